//! Axis B: what one unit has to do on one proposal, and what it did. Rounds and extensions stand beside the first
//! reply and the original due date; nothing is overwritten.

use super::calendar::Deadline;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A unit's task (办理项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Lead, joint or separate.
    pub role: TaskRole,
    /// Day of assignment (交办日).
    pub assigned: NaiveDate,
    /// Until when receipt is to be acknowledged.
    pub receipt_due: Deadline,
    /// Until when it may be handed back.
    pub hand_back_due: Deadline,
    /// Until when the reply (lead, separate) or the joint opinion (joint) is due, as first set.
    pub due: Deadline,
    /// When receipt was acknowledged.
    pub receipted: Option<NaiveDate>,
    /// Requests to hand the proposal back, in order.
    pub hand_backs: Vec<HandBack>,
    /// Granted extensions, in order; the last one counts.
    pub extensions: Vec<Extension>,
    /// The opinion given to the lead unit, for a joint task.
    pub joint_opinion: Option<NaiveDate>,
    /// Replies by round, round 1 first.
    pub replies: Vec<Reply>,
    /// Orders to handle again, in order; the n-th asks for reply n + 1.
    pub reworks: Vec<Rework>,
    /// Why it no longer counts.
    pub ended: Option<Ended>,
}

/// What a unit is on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskRole {
    /// 主办: replies to the proposer.
    Lead,
    /// 会办: gives its opinion to the lead unit, never replies alone.
    Joint,
    /// 分办: replies for its own part.
    Separate,
}

/// A request to hand a proposal back (退办), and its ruling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandBack {
    /// Day it was asked.
    pub asked: NaiveDate,
    /// Why.
    pub reason: String,
    /// Day of the ruling and whether it was granted.
    pub ruling: Option<(NaiveDate, bool)>,
}

/// A granted extension (延期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Day it was granted.
    pub granted: NaiveDate,
    /// New due date.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A written reply (答复).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Document number (文号).
    pub number: String,
    /// Code of the result class in the session's rules (A/B/C/D).
    pub class: String,
    /// Date of the document, its signing, its delivery and its entry here.
    pub dates: ReplyDates,
    /// Who signed it.
    pub signer: String,
    /// How far it may be published.
    pub openness: Openness,
}

/// The four dates of a reply; which one decides punctuality is a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDates {
    /// Date printed on the document (成文日).
    pub document: NaiveDate,
    /// Day it was signed (签发日).
    pub signed: NaiveDate,
    /// Day it reached the proposer (送达日).
    pub delivered: NaiveDate,
    /// Day it was entered here (录入日).
    pub entered: NaiveDate,
}

/// How far a reply may be published (公开属性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// The reply did not say: treated as not public.
    #[default]
    Unsaid,
    /// 主动公开.
    Public,
    /// 依申请公开.
    OnRequest,
    /// 不予公开.
    Closed,
}

/// An order to handle a proposal again (重新办理).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rework {
    /// Day it was ordered.
    pub on: NaiveDate,
    /// Until when the next reply is due.
    pub due: Deadline,
}

/// Why a task no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub on: NaiveDate,
    /// How.
    pub why: EndedWhy,
}

/// How a task ended without a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedWhy {
    /// Handed back and granted (退办).
    HandedBack,
    /// Given to another unit (改办).
    Reassigned,
    /// The proposal was merged into another (并案).
    Merged,
    /// The proposal was withdrawn (撤案).
    Withdrawn,
}

impl Task {
    /// The round of replies now asked for, from 1.
    pub fn round(&self) -> usize {
        self.reworks.len() + 1
    }

    /// Whether the reply asked for now has been given.
    pub fn replied(&self) -> bool {
        self.role != TaskRole::Joint && self.replies.len() >= self.round()
    }

    /// Whether nothing more is asked of the unit at present.
    pub fn fulfilled(&self) -> bool {
        self.ended.is_some()
            || match self.role {
                TaskRole::Joint => self.joint_opinion.is_some(),
                TaskRole::Lead | TaskRole::Separate => self.replied(),
            }
    }

    /// The due date that holds now: of the rework, else the last extension, else the original.
    pub fn due_now(&self) -> Deadline {
        if let Some(rework) = self.reworks.last() {
            return rework.due.clone();
        }
        match self.extensions.last() {
            Some(extension) => Deadline::extended(extension.until),
            None => self.due.clone(),
        }
    }

    /// The latest day on which anything happened to it.
    pub fn last_date(&self) -> NaiveDate {
        let replies = self.replies.iter().map(|reply| reply.dates.delivered);
        let reworks = self.reworks.iter().map(|rework| rework.on);
        let once = self.receipted.into_iter().chain(self.joint_opinion);
        once.chain(replies).chain(reworks).fold(self.assigned, NaiveDate::max)
    }

    /// A hand-back that waits for its ruling.
    pub fn hand_back_pending(&self) -> Option<&HandBack> {
        self.hand_backs.last().filter(|asked| asked.ruling.is_none())
    }
}

impl TaskRole {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            TaskRole::Lead => "主办",
            TaskRole::Joint => "会办",
            TaskRole::Separate => "分办",
        }
    }
}

impl Openness {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Openness::Unsaid => "未注明",
            Openness::Public => "主动公开",
            Openness::OnRequest => "依申请公开",
            Openness::Closed => "不予公开",
        }
    }
}
