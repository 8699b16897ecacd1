//! What happened, in the smallest shapes: one component of the register, with what it was and what it is now. So each
//! fact can be turned round, and "is it still so?" is one comparison.

use super::activity::Activity;
use super::batch::{Batch, Sheet, SheetId};
use super::calendar::HolidayYear;
use super::ids::{
    ActivityId, BatchId, ClerkId, DayId, InfoId, InstructionId, LeaderId, MemberId, OpinionId, PendingId,
    ProposalId, QuestionnaireId, ReminderId, SessionId, TaskId, UnitId,
};
use super::info::{InfoItem, Instruction};
use super::leader::Leader;
use super::opinion::Opinion;
use super::outcome::Outcome;
use super::pending::Pending;
use super::proposal::{Intake, Particulars};
use super::questionnaire::Questionnaire;
use super::register::Register;
use super::reminder::Reminder;
use super::review::Review;
use super::session::Session;
use super::stage::Stage;
use super::supervision::Supervision;
use super::task::Task;
use super::unit::{Clerk, Member, Unit};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A change of one component.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change<K, T> {
    /// Whose component.
    pub of: K,
    /// Before; `None`: it was not there.
    pub was: Option<Box<T>>,
    /// After; `None`: it is gone.
    pub now: Option<Box<T>>,
}

/// One fact. New kinds are added at the end only: the order is part of the format on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Fact {
    /// A proposal came in.
    Intake(Change<ProposalId, Intake>),
    /// Its particulars.
    Particulars(Change<ProposalId, Particulars>),
    /// Its stage.
    Stage(Change<ProposalId, Stage>),
    /// A unit's task on it.
    Task(Change<TaskId, Task>),
    /// A proposer's opinion on it.
    Opinion(Change<OpinionId, Opinion>),
    /// Its marks.
    Supervision(Change<ProposalId, Supervision>),
    /// A reminder to a unit.
    Reminder(Change<ReminderId, Reminder>),
    /// A unit.
    Unit(Change<UnitId, Unit>),
    /// A member.
    Member(Change<MemberId, Member>),
    /// A clerk.
    Clerk(Change<ClerkId, Clerk>),
    /// A session with its rules.
    Session(Change<SessionId, Session>),
    /// The session new proposals enter.
    Current(Change<(), SessionId>),
    /// What the reviewers said.
    Review(Change<ProposalId, Review>),
    /// What the office settled about the result.
    Outcome(Change<ProposalId, Outcome>),
    /// A leader.
    Leader(Change<LeaderId, Leader>),
    /// An activity.
    Activity(Change<ActivityId, Activity>),
    /// An information item.
    Info(Change<InfoId, InfoItem>),
    /// A leader's written instruction.
    Instruction(Change<InstructionId, Instruction>),
    /// The holidays of a year.
    Holidays(Change<i32, HolidayYear>),
    /// A command that waits for a second clerk.
    Pending(Change<PendingId, Pending>),
    /// The day of a step that bears none of its own.
    Day(Change<DayId, NaiveDate>),
    /// A batch of forms.
    Batch(Change<BatchId, Batch>),
    /// A sheet of a batch.
    Sheet(Change<SheetId, Sheet>),
    /// A questionnaire.
    Questionnaire(Change<QuestionnaireId, Questionnaire>),
}

/// Runs the same expression on the change inside any fact.
macro_rules! each {
    ($fact:expr, $change:ident => $do:expr) => {
        match $fact {
            Fact::Intake($change) => $do,
            Fact::Particulars($change) => $do,
            Fact::Stage($change) => $do,
            Fact::Task($change) => $do,
            Fact::Opinion($change) => $do,
            Fact::Supervision($change) => $do,
            Fact::Reminder($change) => $do,
            Fact::Unit($change) => $do,
            Fact::Member($change) => $do,
            Fact::Clerk($change) => $do,
            Fact::Session($change) => $do,
            Fact::Current($change) => $do,
            Fact::Review($change) => $do,
            Fact::Outcome($change) => $do,
            Fact::Leader($change) => $do,
            Fact::Activity($change) => $do,
            Fact::Info($change) => $do,
            Fact::Instruction($change) => $do,
            Fact::Holidays($change) => $do,
            Fact::Pending($change) => $do,
            Fact::Day($change) => $do,
            Fact::Batch($change) => $do,
            Fact::Sheet($change) => $do,
            Fact::Questionnaire($change) => $do,
        }
    };
}

/// A place of the register that holds a component of type `T`.
pub(super) trait Holds<K, T> {
    /// What it holds now.
    fn held(&self, key: &K) -> Option<&T>;
    /// Makes it hold `value`.
    fn hold(&mut self, key: &K, value: Option<T>);
}

impl<K, T> Change<K, T> {
    /// A component that was not there before.
    pub fn new(of: K, now: T) -> Self {
        Self { of, was: None, now: Some(Box::new(now)) }
    }

    /// A component that changes.
    pub fn from(of: K, was: T, now: T) -> Self {
        Self { of, was: Some(Box::new(was)), now: Some(Box::new(now)) }
    }

    fn inverse(self) -> Self {
        Self { of: self.of, was: self.now, now: self.was }
    }
}

impl<K, T: PartialEq + Clone> Change<K, T> {
    fn holds_before(&self, register: &Register) -> bool
    where
        Register: Holds<K, T>,
    {
        register.held(&self.of) == self.was.as_deref()
    }

    fn carry_out(&self, register: &mut Register)
    where
        Register: Holds<K, T>,
    {
        register.hold(&self.of, self.now.as_deref().cloned());
    }
}

impl Fact {
    /// The fact that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Fact::Intake(c) => Fact::Intake(c.inverse()),
            Fact::Particulars(c) => Fact::Particulars(c.inverse()),
            Fact::Stage(c) => Fact::Stage(c.inverse()),
            Fact::Task(c) => Fact::Task(c.inverse()),
            Fact::Opinion(c) => Fact::Opinion(c.inverse()),
            Fact::Supervision(c) => Fact::Supervision(c.inverse()),
            Fact::Reminder(c) => Fact::Reminder(c.inverse()),
            Fact::Unit(c) => Fact::Unit(c.inverse()),
            Fact::Member(c) => Fact::Member(c.inverse()),
            Fact::Clerk(c) => Fact::Clerk(c.inverse()),
            Fact::Session(c) => Fact::Session(c.inverse()),
            Fact::Current(c) => Fact::Current(c.inverse()),
            Fact::Review(c) => Fact::Review(c.inverse()),
            Fact::Outcome(c) => Fact::Outcome(c.inverse()),
            Fact::Leader(c) => Fact::Leader(c.inverse()),
            Fact::Activity(c) => Fact::Activity(c.inverse()),
            Fact::Info(c) => Fact::Info(c.inverse()),
            Fact::Instruction(c) => Fact::Instruction(c.inverse()),
            Fact::Holidays(c) => Fact::Holidays(c.inverse()),
            Fact::Pending(c) => Fact::Pending(c.inverse()),
            Fact::Day(c) => Fact::Day(c.inverse()),
            Fact::Batch(c) => Fact::Batch(c.inverse()),
            Fact::Sheet(c) => Fact::Sheet(c.inverse()),
            Fact::Questionnaire(c) => Fact::Questionnaire(c.inverse()),
        }
    }

    /// Whether the register is in the state this fact starts from.
    pub(super) fn starts_from(&self, register: &Register) -> bool {
        each!(self, change => change.holds_before(register))
    }

    /// Carries the fact out.
    pub(super) fn carry_out(&self, register: &mut Register) {
        each!(self, change => change.carry_out(register));
    }

    /// Whether it is about a proposal; a reminder is about all it names.
    pub fn concerns(&self, id: ProposalId) -> bool {
        match self {
            Fact::Reminder(Change { was, now, .. }) => {
                let items = was.iter().chain(now).flat_map(|reminder| &reminder.items);
                items.into_iter().any(|item| item.proposal == id)
            }
            Fact::Pending(Change { was, now, .. }) => {
                was.iter().chain(now).any(|pending| pending.proposals.contains(&id))
            }
            other => other.proposal() == Some(id),
        }
    }

    /// The proposal it is about, if it is about one.
    pub fn proposal(&self) -> Option<ProposalId> {
        match self {
            Fact::Intake(c) => Some(c.of),
            Fact::Particulars(c) => Some(c.of),
            Fact::Stage(c) => Some(c.of),
            Fact::Supervision(c) => Some(c.of),
            Fact::Review(c) => Some(c.of),
            Fact::Outcome(c) => Some(c.of),
            Fact::Task(c) => Some(c.of.proposal),
            Fact::Opinion(c) => Some(c.of.proposal),
            Fact::Day(c) => Some(c.of.proposal),
            Fact::Sheet(c) => {
                let sheet = c.now.as_deref().or(c.was.as_deref())?;
                sheet.opinion.map(|opinion| opinion.proposal)
            }
            _ => None,
        }
    }
}
