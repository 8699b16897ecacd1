//! 退回修改 and 重新提交: a proposal goes back to its proposer to be mended, and comes in again. A declined one that was
//! not passed on may be taken up again the same way; what the reviewers said stays, and a level counts as it spoke last.

use super::{LAST_STEP, batch, day, day_fact, not_a_lead, reason, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{ProposalId, Undated};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
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

/// Takes proposals that were sent back, or declined and not passed on, in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resubmit {
    /// Which proposals; each must have been sent back or declined.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl SendBack {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let reason = reason(&self.reason)?;
        let send_back = |proposal: &crate::office::Proposal| match proposal.stage {
            Stage::Received => {
                not_a_lead(register, proposal)?;
                let on = day("退回日期", self.on, Some((LAST_STEP, proposal.last_date())), occasion)?;
                Ok(stage_fact(proposal, Stage::SentBack { on, reason: reason.clone() }))
            }
            _ => Err(wrong_stage(proposal, "退回修改")),
        };
        batch(register, &self.proposals)?.into_iter().map(send_back).collect()
    }
}

impl Resubmit {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let made_into_info = |id| register.infos().any(|info| info.proposal == Some(id));
        let take_in = |proposal: &crate::office::Proposal| match proposal.stage {
            Stage::Declined { .. } if made_into_info(proposal.id) => Err(Refusal::NotNow {
                who: who(proposal),
                what: "已经编成社情民意信息，不能重新收件".to_owned(),
            }),
            Stage::SentBack { .. } | Stage::Declined { diverted: None, .. } => {
                let on = day("重新收件日期", self.on, Some((LAST_STEP, proposal.last_date())), occasion)?;
                Ok([stage_fact(proposal, Stage::Received), day_fact(proposal, Undated::Resubmitted, on)])
            }
            Stage::Declined { diverted: Some(_), .. } => Err(Refusal::NotNow {
                who: who(proposal),
                what: "已经转送，不能重新收件".to_owned(),
            }),
            _ => Err(wrong_stage(proposal, "重新收件")),
        };
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            facts.extend(take_in(proposal)?);
        }
        Ok(facts)
    }
}
