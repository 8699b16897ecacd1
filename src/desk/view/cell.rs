//! Putting text into cells.

use crate::text::clean::clean_line;
use crate::text::width::{Align, pad, unambiguous, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// Puts one line of text into the first row of `area`, cut or filled with blanks to its whole width.
pub fn put(buf: &mut Buffer, area: Rect, text: &str, style: Style) {
    put_aligned(buf, area, text, style, Align::Left);
}

/// [`put`], with the text standing left, right or in the middle.
pub fn put_aligned(buf: &mut Buffer, area: Rect, text: &str, style: Style, align: Align) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let text = pad(&shown(text), area.width.into(), align);
    buf.set_stringn(area.x, area.y, text, area.width.into(), style);
}

/// Puts pieces of text one after another into the first row of `area`, as far as they fit; the rest of the row keeps what
/// it shows. Returns the columns used.
pub fn put_pieces(buf: &mut Buffer, area: Rect, pieces: &[(&str, Style)]) -> u16 {
    let mut x = area.x;
    for (text, style) in pieces {
        let left = area.right().saturating_sub(x);
        let cols = columns(text).min(left);
        put(buf, Rect::new(x, area.y, cols, 1), text, *style);
        x += cols;
    }
    x - area.x
}

/// Columns a text takes when [`put`] shows it.
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(&shown(text))).unwrap_or(u16::MAX)
}

/// The text as it may be shown: no controls, nothing invisible, nothing of doubtful width.
fn shown(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(unambiguous(&clean_line(text)).into_owned())
}
