//! 退回修改 and 重新提交: a proposal goes back to its proposer to be mended, and comes in again.

use super::{batch, day, not_a_lead, reason, stage_fact, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Stage;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Sends proposals back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    /// Which proposals; each must be received.
    pub proposals: Vec<ProposalId>,
    /// What is to be mended.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Takes proposals that were sent back in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resubmit {
    /// Which proposals; each must have been sent back.
    pub proposals: Vec<ProposalId>,
}

impl SendBack {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let reason = reason(&self.reason)?;
        let send_back = |proposal: &_| match proposal {
            crate::office::Proposal { stage: Stage::Received, intake, .. } => {
                not_a_lead(register, proposal)?;
                let on = day("退回日期", self.on, Some(("收件日", intake.received.date())), occasion)?;
                Ok(stage_fact(proposal, Stage::SentBack { on, reason: reason.clone() }))
            }
            other => Err(wrong_stage(other, "退回修改")),
        };
        batch(register, &self.proposals)?.into_iter().map(send_back).collect()
    }
}

impl Resubmit {
    pub(in crate::office) fn decide(&self, register: &Register) -> Result<Vec<Fact>, Refusal> {
        let take_in = |proposal: &crate::office::Proposal| match proposal.stage {
            Stage::SentBack { .. } => Ok(stage_fact(proposal, Stage::Received)),
            _ => Err(wrong_stage(proposal, "重新收件")),
        };
        batch(register, &self.proposals)?.into_iter().map(take_in).collect()
    }
}
