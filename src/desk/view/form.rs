//! The picture of a form.

use crate::desk::form::Form;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows the form would like to have at this width (without a frame).
pub fn height(_form: &Form, _width: u16) -> u16 {
    20
}

/// Draws a form into `area` (inside any frame, already cleared) and returns where the caret stands.
pub fn draw(_form: &Form, _area: Rect, _buf: &mut Buffer) -> Option<Position> {
    None
}
