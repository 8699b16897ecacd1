//! Due dates worked out again: by other rules, or by a calendar that knows more holidays. Only what is still waited for
//! moves; granted extensions, and everything that was answered, stay as they are.

use super::assign::new_task;
use crate::office::calendar::{Calendar, Counting, Deadline};
use crate::office::fact::{Change, Fact};
use crate::office::ids::{OpinionId, TaskId};
use crate::office::proposal::Proposal;
use crate::office::session::Session;
use crate::office::stage::Stage;
use crate::office::task::Task;
use chrono::NaiveDate;

/// How a due date is worked out again.
pub(super) enum Again<'a> {
    /// By these rules.
    Rules(&'a Session),
    /// By the rule each stands on, where it was provisional.
    Provisional(Counting),
}

impl Again<'_> {
    /// The facts that move what is open on a proposal.
    pub(super) fn facts(&self, proposal: &Proposal, calendar: &Calendar) -> Vec<Fact> {
        let mut facts = Vec::new();
        if matches!(proposal.stage, Stage::Filed { .. }) {
            for (unit, was) in proposal.running().filter(|(_, task)| !task.fulfilled()) {
                let now = self.task(proposal, was, calendar);
                if now != *was {
                    let id = TaskId { proposal: proposal.id, unit };
                    facts.push(Fact::Task(Change::from(id, was.clone(), now)));
                }
            }
        }
        if matches!(proposal.stage, Stage::Filed { .. } | Stage::Merged { .. }) {
            for ((signer, round), was) in proposal.opinions.iter().filter(|(_, o)| o.answer.is_none()) {
                let mut now = was.clone();
                now.due = self.opinion(&was.due, was.asked, calendar);
                if now != *was {
                    let id = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
                    facts.push(Fact::Opinion(Change::from(id, was.clone(), now)));
                }
            }
        }
        facts
    }

    fn task(&self, proposal: &Proposal, was: &Task, calendar: &Calendar) -> Task {
        let mut now = was.clone();
        let start = was.assigned;
        match self {
            Again::Rules(session) => {
                let fresh = new_task(calendar, proposal, session, was.role, start);
                now.receipt_due = fresh.receipt_due;
                now.hand_back_due = fresh.hand_back_due;
                now.due = fresh.due;
                if let Some(rework) = now.reworks.last_mut() {
                    let terms = &session.rules.terms;
                    rework.due = calendar.deadline(terms.rework, rework.on, terms.counting);
                }
            }
            Again::Provisional(counting) => {
                for due in [&mut now.receipt_due, &mut now.hand_back_due, &mut now.due] {
                    *due = again(due, start, *counting, calendar);
                }
                if let Some(rework) = now.reworks.last_mut() {
                    rework.due = again(&rework.due, rework.on, *counting, calendar);
                }
            }
        }
        now
    }

    fn opinion(&self, due: &Deadline, asked: NaiveDate, calendar: &Calendar) -> Deadline {
        match self {
            Again::Rules(session) => {
                let terms = &session.rules.terms;
                calendar.deadline(terms.feedback, asked, terms.counting)
            }
            Again::Provisional(counting) => again(due, asked, *counting, calendar),
        }
    }
}

/// A provisional due date by the rule it stands on.
fn again(due: &Deadline, start: NaiveDate, counting: Counting, calendar: &Calendar) -> Deadline {
    match due.term {
        Some(term) if due.provisional => calendar.deadline(term, start, counting),
        _ => due.clone(),
    }
}
