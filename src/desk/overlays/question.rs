//! One question before something that cannot simply be looked at and left: what would be done, in words; Enter does it,
//! Esc does not.

use super::notice::Notice;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Key};

/// A question that can be answered with yes or by leaving it.
#[derive(Debug)]
pub struct Question {
    /// What is asked, and how it is answered.
    pub notice: Notice,
    deed: Vec<Wish>,
}

impl Question {
    /// Asks; `deed` is what follows from yes.
    pub fn new(title: &str, mut lines: Vec<String>, keys: &str, deed: Vec<Wish>) -> Self {
        lines.extend([String::new(), keys.to_owned()]);
        Self { notice: Notice::new(title, lines), deed }
    }

    /// Takes a key. The question goes before its deed comes: the deed may be about what lies below.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        match action {
            Some(Action::Accept) => Some([Wish::Leave].into_iter().chain(self.deed.drain(..)).collect()),
            _ => self.notice.key(key, action),
        }
    }
}
