//! Entries of format 2, and what they mean today. Only the shapes that have changed since are kept here: the survey form
//! with its answers, the rules it stands in, and reviews.

mod review;
mod rules;

pub(in crate::ledger::frozen) use rules::unchecked;

use super::one::{all, change};
use review::Review;
use rules::Session;

use crate::office::calendar::Deadline;
use crate::office::opinion::{Answer as AnswerNow, Opinion as OpinionNow, Rating, StandIn};
use crate::office::{self, Change, ClerkId, Given, OpinionId, SessionId, Ticket, Turn, Verb};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An entry as format 2 has it.
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

/// Makes the enum of facts and their reading from one list: those whose shape changed since, and those that are as today.
macro_rules! facts {
    ($($name:ident($key:ty, $value:ty) $as:ident)+) => {
        /// A fact as format 2 has it.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub(in crate::ledger) enum Fact {
            $($name(Change<$key, $value>),)+
        }

        impl From<Fact> for office::Fact {
            fn from(old: Fact) -> Self {
                match old {
                    $(Fact::$name(c) => Self::$name($as(c)),)+
                }
            }
        }
    };
}

facts! {
    Intake(office::ProposalId, office::proposal::Intake) same
    Particulars(office::ProposalId, office::Particulars) same
    Stage(office::ProposalId, office::Stage) same
    Task(office::ids::TaskId, office::task::Task) same
    Opinion(OpinionId, Opinion) change
    Supervision(office::ProposalId, office::supervision::Supervision) same
    Reminder(office::ReminderId, office::reminder::Reminder) same
    Unit(office::UnitId, office::unit::Unit) same
    Member(office::MemberId, office::Member) same
    Clerk(ClerkId, office::Clerk) same
    Session(SessionId, Session) change
    Current((), SessionId) same
    Review(office::ProposalId, Review) change
    Outcome(office::ProposalId, office::outcome::Outcome) same
    Leader(office::LeaderId, office::leader::Leader) same
    Activity(office::ActivityId, office::activity::Activity) same
    Info(office::InfoId, office::info::InfoItem) same
    Instruction(office::InstructionId, office::info::Instruction) same
    Holidays(i32, office::calendar::HolidayYear) same
    Pending(office::PendingId, office::pending::Pending) same
}

fn same<K, T>(change: Change<K, T>) -> Change<K, T> {
    change
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Opinion {
    pub asked: NaiveDate,
    pub due: Deadline,
    pub answer: Option<Answer>,
    pub corrected: Vec<Answer>,
    pub stand_in: Option<StandIn>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Answer {
    pub on: NaiveDate,
    pub digits: Vec<u8>,
    pub rating: Rating,
    pub remark: String,
}

impl From<Entry> for office::Entry {
    fn from(old: Entry) -> Self {
        let Entry { seq, at, clerk, ticket, verb, turn, facts } = old;
        Self { seq, at, clerk, ticket, verb, turn, facts: all(facts) }
    }
}

impl From<Opinion> for OpinionNow {
    fn from(old: Opinion) -> Self {
        let Opinion { asked, due, answer, corrected, stand_in } = old;
        Self { asked, due, answer: answer.map(AnswerNow::from), corrected: all(corrected), stand_in }
    }
}

impl From<Answer> for AnswerNow {
    fn from(old: Answer) -> Self {
        let given = old.digits.into_iter().map(Given::Digit).collect();
        Self { on: old.on, given, rating: old.rating, remark: old.remark }
    }
}
