//! A list to choose from, narrowed while typing.

use crate::keymap::{Action, Key};

/// One line of a picker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its code or key label, shown first and searched; may be empty.
    pub code: String,
    /// What it is.
    pub title: String,
    /// A word of explanation; may be empty.
    pub detail: String,
    /// Why it cannot be chosen; `None` when it can.
    pub barred: Option<String>,
}

/// What a key did to a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// The search or the highlighted line changed.
    Moved,
    /// The item with this place in the list given at the start was chosen.
    Chosen(usize),
    /// The clerk leaves without choosing.
    Leave,
    /// The key means nothing here, or the item cannot be chosen: [`Picker::notice`] says why.
    Ring,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Picker {
    title: String,
    items: Vec<Item>,
    search: String,
    notice: Option<String>,
}

impl Picker {
    /// A picker over `items`, the first highlighted.
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self { title: title.into(), items, search: String::new(), notice: None }
    }

    /// Replaces the items after the register changed; search and highlighted line stay where they can.
    pub fn renew(&mut self, items: Vec<Item>) {
        self.items = items;
    }

    /// Its heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is searched for.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Why the last key was refused.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Takes a key; `action` is what the keymap says it means in the picker's scope, with text being typed.
    pub fn key(&mut self, _key: Key, _action: Option<Action>) -> Picked {
        Picked::Ring
    }

    /// Takes pasted text into the search.
    pub fn paste(&mut self, _text: &str) {}
}
