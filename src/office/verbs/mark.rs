//! 标记: proposals are lifted out of the pile as key, important, excellent or cross-year, or put back.

use super::{batch, day, day_fact, who};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, Undated};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::supervision::Mark;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Sets or removes a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetMark {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// Which mark.
    pub mark: Mark,
    /// Set, or removed.
    pub set: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl SetMark {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            facts.extend(self.turn(proposal, occasion)?);
        }
        Ok(facts)
    }

    fn turn(&self, proposal: &Proposal, occasion: &Occasion) -> Result<[Fact; 2], Refusal> {
        let was = proposal.supervision.clone();
        let tracked = was.tracking.as_ref().is_some_and(|tracking| tracking.ended.is_none());
        if tracked && self.mark == Mark::CrossYear && !self.set {
            let what = "正在跨年度跟踪，请先在“回头看”里结束跟踪".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        }
        let mut now = was.clone();
        let changed = if self.set { now.marks.insert(self.mark) } else { now.marks.remove(&self.mark) };
        if !changed {
            let what = format!("{}“{}”标记", if self.set { "已有" } else { "没有" }, self.mark.title());
            return Err(Refusal::Already { who: who(proposal), what });
        }
        let received = ("收件日", proposal.intake.received.date());
        let earliest = proposal.mark_turned(self.mark).map_or(received, |on| ("上次标记或取消的日期", on));
        let on = day("标记日期", self.on, Some(earliest), occasion)?;
        let step = Undated::Marked(self.mark);
        Ok([Fact::Supervision(Change::from(proposal.id, was, now)), day_fact(proposal, step, on)])
    }
}
