//! 联名签名: cosigners signed.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that cosigners signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Which proposal.
    pub proposal: ProposalId,
    /// Places in the order of signing, from 0; all who have not signed when empty.
    #[serde(default)]
    pub signers: Vec<u16>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Sign {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
