//! The picture of the survey pane.

use crate::desk::form::Scene;
use crate::desk::panes::survey::Survey;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(_pane: &Survey, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
