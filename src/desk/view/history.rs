//! The picture of the history pane.

use super::roll::{self, Heading};
use super::table::{Cell, Column, Row};
use super::theme;
use crate::desk::form::Scene;
use crate::desk::panes::history::History;
use crate::text::locale::say::history as words;
use crate::text::width::Align::{self, Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 7] = [
    column(0, 5, 7, 0, Right),
    column(1, 16, 16, 0, Left),
    column(2, 6, 10, 1, Left),
    column(3, 12, 14, 0, Left),
    column(4, 5, 6, 2, Right),
    column(5, 16, 80, 0, Left),
    column(6, 10, 18, 1, Left),
];

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &History, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let list = &pane.roll.list;
    let rows: Vec<Row> = list.visible().iter().filter_map(|seq| row(pane, *seq, scene)).collect();
    let filter = pane.filter.title(scene.register);
    let pile = if pane.filter.proposal.is_some() { String::new() } else { words::OFFICE.to_owned() };
    let heading = Heading {
        pile,
        count: words::rows(list.place() + 1, list.rows().len()),
        marks: String::new(),
        filter,
        order: if pane.is_whole() { String::new() } else { words::MORE.to_owned() },
    };
    let nothing = if pane.is_whole() { words::NOTHING_SHOWN } else { words::COMING };
    roll::draw((&pane.roll, &heading), (&COLUMNS, &rows), nothing, area, buf)
}

fn row<'a>(pane: &History, seq: u64, scene: &Scene<'a>) -> Option<Row<'a>> {
    let line = pane.line(seq)?;
    let undone = pane.undone_by(seq);
    let style = if undone.is_some() { theme::quiet() } else { theme::plain() };
    let cells = vec![
        Cell::styled(seq.to_string(), style),
        Cell::styled(line.at.format("%Y-%m-%d %H:%M").to_string(), style),
        Cell::styled(scene.register.clerk_name(line.clerk), style),
        Cell::styled(line.what(), style),
        Cell::styled(words::proposals(line.proposals.len()), style),
        Cell::styled(line.object(scene.register), style),
        Cell::styled(undone.map(words::undone).unwrap_or_default(), theme::soon()),
    ];
    let list = &pane.roll.list;
    Some(Row { cells, marked: list.is_marked(seq), at: list.cursor() == Some(seq) })
}
