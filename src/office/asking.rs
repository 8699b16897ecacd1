//! What a unit can ask of the office during handling, and how the office rules on it: handing back, more time, another
//! unit to join.

use super::ids::UnitId;
use super::task::TaskRole;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A ruling of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// When.
    pub on: NaiveDate,
    /// Granted, or refused.
    pub granted: bool,
    /// Why, or what is to be done instead; may be empty.
    pub note: String,
}

/// A request to hand a proposal back (退办).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandBack {
    /// Day it was asked.
    pub asked: NaiveDate,
    /// Why.
    pub reason: String,
    /// Unit that should have it instead (建议改办).
    pub propose: Option<UnitId>,
    /// The ruling; `None` while it is waited for.
    pub ruling: Option<Ruling>,
}

/// A request for more time (延期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Day it was asked.
    pub asked: NaiveDate,
    /// The due date asked for; with a ruling that granted it, the one that holds.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// The ruling; `None` while it is waited for.
    pub ruling: Option<Ruling>,
}

impl Extension {
    /// Whether it had been granted by the end of a day.
    pub fn is_granted(&self, by: NaiveDate) -> bool {
        self.ruling.as_ref().is_some_and(|ruling| ruling.granted && ruling.on <= by)
    }
}

/// A proposal, made on receipt, to add another unit (接收并建议增办).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// Day it was asked.
    pub asked: NaiveDate,
    /// The unit to be added.
    pub unit: UnitId,
    /// As what.
    pub role: TaskRole,
    /// Why.
    pub reason: String,
    /// The ruling; `None` while it is waited for.
    pub ruling: Option<Ruling>,
}
