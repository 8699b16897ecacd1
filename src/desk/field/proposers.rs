//! Who signs a proposal: names in the order of signing, typed as one line. What each of them is follows from its name,
//! is shown, and can be changed for the name under the caret. A name half typed is completed from the members listed.

use super::line::Line;
use super::people::People;
use super::{Reaction, Scene, plain};
use crate::keymap::{Code, Key};
use crate::office::proposer::{Proposer, ProposerKind};
use crate::office::signers::{is_hanzi, kind_of};
use std::collections::BTreeMap;

const KINDS: [ProposerKind; 7] = [
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
    line: Line,
    /// Names whose kind the clerk set by hand.
    said: BTreeMap<String, ProposerKind>,
    people: People,
}

impl ProposersField {
    /// Nobody yet; at most `limit` characters in all.
    pub fn new(limit: usize) -> Self {
        Self { line: Line::new(limit), said: BTreeMap::new(), people: People::default() }
    }

    /// The line as typed.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The names with what they are.
    pub fn proposers(&self) -> Vec<Proposer> {
        let kind = |name: &String| self.said.get(name).copied().unwrap_or_else(|| kind_of(name));
        names(self.line.text())
            .into_iter()
            .map(|name| Proposer { kind: kind(&name), name, signed: None })
            .collect()
    }

    /// The members that answer to the name being typed.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Closes the list of members. `false`: it was not open.
    pub fn close(&mut self) -> bool {
        self.people.close()
    }

    /// The focus leaves: a sign after the last name waits for nobody any more.
    pub fn leave(&mut self) {
        self.close();
        let text = self.line.text().trim_end().trim_end_matches('、').to_owned();
        if text.len() < self.line.text().trim_end().len() {
            self.line.set(&text);
        }
    }

    /// What was typed to find a member and found nobody: small letters are no name.
    pub fn letters(&self) -> Option<String> {
        names(self.line.text()).into_iter().find(|name| name.bytes().all(|byte| byte.is_ascii_lowercase()))
    }

    /// Replaces everybody.
    pub fn set(&mut self, proposers: &[Proposer]) {
        let names: Vec<&str> = proposers.iter().map(|proposer| proposer.name.as_str()).collect();
        self.line.set(&names.join("、"));
        self.said.clear();
        for Proposer { name, kind, .. } in proposers {
            if kind_of(name) != *kind {
                self.said.insert(name.clone(), *kind);
            }
        }
    }

    /// Replaces the line, keeping what was said about names.
    pub fn set_text(&mut self, text: &str) {
        self.line.set(text);
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
        self.line.place(at);
    }

    /// Nobody.
    pub fn clear(&mut self) {
        self.line.clear();
        self.said.clear();
        self.close();
    }

    /// Takes pasted names; line ends separate them.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Reaction {
        let joined: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let reaction = self.line.paste(&joined.join("、"));
        self.look(scene);
        reaction
    }

    /// Takes a key. Enter and Tab take the member pointed at; without one they pass.
    pub fn key(&mut self, key: Key, scene: &Scene) -> Reaction {
        if plain(key, Code::Enter) || plain(key, Code::Tab) {
            return self.take();
        }
        if plain(key, Code::Down) && self.people.walk(1) || plain(key, Code::Up) && self.people.walk(-1) {
            return Reaction::Moved;
        }
        let reaction = self.line.key(key);
        match reaction {
            Reaction::Typed => self.look(scene),
            Reaction::Moved => drop(self.close()),
            _ => {}
        }
        reaction
    }

    /// Puts the member pointed at in the place of the name half typed, ready for the next one.
    fn take(&mut self) -> Reaction {
        let Some(name) = self.people.pointed().map(|person| person.name.clone()) else {
            return Reaction::Pass;
        };
        self.close();
        let (head, tail) = (self.line.before().to_owned(), self.line.text()[self.line.caret()..].to_owned());
        let head = &head[..head.len() - half_typed(&head).len()];
        let sign = if tail.is_empty() { "、" } else { "" };
        self.line.set(&format!("{head}{name}{sign}{tail}"));
        self.line.place(head.len() + name.len() + sign.len());
        if kind_of(&name) != ProposerKind::Member {
            self.said.insert(name, ProposerKind::Member);
        }
        Reaction::Typed
    }

    /// Looks for the name left of the caret, where it ends there.
    fn look(&mut self, scene: &Scene) {
        let ends = self.line.text()[self.line.caret()..].chars().next().is_none_or(separates);
        let piece = half_typed(self.line.before());
        if ends {
            self.people.look(piece, &names(self.line.text()), scene);
        } else {
            self.close();
        }
    }

    /// The name under the caret is taken for the next kind.
    pub fn turn_kind(&mut self) -> Reaction {
        let left = names(self.line.before()).len();
        let Some(Proposer { name, kind, .. }) = self.proposers().into_iter().nth(left.saturating_sub(1))
        else {
            return Reaction::Ring;
        };
        let place = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
        self.said.insert(name, KINDS[(place + 1) % KINDS.len()]);
        Reaction::Typed
    }
}

/// The names of a line: separated by `、` and the like, or by blanks where that cannot part a name of two hanzi.
pub fn names(line: &str) -> Vec<String> {
    line.split(separates).flat_map(spaced).collect()
}

/// Signs between two names.
fn separates(c: char) -> bool {
    matches!(c, '、' | ',' | '，' | ';' | '；' | '/' | '／' | '\n')
}

/// The name that is being typed at the end of `before`.
fn half_typed(before: &str) -> &str {
    before.rsplit(separates).next().unwrap_or_default().trim_start()
}

/// `魏　娜` is one name, `张三 李四` are two; what is no hanzi keeps its blanks.
fn spaced(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    if !words.iter().all(|word| is_hanzi(word)) {
        return vec![words.join(" ")];
    }
    let mut names: Vec<String> = Vec::new();
    let mut surname = false;
    for word in words {
        let single = word.chars().count() == 1;
        if let Some(last) = names.last_mut().filter(|_| surname) {
            last.push_str(word);
            surname = false;
        } else {
            names.push(word.to_owned());
            surname = single;
        }
    }
    names
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
    fn names_are_parted_by_signs_and_blanks_but_not_inside_a_name() {
        assert_eq!(names("张三、李四，王五;赵六"), ["张三", "李四", "王五", "赵六"]);
        assert_eq!(names("魏　娜、张 三 李四"), ["魏娜", "张三", "李四"]);
        assert_eq!(names("阿不都·热合曼 John Smith"), ["阿不都·热合曼 John Smith"]);
        assert_eq!(names(" 、 "), Vec::<String>::new());
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
        assert_eq!(field.turn_kind(), Reaction::Typed);
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
        assert_eq!(ProposersField::new(10).turn_kind(), Reaction::Ring);
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
