//! 撤案: the proposer takes a proposal back. It still counts as received and keeps the number it had.

use super::{LAST_STEP, batch, day, not_a_lead, reason, stage_fact, task_fact, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{ProposalId, TaskId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::task::{Ended, EndedWhy};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Withdraws proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// Which proposals; each received, sent back or filed.
    pub proposals: Vec<ProposalId>,
    /// Why the proposer asked for it.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Withdraw {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let reason = reason(&self.reason)?;
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            if !matches!(proposal.stage, Stage::Received | Stage::SentBack { .. } | Stage::Filed { .. }) {
                return Err(wrong_stage(proposal, "撤案"));
            }
            not_a_lead(register, proposal)?;
            let on = day("撤案日期", self.on, Some((LAST_STEP, proposal.last_date())), occasion)?;
            let docket = proposal.docket().cloned();
            facts.push(stage_fact(proposal, Stage::Withdrawn { on, reason: reason.clone(), docket }));
            facts.extend(end_tasks(proposal, on, EndedWhy::Withdrawn));
        }
        Ok(facts)
    }
}

/// Ends every running task of a proposal.
pub(super) fn end_tasks(proposal: &Proposal, on: NaiveDate, why: EndedWhy) -> Vec<Fact> {
    let end = |(unit, was): (_, &crate::office::task::Task)| {
        let mut now = was.clone();
        now.ended = Some(Ended { on, why, handed: None });
        task_fact(TaskId { proposal: proposal.id, unit }, was, now)
    };
    proposal.running().map(end).collect()
}
