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
    changes: u32,
    fresh: bool,
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

    /// Takes a key while typing, before the keymap is asked for anything but moving; `false`: it is none of the search's.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> bool {
        if !self.typing {
            return false;
        }
        if action == Some(Action::Cancel) {
            self.clear();
        } else if key == Key::plain(Code::Enter) || key == Key::plain(Code::Tab) {
            self.typing = false;
        } else if self.line.key(key) {
            self.renew();
        } else {
            return false;
        }
        true
    }

    /// Whether it is being typed, or anything is looked for.
    pub fn is_on(&self) -> bool {
        self.typing || !self.is_empty()
    }

    /// How often what is looked for has changed, for the [`Stamp`](super::panes::Stamp) of the rows it chooses.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    /// Whether something else is looked for since this was asked last: the rows are then shown from the first one found.
    pub fn starts_anew(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
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
        self.changes = self.changes.wrapping_add(1);
        self.fresh = self.needle.is_some();
    }
}
