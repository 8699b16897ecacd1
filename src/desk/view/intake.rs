//! The picture of the intake pane.

use super::roll::{empty, gap};
use super::sought::{caret, sought};
use super::table::{Cell, Column, Row};
use super::{cell, table, theme};
use crate::desk::form::Scene;
use crate::desk::panes::intake::{Intake, Pile};
use crate::office::queries::listing::{Line, line};
use crate::office::{Proposal, ProposalId, Register, Stage};
use crate::text::date::show_short;
use crate::text::locale::say::{self, column};
use crate::text::width::Align::{Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 10] = [
    Column { title: column::NUMBER, min: 6, max: 6, rank: 0, align: Right },
    Column { title: column::TITLE, min: 28, max: 90, rank: 0, align: Left },
    Column { title: column::PROPOSERS, min: 8, max: 24, rank: 1, align: Left },
    Column { title: column::KIND, min: 4, max: 4, rank: 4, align: Left },
    Column { title: column::PERIOD, min: 4, max: 4, rank: 6, align: Left },
    Column { title: column::RECEIVED, min: 5, max: 5, rank: 5, align: Left },
    Column { title: column::CATEGORY, min: 6, max: 12, rank: 3, align: Left },
    Column { title: column::ALIKE, min: 5, max: 7, rank: 2, align: Left },
    Column { title: column::STATUS, min: 4, max: 4, rank: 2, align: Left },
    Column { title: column::SOURCE_NUMBER, min: 6, max: 10, rank: 7, align: Left },
];

/// Places of title and status among the columns.
const TITLE: usize = 1;
const STATUS: usize = 8;

/// The columns of a pile. On the table one word of status is enough; elsewhere it carries the docket number and comes
/// first among those that may vanish, and the title gives way.
fn columns(pile: Pile) -> [Column; 10] {
    let mut columns = COLUMNS;
    if pile == Pile::Open {
        columns[TITLE].min = 27;
    } else {
        columns[STATUS] = Column { min: 16, max: 20, rank: 1, ..columns[STATUS] };
    }
    columns
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Intake, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let caret = head(pane, scene, Rect { height: 1, ..area }, buf);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let rows: Vec<Row> = pane.roll.list.visible().iter().filter_map(|id| row(pane, *id, scene)).collect();
    let cursor = table::draw(&columns(pane.pile()), &rows, body, buf);
    if rows.is_empty() {
        let nothing = if pane.is_plain() { say::PILE_DONE } else { say::NOTHING_LISTED };
        cell::put(buf, Rect { y: body.y + 2, height: 1, ..body }, empty(&pane.roll, nothing), theme::quiet());
    }
    caret.or(cursor)
}

/// Which pile, how many, marks, order; while searching, what is looked for, with the caret.
fn head(pane: &Intake, scene: &Scene, area: Rect, buf: &mut Buffer) -> Option<Position> {
    cell::put(buf, area, "", theme::plain());
    let count = say::rows(pane.roll.list.place() + 1, pane.roll.list.rows().len());
    let marks = say::marked(pane.roll.list.marked(), pane.roll.list.marked_unseen());
    let mut pieces =
        vec![(pane.pile().title(), theme::accent()), ("  ", theme::plain()), (&count, theme::plain())];
    pieces.extend([(gap(&marks), theme::plain()), (&marks, theme::marked())]);
    let unit = pane.unit().map(|unit| format!("  {}", scene.register.unit_name(unit))).unwrap_or_default();
    pieces.push((&unit, theme::accent()));
    let order = format!("  {}", say::by_order(pane.order().title()));
    let sought = sought(&pane.roll.search);
    pieces.push(if pane.roll.search.is_on() { (&sought, theme::accent()) } else { (&order, theme::quiet()) });
    let used = cell::put_pieces(buf, area, &pieces);
    caret(&pane.roll.search, area, used)
}

fn row<'a>(pane: &Intake, id: ProposalId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let proposal = scene.register.proposal(id)?;
    let line = line(scene.register, proposal, scene.occasion.today());
    let cells = cells(pane, &line, scene.register);
    Some(Row { cells, marked: pane.roll.list.is_marked(id), at: pane.roll.list.cursor() == Some(id) })
}

fn cells<'a>(pane: &Intake, line: &Line<'a>, register: &Register) -> Vec<Cell<'a>> {
    let proposal = line.proposal;
    let particulars = &proposal.particulars;
    vec![
        proposal.id.to_string().into(),
        particulars.title.as_str().into(),
        particulars.proposer_names().into(),
        particulars.kind.title().into(),
        proposal.intake.period.title().into(),
        show_short(proposal.intake.received.date()).into(),
        line.category.into(),
        like(pane, proposal, register),
        status(pane, line).into(),
        proposal.intake.source_number.as_str().into(),
    ]
}

/// The number of the proposal it resembles most, and how many more there are.
fn like<'a>(pane: &Intake, proposal: &Proposal, register: &Register) -> Cell<'a> {
    let alike = pane.doubles.of(proposal, register);
    let Some(first) = alike.first() else { return Cell::default() };
    let more = if alike.len() > 1 { "+" } else { "" };
    Cell::styled(format!("{}{first}{more}", say::LIKE), theme::soon())
}

/// On the table one word is enough; elsewhere the whole status, with the docket number once there is one.
fn status(pane: &Intake, line: &Line) -> String {
    match (&line.proposal.stage, line.proposal.docket()) {
        (Stage::Received, _) if pane.pile() == Pile::Open => say::ON_THE_TABLE.to_owned(),
        (Stage::SentBack { .. }, _) if pane.pile() == Pile::Open => say::SENT_BACK.to_owned(),
        (_, Some(docket)) => format!("{} {}", line.status.title(), docket.label),
        (_, None) => line.status.title().to_owned(),
    }
}
