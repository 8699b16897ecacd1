//! The history pane (历史): who did what when, of one proposal and of the whole office.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The history pane.
#[derive(Debug, Default)]
pub struct History {
    rows: usize,
}

impl Pane for History {
    fn scope(&self) -> Scope {
        Scope::History
    }

    fn count(&self) -> Option<usize> {
        None
    }

    fn refresh(&mut self, _scene: &Scene) {}

    fn fit(&mut self, rows: usize) {
        self.rows = rows;
    }

    fn act(&mut self, _action: Action, _scene: &Scene) -> Option<Vec<Wish>> {
        None
    }

    fn subject(&self, _scene: &Scene) -> Subject {
        Subject::default()
    }
}
