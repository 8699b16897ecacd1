//! Names in one line, parted by `、` and the like. One half typed is completed from a roster: of the members, or of the
//! handling units. A name that stands on no roster is taken all the same, and marked.

use super::line::Line;
use super::people::{People, Roster};
use super::{Reaction, Scene, plain};
use crate::keymap::{Code, Key};
use crate::office::signers::is_hanzi;

/// A line of names.
#[derive(Debug, Clone)]
pub struct NamesField {
    line: Line,
    people: People,
    unlisted: Vec<String>,
}

impl NamesField {
    /// Nobody yet; at most `limit` characters in all, completed from `roster`.
    pub fn new(limit: usize, roster: Roster) -> Self {
        Self { line: Line::new(limit), people: People::of(roster), unlisted: Vec::new() }
    }

    /// The line as typed.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The names, in order.
    pub fn names(&self) -> Vec<String> {
        match self.people.roster() {
            Roster::Members => names(self.line.text()),
            // A unit's name may have a blank in it.
            Roster::Units => {
                let parts = self.line.text().split(separates).map(str::trim);
                parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
            }
        }
    }

    /// Those that stand on no roster, as far as there is one.
    pub fn unlisted(&self) -> &[String] {
        &self.unlisted
    }

    /// What answers to the name being typed.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Closes the list of what answers. `false`: it was not open.
    pub fn close(&mut self) -> bool {
        self.people.close()
    }

    /// Follows the register: who is on the roster.
    pub fn follow(&mut self, scene: &Scene) {
        self.unlisted = self.people.unlisted(&self.names(), scene);
    }

    /// The focus leaves: a sign after the last name waits for nobody any more.
    pub fn leave(&mut self) {
        self.close();
        let text = self.line.text().trim_end().trim_end_matches('、').to_owned();
        if text.len() < self.line.text().trim_end().len() {
            self.line.set(&text);
        }
    }

    /// Replaces the line.
    pub fn set(&mut self, text: &str) {
        self.line.set(text);
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.line.place(at);
    }

    /// Nobody.
    pub fn clear(&mut self) {
        self.line.clear();
        self.unlisted.clear();
        self.close();
    }

    /// Takes pasted names; line ends separate them.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Reaction {
        let joined: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let reaction = self.line.paste(&joined.join("、"));
        self.look(scene);
        reaction
    }

    /// Opens what answers to the name being typed; all of the roster where none is.
    pub fn open(&mut self, scene: &Scene) -> Reaction {
        let named = self.names();
        self.people.list(half_typed(self.line.before()), &named, scene);
        if self.people.found().is_empty() { Reaction::Ring } else { Reaction::Moved }
    }

    /// Takes a key. Enter and Tab take the name pointed at; without one they pass.
    pub fn key(&mut self, key: Key, scene: &Scene) -> Reaction {
        if plain(key, Code::Enter) || plain(key, Code::Tab) {
            return self.take(scene).map_or(Reaction::Pass, |_| Reaction::Typed);
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

    /// Puts the name pointed at in the place of the one half typed, ready for the next one, and says which it is.
    pub fn take(&mut self, scene: &Scene) -> Option<String> {
        let name = self.people.pointed().map(|person| person.name.clone())?;
        self.close();
        let (head, tail) = (self.line.before().to_owned(), self.line.text()[self.line.caret()..].to_owned());
        let head = &head[..head.len() - half_typed(&head).len()];
        let sign = if tail.is_empty() { "、" } else { "" };
        self.line.set(&format!("{head}{name}{sign}{tail}"));
        self.line.place(head.len() + name.len() + sign.len());
        self.follow(scene);
        Some(name)
    }

    /// Looks for the name left of the caret, where it ends there.
    fn look(&mut self, scene: &Scene) {
        let ends = self.line.text()[self.line.caret()..].chars().next().is_none_or(separates);
        let piece = half_typed(self.line.before());
        if ends {
            let named = self.names();
            self.people.look(piece, &named, scene);
        } else {
            self.close();
        }
        self.follow(scene);
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
    use crate::desk::field::trial::{desk, scene};

    #[test]
    fn names_are_parted_by_signs_and_blanks_but_not_inside_a_name() {
        assert_eq!(names("张三、李四，王五;赵六"), ["张三", "李四", "王五", "赵六"]);
        assert_eq!(names("魏　娜、张 三 李四"), ["魏娜", "张三", "李四"]);
        assert_eq!(names("阿不都·热合曼 John Smith"), ["阿不都·热合曼 John Smith"]);
        assert_eq!(names(" 、 "), Vec::<String>::new());
    }

    #[test]
    fn units_are_found_by_code_pinyin_and_short_name_and_unknown_ones_are_marked() {
        let register = desk();
        let mut field = NamesField::new(200, Roster::Units);
        let press = |field: &mut NamesField, text: &str| {
            text.chars().for_each(|c| drop(field.key(Key::char(c), &scene(&register))));
            field.key(Key::plain(Code::Enter), &scene(&register))
        };
        assert_eq!(press(&mut field, "jyj"), Reaction::Typed);
        assert_eq!(press(&mut field, "306"), Reaction::Typed);
        assert_eq!(field.line().text(), "市教育局、市财政局、");
        assert_eq!(press(&mut field, "城管局"), Reaction::Pass, "a short name is on the roster as it is");
        assert!(field.unlisted().is_empty());
        assert_eq!(press(&mut field, "、市太空局"), Reaction::Pass);
        assert_eq!(field.unlisted(), ["市太空局"]);
    }

    #[test]
    fn where_no_member_is_listed_none_is_marked() {
        let register = desk();
        let mut field = NamesField::new(200, Roster::Members);
        field.paste("张三、李四", &scene(&register));
        assert!(field.unlisted().is_empty());
    }
}
