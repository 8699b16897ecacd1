//! The picture of the history pane.

use super::roll::{self, Heading};
use super::table::{Cell, Column, Row};
use super::theme;
use crate::desk::form::Scene;
use crate::desk::panes::history::History;
use crate::text::locale::say::history as words;
use crate::text::width::Align::{self, Left, Right};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 7] = [
    column(0, 5, 5, 0, Right),
    column(1, 11, 11, 0, Left),
    column(2, 6, 10, 1, Left),
    column(3, 11, 11, 0, Left),
    column(4, 5, 6, 2, Right),
    column(5, 16, 80, 0, Left),
    column(6, 6, 6, 1, Left),
];

/// Places of time and state among the columns.
const TIME: usize = 1;
const STATE: usize = 6;
/// From so many columns on the whole date is shown.
const ROOMY: u16 = 100;

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &History, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let list = &pane.roll.list;
    let roomy = area.width >= ROOMY;
    let rows: Vec<Row> = list.visible().iter().filter_map(|seq| row(pane, *seq, roomy, scene)).collect();
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
    roll::draw((&pane.roll, &heading), (&columns(roomy), &rows), nothing, area, buf)
}

/// The columns, with the whole date and the number of the step that undid one where there is room.
fn columns(roomy: bool) -> [Column; 7] {
    let mut columns = COLUMNS;
    if roomy {
        for place in [TIME, STATE] {
            columns[place] = Column { min: 16, max: 16, ..columns[place] };
        }
    }
    columns
}

/// The time, in so few columns as leave no doubt.
fn time(at: NaiveDateTime, roomy: bool, today: NaiveDate) -> String {
    let form = match (roomy, at.year() == today.year()) {
        (true, _) => "%Y-%m-%d %H:%M",
        (false, true) => "%m-%d %H:%M",
        (false, false) => "%Y-%m-%d",
    };
    at.format(form).to_string()
}

fn row<'a>(pane: &History, seq: u64, roomy: bool, scene: &Scene<'a>) -> Option<Row<'a>> {
    let line = pane.line(seq)?;
    let undone = pane.undone_by(seq);
    let style = if undone.is_some() { theme::quiet() } else { theme::plain() };
    let cells = vec![
        Cell::styled(seq.to_string(), style),
        Cell::styled(time(line.at, roomy, scene.occasion.today()), style),
        Cell::styled(scene.register.clerk_name(line.clerk), style),
        Cell::styled(line.what(), style),
        Cell::styled(words::proposals(line.proposals.len()), style),
        Cell::styled(line.object(scene.register), style),
        Cell::styled(undone.map(|by| words::undone(by, roomy)).unwrap_or_default(), theme::soon()),
    ];
    let list = &pane.roll.list;
    Some(Row { cells, marked: list.is_marked(seq), at: list.cursor() == Some(seq) })
}
