//! 转送: a declined proposal is passed on with its proposer's consent, and what became of it there.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::{Diversion, FateKind, Level};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Passes declined proposals on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divert {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// As what.
    pub to: Diversion,
    /// To whom.
    #[serde(default)]
    pub place: String,
    /// The proposers agreed.
    pub consented: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Records what became of a diverted proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DivertFate {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// What.
    pub what: FateKind,
    /// By a body of which level.
    #[serde(default)]
    pub level: Level,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Divert {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl DivertFate {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
