//! 审查: a reviewer's opinion on one level. It decides nothing by itself, but the rules may ask for it before filing. A
//! level may be reviewed again; the last review of a level counts, and the earlier ones stay.

use super::assign::Units;
use super::particulars::category;
use super::{LAST_STEP, batch, day, limited, remark, session, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::review::{Gate, Gates, ReviewLevel, ReviewStep, Verdict};
use crate::office::session::Session;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which proposals; each must be received.
    pub proposals: Vec<ProposalId>,
    /// On which level.
    pub level: ReviewLevel,
    /// What should be done.
    pub verdict: Verdict,
    /// Person or body that reviewed; the clerk when empty.
    #[serde(default)]
    pub by: String,
    /// The three gates.
    #[serde(default)]
    pub gates: Gates,
    /// Code or name of the category it belongs to; the one it has stays when not given.
    #[serde(default)]
    pub category: Option<String>,
    /// Unit that should lead.
    #[serde(default)]
    pub lead: Option<UnitId>,
    /// Units that should join.
    #[serde(default)]
    pub joint: Vec<UnitId>,
    /// Units that should each handle it by themselves.
    #[serde(default)]
    pub separate: Vec<UnitId>,
    /// In words.
    #[serde(default)]
    pub remark: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Review {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let lead = self.lead.into_iter().collect();
        let units = Units { lead, joint: self.joint.clone(), separate: self.separate.clone() };
        units.check(register)?;
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let session = session(register, proposal)?;
            self.check(proposal, session)?;
            let step = self.step(register, proposal, occasion)?;
            if proposal.review.steps.last() == Some(&step) {
                let what = format!("{}已经这样记过", self.level.title());
                return Err(Refusal::Already { who: who(proposal), what });
            }
            let mut now = proposal.review.clone();
            now.steps.push(step);
            facts.push(Fact::Review(Change::from(proposal.id, proposal.review.clone(), now)));
            facts.extend(self.categorise(proposal, session)?);
        }
        Ok(facts)
    }

    /// The stage is right, the lower levels the rules ask for have spoken, and a failed gate leads to no filing.
    fn check(&self, proposal: &Proposal, session: &Session) -> Result<(), Refusal> {
        if proposal.stage != Stage::Received {
            return Err(wrong_stage(proposal, "审查"));
        }
        let refuse = |what: String| Err(Refusal::NotNow { who: who(proposal), what });
        let lower = session.rules.intake.review.iter().filter(|level| **level < self.level);
        if let Some(level) = lower.copied().find(|level| proposal.review.of(*level).is_none()) {
            return refuse(format!("还没有{}，不能{}", level.title(), self.level.title()));
        }
        let failed = self.gates.each().into_iter().find(|(_, gate)| *gate == Gate::Failed);
        match failed {
            Some((gate, _)) if self.verdict == Verdict::File => {
                refuse(format!("{gate}不通过，结论不能是“{}”", Verdict::File.title()))
            }
            _ => Ok(()),
        }
    }

    fn step(
        &self,
        register: &Register,
        proposal: &Proposal,
        occasion: &Occasion,
    ) -> Result<ReviewStep, Refusal> {
        let up_to = proposal.review.steps.iter().filter(|step| step.level <= self.level).map(|step| step.on);
        let earliest = up_to.fold(proposal.intake.received.date(), NaiveDate::max);
        let by = limited("审查人", &self.by, 100)?;
        Ok(ReviewStep {
            level: self.level,
            on: day("审查日期", self.on, Some((LAST_STEP, earliest)), occasion)?,
            by: if by.is_empty() { register.clerk_name(occasion.clerk).to_owned() } else { by },
            gates: self.gates,
            verdict: self.verdict,
            lead: self.lead,
            joint: self.joint.clone(),
            separate: self.separate.clone(),
            remark: remark("审查意见", &self.remark)?,
        })
    }

    fn categorise(&self, proposal: &Proposal, session: &Session) -> Result<Option<Fact>, Refusal> {
        let Some(given) = &self.category else { return Ok(None) };
        let was = &proposal.particulars;
        let code = category(given, session)?;
        if code == was.category {
            return Ok(None);
        }
        let mut now = was.clone();
        now.category = code;
        Ok(Some(Fact::Particulars(Change::from(proposal.id, was.clone(), now))))
    }
}

/// Whether every level of review the session asks for has said that the proposal be filed, or which has not.
pub(super) fn passed(proposal: &Proposal, session: &Session) -> Result<(), Refusal> {
    let refuse = |what: String| Err(Refusal::NotNow { who: who(proposal), what });
    match proposal.review.wanting(&session.rules.intake.review) {
        None => Ok(()),
        Some((level, None)) => refuse(format!("还没有{}，不能立案", level.title())),
        Some((level, Some(verdict))) => {
            refuse(format!("{}的结论是“{}”，不能立案；请重新审查", level.title(), verdict.title()))
        }
    }
}
