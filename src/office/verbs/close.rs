//! 办结: all who must reply have replied, and every opinion asked for came back or is overdue and counts as not returned.

use super::{LAST_STEP, batch, day, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::status::closable;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Closes proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Which proposals; each must be filed.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Close {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Filed { on: filed, docket } = &proposal.stage else {
                return Err(wrong_stage(proposal, "办结"));
            };
            let merged = register.merged_into(proposal.id).filter_map(|id| register.proposal(id));
            let latest = merged.map(Proposal::last_date).fold(proposal.last_date(), NaiveDate::max);
            let on = day("办结日期", self.on, Some((LAST_STEP, latest)), occasion)?;
            closable(register, proposal, on)
                .map_err(|what| Refusal::NotNow { who: who(proposal), what: what.to_owned() })?;
            facts.push(stage_fact(proposal, Stage::Closed { on, docket: docket.clone(), filed: *filed }));
        }
        Ok(facts)
    }
}
