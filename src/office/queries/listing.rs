//! One line of a list of proposals, as the intake pane, `tian list` and the ledger sheet show it.

use super::running::{Running, Waiting, of_proposal};
use crate::office::ids::{ProposalId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::status::{Status, status};
use crate::office::task::TaskRole;
use chrono::NaiveDate;

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// Its status.
    pub status: Status,
    /// Name of its category; empty while undecided.
    pub category: &'r str,
    /// What is waited for next on it, if anything is.
    pub next: Option<Running>,
}

/// The line of a proposal.
pub fn line<'r>(register: &'r Register, proposal: &'r Proposal, today: NaiveDate) -> Line<'r> {
    let owed = of_proposal(register, proposal, today)
        .into_iter()
        .filter(|running| running.what != Waiting::HandBack);
    Line {
        proposal,
        status: status(register, proposal),
        category: category_name(register, proposal),
        next: owed.min_by_key(|running| running.due.date),
    }
}

/// The name of a proposal's category.
pub fn category_name<'r>(register: &'r Register, proposal: &'r Proposal) -> &'r str {
    let code = proposal.particulars.category.as_str();
    let rules = register.session_of(proposal).map(|session| &session.rules);
    rules.and_then(|rules| rules.category(code)).map_or(code, |category| category.name.as_str())
}

/// The units with a running task in a role, in order of their numbers.
pub fn units(proposal: &Proposal, role: TaskRole) -> impl Iterator<Item = UnitId> {
    proposal.running().filter(move |(_, task)| task.role == role).map(|(unit, _)| unit)
}

/// The proposals a clerk's word may mean: a docket number of the current session, written bare or by its template.
pub fn by_docket(register: &Register, word: &str) -> Option<ProposalId> {
    let session = register.current()?;
    let bare = word.trim().trim_start_matches('第').trim_end_matches('号');
    let number = bare.parse::<u32>().ok().and_then(|n| register.docket_holder(session.id, n));
    number.or_else(|| {
        let labelled = |p: &&Proposal| p.docket().is_some_and(|docket| docket.label == word.trim());
        register.proposals().rev().find(labelled).map(|proposal| proposal.id)
    })
}
