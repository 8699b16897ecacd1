//! A long sentence, or several lines, to be read and closed.

use crate::desk::layout::reading;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Key};
use crate::office::ProposalId;
use crate::text::width::wrap;

/// Something to read.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its heading.
    pub title: String,
    paragraphs: Vec<String>,
    scroll: Scroll,
    rows: Vec<String>,
    /// Columns and paragraphs the rows were wrapped for.
    wrapped: Option<(usize, usize)>,
    /// What Enter opens.
    then: Option<ProposalId>,
}

/// A window that moves over rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// First row shown.
    pub top: usize,
    /// Rows shown.
    pub page: usize,
    /// Rows there are.
    pub len: usize,
}

impl Scroll {
    /// Says how many rows there are and how many are shown.
    pub fn fit(&mut self, len: usize, page: usize) {
        (self.len, self.page) = (len, page.max(1));
        self.top = self.top.min(len.saturating_sub(self.page));
    }

    /// Does an action of moving; `false`: it is none.
    pub fn act(&mut self, action: Action) -> bool {
        let top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(self.page),
            Action::PageDown => self.top + self.page,
            Action::Top => 0,
            Action::Bottom => self.len,
            _ => return false,
        };
        self.top = top.min(self.len.saturating_sub(self.page));
        true
    }
}

impl Notice {
    /// A notice.
    pub fn new(title: impl Into<String>, paragraphs: Vec<String>) -> Self {
        let (scroll, rows) = (Scroll::default(), Vec::new());
        Self { title: title.into(), paragraphs, scroll, rows, wrapped: None, then: None }
    }

    /// The proposal that Enter opens.
    #[must_use]
    pub fn leads_to(self, then: Option<ProposalId>) -> Self {
        Self { then, ..self }
    }

    /// Adds paragraphs at the end.
    pub fn add(&mut self, more: impl IntoIterator<Item = String>) {
        self.paragraphs.extend(more);
    }

    /// Follows the size of the screen.
    pub fn settle(&mut self, size: (u16, u16)) {
        let (cols, page) = reading(size);
        let wrapped = Some((cols, self.paragraphs.len()));
        if self.wrapped != wrapped {
            self.rows = self.paragraphs.iter().flat_map(|line| wrap(line, cols)).collect();
            self.wrapped = wrapped;
        }
        self.scroll.fit(self.rows.len(), page);
    }

    /// How many rows there are in all.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Nothing to read.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows from the first one shown.
    pub fn rows(&self) -> &[String] {
        self.rows.get(self.scroll.top..).unwrap_or_default()
    }

    /// Takes a key.
    pub fn key(&mut self, _key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        match action? {
            Action::Accept => Some([Wish::Leave].into_iter().chain(self.then.map(Wish::Find)).collect()),
            Action::Cancel => Some(vec![Wish::Leave]),
            action => self.scroll.act(action).then(Vec::new),
        }
    }
}
