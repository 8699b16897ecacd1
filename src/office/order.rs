//! What holds of the register whatever happens: nothing vanishes while something hangs on it, no number or name is given
//! twice, nothing points into the void. An ordinary command cannot break this; undoing or redoing an old step could.

use super::arrival;
use super::fact::{Change, Fact};
use super::ids::{ClerkId, ProposalId, ReminderId, SessionId, TaskId, UnitId};
use super::keeping;
use super::outcome::Outcome;
use super::pointing;
use super::proposal::{Intake, Particulars};
use super::proposer::places;
use super::register::Register;
use super::reminder::Reminder;
use super::session::Session;
use super::stage::{Docket, Stage};
use super::supervision::Supervision;
use super::unit::{Clerk, Role, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The place of the first fact that does not start from the present state or would leave the register out of order.
pub(super) fn misfit(register: &Register, facts: &[Fact]) -> Option<usize> {
    let step = Step::of(register, facts);
    facts.iter().position(|fact| !(fact.starts_from(register) && step.keeps_order(register, fact)))
}

/// What the other facts of the same entry do, where it matters to one of them.
#[derive(Default)]
struct Step<'f> {
    bared: BTreeSet<ProposalId>,
    units: BTreeMap<UnitId, Option<&'f Unit>>,
    sessions: BTreeSet<SessionId>,
    entering: BTreeMap<ProposalId, SessionId>,
    amended: BTreeMap<ProposalId, &'f Particulars>,
    current: Option<SessionId>,
    /// The proposals something points to; looked for once, and only where proposals vanish.
    pointed: BTreeSet<ProposalId>,
}

impl<'f> Step<'f> {
    fn of(register: &Register, facts: &'f [Fact]) -> Self {
        let mut step = Self::default();
        if facts.iter().any(|fact| matches!(fact, Fact::Intake(Change { now: None, .. }))) {
            step.pointed = pointing::proposals(register);
        }
        for fact in facts {
            match fact {
                Fact::Supervision(c) if c.now.as_deref().is_none_or(|now| *now == Supervision::default()) => {
                    step.bared.insert(c.of);
                }
                Fact::Intake(Change { of, now: Some(intake), .. }) => {
                    step.entering.insert(*of, intake.session);
                }
                Fact::Particulars(Change { of, now: Some(now), .. }) => drop(step.amended.insert(*of, now)),
                Fact::Unit(c) => drop(step.units.insert(c.of, c.now.as_deref())),
                Fact::Session(Change { of, now: Some(_), .. }) => drop(step.sessions.insert(*of)),
                Fact::Current(c) => step.current = c.now.as_deref().copied(),
                _ => {}
            }
        }
        step
    }

    fn keeps_order(&self, register: &Register, fact: &Fact) -> bool {
        self.codes_are_known(register, fact) && self.in_order(register, fact)
    }

    /// Codes are those of the session's rules: an old step done again may carry one that is gone since.
    fn codes_are_known(&self, register: &Register, fact: &Fact) -> bool {
        let Some(id) = fact.proposal() else { return true };
        let own = register.proposal(id).map(|proposal| proposal.intake.session);
        let session = own.or_else(|| self.entering.get(&id).copied());
        let Some(session) = session.and_then(|id| register.session(id)) else { return true };
        keeping::codes_are_known(&session.rules, fact)
    }

    fn in_order(&self, register: &Register, fact: &Fact) -> bool {
        match fact {
            Fact::Intake(Change { of, now: None, .. }) => self.may_vanish(register, *of),
            Fact::Intake(Change { of, now: Some(intake), .. }) => self.may_enter(register, *of, intake),
            Fact::Particulars(Change { of, was: Some(was), now: Some(now) }) => {
                let asked = register.proposal(*of).is_some_and(|proposal| !proposal.opinions.is_empty());
                !asked || places(&was.proposers) == places(&now.proposers)
            }
            Fact::Stage(Change { of, now: Some(stage), .. }) => stage_in_order(register, *of, stage),
            Fact::Review(Change { of, .. }) => {
                register.proposal(*of).is_some_and(|proposal| proposal.stage == Stage::Received)
            }
            Fact::Task(Change { of, now: Some(_), .. }) => {
                register.unit(of.unit).is_some() && register.proposal(of.proposal).is_some()
            }
            Fact::Task(Change { of, now: None, .. }) => !reminded(register, *of),
            Fact::Opinion(Change { of, now: Some(_), .. }) => register.proposal(of.proposal).is_some(),
            Fact::Reminder(Change { of, now: Some(now), .. }) => reminder_in_order(register, *of, now),
            Fact::Unit(Change { of, now: Some(unit), .. }) => self.unit_in_order(register, *of, unit),
            Fact::Unit(Change { of, now: None, .. }) => {
                !register.unit_in_use(*of) && !pointing::unit(register, *of)
            }
            Fact::Clerk(Change { of, now, .. }) => clerk_in_order(register, *of, now.as_deref()),
            Fact::Session(Change { of, now: Some(now), .. }) => session_in_order(register, *of, now),
            Fact::Session(Change { of, now: None, .. }) => self.session_may_vanish(register, *of),
            Fact::Current(Change { now, .. }) => {
                let known = |id: &SessionId| register.session(*id).is_some() || self.sessions.contains(id);
                now.as_deref().is_some_and(known)
            }
            _ => beyond_in_order(register, fact),
        }
    }

    /// Nobody else came in with the same row, and what was put right of one that is there leaves what rests on it.
    fn may_enter(&self, register: &Register, id: ProposalId, intake: &Intake) -> bool {
        let known = intake.fingerprint.and_then(|fingerprint| register.imported(&fingerprint));
        let put_right = register.proposal(id).is_none_or(|there| {
            let particulars = self.amended.get(&id).copied().unwrap_or(&there.particulars);
            arrival::in_order(register, there, intake, particulars)
        });
        register.session(intake.session).is_some() && known.is_none_or(|known| known == id) && put_right
    }

    /// Nothing but its particulars was ever touched, or this step takes that back as well.
    fn may_vanish(&self, register: &Register, id: ProposalId) -> bool {
        let untouched = register.proposal(id).is_some_and(|proposal| {
            let bare = proposal.supervision == Supervision::default() || self.bared.contains(&id);
            bare && proposal.stage == Stage::Received
                && proposal.review.steps.is_empty()
                && proposal.tasks.is_empty()
                && proposal.opinions.is_empty()
                && proposal.outcome == Outcome::default()
        });
        untouched && register.merged_into(id).next().is_none() && !self.pointed.contains(&id)
    }

    fn unit_in_order(&self, register: &Register, id: UnitId, unit: &Unit) -> bool {
        let clashes = |other: &Unit| other.id != id && (other.code == unit.code || other.name == unit.name);
        let mut others = register.units().filter(|other| !self.units.contains_key(&other.id));
        !others.any(clashes) && !self.units.values().copied().flatten().any(clashes)
    }

    fn session_may_vanish(&self, register: &Register, id: SessionId) -> bool {
        let current = self.current.or(register.current().map(|session| session.id));
        let empty = register.proposals().all(|proposal| proposal.intake.session != id);
        current != Some(id) && empty && !pointing::session(register, id)
    }
}

fn stage_in_order(register: &Register, id: ProposalId, stage: &Stage) -> bool {
    let session = register.proposal(id).map(|proposal| proposal.intake.session);
    let free = match (stage.docket(), session) {
        (Some(docket), Some(session)) => number_free(register, session, id, docket),
        _ => true,
    };
    let leads = register.merged_into(id).next().is_some();
    let anchored = match stage {
        Stage::Merged { into, .. } => register.proposal(*into).is_some_and(|lead| {
            let open = matches!(lead.stage, Stage::Received | Stage::Filed { .. });
            open && lead.id != id && !leads
        }),
        Stage::Received | Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. } => true,
        Stage::SentBack { .. } | Stage::Withdrawn { .. } | Stage::Declined { .. } => !leads,
    };
    free && anchored && !pointing::made_into_info(register, id, stage)
}

/// Leaders, activities, information items, instructions, and what proposals say of them.
fn beyond_in_order(register: &Register, fact: &Fact) -> bool {
    match fact {
        Fact::Supervision(Change { now: Some(now), .. }) => pointing::supervision_grounded(register, now),
        Fact::Leader(Change { now: Some(now), .. }) => pointing::leader_alone(register, now),
        Fact::Leader(Change { of, now: None, .. }) => !pointing::leader(register, *of),
        Fact::Activity(Change { now: Some(now), .. }) => pointing::activity_grounded(register, now),
        Fact::Activity(Change { of, now: None, .. }) => !pointing::activity(register, *of),
        Fact::Info(Change { now: Some(now), .. }) => pointing::info_grounded(register, now),
        Fact::Info(Change { of, now: None, .. }) => !pointing::info(register, *of),
        Fact::Instruction(Change { now: Some(now), .. }) => pointing::instruction_grounded(register, now),
        Fact::Batch(Change { of, now: None, .. }) => register.sheets(*of).next().is_none(),
        Fact::Batch(Change { now: Some(now), .. }) => pointing::batch_grounded(register, now),
        Fact::Sheet(Change { of, now: Some(now), .. }) => pointing::sheet_grounded(register, *of, now),
        Fact::Questionnaire(Change { of, now: None, .. }) => !pointing::questionnaire(register, *of),
        _ => true,
    }
}

/// Nobody else holds the number, nor the one within the category.
fn number_free(register: &Register, session: SessionId, id: ProposalId, docket: &Docket) -> bool {
    let within = docket
        .in_category
        .as_ref()
        .and_then(|within| register.category_table(session, &within.category)?.get(&within.number).copied());
    let holders = [register.docket_holder(session, docket.number), within];
    holders.into_iter().flatten().all(|holder| holder == id)
}

/// Whether the unit was reminded of this task.
fn reminded(register: &Register, task: TaskId) -> bool {
    let about = |past: &Reminder| past.items.iter().any(|item| item.proposal == task.proposal);
    register.reminders_to(task.unit).any(about)
}

/// A unit is reminded once a day, of tasks it has or had.
fn reminder_in_order(register: &Register, id: ReminderId, reminder: &Reminder) -> bool {
    let had = |proposal| {
        register.proposal(proposal).is_some_and(|proposal| proposal.tasks.contains_key(&reminder.unit))
    };
    register.unit(reminder.unit).is_some()
        && reminder.items.iter().all(|item| had(item.proposal))
        && !register.reminders_to(reminder.unit).any(|past| past.on == reminder.on && past.id != id)
}

/// Who did something stays; names are unique; somebody administers the office.
fn clerk_in_order(register: &Register, id: ClerkId, now: Option<&Clerk>) -> bool {
    let others = || register.clerks().filter(|clerk| clerk.id != id);
    let administers = |clerk: &Clerk| clerk.roles.contains(&Role::Administrator);
    let administered = now.is_some_and(administers) || others().any(administers);
    let stays = now.is_some() || !register.trail().knows(id);
    administered && stays && now.is_none_or(|now| others().all(|other| other.name != now.name))
}

fn session_in_order(register: &Register, id: SessionId, now: &Session) -> bool {
    let keeps = register.session(id).is_none_or(|was| keeping::lost(register, was, now).is_none());
    keeps && register.sessions().all(|other| other.id == id || other.name != now.name)
}
