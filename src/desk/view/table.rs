//! A table whose columns give way: the less wanted ones vanish when the screen is narrow, the wanted ones grow when it
//! is wide. Only the rows on the screen are ever built.

use super::{cell, theme};
use crate::text::width::Align;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::borrow::Cow;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its head.
    pub title: &'static str,
    /// Fewest columns in which it makes sense.
    pub min: u16,
    /// Most columns it can use.
    pub max: u16,
    /// 0 is always shown; the greatest vanishes first.
    pub rank: u8,
    /// Where text stands in it.
    pub align: Align,
}

/// A row on the screen.
#[derive(Debug, Clone, Default)]
pub struct Row<'a> {
    /// One text for each column, shown or not.
    pub cells: Vec<Cell<'a>>,
    /// It is marked: a `*` stands before it.
    pub marked: bool,
    /// It is under the cursor.
    pub at: bool,
}

/// A text with its style.
#[derive(Debug, Clone, Default)]
pub struct Cell<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its style; plain for most.
    pub style: Style,
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Cell<'a> {
    fn from(text: T) -> Self {
        Self { text: text.into(), style: Style::new() }
    }
}

impl<'a> Cell<'a> {
    /// A text in a style.
    pub fn styled(text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// Columns that the mark takes at the left, its gap included.
const MARK: u16 = 2;

/// How wide each column is in `width` columns; `None`: not shown. One blank stands between two columns.
pub fn fit(columns: &[Column], width: u16) -> Vec<Option<u16>> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|place| columns[*place].rank);
    let mut widths = vec![None; columns.len()];
    let mut left = width.saturating_sub(MARK);
    for place in order {
        let column = &columns[place];
        if column.min < left || column.rank == 0 {
            widths[place] = Some(column.min.min(left));
            left = left.saturating_sub(column.min + 1);
        }
    }
    grow(columns, &mut widths, left + 1);
    widths
}

/// Gives what is left to the columns that can use it, the most wanted first, a few columns each in turn.
fn grow(columns: &[Column], widths: &mut [Option<u16>], mut left: u16) {
    loop {
        let before = left;
        for (column, width) in columns.iter().zip(widths.iter_mut()) {
            if let Some(width) = width {
                let share =
                    column.max.saturating_sub(*width).min(if column.rank == 0 { 4 } else { 1 }).min(left);
                *width += share;
                left -= share;
            }
        }
        if left == before {
            return;
        }
    }
}

/// Draws head and rows into `area`; returns the first cell of the row under the cursor.
pub fn draw(columns: &[Column], rows: &[Row], area: Rect, buf: &mut Buffer) -> Option<Position> {
    let widths = fit(columns, area.width);
    let heads: Vec<Cell> = columns.iter().map(|column| Cell::styled(column.title, theme::quiet())).collect();
    draw_row(columns, &widths, &heads, Rect { height: 1, ..area }, buf);
    let mut cursor = None;
    for (row, y) in rows.iter().zip(area.y + 1..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        draw_row(columns, &widths, &row.cells, line, buf);
        if row.marked {
            cell::put(buf, Rect { width: 1, ..line }, "*", theme::marked());
            buf.set_style(line, theme::marked());
        }
        if row.at {
            buf.set_style(line, theme::selected());
            cursor = Some(Position::new(line.x, line.y));
        }
    }
    cursor
}

fn draw_row(columns: &[Column], widths: &[Option<u16>], cells: &[Cell], line: Rect, buf: &mut Buffer) {
    cell::put(buf, line, "", theme::plain());
    let mut x = line.x + MARK;
    for ((column, width), cell) in columns.iter().zip(widths).zip(cells) {
        let Some(width) = *width else { continue };
        let place = Rect::new(x, line.y, width.min(line.right().saturating_sub(x)), 1);
        cell::put_aligned(buf, place, &cell.text, cell.style, column.align);
        x += width + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [
        Column { title: "a", min: 5, max: 5, rank: 0, align: Align::Right },
        Column { title: "b", min: 20, max: 60, rank: 0, align: Align::Left },
        Column { title: "c", min: 10, max: 14, rank: 1, align: Align::Left },
        Column { title: "d", min: 8, max: 8, rank: 2, align: Align::Left },
    ];

    #[test]
    fn columns_fill_the_width_and_the_least_wanted_vanishes_first() {
        let shown = |width| fit(&COLUMNS, width).iter().map(Option::is_some).collect::<Vec<_>>();
        assert_eq!(shown(60), [true, true, true, true]);
        assert_eq!(shown(46), [true, true, true, false]);
        assert_eq!(shown(30), [true, true, false, false]);
        assert_eq!(fit(&COLUMNS, 200), [Some(5), Some(60), Some(14), Some(8)]);
        for width in 30..200 {
            let widths = fit(&COLUMNS, width);
            let used: u16 = widths.iter().flatten().map(|w| w + 1).sum::<u16>() - 1 + MARK;
            assert!(used == width.min(92), "{width}: {widths:?}");
        }
    }
}
