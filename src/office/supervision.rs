//! Axis D: marks that lift a proposal out of the pile, and the reminders and urges sent to units.

use super::ids::{ProposalId, ReminderId, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is watched about a proposal beyond its ordinary handling.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Supervision {
    /// Its marks; several may hold at once.
    pub marks: BTreeSet<Mark>,
}

/// A mark. Key ≠ important ≠ excellent ≠ cross-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 重点.
    Key,
    /// 重要.
    Important,
    /// 优秀.
    Excellent,
    /// 跨年度跟踪.
    CrossYear,
}

/// One reminder or urge to one unit, for all it owed that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Number in the register.
    pub id: ReminderId,
    /// The unit reminded.
    pub unit: UnitId,
    /// Day it was sent.
    pub on: NaiveDate,
    /// Step of the urge ladder in the rules, 0 = the notice before due.
    pub level: u8,
    /// How it was sent.
    pub way: Way,
    /// Letter number, empty when none was written.
    pub letter: String,
    /// What it was about.
    pub items: Vec<ReminderItem>,
}

/// One thing a unit was reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderItem {
    /// The proposal.
    pub proposal: ProposalId,
    /// Its due date on the day of the reminder.
    pub due: NaiveDate,
}

/// How a reminder went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 电话.
    #[default]
    Telephone,
    /// 发函. A letter that left the office cannot be undone.
    Letter,
    /// 上门.
    Visit,
    /// 短信、即时通信.
    Message,
}

impl Mark {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Mark::Key => "重点",
            Mark::Important => "重要",
            Mark::Excellent => "优秀",
            Mark::CrossYear => "跨年度",
        }
    }
}

impl Way {
    /// All ways, in the order they are offered.
    pub const ALL: [Way; 4] = [Way::Telephone, Way::Letter, Way::Visit, Way::Message];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Way::Telephone => "电话",
            Way::Letter => "发函",
            Way::Visit => "上门",
            Way::Message => "短信",
        }
    }
}
