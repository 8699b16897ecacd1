//! The review pane (审查): proposals waiting for review, level by level, and what became of the declined ones.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The review pane.
#[derive(Debug, Default)]
pub struct Review {
    rows: usize,
}

impl Pane for Review {
    fn scope(&self) -> Scope {
        Scope::Review
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
