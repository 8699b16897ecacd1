//! Axis B: what one unit has to do on one proposal, and what it did. Rounds and extensions stand beside the first
//! reply and the original due date; nothing is overwritten.

use super::asking::{Addition, Extension, HandBack, Ruling};
use super::calendar::Deadline;
use super::ids::UnitId;
use super::reply::{Reply, ReplyDraft};
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
    /// Requests to add another unit, in order.
    pub additions: Vec<Addition>,
    /// Requests to hand the proposal back, in order.
    pub hand_backs: Vec<HandBack>,
    /// Requests for more time, in order; the last granted one counts.
    pub extensions: Vec<Extension>,
    /// Consultations with the proposers in person, in order.
    pub consultations: Vec<Consultation>,
    /// The opinion given to the lead unit, for a joint task.
    pub joint_opinion: Option<JointOpinion>,
    /// Drafts sent in before the reply left, in order.
    pub drafts: Vec<ReplyDraft>,
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

/// A consultation with proposers (面商).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// When.
    pub on: NaiveDate,
    /// How.
    pub way: ConsultWay,
    /// Who took part, as written; may be empty.
    pub who: String,
    /// What was said; may be empty.
    pub note: String,
}

/// How proposers are consulted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsultWay {
    /// 走访.
    #[default]
    Visit,
    /// 面谈.
    Talk,
    /// 座谈会.
    Forum,
    /// 电话.
    Telephone,
    /// 书信、邮件.
    Letter,
    /// 其他.
    Other,
}

/// The opinion of a joint unit (会办意见).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointOpinion {
    /// Day it was given.
    pub on: NaiveDate,
    /// Document number; may be empty.
    pub number: String,
    /// Whether the unit agrees with the lead unit's draft.
    pub stand: Stand,
    /// In words; may be empty.
    pub text: String,
}

/// Whether a joint unit agrees (会签).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// 同意.
    #[default]
    Agrees,
    /// 修改后同意.
    Amends,
    /// 不同意.
    Disagrees,
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
    /// Who has it instead, if somebody has.
    pub handed: Option<Handed>,
}

/// To whom a task was given when it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The unit that took it over.
    pub to: UnitId,
    /// Its due dates were counted anew; else the old ones went on.
    pub restart: bool,
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
        match self.extended() {
            Some(until) => {
                let from = self.due.from;
                Deadline { date: until, from, term: None, provisional: false, on_rest_day: false }
            }
            None => self.due.clone(),
        }
    }

    /// The due date of the last granted extension.
    pub fn extended(&self) -> Option<NaiveDate> {
        self.extended_by(NaiveDate::MAX)
    }

    /// The due date of the last extension granted by the end of a day.
    pub fn extended_by(&self, by: NaiveDate) -> Option<NaiveDate> {
        self.extensions.iter().rev().find(|asked| asked.is_granted(by)).map(|asked| asked.until)
    }

    /// A request for more time that waits for its ruling.
    pub fn extension_pending(&self) -> Option<&Extension> {
        self.extensions.last().filter(|asked| asked.ruling.is_none())
    }

    /// The latest day on which anything happened to it.
    pub fn last_date(&self) -> NaiveDate {
        let replies = self.replies.iter().map(|reply| reply.dates.delivered);
        let reworks = self.reworks.iter().map(|rework| rework.on);
        let once = self.receipted.into_iter().chain(self.joint_opinion.as_ref().map(|opinion| opinion.on));
        let met = self.consultations.iter().map(|met| met.on);
        once.chain(replies).chain(reworks).chain(met).fold(self.assigned, NaiveDate::max)
    }

    /// The day from which the reply asked for now is worked on.
    pub fn since(&self) -> NaiveDate {
        self.reworks.last().map_or(self.assigned, |rework| rework.on)
    }

    /// Calendar days by which a joint opinion came after its due date; `None`: in time, or not given.
    pub fn joint_late(&self) -> Option<i64> {
        let late = (self.joint_opinion.as_ref()?.on - self.due_now().date).num_days();
        (late > 0).then_some(late)
    }

    /// A hand-back that waits for its ruling.
    pub fn hand_back_pending(&self) -> Option<&HandBack> {
        self.hand_backs.last().filter(|asked| asked.ruling.is_none())
    }

    /// A request to add a unit that waits for its ruling.
    pub fn addition_pending(&self) -> Option<&Addition> {
        self.additions.last().filter(|asked| asked.ruling.is_none())
    }

    /// A draft that waits to be looked at.
    pub fn draft_pending(&self) -> Option<&ReplyDraft> {
        self.drafts.last().filter(|draft| draft.ruling.is_none())
    }

    /// Why the last draft was sent back, while no newer one passed.
    pub fn draft_sent_back(&self) -> Option<&Ruling> {
        self.drafts.last()?.ruling.as_ref().filter(|ruling| !ruling.granted)
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

impl ConsultWay {
    /// All ways, in the order they are offered.
    pub const ALL: [ConsultWay; 6] = [
        ConsultWay::Visit,
        ConsultWay::Talk,
        ConsultWay::Forum,
        ConsultWay::Telephone,
        ConsultWay::Letter,
        ConsultWay::Other,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            ConsultWay::Visit => "走访",
            ConsultWay::Talk => "面谈",
            ConsultWay::Forum => "座谈会",
            ConsultWay::Telephone => "电话",
            ConsultWay::Letter => "书信",
            ConsultWay::Other => "其他",
        }
    }

    /// Stable English name.
    pub fn name(self) -> &'static str {
        match self {
            ConsultWay::Visit => "visit",
            ConsultWay::Talk => "talk",
            ConsultWay::Forum => "forum",
            ConsultWay::Telephone => "telephone",
            ConsultWay::Letter => "letter",
            ConsultWay::Other => "other",
        }
    }
}

impl Stand {
    /// All stands, in the order they are offered.
    pub const ALL: [Stand; 3] = [Stand::Agrees, Stand::Amends, Stand::Disagrees];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Stand::Agrees => "同意",
            Stand::Amends => "修改后同意",
            Stand::Disagrees => "不同意",
        }
    }
}
