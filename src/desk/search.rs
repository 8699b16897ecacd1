//! The search of a list: live while it is typed, by hanzi, pinyin, initials or number.

use super::typed::Typed;
use crate::keymap::{Action, Code, Key};
use crate::text::pinyin::Needle;

/// A search.
#[derive(Default)]
pub struct Search {
    line: Typed,
    typing: bool,
    needle: Option<Needle>,
}

/// What a key did to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// What is looked for changed: list anew.
    Changed,
    /// Typing ended; what is looked for stays.
    Kept,
    /// The key is none of the search's.
    Other,
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search")
            .field("line", &self.line)
            .field("typing", &self.typing)
            .finish_non_exhaustive()
    }
}

impl Search {
    /// Begins typing, on top of what is looked for already.
    pub fn begin(&mut self) {
        self.typing = true;
    }

    /// Whether it is being typed.
    pub fn typing(&self) -> bool {
        self.typing
    }

    /// What is looked for, as typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Looks for this from now on, without typing going on.
    pub fn look_for(&mut self, text: &str) {
        self.line = Typed::new(text.trim());
        self.typing = false;
        self.renew();
    }

    /// Looks for nothing any more.
    pub fn clear(&mut self) {
        self.line.clear();
        self.typing = false;
        self.renew();
    }

    /// Takes a key while typing, before the keymap is asked for anything but moving.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Sought {
        if !self.typing {
            return Sought::Other;
        }
        if action == Some(Action::Cancel) {
            self.clear();
            return Sought::Changed;
        }
        if key == Key::plain(Code::Enter) || key == Key::plain(Code::Tab) {
            self.typing = false;
            return Sought::Kept;
        }
        if self.line.key(key) {
            self.renew();
            return Sought::Changed;
        }
        Sought::Other
    }

    /// Takes a piece of text while typing, or as the beginning of a search.
    pub fn text_in(&mut self, piece: &str) {
        if self.typing {
            self.line.push(piece);
            self.renew();
        } else {
            self.look_for(piece);
        }
    }

    /// Whether a text, folded beforehand ([`crate::text::fold::fold`]), is looked for.
    pub fn finds(&self, folded: &str) -> bool {
        self.needle.as_ref().is_none_or(|needle| needle.matches_folded(folded))
    }

    fn renew(&mut self) {
        self.needle = (!self.line.is_empty()).then(|| Needle::new(self.line.text()));
    }
}
