//! 替换反馈人: somebody else is asked in the place of a proposer who left or was dissolved.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Arranges who is asked in a proposer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangeStandIn {
    /// Which proposal.
    pub proposal: ProposalId,
    /// Place of the proposer in the order of signing, from 0.
    #[serde(default)]
    pub signer: u16,
    /// Who is asked instead.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl ArrangeStandIn {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
