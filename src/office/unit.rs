//! Handling units (承办单位), members (委员) and the office's own clerks.

use super::ids::{ClerkId, MemberId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A unit that handles proposals. Telephone numbers and addresses are not kept in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its number in the register.
    pub id: UnitId,
    /// The office's own short code, typed on the numeric keypad, for instance `305`. Unique.
    pub code: String,
    /// Full name, for instance `市教育局`. Unique among units in use.
    pub name: String,
    /// Short and former names by which listings mention it.
    pub aliases: Vec<String>,
    /// The system it belongs to (党委、政府、群团、企业 …), empty when unknown.
    pub system: String,
    /// No longer takes tasks (merged or abolished); kept for its history.
    pub retired: bool,
}

/// A member of the committee, as far as statistics need one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Number in the register.
    #[serde(default)]
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// Sector (界别).
    #[serde(default)]
    pub sector: String,
    /// Party (党派), empty for none or unknown.
    #[serde(default)]
    pub party: String,
    /// No longer a member.
    #[serde(default)]
    pub left: bool,
}

/// What a clerk may do. One table in [`super::roles`] says which verbs each role has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads everything, changes nothing.
    Reader,
    /// All daily work on proposals.
    Clerk,
    /// Also sessions, rules, units, members and clerks.
    Administrator,
}

/// A person working in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clerk {
    /// Number in the register.
    pub id: ClerkId,
    /// Name shown beside what the clerk did. Unique.
    pub name: String,
    /// Unix user id that may work under this name; `None`: any user of the office may.
    pub login: Option<u32>,
    /// What the clerk may do.
    pub roles: BTreeSet<Role>,
}

impl Role {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Role::Reader => "查阅",
            Role::Clerk => "经办",
            Role::Administrator => "管理",
        }
    }
}
