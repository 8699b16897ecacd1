//! 跨年度跟踪: a proposal is tracked beyond its year, and looked back at until its promise is kept.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::opinion::Rating;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Begins to track proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// What the unit promised.
    #[serde(default)]
    pub promise: String,
    /// Until when.
    #[serde(default)]
    pub promised: Option<NaiveDate>,
    /// When the next look-back is due; by rule if not given.
    #[serde(default)]
    pub next: Option<NaiveDate>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Records a look-back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookBackAt {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// What progress was made.
    pub progress: String,
    /// Code of the class that holds now; as before if not given.
    #[serde(default)]
    pub class: Option<String>,
    /// What the new class rests on.
    #[serde(default)]
    pub basis: String,
    /// The proposers' rating of the progress.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// Tracking ends.
    #[serde(default)]
    pub end: bool,
    /// When the next look-back is due; by rule if not given.
    #[serde(default)]
    pub next: Option<NaiveDate>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Track {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl LookBackAt {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
