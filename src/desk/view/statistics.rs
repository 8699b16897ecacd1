//! The picture of the statistics pane.

use crate::desk::form::Scene;
use crate::desk::panes::statistics::Statistics;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &Statistics, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
