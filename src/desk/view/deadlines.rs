//! The picture of the deadlines pane.

use super::roll::{empty, gap};
use super::sought::{caret, sought};
use super::table::{Cell, Column, Row};
use super::{cell, table, theme};
use crate::desk::form::Scene;
use crate::desk::panes::deadlines::{Deadlines, DueId, Filter};
use crate::office::Register;
use crate::office::calendar::Deadline;
use crate::office::queries::running::{Light, Running};
use crate::text::locale::say::deadlines as words;
use crate::text::width::Align::{self, Left, Right};
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

const COLUMNS: [Column; 10] = [
    column(0, 4, 4, 0, Left),
    column(1, 6, 6, 0, Right),
    column(2, 6, 6, 2, Right),
    column(3, 12, 12, 0, Left),
    column(4, 8, 8, 0, Left),
    column(5, 7, 10, 1, Left),
    column(6, 17, 60, 0, Left),
    column(7, 10, 24, 1, Left),
    column(8, 13, 17, 3, Left),
    column(9, 12, 16, 4, Left),
];

/// Places of date, title and unit among the columns.
const DATE: usize = 3;
const TITLE: usize = 6;
const UNIT: usize = 7;
/// From so many columns on the title gets more room before rule and proposer are shown.
const ROOMY: u16 = 110;

/// The columns of a list so wide, with or without the unit; where a date is provisional its column holds the word too,
/// lest the day of the month be cut.
pub(super) fn columns(width: u16, unit: bool, provisional: bool) -> Vec<Column> {
    let mut columns = COLUMNS.to_vec();
    if provisional {
        columns[DATE] = Column { min: 14, max: 14, ..columns[DATE] };
    }
    if width >= ROOMY || !unit && width >= 72 {
        columns[TITLE].min = 28;
    }
    if !unit {
        columns.remove(UNIT);
    }
    columns
}

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Deadlines, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let caret = head(pane, Rect { height: 1, ..area }, buf, scene.register);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let rows: Vec<Row> = pane.roll.list.visible().iter().filter_map(|id| row(pane, *id, scene)).collect();
    let cursor = table::draw(&columns(area.width, true, pane.provisional()), &rows, body, buf);
    if rows.is_empty() {
        let plain = pane.filter == Filter::default() && pane.roll.search.is_empty();
        let nothing = if plain { words::NOTHING_RUNS } else { words::NOTHING_SHOWN };
        cell::put(buf, Rect { y: body.y + 2, height: 1, ..body }, empty(&pane.roll, nothing), theme::quiet());
    }
    caret.or(cursor)
}

/// Totals of all that runs, what is filtered, how many are shown and marked; while searching, the caret.
fn head(pane: &Deadlines, area: Rect, buf: &mut Buffer, register: &Register) -> Option<Position> {
    cell::put(buf, area, "", theme::plain());
    let total = |light| pane.total(light);
    let totals = words::totals(total(Light::Overdue), total(Light::Soon), total(Light::Calm));
    let count = format!("  {}", words::rows(pane.roll.list.place() + 1, pane.roll.list.rows().len()));
    let marks = words::marked(pane.roll.list.marked(), pane.roll.list.marked_unseen());
    let filter = filter(pane.filter, register);
    let sought = sought(&pane.roll.search);
    let pieces = [
        (totals.as_str(), theme::accent()),
        (count.as_str(), theme::plain()),
        (gap(&marks), theme::plain()),
        (marks.as_str(), theme::marked()),
        (filter.as_str(), theme::soon()),
        (sought.as_str(), theme::accent()),
    ];
    let used = cell::put_pieces(buf, area, &pieces);
    caret(&pane.roll.search, area, used)
}

fn filter(filter: Filter, register: &Register) -> String {
    let kind = filter.kind.map_or("", |kind| kind.title()).to_owned();
    let unit = filter.unit.map_or("", |unit| register.unit_name(unit)).to_owned();
    let parts: Vec<String> =
        [kind, unit, filter.days.title()].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("  {}", parts.join("、")) }
}

fn row<'a>(pane: &Deadlines, id: DueId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let cells = cells(pane.running(id)?, scene, true)?;
    Some(Row { cells, marked: pane.roll.list.is_marked(id), at: pane.roll.list.cursor() == Some(id) })
}

/// What runs, a text for each of the [`columns`].
pub(super) fn cells<'a>(running: &Running, scene: &Scene<'a>, unit: bool) -> Option<Vec<Cell<'a>>> {
    let proposal = scene.register.proposal(running.proposal)?;
    let today = scene.occasion.today();
    let light = Deadlines::light(running, scene);
    let style = style(light);
    let signer = running.signer.map(|place| proposal.last_asked_name(place));
    let docket = proposal.docket().map_or_else(|| proposal.id.to_string(), |docket| docket.label.clone());
    let mut cells = vec![
        Cell::styled(light.title(), style),
        Cell::styled(words::days(running.days_left(today)), style),
        words::days(running.working_days_left(today, scene.register.calendar())).into(),
        due(running).into(),
        running.what.title().into(),
        docket.into(),
        proposal.particulars.title.as_str().into(),
        running.unit.map_or("", |unit| scene.register.unit_name(unit)).into(),
        rule(running).into(),
        signer.unwrap_or_else(|| proposal.particulars.first_proposer()).into(),
    ];
    if !unit {
        cells.remove(UNIT);
    }
    Some(cells)
}

/// The rule of the due date, and the date as first set where it was moved.
fn rule(running: &Running) -> String {
    let rule = running.due.rule();
    let Some(original) = running.original else { return rule };
    let short = original.year() == running.due.date.year();
    words::moved(&rule, &original.format(if short { "%m-%d" } else { "%Y-%m-%d" }).to_string())
}

/// The date, and what is to be known about it: while the holidays of its year are not published, nothing more is sure.
fn due(running: &Running) -> String {
    let word = match running.due {
        Deadline { provisional: true, .. } => words::PROVISIONAL,
        Deadline { on_rest_day: true, .. } => words::REST_DAY,
        _ => "",
    };
    format!("{}{word}", running.due.date)
}

fn style(light: Light) -> Style {
    match light {
        Light::Overdue => theme::alarm(),
        Light::Soon => theme::soon(),
        Light::Calm => theme::good(),
    }
}
