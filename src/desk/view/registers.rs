//! The picture of the registers pane: a board.

use super::board;
use crate::desk::form::Scene;
use crate::desk::panes::registers::Registers;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(pane: &Registers, area: Rect, buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    board::draw(pane, area, buf)
}
