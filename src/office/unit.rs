//! Handling units (承办单位), members (委员) and the office's own clerks.

use super::ids::{ClerkId, MemberId, UnitId};
use super::proposal::TextDigest;
use chrono::NaiveDate;
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
    /// Names it had before, oldest first; each held until its day.
    pub former: Vec<FormerName>,
    /// The unit it was merged into.
    pub merged_into: Option<UnitId>,
    /// BLAKE3 digest of its contact (联络员、电话); the contact itself is kept outside the register.
    pub contact: Option<TextDigest>,
}

/// How the text of a contact begins, by which whoever keeps texts knows that not everybody may read it.
pub const CONTACT_MARK: &str = "【联络】";

/// A name a unit had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// Last day it held.
    pub until: NaiveDate,
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
    /// Group (委员小组), empty for none or unknown.
    #[serde(default)]
    pub group: String,
    /// Day of leaving; `None`: still a member.
    #[serde(default)]
    pub left: Option<NaiveDate>,
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
    /// 登记: receiving and amending.
    Intake,
    /// 审查: review, filing, declining, merging.
    Reviewer,
    /// 交办: assignment, handling, replies, opinions.
    Dispatcher,
    /// 督办: reminders, key proposals, leaders, activities, tracking.
    Supervisor,
    /// 审计: reads everything, the whole history too, changes nothing.
    Auditor,
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

impl Unit {
    /// The name it had on a day.
    pub fn name_on(&self, on: NaiveDate) -> &str {
        self.former.iter().find(|former| on <= former.until).map_or(&self.name, |former| &former.name)
    }
}

impl Role {
    /// All roles, in the order they are offered.
    pub const ALL: [Role; 8] = [
        Role::Clerk,
        Role::Intake,
        Role::Reviewer,
        Role::Dispatcher,
        Role::Supervisor,
        Role::Administrator,
        Role::Reader,
        Role::Auditor,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Role::Reader => "查阅",
            Role::Clerk => "经办",
            Role::Administrator => "管理",
            Role::Intake => "登记",
            Role::Reviewer => "审查",
            Role::Dispatcher => "交办",
            Role::Supervisor => "督办",
            Role::Auditor => "审计",
        }
    }
}
