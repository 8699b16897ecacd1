//! Who signs a proposal: names in the order of signing, typed as one line. What each of them is follows from its name,
//! is shown, and can be chosen from a list for the name under the caret.

use super::names::NamesField;
use super::people::{People, Roster};
use super::{Line, Reaction, Scene, plain};
use crate::keymap::{Code, Key};
use crate::office::proposer::{Proposer, ProposerKind};
use crate::office::signers::kind_of;
use crate::text::fold::halfwidth_command;
use std::collections::BTreeMap;

/// What a proposer can be, in the order of the list.
pub const KINDS: [ProposerKind; 7] = [
    ProposerKind::Member,
    ProposerKind::Party,
    ProposerKind::Organisation,
    ProposerKind::Committee,
    ProposerKind::Sector,
    ProposerKind::Group,
    ProposerKind::Town,
];

/// A line of names.
#[derive(Debug, Clone)]
pub struct ProposersField {
    names: NamesField,
    /// Names whose kind the clerk set by hand.
    said: BTreeMap<String, ProposerKind>,
    /// The open list of kinds.
    kinds: Option<Kinds>,
}

/// The list of kinds, open for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    /// Whose kind is chosen.
    pub name: String,
    /// Place of the kind pointed at.
    pub at: usize,
}

impl ProposersField {
    /// Nobody yet; at most `limit` characters in all.
    pub fn new(limit: usize) -> Self {
        Self { names: NamesField::new(limit, Roster::Members), said: BTreeMap::new(), kinds: None }
    }

    /// The line as typed.
    pub fn line(&self) -> &Line {
        self.names.line()
    }

    /// The names with what they are.
    pub fn proposers(&self) -> Vec<Proposer> {
        let kind = |name: &String| self.said.get(name).copied().unwrap_or_else(|| kind_of(name));
        let names = self.names.names();
        names.into_iter().map(|name| Proposer { kind: kind(&name), name, signed: None }).collect()
    }

    /// Whether someone is called a member and is not on the roster of the members.
    pub fn is_unlisted(&self, proposer: &Proposer) -> bool {
        proposer.kind == ProposerKind::Member && self.names.unlisted().contains(&proposer.name)
    }

    /// The members that answer to the name being typed.
    pub fn people(&self) -> &People {
        self.names.people()
    }

    /// The list of kinds, while it is open.
    pub fn kinds(&self) -> Option<&Kinds> {
        self.kinds.as_ref()
    }

    /// Closes the open list. `false`: none was open.
    pub fn close(&mut self) -> bool {
        self.kinds.take().is_some() | self.names.close()
    }

    /// Follows the register: who is on the roster.
    pub fn follow(&mut self, scene: &Scene) {
        self.names.follow(scene);
    }

    /// The focus leaves: a sign after the last name waits for nobody any more.
    pub fn leave(&mut self) {
        self.kinds = None;
        self.names.leave();
    }

    /// What was typed to find a member and found nobody: small letters are no name.
    pub fn letters(&self) -> Option<String> {
        self.names.names().into_iter().find(|name| name.bytes().all(|byte| byte.is_ascii_lowercase()))
    }

    /// Replaces everybody.
    pub fn set(&mut self, proposers: &[Proposer]) {
        let names: Vec<&str> = proposers.iter().map(|proposer| proposer.name.as_str()).collect();
        self.names.set(&names.join("、"));
        self.said.clear();
        for Proposer { name, kind, .. } in proposers {
            if kind_of(name) != *kind {
                self.said.insert(name.clone(), *kind);
            }
        }
    }

    /// Replaces the line, keeping what was said about names.
    pub fn set_text(&mut self, text: &str) {
        self.names.set(text);
    }

    /// What the clerk said about names whose kind would be read otherwise.
    pub fn said(&self) -> &BTreeMap<String, ProposerKind> {
        &self.said
    }

    /// Replaces what the clerk said about names.
    pub fn say(&mut self, said: BTreeMap<String, ProposerKind>) {
        self.said = said;
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.names.place(at);
    }

    /// Nobody.
    pub fn clear(&mut self) {
        self.names.clear();
        self.said.clear();
        self.kinds = None;
    }

    /// Takes pasted names; line ends separate them.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Reaction {
        self.kinds = None;
        self.names.paste(text, scene)
    }

    /// Takes a key. Enter and Tab take what is pointed at in the open list; without one they pass.
    pub fn key(&mut self, key: Key, scene: &Scene) -> Reaction {
        if let Some(kinds) = self.kinds.take()
            && let Some(reaction) = self.choose(kinds, key)
        {
            return reaction;
        }
        if plain(key, Code::Enter) || plain(key, Code::Tab) {
            let Some(name) = self.names.take(scene) else { return Reaction::Pass };
            if kind_of(&name) != ProposerKind::Member {
                self.said.insert(name, ProposerKind::Member);
            }
            return Reaction::Typed;
        }
        self.names.key(key, scene)
    }

    /// A key in the list of kinds: arrows walk, a digit or Enter takes. `None`: the list closes and the key is the line's.
    fn choose(&mut self, mut kinds: Kinds, key: Key) -> Option<Reaction> {
        let last = KINDS.len() - 1;
        match key.folded(halfwidth_command).code {
            Code::Down => kinds.at = (kinds.at + 1).min(last),
            Code::Up => kinds.at = kinds.at.saturating_sub(1),
            Code::Char(c @ '1'..='7') => return Some(self.is(&kinds.name, usize::from(c as u8 - b'1'))),
            Code::Enter | Code::Tab => return Some(self.is(&kinds.name, kinds.at)),
            _ => return None,
        }
        self.kinds = Some(kinds);
        Some(Reaction::Moved)
    }

    fn is(&mut self, name: &str, kind: usize) -> Reaction {
        if kind_of(name) == KINDS[kind] {
            self.said.remove(name);
        } else {
            self.said.insert(name.to_owned(), KINDS[kind]);
        }
        Reaction::Typed
    }

    /// Opens the list of kinds for the name under the caret, pointing at the one it has; nothing changes before one is
    /// taken. Pressed again it points at the next.
    pub fn open_kinds(&mut self) -> Reaction {
        if let Some(kinds) = &mut self.kinds {
            kinds.at = (kinds.at + 1) % KINDS.len();
            return Reaction::Moved;
        }
        let left = super::names::names(self.line().before()).len();
        let Some(Proposer { name, kind, .. }) = self.proposers().into_iter().nth(left.saturating_sub(1))
        else {
            return Reaction::Ring;
        };
        self.names.close();
        let at = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
        self.kinds = Some(Kinds { name, at });
        Reaction::Moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::field::trial::{carry_out, desk, scene};
    use crate::keymap::Code;
    use crate::office::unit::Member;
    use crate::office::verbs::listing::ListMembers;
    use crate::office::{Command, MemberId, Register};

    fn shown(field: &ProposersField) -> Vec<(String, &'static str)> {
        field.proposers().into_iter().map(|p| (p.name, p.kind.title())).collect()
    }

    fn owned(rows: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
        rows.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect()
    }

    #[test]
    fn kinds_follow_from_names() {
        let register = desk();
        let mut field = ProposersField::new(500);
        field.paste("民盟市委会\n市妇联、经济界、社会法制委、第三委员小组\n张三", &scene(&register));
        let expected = [
            ("民盟市委会", "党派"),
            ("市妇联", "团体"),
            ("经济界", "界别"),
            ("社会法制委", "专委会"),
            ("第三委员小组", "小组"),
            ("张三", "委员"),
        ];
        assert_eq!(shown(&field), owned(&expected));
    }

    #[test]
    fn a_kind_is_changed_for_the_name_under_the_caret_and_stays_with_it() {
        let register = desk();
        let mut field = ProposersField::new(500);
        field.paste("张三、新阶层人士、李四", &scene(&register));
        field.key(Key::plain(Code::Left), &scene(&register));
        field.key(Key::plain(Code::Left), &scene(&register));
        field.key(Key::plain(Code::Left), &scene(&register));
        let before = shown(&field);
        assert_eq!(field.open_kinds(), Reaction::Moved);
        assert_eq!(shown(&field), before, "the key that opens the list changes nothing");
        assert_eq!(field.key(Key::char('2'), &scene(&register)), Reaction::Typed);
        assert_eq!(shown(&field)[1], ("新阶层人士".to_owned(), "党派"));
        field.key(Key::plain(Code::Home), &scene(&register));
        field.key(Key::char('王'), &scene(&register));
        field.key(Key::char('、'), &scene(&register));
        assert_eq!(shown(&field)[2], ("新阶层人士".to_owned(), "党派"));
        let mut other = ProposersField::new(500);
        other.set(&field.proposers());
        assert_eq!(other.proposers(), field.proposers());
    }

    #[test]
    fn nobody_has_no_kind_to_change() {
        assert_eq!(ProposersField::new(10).open_kinds(), Reaction::Ring);
    }

    fn with_members(names: &[&str]) -> Register {
        let mut register = desk();
        let member = |name: &&str| Member {
            id: MemberId::default(),
            name: (*name).to_owned(),
            sector: "经济界".to_owned(),
            party: String::new(),
            group: String::new(),
            left: None,
        };
        let members = names.iter().map(member).collect();
        carry_out(&mut register, &Command::ListMembers(ListMembers { members }));
        register
    }

    #[test]
    fn initials_find_a_member_and_enter_takes_the_first() {
        let register = with_members(&["张三", "张伟明", "李四"]);
        let mut field = ProposersField::new(500);
        let press = |field: &mut ProposersField, key| field.key(key, &scene(&register));
        for c in "lisi".chars() {
            press(&mut field, Key::char(c));
        }
        assert_eq!(press(&mut field, Key::plain(Code::Enter)), Reaction::Typed);
        assert_eq!(field.line().text(), "李四、");
        for c in "zwm".chars() {
            press(&mut field, Key::char(c));
        }
        press(&mut field, Key::plain(Code::Enter));
        assert_eq!(press(&mut field, Key::plain(Code::Enter)), Reaction::Pass, "nothing half typed: go on");
        field.leave();
        assert_eq!((field.line().text(), field.letters()), ("李四、张伟明", None));
        for c in "、xy".chars() {
            press(&mut field, Key::char(c));
        }
        assert_eq!(press(&mut field, Key::plain(Code::Enter)), Reaction::Pass, "nobody is found");
        assert_eq!(field.letters().as_deref(), Some("xy"), "and the form can say so");
    }

    #[test]
    fn hanzi_that_may_be_a_whole_name_are_completed_only_when_pointed_at() {
        let register = with_members(&["张三", "张伟明"]);
        let mut field = ProposersField::new(500);
        let press = |field: &mut ProposersField, key| field.key(key, &scene(&register));
        field.paste("张伟", &scene(&register));
        assert_eq!(field.people().found().len(), 1);
        assert_eq!(
            press(&mut field, Key::plain(Code::Enter)),
            Reaction::Pass,
            "张伟 is no member, and stays"
        );
        assert_eq!(press(&mut field, Key::plain(Code::Down)), Reaction::Moved);
        press(&mut field, Key::plain(Code::Enter));
        assert_eq!(field.line().text(), "张伟明、");
        field.paste("张三", &scene(&register));
        assert!(field.people().found().is_empty(), "a name in full asks for nothing");
    }
}
