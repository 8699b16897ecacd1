//! How each kind of component is held: read and replaced, with the look-ups kept in step.

use super::Register;
use crate::office::activity::Activity;
use crate::office::batch::Batch;
use crate::office::calendar::HolidayYear;
use crate::office::fact::Holds;
use crate::office::ids::{
    ActivityId, BatchId, ClerkId, DayId, InfoId, InstructionId, LeaderId, MemberId, OpinionId, PendingId,
    ProposalId, QuestionnaireId, ReminderId, SessionId, TaskId, UnitId,
};
use crate::office::info::{InfoItem, Instruction};
use crate::office::leader::Leader;
use crate::office::opinion::Opinion;
use crate::office::outcome::Outcome;
use crate::office::pending::Pending;
use crate::office::proposal::{Intake, Particulars, Proposal};
use crate::office::questionnaire::Questionnaire;
use crate::office::reminder::Reminder;
use crate::office::review::Review;
use crate::office::session::Session;
use crate::office::stage::Stage;
use crate::office::supervision::Supervision;
use crate::office::task::Task;
use crate::office::unit::{Clerk, Member, Unit};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Puts a value into a map, or takes it out.
fn place<K: Ord + Copy, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

impl Holds<ProposalId, Intake> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Intake> {
        self.proposals.get(id).map(|proposal| &proposal.intake)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Intake>) {
        let old = self.proposals.remove(id);
        if let Some(old) = &old {
            self.index.stage_leaves(*id, old.intake.session, &old.stage);
            old.intake.fingerprint.map(|fingerprint| self.index.fingerprints.remove(&fingerprint));
        }
        if let Some(intake) = value {
            intake.fingerprint.map(|fingerprint| self.index.fingerprints.insert(fingerprint, *id));
            let stands = old.map(|old| Proposal { intake: intake.clone(), ..old });
            let proposal = stands.unwrap_or_else(|| Proposal::new(*id, intake));
            self.index.stage_arrives(*id, proposal.intake.session, &proposal.stage);
            self.proposals.insert(*id, proposal);
            self.given.proposal = self.given.proposal.max(id.0);
        }
    }
}

impl Holds<ProposalId, Particulars> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Particulars> {
        self.proposals.get(id).map(|proposal| &proposal.particulars)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Particulars>) {
        if let Some(proposal) = self.proposals.get_mut(id) {
            proposal.particulars = value.unwrap_or_default();
        }
    }
}

impl Holds<ProposalId, Stage> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Stage> {
        self.proposals.get(id).map(|proposal| &proposal.stage)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Stage>) {
        if let Some(proposal) = self.proposals.get_mut(id) {
            let session = proposal.intake.session;
            self.index.stage_leaves(*id, session, &proposal.stage);
            proposal.stage = value.unwrap_or_default();
            self.index.stage_arrives(*id, session, &proposal.stage);
        }
    }
}

impl Holds<ProposalId, Supervision> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Supervision> {
        self.proposals.get(id).map(|proposal| &proposal.supervision)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Supervision>) {
        if let Some(proposal) = self.proposals.get_mut(id) {
            proposal.supervision = value.unwrap_or_default();
        }
    }
}

impl Holds<TaskId, Task> for Register {
    fn held(&self, id: &TaskId) -> Option<&Task> {
        self.proposals.get(&id.proposal)?.tasks.get(&id.unit)
    }

    fn hold(&mut self, id: &TaskId, value: Option<Task>) {
        if value.is_some() {
            self.index.task_arrives(*id);
        } else {
            self.index.task_leaves(*id);
        }
        if let Some(proposal) = self.proposals.get_mut(&id.proposal) {
            place(&mut proposal.tasks, id.unit, value);
        }
    }
}

impl Holds<DayId, NaiveDate> for Register {
    fn held(&self, id: &DayId) -> Option<&NaiveDate> {
        self.proposals.get(&id.proposal)?.days.get(&id.step)
    }

    fn hold(&mut self, id: &DayId, value: Option<NaiveDate>) {
        if let Some(proposal) = self.proposals.get_mut(&id.proposal) {
            place(&mut proposal.days, id.step, value);
        }
    }
}

impl Holds<OpinionId, Opinion> for Register {
    fn held(&self, id: &OpinionId) -> Option<&Opinion> {
        self.proposals.get(&id.proposal)?.opinions.get(&(id.signer, id.round))
    }

    fn hold(&mut self, id: &OpinionId, value: Option<Opinion>) {
        if let Some(proposal) = self.proposals.get_mut(&id.proposal) {
            place(&mut proposal.opinions, (id.signer, id.round), value);
        }
    }
}

impl Holds<ReminderId, Reminder> for Register {
    fn held(&self, id: &ReminderId) -> Option<&Reminder> {
        self.reminders.get(id)
    }

    fn hold(&mut self, id: &ReminderId, value: Option<Reminder>) {
        if let Some(old) = self.reminders.get(id) {
            self.index.reminder_leaves(old.unit, *id);
        }
        if let Some(new) = &value {
            self.index.reminder_arrives(new.unit, *id);
        }
        self.given.reminder = self.given.reminder.max(id.0);
        place(&mut self.reminders, *id, value);
    }
}

impl Holds<ProposalId, Review> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Review> {
        self.proposals.get(id).map(|proposal| &proposal.review)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Review>) {
        if let Some(proposal) = self.proposals.get_mut(id) {
            proposal.review = value.unwrap_or_default();
        }
    }
}

impl Holds<ProposalId, Outcome> for Register {
    fn held(&self, id: &ProposalId) -> Option<&Outcome> {
        self.proposals.get(id).map(|proposal| &proposal.outcome)
    }

    fn hold(&mut self, id: &ProposalId, value: Option<Outcome>) {
        if let Some(proposal) = self.proposals.get_mut(id) {
            proposal.outcome = value.unwrap_or_default();
        }
    }
}

impl Holds<i32, HolidayYear> for Register {
    fn held(&self, year: &i32) -> Option<&HolidayYear> {
        self.calendar.added(*year)
    }

    fn hold(&mut self, year: &i32, value: Option<HolidayYear>) {
        self.calendar.set(*year, value);
    }
}

impl Holds<(), SessionId> for Register {
    fn held(&self, (): &()) -> Option<&SessionId> {
        self.current.as_ref()
    }

    fn hold(&mut self, (): &(), value: Option<SessionId>) {
        self.current = value;
    }
}

macro_rules! holds_in_a_map {
    ($($key:ty, $value:ty, $($map:ident).+, $given:ident;)*) => {$(
        impl Holds<$key, $value> for Register {
            fn held(&self, id: &$key) -> Option<&$value> {
                self.$($map).+.get(id)
            }

            fn hold(&mut self, id: &$key, value: Option<$value>) {
                self.given.$given = self.given.$given.max(id.0);
                place(&mut self.$($map).+, *id, value);
            }
        }
    )*};
}

holds_in_a_map! {
    UnitId, Unit, units, unit;
    MemberId, Member, members, member;
    ClerkId, Clerk, clerks, clerk;
    SessionId, Session, sessions, session;
    LeaderId, Leader, beyond.leaders, leader;
    ActivityId, Activity, beyond.activities, activity;
    InfoId, InfoItem, beyond.infos, info;
    InstructionId, Instruction, beyond.instructions, instruction;
    PendingId, Pending, pending, pending;
    BatchId, Batch, papers.batches, batch;
    QuestionnaireId, Questionnaire, papers.questionnaires, questionnaire;
}
