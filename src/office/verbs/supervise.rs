//! 督办事项: who leads and supervises a proposal, what field it was chosen for, what is related to it and what came of it.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::supervision::Leading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Sets what is watched about proposals; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervise {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// The field it was chosen for.
    #[serde(default)]
    pub theme: Option<String>,
    /// All leaders with a part in it, in order.
    #[serde(default)]
    pub leadings: Option<Vec<Leading>>,
    /// All related proposals.
    #[serde(default)]
    pub related: Option<BTreeSet<ProposalId>>,
    /// What came of it.
    #[serde(default)]
    pub effect: Option<String>,
}

impl Supervise {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
