//! The picture of the deadlines pane.

use crate::desk::form::Scene;
use crate::desk::panes::deadlines::Deadlines;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(_pane: &Deadlines, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
