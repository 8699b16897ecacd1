//! The picture of the statistics pane: a board.

use super::board;
use crate::desk::form::Scene;
use crate::desk::panes::statistics::Statistics;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(pane: &Statistics, area: Rect, buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    board::draw(pane, area, buf)
}
