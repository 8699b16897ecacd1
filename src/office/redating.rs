//! Due dates worked out again, after a change of rules or a notice of holidays. Only what is still waited for moves: what
//! was done, granted or has run out stays as it was decided.

use super::calendar::{Calendar, Deadline, Term};
use super::fact::{Change, Fact};
use super::ids::{OpinionId, ProposalId, SessionId, TaskId, UnitId};
use super::proposal::Proposal;
use super::register::Register;
use super::rules::{Rules, Terms};
use super::session::Session;
use super::stage::Stage;
use super::task::{Task, TaskRole};
use super::verbs::track::next_look_back;
use super::waiting::Waiting;
use chrono::NaiveDate;
use serde::Serialize;

/// A due date that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// On which proposal.
    pub proposal: ProposalId,
    /// Of which unit; `None`: of a proposer.
    pub unit: Option<UnitId>,
    /// Place of the proposer, from 0; `None`: of a unit.
    pub signer: Option<u16>,
    /// What is waited for.
    pub what: Waiting,
    /// The date before.
    pub was: NaiveDate,
    /// The date after.
    pub now: NaiveDate,
}

/// The due dates that these facts move, in the order of the facts. What only ceases to be provisional does not move.
pub fn moved(facts: &[Fact]) -> Vec<Moved> {
    facts.iter().flat_map(moved_by).collect()
}

/// The due dates a session's new rules would move if its open dates were worked out again on `today`.
pub fn would_move(register: &Register, session: SessionId, rules: &Rules, today: NaiveDate) -> Vec<Moved> {
    moved(&by_rules(register, session, rules, today))
}

/// The open dates of a session by new rules.
pub(super) fn by_rules(
    register: &Register,
    session: SessionId,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<Fact> {
    let calendar = register.calendar();
    let again = |proposal: &Proposal, what: Waiting, due: &Deadline| match what {
        Waiting::Reply => {
            let first = proposal.particulars.proposers.first().map(|proposer| proposer.kind);
            let (kind, period) = (proposal.particulars.kind, proposal.intake.period);
            rules.reply_due(kind, first, period, due.from, calendar)
        }
        _ => calendar.deadline(term(rules, what), due.from, rules.terms.counting),
    };
    let was = register.session(session).map(|session| &session.rules.terms);
    let looked_back = |proposal: &Proposal| look_back(proposal, (calendar, was?), (calendar, &rules.terms));
    let within = register.proposals().filter(|proposal| proposal.intake.session == session);
    within
        .flat_map(|proposal| redated(proposal, today, &again).into_iter().chain(looked_back(proposal)))
        .collect()
}

/// The next look-back of a tracked proposal, if it was the one the rules gave and they give another now; a day that was
/// agreed on stays.
fn look_back(proposal: &Proposal, was: (&Calendar, &Terms), now: (&Calendar, &Terms)) -> Option<Fact> {
    let tracking = proposal.supervision.tracking.as_ref().filter(|tracking| tracking.ended.is_none())?;
    let from = tracking.look_backs.last().map_or(tracking.since, |last| last.on);
    let due = |(calendar, terms)| next_look_back(calendar, terms, from);
    if tracking.next != due(was) || due(now) == tracking.next {
        return None;
    }
    let mut later = proposal.supervision.clone();
    later.tracking.as_mut()?.next = due(now);
    Some(Fact::Supervision(Change::from(proposal.id, proposal.supervision.clone(), later)))
}

/// The open dates of every session by a calendar that knows more. A date the present calendar and rules do not yield was
/// decided otherwise, and moves only while it is provisional.
pub(super) fn by_calendar(register: &Register, calendar: &Calendar, today: NaiveDate) -> Vec<Fact> {
    let of_session = |proposal: &Proposal, session: &Session| {
        let counting = session.rules.terms.counting;
        let again = |_: &Proposal, _: Waiting, due: &Deadline| match due.term {
            Some(term)
                if due.provisional || register.calendar().deadline(term, due.from, counting) == *due =>
            {
                calendar.deadline(term, due.from, counting)
            }
            _ => due.clone(),
        };
        let terms = &session.rules.terms;
        let looked_back = look_back(proposal, (register.calendar(), terms), (calendar, terms));
        redated(proposal, today, &again).into_iter().chain(looked_back).collect::<Vec<_>>()
    };
    let with_session = |proposal| register.session_of(proposal).map(|session| of_session(proposal, session));
    register.proposals().filter_map(with_session).flatten().collect()
}

/// The term that governs what is waited for, but for the reply.
fn term(rules: &Rules, what: Waiting) -> Term {
    let terms = &rules.terms;
    match what {
        Waiting::Receipt => terms.receipt,
        Waiting::HandBack => terms.hand_back,
        Waiting::Rework => terms.rework,
        Waiting::Answer => terms.feedback,
        _ => terms.joint,
    }
}

/// The facts that give one proposal's open dates anew.
fn redated(
    proposal: &Proposal,
    today: NaiveDate,
    again: &impl Fn(&Proposal, Waiting, &Deadline) -> Deadline,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    if matches!(proposal.stage, Stage::Filed { .. }) {
        for (unit, was) in proposal.running() {
            let mut now = was.clone();
            for (what, due) in open_of(&mut now, today) {
                *due = again(proposal, what, due);
            }
            if now != *was {
                let of = TaskId { proposal: proposal.id, unit };
                facts.push(Fact::Task(Change::from(of, was.clone(), now)));
            }
        }
    }
    if matches!(proposal.stage, Stage::Filed { .. } | Stage::Merged { .. }) {
        let latest = proposal.opinions.keys().map(|(_, round)| *round).max();
        let open = proposal
            .opinions
            .iter()
            .filter(|((_, round), opinion)| Some(*round) == latest && opinion.answer.is_none());
        for ((signer, round), was) in open {
            let mut now = was.clone();
            now.due = again(proposal, Waiting::Answer, &was.due);
            if now != *was {
                let of = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
                facts.push(Fact::Opinion(Change::from(of, was.clone(), now)));
            }
        }
    }
    facts
}

/// The due dates of a task that are still waited for.
fn open_of(task: &mut Task, today: NaiveDate) -> Vec<(Waiting, &mut Deadline)> {
    if task.fulfilled() {
        return Vec::new();
    }
    let extended = task.extended().is_some();
    let window = task.hand_back_due.date >= today && task.hand_backs.is_empty() && task.replies.is_empty();
    let mut open = Vec::new();
    if task.receipted.is_none() {
        open.push((Waiting::Receipt, &mut task.receipt_due));
    }
    if window {
        open.push((Waiting::HandBack, &mut task.hand_back_due));
    }
    match task.reworks.last_mut() {
        Some(rework) => open.push((Waiting::Rework, &mut rework.due)),
        None if extended => {}
        None if task.role == TaskRole::Joint => open.push((Waiting::Joint, &mut task.due)),
        None => open.push((Waiting::Reply, &mut task.due)),
    }
    open
}

fn moved_by(fact: &Fact) -> Vec<Moved> {
    let mut all = Vec::new();
    match fact {
        Fact::Task(Change { of, was: Some(was), now: Some(now) }) => {
            let mut compare = |what, was: &Deadline, now: &Deadline| {
                if was.date != now.date {
                    let (proposal, unit) = (of.proposal, Some(of.unit));
                    all.push(Moved { proposal, unit, signer: None, what, was: was.date, now: now.date });
                }
            };
            compare(Waiting::Receipt, &was.receipt_due, &now.receipt_due);
            compare(Waiting::HandBack, &was.hand_back_due, &now.hand_back_due);
            let due = if was.role == TaskRole::Joint { Waiting::Joint } else { Waiting::Reply };
            compare(due, &was.due, &now.due);
            for (was, now) in was.reworks.iter().zip(&now.reworks) {
                compare(Waiting::Rework, &was.due, &now.due);
            }
        }
        Fact::Opinion(Change { of, was: Some(was), now: Some(now) }) if was.due.date != now.due.date => {
            let (proposal, signer) = (of.proposal, Some(of.signer));
            let (was, now) = (was.due.date, now.due.date);
            all.push(Moved { proposal, unit: None, signer, what: Waiting::Answer, was, now });
        }
        Fact::Supervision(Change { of, was: Some(was), now: Some(now) }) => {
            if let (Some(was), Some(now)) = (&was.tracking, &now.tracking)
                && was.next != now.next
            {
                let (proposal, what, was, now) = (*of, Waiting::LookBack, was.next, now.next);
                all.push(Moved { proposal, unit: None, signer: None, what, was, now });
            }
        }
        _ => {}
    }
    all
}
