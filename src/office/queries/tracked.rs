//! The proposals tracked beyond their year, and those the rules would have tracked that are not yet.

use crate::office::ids::{ProposalId, SessionId};
use crate::office::outcome::Classed;
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::supervision::Tracking;
use chrono::NaiveDate;

/// A tracked proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Tracked<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// How it is tracked.
    pub tracking: &'r Tracking,
    /// The class it first got.
    pub first: Classed<'r>,
    /// The class that holds now.
    pub now: Classed<'r>,
    /// Days until the next look-back, negative when it is late; `None`: tracking ended.
    pub days_left: Option<i64>,
}

/// All tracked proposals of every session: those that go on first, the next look-back on top.
pub fn tracked<'r>(register: &'r Register, today: NaiveDate) -> Vec<Tracked<'r>> {
    let row = |proposal: &'r Proposal| {
        let tracking: &Tracking = proposal.supervision.tracking.as_ref()?;
        let days_left = tracking.ended.is_none().then(|| (tracking.next - today).num_days());
        Some(Tracked {
            proposal,
            tracking,
            first: proposal.first_class(),
            now: proposal.class_on(today),
            days_left,
        })
    };
    let mut rows: Vec<Tracked> = register.proposals().filter_map(row).collect();
    rows.sort_by_key(|row| (row.tracking.ended.is_some(), row.tracking.next, row.proposal.id));
    rows
}

/// Closed proposals of a session whose class the rules want tracked, and which are not, by docket.
pub fn to_track(register: &Register, session: SessionId, today: NaiveDate) -> Vec<ProposalId> {
    let Some(rules) = register.session(session).map(|session| &session.rules) else { return Vec::new() };
    let wanted = |proposal: &&Proposal| {
        let closed = matches!(proposal.stage, Stage::Closed { .. } | Stage::Archived { .. });
        let class = match proposal.class_on(today) {
            Classed::Class(code) => rules.class(code),
            Classed::Unanswered | Classed::Undecided => None,
        };
        let untracked = proposal.supervision.tracking.is_none();
        proposal.intake.session == session && closed && untracked && class.is_some_and(|c| c.tracked)
    };
    let mut rows: Vec<&Proposal> = register.proposals().filter(wanted).collect();
    rows.sort_by_key(|proposal| (proposal.docket().map(|docket| docket.number), proposal.id));
    rows.into_iter().map(|proposal| proposal.id).collect()
}
