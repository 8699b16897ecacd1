//! A number of a few digits. Full-width digits count as digits.

use super::{Reaction, line::Line};
use crate::keymap::{Code, Key};
use crate::text::fold;

/// A number being typed.
#[derive(Debug, Clone)]
pub struct Digits {
    line: Line,
}

impl Digits {
    /// An empty number of at most `most` digits.
    pub fn new(most: usize) -> Self {
        Self { line: Line::new(most) }
    }

    /// The line it is typed into.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The number; `None` while empty.
    pub fn value(&self) -> Option<u32> {
        self.line.text().parse().ok()
    }

    /// Replaces what was typed; anything but digits is dropped.
    pub fn set(&mut self, text: &str) {
        let kept: String = fold::digits(text).chars().filter(char::is_ascii_digit).collect();
        self.line.set(&kept.chars().take(self.line.limit()).collect::<String>());
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.line.clear();
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.line.place(at);
    }

    /// Takes pasted text; anything but digits is dropped.
    pub fn paste(&mut self, text: &str) -> Reaction {
        let kept: String = fold::digits(text).chars().filter(char::is_ascii_digit).collect();
        if kept.is_empty() { Reaction::Ring } else { self.line.paste(&kept) }
    }

    /// Takes a key; what is no digit rings.
    pub fn key(&mut self, key: Key) -> Reaction {
        let key = key.folded(fold::halfwidth_command);
        match key.code {
            Code::Char(c) if key.is_printable() && !c.is_ascii_digit() => Reaction::Ring,
            _ => self.line.key(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_count_and_letters_ring() {
        let mut digits = Digits::new(4);
        for c in "２０2６".chars() {
            assert_eq!(digits.key(Key::char(c)), Reaction::Typed);
        }
        assert_eq!(digits.value(), Some(2026));
        assert_eq!(digits.key(Key::char('x')), Reaction::Ring);
        assert_eq!(digits.key(Key::char('7')), Reaction::Ring, "four digits are enough");
        digits.set("第１４届");
        assert_eq!(digits.value(), Some(14));
        digits.clear();
        assert_eq!((digits.value(), digits.paste("年")), (None, Reaction::Ring));
    }
}
