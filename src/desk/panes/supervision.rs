//! The supervision pane (督办): key proposals, activities, leaders and cross-year tracking.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The supervision pane.
#[derive(Debug, Default)]
pub struct Supervision {
    rows: usize,
}

impl Pane for Supervision {
    fn scope(&self) -> Scope {
        Scope::Supervision
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
