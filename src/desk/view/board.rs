//! The picture of a board: its sections, what the one shown says in sum, and its table.

use super::sought::{caret, sought};
use super::table::{Cell, Column, Row};
use super::{cell, table, theme};
use crate::desk::panes::board::{Board, Head, Line, Source};
use crate::office::queries::running::Light;
use crate::text::width::Align;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// Draws a board and returns where the hardware cursor stands.
pub fn draw<S: Source>(board: &Board<S>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    sections(board, Rect { height: 1, ..area }, buf);
    let line = Rect { y: area.y + 1, height: 1, ..area };
    let count =
        format!("{}/{}", (board.list.place() + 1).min(board.list.rows().len()), board.list.rows().len());
    let sought = sought(&board.search);
    let pieces = [
        (board.section.summary.as_str(), theme::accent()),
        ("  ", theme::plain()),
        (count.as_str(), theme::plain()),
        (sought.as_str(), theme::accent()),
    ];
    cell::put(buf, line, "", theme::plain());
    let used = cell::put_pieces(buf, line, &pieces);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let rows: Vec<Row> = board.list.visible().iter().filter_map(|place| row(board, *place)).collect();
    let columns: Vec<Column> = board.section.heads.iter().map(column).collect();
    let cursor = table::draw(&columns, &rows, body, buf);
    if rows.is_empty() {
        cell::put(buf, Rect { y: body.y + 2, height: 1, ..body }, board.section.nothing, theme::quiet());
    }
    caret(&board.search, line, used).or(cursor)
}

fn sections<S: Source>(board: &Board<S>, area: Rect, buf: &mut Buffer) {
    cell::put(buf, area, "", theme::plain());
    let mut x = area.x;
    for (place, title) in S::SECTIONS.iter().enumerate() {
        let text = format!(" {title} ");
        let width = cell::columns(&text).min(area.right().saturating_sub(x));
        let style = if place == board.at { theme::selected() } else { theme::quiet() };
        cell::put(buf, Rect { x, width, ..area }, &text, style);
        x += width;
    }
}

fn column(head: &Head) -> Column {
    let align = if head.right { Align::Right } else { Align::Left };
    Column { title: head.title, min: head.min, max: head.max, rank: head.rank, align }
}

fn row<S: Source>(board: &Board<S>, place: usize) -> Option<Row<'_>> {
    let line = board.line(place)?;
    let style = style(line);
    let cells = line.cells.iter().map(|text| Cell::styled(text.as_str(), style)).collect();
    let (marked, at) = (board.list.is_marked(place), board.list.cursor() == Some(place));
    Some(Row { cells, marked, at })
}

fn style(line: &Line) -> Style {
    match line.light {
        Some(Light::Overdue) => theme::alarm(),
        Some(Light::Soon) => theme::soon(),
        _ if line.heading => Style::new().add_modifier(Modifier::BOLD),
        _ => theme::plain(),
    }
}
