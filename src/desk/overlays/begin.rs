//! What a clerk sees first in an office that has received nothing yet: three ways to begin.

use crate::desk::msg::{Asked, Wish};
use crate::desk::overlay::Overlay;
use crate::keymap::{Action, Code, Key};
use crate::wire::Question;

/// The choice.
#[derive(Debug, Clone, Copy, Default)]
pub struct Begin {
    /// The way pointed at, 0 to 2.
    pub at: usize,
}

impl Begin {
    /// Takes a key: a digit chooses at once.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        match (key.code, action) {
            (Code::Char(c @ '1'..='3'), _) => {
                self.at = (c as usize) - ('1' as usize);
                Some(self.choose())
            }
            (_, Some(Action::Accept)) | (Code::Enter, _) => Some(self.choose()),
            (_, Some(Action::Up)) => Some(self.step(2)),
            (_, Some(Action::Down)) => Some(self.step(1)),
            (_, Some(Action::Cancel)) => Some(vec![Wish::Leave]),
            _ => None,
        }
    }

    fn step(&mut self, by: usize) -> Vec<Wish> {
        self.at = (self.at + by) % 3;
        Vec::new()
    }

    fn choose(self) -> Vec<Wish> {
        match self.at {
            0 => vec![Wish::Leave, Wish::Ask(Question::BeginSample, Asked::Sample)],
            1 => vec![Wish::Leave, Wish::Show(Box::new(Overlay::import()))],
            _ => vec![Wish::Leave],
        }
    }
}
