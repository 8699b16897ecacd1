//! The picture of a board: its sections, what the one shown says in sum, and its table.

use super::roll::{self, Heading};
use super::table::{Cell, Column, Row};
use super::{cell, theme};
use crate::desk::panes::board::{Board, Head, Line, LineId, Source};
use crate::office::queries::running::Light;
use crate::text::locale::say;
use crate::text::width::Align;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// Draws a board and returns where the hardware cursor stands.
pub fn draw<S: Source>(board: &Board<S>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    sections(board, Rect { height: 1, ..area }, buf);
    let list = &board.roll.list;
    let heading = Heading {
        pile: board.section.summary.clone(),
        count: format!("{}/{}", (list.place() + 1).min(list.rows().len()), list.rows().len()),
        marks: say::marked(list.marked(), list.marked_unseen()),
        ..Heading::default()
    };
    let rows: Vec<Row> = list.visible().iter().filter_map(|id| row(board, *id)).collect();
    let columns: Vec<Column> = board.section.heads.iter().map(column).collect();
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    roll::draw((&board.roll, &heading), (&columns, &rows), board.section.nothing, below, buf)
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

fn row<S: Source>(board: &Board<S>, id: LineId) -> Option<Row<'_>> {
    let line = board.line(id)?;
    let style = style(line);
    let cells = line.cells.iter().map(|text| Cell::styled(text.as_str(), style)).collect();
    let (marked, at) = (board.roll.list.is_marked(id), board.roll.list.cursor() == Some(id));
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
