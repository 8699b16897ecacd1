//! The picture of the reminders pane: two lists, below each other or side by side, of units and what they owe, or of
//! reminders and what they were about.

mod history;
mod owed;

use super::sought::caret;
use super::table::{self, Column, Row};
use super::{cell, theme};
use crate::desk::form::Scene;
use crate::desk::panes::reminders::pair::Pair;
use crate::desk::panes::reminders::{Reminders, Shape};
use crate::desk::search::Search;
use crate::text::locale::say;
use crate::text::locale::say::deadlines;
use crate::text::locale::say::reminders as words;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Where the parts stand.
#[derive(Debug, Clone, Copy)]
struct Parts {
    summary: Rect,
    upper: Rect,
    caption: Rect,
    lower: Rect,
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Reminders, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let parts = parts(pane.shape(area.height.into()), area);
    match &pane.history {
        Some(history) => history::draw(history, parts, buf, scene),
        None => owed::draw(&pane.owed, parts, buf, scene),
    }
}

fn parts(shape: Shape, area: Rect) -> Parts {
    let cut = |rows: usize| u16::try_from(rows).unwrap_or(area.height).min(area.height);
    let row = |y: u16| Rect { y: (area.y + y).min(area.bottom()), height: 1, ..area }.intersection(area);
    match shape {
        Shape::Below { upper, .. } => {
            let head = cut(upper + 1);
            let under = Rect { y: area.y + 3 + head, height: area.height.saturating_sub(3 + head), ..area };
            Parts {
                summary: row(0),
                upper: Rect { y: area.y + 1, height: head, ..area }.intersection(area),
                caption: row(1 + head),
                lower: Rect { y: under.y - 1, height: under.height + 1, ..under }.intersection(area),
            }
        }
        Shape::Beside { left, .. } => {
            let width = u16::try_from(left).unwrap_or(area.width).min(area.width);
            let rest = area.width.saturating_sub(width + 1);
            let right = |row: Rect| Rect { x: area.right() - rest, width: rest, ..row };
            Parts {
                summary: row(0),
                upper: Rect { y: area.y + 1, height: area.height - 1, width, ..area },
                caption: right(row(1)),
                lower: right(Rect { y: area.y + 2, height: area.height - 2, ..area }),
            }
        }
    }
}

/// Pieces of a line, blanks between them, the empty ones left out.
fn line(pieces: Vec<(String, Style)>, area: Rect, buf: &mut Buffer) -> u16 {
    cell::put(buf, area, "", theme::plain());
    let said = pieces.into_iter().filter(|(text, _)| !text.is_empty());
    let spaced: Vec<(String, Style)> = said
        .enumerate()
        .map(|(place, (text, style))| (if place > 0 { format!("  {text}") } else { text }, style))
        .collect();
    let borrowed: Vec<(&str, Style)> = spaced.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    cell::put_pieces(buf, area, &borrowed)
}

/// The summary, what is looked for at its end; returns the caret while it is typed.
fn summary(
    mut pieces: Vec<(String, Style)>,
    search: &Search,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if search.is_on() {
        pieces.push((say::sought(search.text()), theme::accent()));
    }
    let used = line(pieces, area, buf);
    caret(search, area, used)
}

/// The line over the lower list: what it belongs to, where its cursor is, and how the hand gets there.
fn caption<A: Copy + Ord, B: Copy + Ord>(pair: &Pair<A, B>, of: String, area: Rect, buf: &mut Buffer) {
    let below = pair.is_below();
    let marks = deadlines::marked(pair.lower.marked(), pair.lower.marked_unseen());
    let count = pair.lower.rows().len();
    let place = if below { deadlines::rows(pair.lower.place() + 1, count) } else { deadlines::items(count) };
    let way = match count {
        0 => "",
        _ if below => words::LEAVE_ITEMS,
        _ => words::ENTER_ITEMS,
    };
    let style = if below { theme::accent() } else { theme::plain() };
    line(
        vec![(of, style), (place, style), (marks, theme::marked()), (way.to_owned(), theme::quiet())],
        area,
        buf,
    );
}

/// Draws a list; only the one with the hand shows its cursor.
fn list(
    columns: &[Column],
    mut rows: Vec<Row>,
    hand: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if !hand {
        for row in &mut rows {
            if std::mem::take(&mut row.at) {
                for cell in &mut row.cells {
                    cell.style = cell.style.patch(theme::beside());
                }
            }
        }
    }
    table::draw(columns, &rows, area, buf)
}

/// A sentence where there are no rows.
fn nothing(sentence: &str, area: Rect, buf: &mut Buffer) {
    cell::put(buf, Rect { y: area.y + 2, height: 1, ..area }.intersection(area), sentence, theme::quiet());
}
