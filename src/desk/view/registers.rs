//! The picture of the registers pane.

use crate::desk::form::Scene;
use crate::desk::panes::registers::Registers;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &Registers, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
