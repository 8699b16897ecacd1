//! A screen as text: one line a row, trailing cells of wide glyphs and trailing blanks left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tian::text::width::width;

/// The rows, then the place of the cursor.
pub fn dump(buf: &Buffer, cursor: Position) -> String {
    let mut out = String::new();
    for y in 0..buf.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(width(symbol).max(1)).unwrap_or(1);
        }
        assert_eq!(width(&row), usize::from(buf.area.width), "row {y} is not as wide as the screen: {row:?}");
        out.push('|');
        out.push_str(row.trim_end());
        out.push('\n');
    }
    format!("{out}cursor {},{}\n", cursor.x, cursor.y)
}
