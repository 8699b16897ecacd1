//! Entries of format 1, and what they mean today. Only the shapes that have changed since are kept here; the others are
//! today's own, and the golden bytes beside this folder prove that they still read the same.
//!
//! The conversion looks at one value at a time, so that equal values stay equal: what an entry found is what the one
//! before it left.

mod handling;
mod people;
mod proposal;
mod rules;

#[cfg(test)]
pub(in crate::ledger) mod sample;

use handling::{Opinion, Reminder, Task};
use people::{Member, Unit};
use proposal::{Intake, Particulars, Stage, Supervision};
use rules::Session;

use crate::office::{self, Change, Clerk, ClerkId, Ticket, Turn, Verb};
use crate::office::{MemberId, OpinionId, ProposalId, ReminderId, SessionId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// An entry as format 1 has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Entry {
    pub seq: u64,
    pub at: i64,
    pub clerk: ClerkId,
    pub ticket: Ticket,
    pub verb: Verb,
    pub turn: Turn,
    pub facts: Vec<Fact>,
}

/// A fact as format 1 has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) enum Fact {
    Intake(Change<ProposalId, Intake>),
    Particulars(Change<ProposalId, Particulars>),
    Stage(Change<ProposalId, Stage>),
    Task(Change<TaskId, Task>),
    Opinion(Change<OpinionId, Opinion>),
    Supervision(Change<ProposalId, Supervision>),
    Reminder(Change<ReminderId, Reminder>),
    Unit(Change<UnitId, Unit>),
    Member(Change<MemberId, Member>),
    Clerk(Change<ClerkId, Clerk>),
    Session(Change<SessionId, Session>),
    Current(Change<(), SessionId>),
}

impl From<Entry> for office::Entry {
    fn from(old: Entry) -> Self {
        let Entry { seq, at, clerk, ticket, verb, turn, facts } = old;
        let facts = facts.into_iter().map(office::Fact::from).collect();
        Self { seq, at, clerk, ticket, verb, turn, facts }
    }
}

impl From<Fact> for office::Fact {
    fn from(old: Fact) -> Self {
        match old {
            Fact::Intake(c) => Self::Intake(change(c)),
            Fact::Particulars(c) => Self::Particulars(change(c)),
            Fact::Stage(c) => Self::Stage(change(c)),
            Fact::Task(c) => Self::Task(change(c)),
            Fact::Opinion(c) => Self::Opinion(change(c)),
            Fact::Supervision(c) => Self::Supervision(change(c)),
            Fact::Reminder(c) => Self::Reminder(change(c)),
            Fact::Unit(c) => Self::Unit(change(c)),
            Fact::Member(c) => Self::Member(change(c)),
            Fact::Clerk(c) => Self::Clerk(c),
            Fact::Session(c) => Self::Session(change(c)),
            Fact::Current(c) => Self::Current(c),
        }
    }
}

pub(super) fn change<K, Old, New: From<Old>>(old: Change<K, Old>) -> Change<K, New> {
    let value = |old: Box<Old>| Box::new(New::from(*old));
    Change { of: old.of, was: old.was.map(value), now: old.now.map(value) }
}

pub(super) fn all<Old, New: From<Old>>(old: Vec<Old>) -> Vec<New> {
    old.into_iter().map(New::from).collect()
}
