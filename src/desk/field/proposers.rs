//! Who signs a proposal: names in the order of signing, typed as one line. What each of them is follows from its name,
//! is shown, and can be changed for the name under the caret.

use super::Reaction;
use super::line::Line;
use crate::keymap::Key;
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
}

impl ProposersField {
    /// Nobody yet; at most `limit` characters in all.
    pub fn new(limit: usize) -> Self {
        Self { line: Line::new(limit), said: BTreeMap::new() }
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
    }

    /// Takes pasted names; line ends separate them.
    pub fn paste(&mut self, text: &str) -> Reaction {
        let joined: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        self.line.paste(&joined.join("、"))
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Reaction {
        self.line.key(key)
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
    let separates = |c: char| matches!(c, '、' | ',' | '，' | ';' | '；' | '/' | '／' | '\n');
    line.split(separates).flat_map(spaced).collect()
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
    use crate::keymap::Code;

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
        let mut field = ProposersField::new(500);
        field.paste("民盟市委会\n市妇联、经济界、社会法制委、第三委员小组\n张三");
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
        let mut field = ProposersField::new(500);
        field.paste("张三、新阶层人士、李四");
        field.key(Key::plain(Code::Left));
        field.key(Key::plain(Code::Left));
        field.key(Key::plain(Code::Left));
        assert_eq!(field.turn_kind(), Reaction::Typed);
        assert_eq!(shown(&field)[1], ("新阶层人士".to_owned(), "党派"));
        field.key(Key::plain(Code::Home));
        field.key(Key::char('王'));
        field.key(Key::char('、'));
        assert_eq!(shown(&field)[2], ("新阶层人士".to_owned(), "党派"));
        let mut other = ProposersField::new(500);
        other.set(&field.proposers());
        assert_eq!(other.proposers(), field.proposers());
    }

    #[test]
    fn nobody_has_no_kind_to_change() {
        assert_eq!(ProposersField::new(10).turn_kind(), Reaction::Ring);
    }
}
