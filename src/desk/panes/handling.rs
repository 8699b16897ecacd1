//! The handling pane (办理): one row for each task of a unit.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The handling pane.
#[derive(Debug, Default)]
pub struct Handling {
    rows: usize,
}

impl Pane for Handling {
    fn scope(&self) -> Scope {
        Scope::Handling
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
