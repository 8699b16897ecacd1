//! The picture of the history pane.

use crate::desk::form::Scene;
use crate::desk::panes::history::History;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &History, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
