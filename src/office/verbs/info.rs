//! 社情民意信息: items are collected, compiled, sent up and adopted.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{InfoId, ProposalId, SessionId};
use crate::office::info::InfoFate;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records information items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordInfo {
    /// The items.
    pub items: Vec<NewInfo>,
}

/// An information item to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInfo {
    /// Its title.
    pub title: String,
    /// Who sent it in.
    #[serde(default)]
    pub source: String,
    /// The declined proposal it was made from.
    #[serde(default)]
    pub proposal: Option<ProposalId>,
    /// Day it was collected; today if not given.
    #[serde(default)]
    pub collected: Option<NaiveDate>,
    /// The session it counts under; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
}

/// Records what became of information items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvanceInfo {
    /// Which items.
    pub items: Vec<InfoId>,
    /// What.
    pub what: InfoFate,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordInfo {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl AdvanceInfo {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
