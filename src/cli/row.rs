//! A proposal as `--json` prints it. The names are stable; fields may be added, never renamed.

use crate::office::outcome::Classed;
use crate::office::queries::listing::{Line, line, units};
use crate::office::status::Status;
use crate::office::task::TaskRole;
use crate::office::{Proposal, Register};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

/// One line of `tian list --json`.
#[derive(Debug, Serialize)]
pub struct Row<'r> {
    intake: u32,
    docket: Option<&'r str>,
    title: &'r str,
    proposers: Vec<&'r str>,
    kind: crate::office::proposer::Kind,
    period: crate::office::session::Period,
    received: NaiveDateTime,
    category: &'r str,
    stage: &'static str,
    status: Status,
    #[serde(flatten)]
    handling: Handling<'r>,
}

/// Who handles it, and until when.
#[derive(Debug, Serialize)]
struct Handling<'r> {
    lead: Option<&'r str>,
    joint: Vec<&'r str>,
    separate: Vec<&'r str>,
    due: Option<NaiveDate>,
    /// It hangs on holidays that are not published yet.
    due_provisional: bool,
    waiting: Option<crate::office::queries::running::Waiting>,
    class: Option<&'r str>,
    source_number: &'r str,
    session: &'r str,
}

/// The row of a proposal.
pub fn row<'r>(register: &'r Register, proposal: &'r Proposal, today: NaiveDate) -> Row<'r> {
    let Line { status, category, next, .. } = line(register, proposal, today);
    let names = |role| units(proposal, role).map(|unit| register.unit_name(unit)).collect::<Vec<_>>();
    Row {
        intake: proposal.id.0,
        docket: proposal.docket().map(|docket| docket.label.as_str()),
        title: &proposal.particulars.title,
        proposers: proposal.particulars.proposers.iter().map(|p| p.name.as_str()).collect(),
        kind: proposal.particulars.kind,
        period: proposal.intake.period,
        received: proposal.intake.received,
        category,
        stage: proposal.stage.name(),
        status,
        handling: Handling {
            lead: names(TaskRole::Lead).first().copied(),
            joint: names(TaskRole::Joint),
            separate: names(TaskRole::Separate),
            due: next.as_ref().map(|running| running.due.date),
            due_provisional: next.as_ref().is_some_and(|running| running.due.provisional),
            waiting: next.as_ref().map(|running| running.what),
            class: match proposal.class_on(today) {
                Classed::Class(class) => Some(class),
                Classed::Unanswered | Classed::Undecided => None,
            },
            source_number: &proposal.intake.source_number,
            session: register.session_of(proposal).map_or("", |session| session.name.as_str()),
        },
    }
}
