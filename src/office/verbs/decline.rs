//! 不予立案: a received proposal is not filed, on a ground of the table; with the proposer's consent it is passed on.

use super::{batch, day, known_codes, not_a_lead, session, stage_fact, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::{Diversion, Stage};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Declines proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// Which proposals; each must be received.
    pub proposals: Vec<ProposalId>,
    /// Code of the ground in the session's rules.
    pub ground: String,
    /// Where it is passed on to, if the proposer agreed.
    #[serde(default)]
    pub diverted: Option<Diversion>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Decline {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let rules = &session(register, proposal)?.rules;
            let ground = rules.ground(&self.ground).ok_or_else(|| Refusal::UnknownCode {
                table: "不予立案情形".to_owned(),
                code: self.ground.clone(),
                known: known_codes(rules.grounds.iter().map(|g| (g.code.as_str(), g.text.as_str()))),
            })?;
            if proposal.stage != Stage::Received {
                return Err(wrong_stage(proposal, "再作不予立案决定"));
            }
            not_a_lead(register, proposal)?;
            let on = day("决定日期", self.on, Some(("收件日", proposal.intake.received.date())), occasion)?;
            let ground = ground.code.clone();
            facts.push(stage_fact(proposal, Stage::Declined { on, ground, diverted: self.diverted }));
        }
        Ok(facts)
    }
}
