//! 审查: a reviewer's opinion on one level. It decides nothing by itself, but the rules may ask for it before filing.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{ProposalId, UnitId};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::review::{Gates, ReviewLevel, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// On which level.
    pub level: ReviewLevel,
    /// What should be done.
    pub verdict: Verdict,
    /// Person or body that reviewed; the clerk when empty.
    #[serde(default)]
    pub by: String,
    /// The three gates.
    #[serde(default)]
    pub gates: Gates,
    /// Unit that should lead.
    #[serde(default)]
    pub lead: Option<UnitId>,
    /// Units that should join.
    #[serde(default)]
    pub joint: Vec<UnitId>,
    /// In words.
    #[serde(default)]
    pub remark: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Review {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
