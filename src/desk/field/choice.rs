//! One of a few: a category, a ground, a result class. Found by its code, by hanzi or by pinyin initials; the arrows go
//! round.

use super::Reaction;
use crate::keymap::{Code, Key};
use crate::text::{fold, pinyin};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for, never shown: stays the same when codes change.
    pub key: String,
    /// The code a clerk types.
    pub code: String,
    /// Its name.
    pub title: String,
    /// A word of explanation; may be empty.
    pub detail: String,
}

/// One of a few.
#[derive(Debug, Clone)]
pub struct Choice {
    entries: Vec<Entry>,
    sounds: Vec<(String, String, String)>,
    chosen: Option<usize>,
    typed: String,
    optional: bool,
    /// The last character typed answers to no entry.
    missed: bool,
}

impl Entry {
    /// An entry whose code is also what it stands for.
    pub fn new(code: impl Into<String>, title: impl Into<String>) -> Self {
        let code = code.into();
        Self { key: code.clone(), code, title: title.into(), detail: String::new() }
    }

    /// The same entry, standing for something else than its code.
    #[must_use]
    pub fn meaning(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// The same entry with an explanation.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

impl Choice {
    /// Nothing chosen yet.
    pub fn new(entries: Vec<Entry>) -> Self {
        let sound = |entry: &Entry| {
            (fold::fold(&entry.title), pinyin::initials(&entry.title), pinyin::full(&entry.title))
        };
        let sounds = entries.iter().map(sound).collect();
        Self { entries, sounds, chosen: None, typed: String::new(), optional: false, missed: false }
    }

    /// The same, and nothing may be chosen as well.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Place of the chosen entry.
    pub fn place(&self) -> Option<usize> {
        self.chosen
    }

    /// The chosen entry.
    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.chosen?)
    }

    /// What the chosen entry stands for.
    pub fn value(&self) -> Option<&str> {
        self.entry().map(|entry| entry.key.as_str())
    }

    /// What was typed to find it, as far as it matters for the next key.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether the last character typed answers to no entry.
    pub fn missed(&self) -> bool {
        self.missed
    }

    /// Chooses what stands for `key`. `false`: there is no such entry, and nothing changed.
    pub fn set(&mut self, key: &str) -> bool {
        let place = self.entries.iter().position(|entry| entry.key == key);
        if place.is_some() {
            self.chosen = place;
            self.typed.clear();
        }
        place.is_some()
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        self.chosen = None;
        self.typed.clear();
    }

    /// Forgets what was typed when the focus leaves.
    pub fn leave(&mut self) {
        self.typed.clear();
    }

    /// Takes a pasted code or name.
    pub fn paste(&mut self, text: &str) -> Reaction {
        match self.find(text.trim()) {
            Some(place) => self.choose(place),
            None => Reaction::Ring,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Reaction {
        let key = key.folded(fold::halfwidth_command);
        self.missed = false;
        match key.code {
            Code::Char(' ') | Code::Right if !key.ctrl => self.turn(1),
            Code::Left => self.turn(-1),
            Code::Char(c) if key.is_printable() => self.type_in(c),
            Code::Backspace | Code::Delete if self.optional && self.chosen.is_some() => {
                self.clear();
                Reaction::Typed
            }
            Code::Backspace | Code::Delete => {
                self.typed.clear();
                Reaction::Ring
            }
            _ => Reaction::Pass,
        }
    }

    /// One more character of a code or name; when nothing begins so, the character begins anew.
    fn type_in(&mut self, c: char) -> Reaction {
        self.typed.push(c);
        if let Some(place) = self.find(&self.typed) {
            self.chosen = Some(place);
            return Reaction::Typed;
        }
        self.typed = c.to_string();
        let Some(place) = self.find(&self.typed) else {
            self.typed.clear();
            self.missed = true;
            return Reaction::Ring;
        };
        self.chosen = Some(place);
        Reaction::Typed
    }

    /// Goes to a neighbour, round the ends.
    pub fn turn(&mut self, by: isize) -> Reaction {
        let count = self.entries.len();
        if count == 0 {
            return Reaction::Ring;
        }
        let next = match (self.chosen, by) {
            (None, 1..) => 0,
            (None, _) => count - 1,
            (Some(place), _) => place.wrapping_add_signed(by).wrapping_add(count) % count,
        };
        self.choose(next)
    }

    fn choose(&mut self, place: usize) -> Reaction {
        self.typed.clear();
        self.chosen = Some(place);
        Reaction::Typed
    }

    /// The entry meant: its code before the beginning of a code, both before names and sounds.
    fn find(&self, typed: &str) -> Option<usize> {
        let word = fold::fold(typed);
        if word.is_empty() {
            return None;
        }
        let code = |entry: &Entry| fold::fold(&entry.code);
        let by_code = |fits: &dyn Fn(&str) -> bool| self.entries.iter().position(|entry| fits(&code(entry)));
        let by_sound = |fits: &dyn Fn(&(String, String, String)) -> bool| self.sounds.iter().position(fits);
        by_code(&|code| code == word)
            .or_else(|| by_code(&|code| code.starts_with(&word)))
            .or_else(|| by_sound(&|(name, _, _)| name.starts_with(&word)))
            .or_else(|| by_sound(&|(_, initials, _)| initials.starts_with(&word)))
            .or_else(|| by_sound(&|(_, _, full)| full.starts_with(&word)))
            .or_else(|| by_sound(&|(name, initials, _)| name.contains(&word) || initials.contains(&word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grounds() -> Choice {
        let names = ["涉及党和国家秘密", "国家明令禁止", "属于学术研讨", "指名举报"];
        let mut entries: Vec<Entry> =
            (1..).zip(names).map(|(n, name)| Entry::new(n.to_string(), name)).collect();
        entries.push(Entry::new("10", "内容空泛、没有具体建议"));
        Choice::new(entries)
    }

    fn typed(choice: &mut Choice, text: &str) -> Option<String> {
        for c in text.chars() {
            choice.key(Key::char(c));
        }
        let value = choice.value().map(str::to_owned);
        choice.leave();
        value
    }

    #[test]
    fn codes_hanzi_and_initials_find() {
        for (keys, code) in [
            ("2", "2"),
            ("10", "10"),
            ("１０", "10"),
            ("学术", "3"),
            ("指名", "4"),
            ("nrkf", "10"),
            ("zm", "4"),
            ("guojia", "2"),
        ] {
            assert_eq!(typed(&mut grounds(), keys).as_deref(), Some(code), "{keys}");
        }
    }

    #[test]
    fn a_wrong_key_rings_and_changes_nothing() {
        let mut choice = grounds();
        typed(&mut choice, "2");
        assert_eq!(choice.key(Key::char('9')), Reaction::Ring);
        assert_eq!(choice.value(), Some("2"));
        assert_eq!(typed(&mut choice, "93").as_deref(), Some("3"), "a fresh beginning is tried");
    }

    #[test]
    fn arrows_go_round() {
        let mut choice = grounds();
        choice.key(Key::plain(Code::Left));
        assert_eq!(choice.value(), Some("10"));
        choice.key(Key::plain(Code::Right));
        assert_eq!(choice.value(), Some("1"));
        assert_eq!(choice.key(Key::plain(Code::Backspace)), Reaction::Ring, "it must be something");
        let mut free = grounds().optional();
        free.key(Key::char('　'));
        assert_eq!(free.value(), Some("1"));
        free.key(Key::plain(Code::Backspace));
        assert_eq!(free.value(), None);
    }

    #[test]
    fn a_pasted_name_is_found() {
        let mut choice = grounds();
        assert_eq!(choice.paste("国家明令禁止\n"), Reaction::Typed);
        assert_eq!(choice.value(), Some("2"));
        assert_eq!(choice.paste("没有"), Reaction::Typed);
        assert_eq!(choice.paste("没有这样的"), Reaction::Ring);
    }
}
