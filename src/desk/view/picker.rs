//! The picture of a picker.

use crate::desk::field::Picker;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws a picker into `area` (inside any frame, already cleared) and returns where the caret stands.
pub fn draw(_picker: &Picker, _area: Rect, _buf: &mut Buffer) -> Option<Position> {
    None
}
