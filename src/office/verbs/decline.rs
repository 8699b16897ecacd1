//! 不予立案: a received proposal is not filed, on a ground of the table; with the proposer's consent it is passed on, at
//! once or later (`divert`).

use super::{LAST_STEP, batch, day, divert, known_codes, not_a_lead, session, stage_fact, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::stage::{Diversion, Diverted, Stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Declines proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// Which proposals; each must be received.
    pub proposals: Vec<ProposalId>,
    /// Code of the ground in the session's rules, or its words.
    pub ground: String,
    /// Day the proposers were told; they are told later (`notify`) when not given.
    #[serde(default)]
    pub notified: Option<NaiveDate>,
    /// As what it is passed on at once.
    #[serde(default)]
    pub diverted: Option<Diversion>,
    /// The proposers agreed to its being passed on.
    #[serde(default)]
    pub consented: bool,
    /// To whom it is passed on; may be empty.
    #[serde(default)]
    pub place: String,
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
            let ground = self.ground(&session(register, proposal)?.rules)?;
            if proposal.stage != Stage::Received {
                return Err(wrong_stage(proposal, "再作不予立案决定"));
            }
            not_a_lead(register, proposal)?;
            let on = day("决定日期", self.on, Some((LAST_STEP, proposal.last_date())), occasion)?;
            let told = |told| day("告知日期", Some(told), Some(("决定日", on)), occasion);
            let notified = self.notified.map(told).transpose()?;
            let diverted = self.diverted(proposal, on)?;
            facts.push(stage_fact(proposal, Stage::Declined { on, ground, notified, diverted }));
        }
        Ok(facts)
    }

    /// The code of the ground.
    fn ground(&self, rules: &Rules) -> Result<String, Refusal> {
        let worded = || rules.grounds.iter().find(|ground| ground.text == self.ground.trim());
        let ground = rules.ground(&self.ground).or_else(worded).ok_or_else(|| Refusal::UnknownCode {
            table: "不予立案情形".to_owned(),
            code: self.ground.clone(),
            known: known_codes(rules.grounds.iter().map(|g| (g.code.as_str(), g.text.as_str()))),
        })?;
        Ok(ground.code.clone())
    }

    fn diverted(&self, proposal: &Proposal, on: NaiveDate) -> Result<Option<Diverted>, Refusal> {
        let Some(to) = self.diverted else { return Ok(None) };
        divert::consent(proposal, self.consented)?;
        Ok(Some(Diverted { to, place: divert::place(&self.place)?, on, fates: Vec::new() }))
    }
}
