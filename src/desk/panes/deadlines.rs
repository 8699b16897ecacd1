//! The deadlines pane (期限).

use super::{Pane, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Scope};

/// The deadlines pane.
#[derive(Debug, Default)]
pub struct Deadlines {}

impl Pane for Deadlines {
    fn scope(&self) -> Scope {
        Scope::Deadlines
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
