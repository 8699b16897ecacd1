//! Boxes on top of a pane.

use super::{cell, theme};
use crate::desk::layout::{inside, middle};
use crate::text::width::width;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Borders, Clear, Widget};

/// Clears `area`, the half-glyphs of wide characters at its edges included: the screen library leaves them, and the left
/// frame would vanish under the second half of a hanzi.
pub fn clear_wide(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if area.x > buf.area.x && width(buf[(area.x - 1, y)].symbol()) > 1 {
            buf[(area.x - 1, y)].set_symbol(" ");
        }
        if area.right() < buf.area.right()
            && area.right() > buf.area.x
            && width(buf[(area.right() - 1, y)].symbol()) > 1
        {
            buf[(area.right(), y)].set_symbol(" ");
        }
    }
    Clear.render(area, buf);
}

/// Draws a framed, cleared box of at most `cols` × `rows` (frame included) in the middle of `area`, and returns what is
/// inside the frame.
pub fn open(area: Rect, cols: u16, rows: u16, title: &str, buf: &mut Buffer) -> Rect {
    framed(middle(area, cols, rows), title, buf)
}

/// Draws a frame round a cleared box and returns what is inside.
pub fn framed(outer: Rect, title: &str, buf: &mut Buffer) -> Rect {
    clear_wide(outer, buf);
    Block::new().borders(Borders::ALL).border_set(theme::frame()).render(outer, buf);
    if !title.is_empty() && outer.width > 6 {
        let title = format!(" {title} ");
        let cols = cell::columns(&title).min(outer.width - 4);
        cell::put(buf, Rect::new(outer.x + 2, outer.y, cols, 1), &title, theme::accent());
    }
    inside(outer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_over_hanzi_keeps_its_whole_frame() {
        for x in 3..7 {
            let mut buf = Buffer::empty(Rect::new(0, 0, 20, 5));
            for y in 0..5 {
                cell::put(&mut buf, Rect::new(0, y, 20, 1), "停车难停车难停车难停", theme::plain());
            }
            framed(Rect::new(x, 1, 8, 3), "", &mut buf);
            assert_eq!(buf[(x, 2)].symbol(), "│");
            assert_eq!(buf[(x + 7, 2)].symbol(), "│");
            let before = buf[(x - 1, 2)].symbol();
            assert!(width(before) < 2, "half a hanzi stands before the frame: {before}");
        }
    }
}
