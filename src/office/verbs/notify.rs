//! 告知: the proposers of a declined proposal were told.

use super::{batch, day, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that the proposers were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notify {
    /// Which proposals; each must be declined, and its proposers not told yet.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Notify {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Declined { on: decided, ground, notified, diverted } = &proposal.stage else {
                return Err(wrong_stage(proposal, "告知不予立案"));
            };
            if let Some(told) = notified {
                let what = format!("已于{told}告知提案者");
                return Err(Refusal::Already { who: who(proposal), what });
            }
            let on = day("告知日期", self.on, Some(("决定日", *decided)), occasion)?;
            let (on, notified, ground) = (*decided, Some(on), ground.clone());
            let now = Stage::Declined { on, ground, notified, diverted: diverted.clone() };
            facts.push(stage_fact(proposal, now));
        }
        Ok(facts)
    }
}
