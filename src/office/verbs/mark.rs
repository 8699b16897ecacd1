//! 标记: proposals are lifted out of the pile as key, important, excellent or cross-year, or put back.

use super::{batch, who};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::supervision::Mark;
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
}

impl SetMark {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let turn = |proposal: &crate::office::Proposal| {
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
            Ok(Fact::Supervision(Change::from(proposal.id, was, now)))
        };
        batch(register, &self.proposals)?.into_iter().map(turn).collect()
    }
}
