//! Tasks, opinions and reminders as format 1 has them.

use super::super::two::Answer;
use super::all;
use crate::office::asking::{Extension as ExtensionNow, HandBack as HandBackNow, Ruling};
use crate::office::calendar::{Deadline as DeadlineNow, Term};
use crate::office::opinion::{Answer as AnswerNow, Opinion as OpinionNow};
use crate::office::reminder::{Reminder as ReminderNow, ReminderItem as ReminderItemNow, Way};
use crate::office::reply::{Openness, Reply as ReplyNow, ReplyDates};
use crate::office::task::{
    Ended as EndedNow, EndedWhy, JointOpinion, Rework as ReworkNow, Stand, Task as TaskNow, TaskRole,
};
use crate::office::{ProposalId, ReminderId, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Task {
    pub role: TaskRole,
    pub assigned: NaiveDate,
    pub receipt_due: Deadline,
    pub hand_back_due: Deadline,
    pub due: Deadline,
    pub receipted: Option<NaiveDate>,
    pub hand_backs: Vec<HandBack>,
    pub extensions: Vec<Extension>,
    pub joint_opinion: Option<NaiveDate>,
    pub replies: Vec<Reply>,
    pub reworks: Vec<Rework>,
    pub ended: Option<Ended>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Deadline {
    pub date: NaiveDate,
    pub term: Option<Term>,
    pub provisional: bool,
    pub on_rest_day: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Rework {
    pub on: NaiveDate,
    pub due: Deadline,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Ended {
    pub on: NaiveDate,
    pub why: EndedWhy,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct HandBack {
    pub asked: NaiveDate,
    pub reason: String,
    pub ruling: Option<(NaiveDate, bool)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Extension {
    pub granted: NaiveDate,
    pub until: NaiveDate,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Reply {
    pub number: String,
    pub class: String,
    pub dates: ReplyDates,
    pub signer: String,
    pub openness: Openness,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Opinion {
    pub asked: NaiveDate,
    pub due: Deadline,
    pub answer: Option<Answer>,
    pub corrected: Vec<Answer>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Reminder {
    pub id: ReminderId,
    pub unit: UnitId,
    pub on: NaiveDate,
    pub level: u8,
    pub way: Way,
    pub letter: String,
    pub items: Vec<ReminderItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct ReminderItem {
    pub proposal: ProposalId,
    pub due: NaiveDate,
}

impl From<Task> for TaskNow {
    fn from(old: Task) -> Self {
        let opinion =
            |on| JointOpinion { on, number: String::new(), stand: Stand::Agrees, text: String::new() };
        Self {
            role: old.role,
            assigned: old.assigned,
            receipt_due: old.receipt_due.since(old.assigned),
            hand_back_due: old.hand_back_due.since(old.assigned),
            due: old.due.since(old.assigned),
            receipted: old.receipted,
            additions: Vec::new(),
            hand_backs: all(old.hand_backs),
            extensions: all(old.extensions),
            consultations: Vec::new(),
            joint_opinion: old.joint_opinion.map(opinion),
            drafts: Vec::new(),
            replies: all(old.replies),
            reworks: all(old.reworks),
            ended: old.ended.map(EndedNow::from),
        }
    }
}

impl Deadline {
    /// Format 1 did not keep when a term began; that follows from what it belongs to.
    fn since(self, from: NaiveDate) -> DeadlineNow {
        let Self { date, term, provisional, on_rest_day } = self;
        DeadlineNow { date, from, term, provisional, on_rest_day }
    }
}

impl From<Rework> for ReworkNow {
    fn from(old: Rework) -> Self {
        Self { on: old.on, due: old.due.since(old.on) }
    }
}

impl From<Ended> for EndedNow {
    fn from(old: Ended) -> Self {
        Self { on: old.on, why: old.why, handed: None }
    }
}

impl From<HandBack> for HandBackNow {
    fn from(old: HandBack) -> Self {
        let ruling = old.ruling.map(|(on, granted)| Ruling { on, granted, note: String::new() });
        Self { asked: old.asked, reason: old.reason, propose: None, ruling }
    }
}

impl From<Extension> for ExtensionNow {
    /// Format 1 knew only extensions that were granted as soon as asked.
    fn from(old: Extension) -> Self {
        let ruling = Some(Ruling { on: old.granted, granted: true, note: String::new() });
        Self { asked: old.granted, until: old.until, reason: old.reason, ruling }
    }
}

impl From<Reply> for ReplyNow {
    fn from(old: Reply) -> Self {
        let Reply { number, class, dates, signer, openness } = old;
        Self { number, class, dates, signer, openness, points: Vec::new(), published: None }
    }
}

impl From<Opinion> for OpinionNow {
    fn from(old: Opinion) -> Self {
        let Opinion { asked, due, answer, corrected } = old;
        let answer = answer.map(AnswerNow::from);
        Self { asked, due: due.since(asked), answer, corrected: all(corrected), stand_in: None }
    }
}

impl From<Reminder> for ReminderNow {
    fn from(old: Reminder) -> Self {
        let Reminder { id, unit, on, level, way, letter, items } = old;
        Self { id, unit, on, level, way, letter, items: all(items) }
    }
}

impl From<ReminderItem> for ReminderItemNow {
    fn from(old: ReminderItem) -> Self {
        Self { proposal: old.proposal, due: old.due, what: None }
    }
}
