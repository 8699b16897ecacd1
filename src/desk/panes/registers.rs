//! The registers pane (名册): units, members, leaders, clerks, holidays and rules.

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The registers pane.
#[derive(Debug, Default)]
pub struct Registers {
    rows: usize,
}

impl Pane for Registers {
    fn scope(&self) -> Scope {
        Scope::Registers
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
