//! The picture of the reminders pane.

use crate::desk::form::Scene;
use crate::desk::panes::reminders::Reminders;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(_pane: &Reminders, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
