//! The statistics pane (统计): every figure, each opening the list of its rows.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The statistics pane.
#[derive(Debug, Default)]
pub struct Statistics {
    rows: usize,
}

impl Pane for Statistics {
    fn scope(&self) -> Scope {
        Scope::Statistics
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
