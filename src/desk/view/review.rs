//! The picture of the review pane.

use super::roll::{self, Heading};
use super::table::{Cell, Column, Row};
use super::theme;
use crate::desk::form::Scene;
use crate::desk::panes::doubles::Doubles;
use crate::desk::panes::review::{Next, Pile, Review};
use crate::office::queries::listing::category_name;
use crate::office::review::ReviewLevel;
use crate::office::{Proposal, ProposalId, Register, Stage, status};
use crate::text::locale::say;
use crate::text::locale::say::review as words;
use crate::text::width::Align::{self, Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 10] = [
    column(0, 6, 6, 0, Right),
    column(1, 26, 80, 0, Left),
    column(2, 8, 16, 4, Left),
    column(3, 4, 4, 6, Left),
    column(4, 8, 12, 5, Left),
    column(5, 9, 14, 1, Left),
    column(6, 6, 12, 8, Left),
    column(7, 5, 5, 7, Left),
    column(8, 5, 7, 3, Left),
    column(9, 8, 14, 1, Left),
];

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

/// Draws the pane into `area` and returns where the hardware cursor stands; `doubles` are the likely doubles.
pub fn draw(
    pane: &Review,
    doubles: &Doubles,
    area: Rect,
    buf: &mut Buffer,
    scene: &Scene,
) -> Option<Position> {
    let list = &pane.roll.list;
    let rows: Vec<Row> = list.visible().iter().filter_map(|id| row(pane, doubles, *id, scene)).collect();
    let plain = pane.pile() == Pile::default() && pane.unit().is_none() && pane.roll.search.is_empty();
    let nothing = if plain { words::NOTHING_WAITS } else { say::NOTHING_LISTED };
    let heading = Heading {
        pile: pane.pile().title().to_owned(),
        count: say::rows(list.place() + 1, list.rows().len()),
        marks: say::marked(list.marked(), list.marked_unseen()),
        filter: pane.unit().map_or("", |unit| scene.register.unit_name(unit)).to_owned(),
        order: say::by_order(pane.order().title()),
    };
    roll::draw((&pane.roll, &heading), (&COLUMNS, &rows), nothing, area, buf)
}

fn row<'a>(pane: &Review, doubles: &Doubles, id: ProposalId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let register = scene.register;
    let proposal = register.proposal(id)?;
    let particulars = &proposal.particulars;
    let verdict = proposal.review.latest().map_or("", |step| step.verdict.title());
    let cells = vec![
        id.to_string().into(),
        particulars.title.as_str().into(),
        particulars.proposer_names().into(),
        particulars.kind.title().into(),
        category_name(register, proposal).into(),
        steps(register, proposal).into(),
        verdict.into(),
        signatures(proposal, scene),
        like(doubles, proposal, register),
        state(register, proposal),
    ];
    let list = &pane.roll.list;
    Some(Row { cells, marked: list.is_marked(id), at: list.cursor() == Some(id) })
}

/// What was said on each level, and which levels are still due.
fn steps(register: &Register, proposal: &Proposal) -> String {
    let due = register.session_of(proposal).map(|session| session.rules.intake.review.as_slice());
    let due = |level| proposal.stage == Stage::Received && due.unwrap_or_default().contains(&level);
    let said = |level| {
        let verdict = proposal.review.of(level).map(|step| words::VERDICTS[step.verdict as usize]);
        let verdict = verdict.or(due(level).then_some(words::DUE))?;
        Some(format!("{}{verdict}", words::LEVELS[level as usize]))
    };
    ReviewLevel::ALL.into_iter().filter_map(said).collect::<Vec<_>>().join(" ")
}

/// How many have signed, while signatures are waited for.
fn signatures<'a>(proposal: &Proposal, scene: &Scene) -> Cell<'a> {
    let Some(due) = proposal.intake.signatures_due else { return Cell::default() };
    let proposers = &proposal.particulars.proposers;
    let signed = proposers.iter().filter(|proposer| proposer.signed.is_some()).count();
    let text = words::signed(signed, proposers.len());
    let late = signed < proposers.len() && due < scene.occasion.today();
    if late { Cell::styled(text, theme::alarm()) } else { text.into() }
}

/// The number of the proposal it resembles most, and whether there are more.
fn like<'a>(doubles: &Doubles, proposal: &Proposal, register: &Register) -> Cell<'a> {
    let alike = doubles.of(proposal, register);
    let Some(first) = alike.first() else { return Cell::default() };
    let more = if alike.len() > 1 { "+" } else { "" };
    Cell::styled(format!("{}{first}{more}", say::LIKE), theme::soon())
}

/// What it waits for, or what became of it.
fn state<'a>(register: &Register, proposal: &Proposal) -> Cell<'a> {
    match (&proposal.stage, Next::of(register, proposal)) {
        (_, Some(next)) => next.title().into(),
        (Stage::Declined { notified: None, .. }, None) => Cell::styled(words::UNNOTIFIED, theme::soon()),
        (Stage::Declined { diverted: Some(diverted), .. }, None) => diverted.to.title().into(),
        (Stage::Declined { .. }, None) => words::NOTIFIED.into(),
        (_, None) => status(register, proposal).title().into(),
    }
}
