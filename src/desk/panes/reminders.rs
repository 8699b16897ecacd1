//! The reminders pane (催办).

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The reminders pane.
#[derive(Debug, Default)]
pub struct Reminders {}

impl Pane for Reminders {
    fn scope(&self) -> Scope {
        Scope::Reminders
    }

    fn count(&self) -> Option<usize> {
        None
    }

    fn refresh(&mut self, _scene: &Scene) {}

    fn fit(&mut self, _rows: usize) {}

    fn act(&mut self, _action: Action, _scene: &Scene) -> Option<Vec<Wish>> {
        None
    }

    fn subject(&self, _scene: &Scene) -> Subject {
        Subject::default()
    }
}
