//! 当面协商: dissatisfied proposers were met after the last round.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::outcome::MeetingWay;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meet {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// How.
    #[serde(default)]
    pub way: MeetingWay,
    /// Who took part.
    #[serde(default)]
    pub who: String,
    /// What was said and agreed.
    pub minutes: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Meet {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
