//! The picture of the handling pane.

use crate::desk::form::Scene;
use crate::desk::panes::handling::Handling;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &Handling, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
