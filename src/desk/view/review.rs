//! The picture of the review pane.

use crate::desk::form::Scene;
use crate::desk::panes::review::Review;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the pane.
pub fn draw(_pane: &Review, _area: Rect, _buf: &mut Buffer, _scene: &Scene) -> Option<Position> {
    None
}
