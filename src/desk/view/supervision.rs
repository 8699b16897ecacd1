//! The picture of the supervision pane.

use crate::desk::form::Scene;
use crate::desk::panes::supervision::Supervision;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &Supervision, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
