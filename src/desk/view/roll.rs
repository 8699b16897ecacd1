//! The picture of a list with a search: the summary line, the table, and what stands there when nothing is listed.

use super::sought::{caret, sought};
use super::table::{Column, Row};
use super::{cell, table, theme};
use crate::desk::panes::roll::Roll;
use crate::text::locale::say;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// What the summary line says, besides what is looked for.
#[derive(Debug, Default)]
pub struct Heading {
    /// What is listed.
    pub pile: String,
    /// The row under the cursor, of so many.
    pub count: String,
    /// Marked rows; empty when there are none.
    pub marks: String,
    /// What the list is narrowed to; empty when it is not.
    pub filter: String,
    /// In which order; gives way to the search.
    pub order: String,
}

/// Draws the summary line, the head of the columns and the rows; `nothing` where there are none. Returns where the
/// hardware cursor stands.
pub fn draw<I: Copy + Ord>(
    (roll, heading): (&Roll<I>, &Heading),
    (columns, rows): (&[Column], &[Row]),
    nothing: &str,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let caret = head(roll, heading, Rect { height: 1, ..area }, buf);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let cursor = table::draw(columns, rows, body, buf);
    if rows.is_empty() {
        let sentence = empty(roll, nothing);
        cell::put(buf, Rect { y: body.y + 2, height: 1, ..body }, sentence, theme::quiet());
    }
    caret.or(cursor)
}

/// What stands there when nothing is listed: nothing can be said while the rows are still being worked out.
pub fn empty<'s, I: Copy + Ord>(roll: &Roll<I>, nothing: &'s str) -> &'s str {
    if roll.owes() { say::LISTING } else { nothing }
}

fn head<I: Copy + Ord>(roll: &Roll<I>, heading: &Heading, area: Rect, buf: &mut Buffer) -> Option<Position> {
    cell::put(buf, area, "", theme::plain());
    let sought = sought(&roll.search);
    let searching = roll.search.is_on();
    let parts: [(&str, Style); 5] = [
        (&heading.pile, theme::accent()),
        (&heading.count, theme::plain()),
        (&heading.marks, theme::marked()),
        (&heading.filter, theme::soon()),
        (if searching { "" } else { &heading.order }, theme::quiet()),
    ];
    let mut used = 0;
    for (text, style) in parts.into_iter().filter(|(text, _)| !text.is_empty()) {
        let gap = if used == 0 { "" } else { "  " };
        let place = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        used += cell::put_pieces(buf, place, &[(gap, theme::plain()), (text, style)]);
    }
    let place = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    used += cell::put_pieces(buf, place, &[(&sought, theme::accent())]);
    caret(&roll.search, area, used)
}

/// What parts a piece of the summary line from the piece before it; nothing before nothing.
pub fn gap(piece: &str) -> &'static str {
    if piece.is_empty() { "" } else { "  " }
}
