//! Where things stand on the screen: pure, and the same for update (how many rows a list scrolls by) and view.

use ratatui::layout::Rect;

/// Fewest columns in which the desk is drawn.
pub const LEAST_COLS: u16 = 60;
/// Fewest rows in which the desk is drawn.
pub const LEAST_ROWS: u16 = 16;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Session, tabs, clerk, date: one row.
    pub top: Rect,
    /// The pane in front.
    pub body: Rect,
    /// What was said, pending keys, marks: one row.
    pub status: Rect,
    /// Keys: one row.
    pub hints: Rect,
}

/// The parts of a screen of so many columns and rows; `None`: too small to work on.
pub fn layout((cols, rows): (u16, u16)) -> Option<Layout> {
    if cols < LEAST_COLS || rows < LEAST_ROWS {
        return None;
    }
    let row = |y, height| Rect::new(0, y, cols, height);
    Some(Layout { top: row(0, 1), body: row(1, rows - 3), status: row(rows - 2, 1), hints: row(rows - 1, 1) })
}

/// Rows of the body, 0 when the screen is too small.
pub fn body_rows(size: (u16, u16)) -> usize {
    layout(size).map_or(0, |layout| layout.body.height.into())
}

/// Most columns of a box to read in, its frame included: longer lines tire the eye.
pub const READING_COLS: u16 = 92;

/// Columns and rows of text in a box to read in.
pub fn reading(size: (u16, u16)) -> (usize, usize) {
    let cols = size.0.min(READING_COLS).saturating_sub(2);
    (cols.into(), body_rows(size).saturating_sub(2))
}

/// Most columns a form takes, its frame included.
pub const FORM_COLS: u16 = 100;

/// A box of at most `cols` × `rows` in the middle of `area`.
pub fn middle(area: Rect, cols: u16, rows: u16) -> Rect {
    let (cols, rows) = (cols.min(area.width), rows.min(area.height));
    Rect::new(area.x + (area.width - cols) / 2, area.y + (area.height - rows) / 2, cols, rows)
}

/// What a frame leaves of a box.
pub fn inside(area: Rect) -> Rect {
    Rect::new(
        area.x + 1.min(area.width),
        area.y + 1.min(area.height),
        area.width.saturating_sub(2),
        area.height.saturating_sub(2),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_screen_without_overlap() {
        for size in [(60, 16), (80, 24), (120, 40), (300, 100)] {
            let Some(parts) = layout(size) else { panic!("{size:?}") };
            let heights = [parts.top, parts.body, parts.status, parts.hints].map(|part| part.height);
            assert_eq!(heights.iter().sum::<u16>(), size.1);
            assert_eq!(parts.body.bottom(), parts.status.y);
            assert_eq!(parts.hints.bottom(), size.1);
        }
        assert_eq!((layout((59, 24)), layout((80, 15))), (None, None));
    }
}
