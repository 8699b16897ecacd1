//! Reminders and urges sent to units, each with what was owed on that day.

use super::ids::{ProposalId, ReminderId, UnitId};
use super::waiting::Waiting;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// What was owed; `None` in records kept before this was written down.
    pub what: Option<Waiting>,
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
