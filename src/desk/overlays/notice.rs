//! A long sentence, or several lines, to be read and closed.

use crate::desk::msg::Wish;
use crate::keymap::{Action, Key};

/// Something to read.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub lines: Vec<String>,
    /// First row shown.
    pub top: usize,
    page: usize,
}

impl Notice {
    /// A notice.
    pub fn new(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, top: 0, page: 1 }
    }

    /// The body has so many rows.
    pub fn fit(&mut self, rows: usize) {
        self.page = rows.saturating_sub(4).max(1);
    }

    /// Takes a key.
    pub fn key(&mut self, _key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        match action? {
            Action::Cancel | Action::Accept => return Some(vec![Wish::Leave]),
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top += 1,
            Action::PageUp => self.top = self.top.saturating_sub(self.page),
            Action::PageDown => self.top += self.page,
            Action::Top => self.top = 0,
            _ => return None,
        }
        self.top = self.top.min(self.lines.len().saturating_sub(1));
        Some(Vec::new())
    }
}
