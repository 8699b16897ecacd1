//! Several of a few, all of them to begin with: which units a receipt is recorded for.

use super::Reaction;
use super::choice::Entry;
use crate::keymap::{Code, Key};
use crate::text::fold;

/// A short list with a tick before each line.
#[derive(Debug, Clone)]
pub struct Ticks {
    entries: Vec<(Entry, bool)>,
    at: usize,
}

impl Ticks {
    /// Every entry ticked.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries: entries.into_iter().map(|entry| (entry, true)).collect(), at: 0 }
    }

    /// Every entry and whether it is ticked.
    pub fn none(entries: Vec<Entry>, ticked: &[String]) -> Self {
        let mut ticks = Self::new(entries);
        ticks.set(ticked);
        ticks
    }

    /// The entries, each with whether it is ticked.
    pub fn entries(&self) -> &[(Entry, bool)] {
        &self.entries
    }

    /// Place of the highlighted entry.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What the ticked entries stand for.
    pub fn values(&self) -> Vec<&str> {
        self.entries.iter().filter(|(_, on)| *on).map(|(entry, _)| entry.key.as_str()).collect()
    }

    /// Ticks exactly what stands for these keys; keys that are gone are left out.
    pub fn set(&mut self, keys: &[String]) {
        for (entry, on) in &mut self.entries {
            *on = keys.contains(&entry.key);
        }
    }

    /// Unticks everything.
    pub fn clear(&mut self) {
        self.set(&[]);
    }

    /// Takes a key: space or the entry's number turns a tick, the arrows move along, `*` turns all.
    pub fn key(&mut self, key: Key) -> Reaction {
        let key = key.folded(fold::halfwidth_command);
        match key.code {
            Code::Left if self.at > 0 => self.at -= 1,
            Code::Right if self.at + 1 < self.entries.len() => self.at += 1,
            Code::Left | Code::Right => return Reaction::Ring,
            Code::Char(' ') if key.is_printable() => return self.turn(self.at),
            Code::Char('*') if key.is_printable() => return self.turn_all(),
            Code::Char(c) if key.is_printable() => return self.turn_number(c),
            _ => return Reaction::Pass,
        }
        Reaction::Moved
    }

    fn turn_number(&mut self, c: char) -> Reaction {
        let place =
            c.to_digit(10).and_then(|digit| digit.checked_sub(1)).and_then(|at| usize::try_from(at).ok());
        place.map_or(Reaction::Ring, |place| self.turn(place))
    }

    fn turn(&mut self, place: usize) -> Reaction {
        let Some((_, on)) = self.entries.get_mut(place) else { return Reaction::Ring };
        *on = !*on;
        self.at = place;
        Reaction::Typed
    }

    fn turn_all(&mut self) -> Reaction {
        let all = self.entries.iter().all(|(_, on)| *on);
        self.entries.iter_mut().for_each(|(_, on)| *on = !all);
        Reaction::Typed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_turn_by_number_space_and_star() {
        let mut ticks = Ticks::new(vec![Entry::new("a", "市教育局"), Entry::new("b", "市财政局")]);
        assert_eq!(ticks.values(), ["a", "b"]);
        assert_eq!(ticks.key(Key::char('２')), Reaction::Typed);
        assert_eq!(ticks.values(), ["a"]);
        assert_eq!(ticks.key(Key::char('3')), Reaction::Ring);
        ticks.key(Key::plain(Code::Left));
        ticks.key(Key::char(' '));
        assert!(ticks.values().is_empty());
        ticks.key(Key::char('*'));
        assert_eq!(ticks.values().len(), 2);
        ticks.set(&["b".to_owned(), "gone".to_owned()]);
        assert_eq!(ticks.values(), ["b"]);
    }
}
