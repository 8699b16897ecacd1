//! The register: everything the office knows, built by applying entries in order and by nothing else. The server and
//! every desk hold one each; equal entries make equal registers.

mod beyond;
mod holds;
mod index;
mod papers;

use super::activity::Activity;
use super::calendar::Calendar;
use super::entry::Entry;
use super::ids::{
    ActivityId, ClerkId, InfoId, InstructionId, LeaderId, MemberId, PendingId, ProposalId, ReminderId,
    SessionId, UnitId,
};
use super::info::{InfoItem, Instruction};
use super::leader::Leader;
use super::order::misfit;
use super::past;
use super::pending::Pending;
use super::proposal::Proposal;
use super::reminder::Reminder;
use super::session::Session;
use super::trail::Trail;
use super::unit::{Clerk, Member, Unit};
use index::Index;
use papers::Papers;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state of the office after `seq` entries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Register {
    seq: u64,
    proposals: BTreeMap<ProposalId, Proposal>,
    reminders: BTreeMap<ReminderId, Reminder>,
    units: BTreeMap<UnitId, Unit>,
    members: BTreeMap<MemberId, Member>,
    clerks: BTreeMap<ClerkId, Clerk>,
    sessions: BTreeMap<SessionId, Session>,
    current: Option<SessionId>,
    trail: Trail,
    index: Index,
    given: Given,
    beyond: Beyond,
    pending: BTreeMap<PendingId, Pending>,
    calendar: Calendar,
    papers: Papers,
}

/// What is kept beyond proposals.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Beyond {
    leaders: BTreeMap<LeaderId, Leader>,
    activities: BTreeMap<ActivityId, Activity>,
    infos: BTreeMap<InfoId, InfoItem>,
    instructions: BTreeMap<InstructionId, Instruction>,
}

/// The greatest number ever given of each kind; numbers are not given again even after an undo.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Given {
    proposal: u32,
    reminder: u32,
    unit: u32,
    member: u32,
    clerk: u32,
    session: u32,
    leader: u32,
    activity: u32,
    info: u32,
    instruction: u32,
    pending: u32,
    batch: u32,
    questionnaire: u32,
}

/// An entry that does not continue the register: the history is broken or in the wrong order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("第{seq}条记录与登记簿不能衔接({reason})")]
pub struct Broken {
    /// Number of the entry.
    pub seq: u64,
    /// What does not fit.
    pub reason: String,
}

fn misplaced(entry: &Entry, place: usize) -> Broken {
    Broken { seq: entry.seq, reason: format!("第{}项事实与现状不符", place + 1) }
}

impl Register {
    /// Applies an entry drawn up now, or changes nothing: it continues the register and leaves it in order.
    pub fn append(&mut self, entry: &Entry) -> Result<(), Broken> {
        match misfit(self, &entry.facts) {
            Some(place) => Err(misplaced(entry, place)),
            None => self.apply(entry),
        }
    }

    /// Applies the next entry of the history, or changes nothing. Whether it left everything in order was asked by the law
    /// of its day: what was written stays readable, however strict the law has become since.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Broken> {
        if entry.seq != self.seq + 1 {
            let reason = format!("应为第{}条", self.seq + 1);
            return Err(Broken { seq: entry.seq, reason });
        }
        if let Some(place) = entry.facts.iter().position(|fact| !fact.starts_from(self)) {
            return Err(misplaced(entry, place));
        }
        past::note(entry, |id, tell| {
            if let Some(proposal) = self.proposals.get_mut(&id) {
                tell(&mut proposal.past);
            }
        });
        for fact in &entry.facts {
            fact.carry_out(self);
        }
        self.trail.record(entry);
        self.seq = entry.seq;
        Ok(())
    }

    /// Number of the last entry applied.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The trail of steps that can be undone or done again.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// All proposals by intake number.
    pub fn proposals(&self) -> impl DoubleEndedIterator<Item = &Proposal> {
        self.proposals.values()
    }

    /// Those from an intake number on.
    pub fn proposals_from(&self, first: ProposalId) -> impl Iterator<Item = &Proposal> {
        self.proposals.range(first..).map(|(_, proposal)| proposal)
    }

    /// How many proposals there are.
    pub fn count(&self) -> usize {
        self.proposals.len()
    }

    /// One proposal.
    pub fn proposal(&self, id: ProposalId) -> Option<&Proposal> {
        self.proposals.get(&id)
    }

    /// The proposal that holds a docket number of a session.
    pub fn docket_holder(&self, session: SessionId, number: u32) -> Option<ProposalId> {
        self.docket_table(session)?.get(&number).copied()
    }

    /// Docket numbers given in a session, ascending.
    pub fn dockets(&self, session: SessionId) -> impl DoubleEndedIterator<Item = u32> {
        self.docket_table(session).into_iter().flat_map(BTreeMap::keys).copied()
    }

    /// Docket numbers given in a session with their holders; `None` before the first.
    pub(super) fn docket_table(&self, session: SessionId) -> Option<&BTreeMap<u32, ProposalId>> {
        self.index.dockets.get(&session)
    }

    /// Numbers given within a category of a session with their holders; `None` before the first.
    pub fn category_table(&self, session: SessionId, category: &str) -> Option<&BTreeMap<u32, ProposalId>> {
        self.index.categories.get(&(session, category.to_owned()))
    }

    /// The proposal imported from the row with this fingerprint.
    pub fn imported(&self, fingerprint: &[u8; 16]) -> Option<ProposalId> {
        self.index.fingerprints.get(fingerprint).copied()
    }

    /// The proposals merged into one.
    pub fn merged_into(&self, lead: ProposalId) -> impl Iterator<Item = ProposalId> {
        self.index.merged.get(&lead).into_iter().flatten().copied()
    }

    /// The proposals on which a unit has or had a task.
    pub fn handled_by(&self, unit: UnitId) -> impl Iterator<Item = &Proposal> {
        self.index.units.get(&unit).into_iter().flatten().filter_map(|id| self.proposals.get(id))
    }

    /// All units.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// One unit.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// Name of a unit, `?` for one that is not known.
    pub fn unit_name(&self, id: UnitId) -> &str {
        self.units.get(&id).map_or("?", |unit| unit.name.as_str())
    }

    /// The unit a code, name, short or former name stands for; `None` when unknown or when several answer to it.
    pub fn unit_named(&self, word: &str) -> Option<UnitId> {
        let exact = |unit: &&Unit| unit.code == word || unit.name == word;
        if let Some(unit) = self.units.values().find(exact) {
            return Some(unit.id);
        }
        let answers = |unit: &&Unit| {
            unit.aliases.iter().any(|alias| alias == word) || unit.former.iter().any(|old| old.name == word)
        };
        let mut called = self.units.values().filter(answers);
        match (called.next(), called.next()) {
            (Some(unit), None) => Some(unit.id),
            _ => None,
        }
    }

    /// Whether anything hangs on a unit.
    pub fn unit_in_use(&self, id: UnitId) -> bool {
        self.index.units.get(&id).is_some_and(|set| !set.is_empty()) || self.index.reminders.contains_key(&id)
    }

    /// All members.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// All clerks.
    pub fn clerks(&self) -> impl Iterator<Item = &Clerk> {
        self.clerks.values()
    }

    /// One clerk.
    pub fn clerk(&self, id: ClerkId) -> Option<&Clerk> {
        self.clerks.get(&id)
    }

    /// Name of a clerk, `?` for one that is not known.
    pub fn clerk_name(&self, id: ClerkId) -> &str {
        self.clerks.get(&id).map_or("?", |clerk| clerk.name.as_str())
    }

    /// All sessions.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.values()
    }

    /// One session.
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.get(&id)
    }

    /// The session of a year; the one that opened first where a year has several.
    pub fn session_of_year(&self, year: i32) -> Option<&Session> {
        self.sessions.values().filter(|session| session.year == year).min_by_key(|session| session.opened)
    }

    /// The session new proposals enter; `None` only before the office is founded.
    pub fn current(&self) -> Option<&Session> {
        self.sessions.get(&self.current?)
    }

    /// The session a proposal counts under.
    pub fn session_of(&self, proposal: &Proposal) -> Option<&Session> {
        self.sessions.get(&proposal.intake.session)
    }

    /// All reminders in the order they were recorded.
    pub fn reminders(&self) -> impl DoubleEndedIterator<Item = &Reminder> {
        self.reminders.values()
    }

    /// The reminders a unit got, in the order they were recorded.
    pub fn reminders_to(&self, unit: UnitId) -> impl DoubleEndedIterator<Item = &Reminder> {
        self.index.reminders.get(&unit).into_iter().flatten().filter_map(|id| self.reminders.get(id))
    }

    /// The number the next proposal gets.
    pub fn next_proposal(&self) -> ProposalId {
        ProposalId(self.given.proposal + 1)
    }

    /// The number the next reminder gets.
    pub fn next_reminder(&self) -> ReminderId {
        ReminderId(self.given.reminder + 1)
    }

    /// The number the next unit gets.
    pub fn next_unit(&self) -> UnitId {
        UnitId(self.given.unit + 1)
    }

    /// The number the next member gets.
    pub fn next_member(&self) -> MemberId {
        MemberId(self.given.member + 1)
    }

    /// The number the next clerk gets.
    pub fn next_clerk(&self) -> ClerkId {
        ClerkId(self.given.clerk + 1)
    }

    /// The number the next session gets.
    pub fn next_session(&self) -> SessionId {
        SessionId(self.given.session + 1)
    }
}
