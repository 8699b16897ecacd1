//! 归档: closed proposals go into the archive. Nothing about them is changed any more, except what supervision, tracking
//! and late answers of the proposers add; an archiving by mistake is undone.

use super::{LAST_STEP, batch, day, stage_fact, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Archives proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Which proposals; each must be closed.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Archive {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Closed { on: closed, docket, filed } = &proposal.stage else {
                return Err(wrong_stage(proposal, "归档；办结之后才能归档"));
            };
            let merged = register.merged_into(proposal.id).filter_map(|id| register.proposal(id));
            let latest = merged.map(Proposal::last_date).fold(proposal.last_date(), NaiveDate::max);
            let on = day("归档日期", self.on, Some((LAST_STEP, latest)), occasion)?;
            let (docket, filed, closed) = (docket.clone(), *filed, *closed);
            facts.push(stage_fact(proposal, Stage::Archived { on, docket, filed, closed }));
        }
        Ok(facts)
    }
}
