//! 归档: closed proposals go into the archive.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Archives proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Archive {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
