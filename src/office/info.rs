//! Information items (社情民意信息) from collection to adoption, and leaders' written instructions (批示) on any document.

use super::ids::{ActivityId, InfoId, InstructionId, ProposalId, SessionId};
use super::stage::Level;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An information item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfoItem {
    /// Number in the register.
    pub id: InfoId,
    /// The session it counts under.
    pub session: SessionId,
    /// Its title.
    pub title: String,
    /// Who sent it in, as written.
    pub source: String,
    /// The declined proposal it was made from.
    pub proposal: Option<ProposalId>,
    /// Day it was collected.
    pub collected: NaiveDate,
    /// What became of it, in order.
    pub steps: Vec<InfoStep>,
}

/// One thing that became of an information item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfoStep {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub what: InfoFate,
    /// Remark.
    pub note: String,
}

/// What can become of an information item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InfoFate {
    /// 编发.
    Compiled {
        /// The bulletin, for instance `社情民意信息`.
        bulletin: String,
        /// Which issue (期), from 1.
        issue: u32,
    },
    /// 报送.
    Sent {
        /// To a committee of which level.
        to: Level,
    },
    /// 采纳.
    Adopted {
        /// By a body of which level.
        by: Level,
    },
}

/// A leader's written instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// Number in the register.
    pub id: InstructionId,
    /// The session it counts under.
    pub session: SessionId,
    /// When.
    pub on: NaiveDate,
    /// Name of the leader.
    pub by: String,
    /// Office of the leader.
    pub office: String,
    /// Level of the leader.
    pub level: Level,
    /// On what.
    pub subject: Subject,
    /// The words.
    pub words: String,
}

/// What an instruction was written on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A proposal.
    Proposal(ProposalId),
    /// An information item.
    Info(InfoId),
    /// An activity's report.
    Activity(ActivityId),
    /// Another document.
    Document {
        /// Its number (文号); may be empty.
        number: String,
        /// Its title.
        title: String,
    },
}

impl InfoFate {
    /// The word of the field.
    pub fn title(&self) -> &'static str {
        match self {
            InfoFate::Compiled { .. } => "编发",
            InfoFate::Sent { .. } => "报送",
            InfoFate::Adopted { .. } => "采纳",
        }
    }
}
