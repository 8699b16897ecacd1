//! 转送: a declined proposal is passed on with its proposer's consent, and what became of it there.

use super::{LAST_STEP, batch, day, limited, remark, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::{Diversion, Diverted, Fate, FateKind, Level, Stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Passes declined proposals on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divert {
    /// Which proposals; each must be declined and not passed on yet.
    pub proposals: Vec<ProposalId>,
    /// As what.
    pub to: Diversion,
    /// To whom; may be empty.
    #[serde(default)]
    pub place: String,
    /// The proposers agreed; without that nothing is passed on.
    #[serde(default)]
    pub consented: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Records what became of a diverted proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DivertFate {
    /// Which proposals; each must have been passed on.
    pub proposals: Vec<ProposalId>,
    /// What.
    pub what: FateKind,
    /// By a body of which level.
    #[serde(default)]
    pub level: Level,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Divert {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Declined { on: decided, ground, notified, diverted } = &proposal.stage else {
                return Err(wrong_stage(proposal, "转送"));
            };
            if let Some(past) = diverted {
                let what = format!("已于{}{}", past.on, past.to.title());
                return Err(Refusal::Already { who: who(proposal), what });
            }
            consent(proposal, self.consented)?;
            let on = day("转送日期", self.on, Some(("决定日", *decided)), occasion)?;
            let diverted = Some(Diverted { to: self.to, place: place(&self.place)?, on, fates: Vec::new() });
            let (on, ground, notified) = (*decided, ground.clone(), *notified);
            facts.push(stage_fact(proposal, Stage::Declined { on, ground, notified, diverted }));
        }
        Ok(facts)
    }
}

impl DivertFate {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let note = remark("备注", &self.note)?;
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Declined { on: decided, ground, notified, diverted } = &proposal.stage else {
                return Err(wrong_stage(proposal, "登记转送结果"));
            };
            let Some(was) = diverted else {
                let what = "还没有转送，没有结果可记".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            };
            let since = was.fates.last().map_or(was.on, |fate| fate.on);
            let on = day("结果日期", self.on, Some((LAST_STEP, since)), occasion)?;
            let fate = Fate { on, what: self.what, level: self.level, note: note.clone() };
            if was.fates.contains(&fate) {
                let what = format!("{}的“{}”已经记过", fate.level.title(), fate.what.title());
                return Err(Refusal::Already { who: who(proposal), what });
            }
            let mut diverted = was.clone();
            diverted.fates.push(fate);
            let (on, ground, diverted) = (*decided, ground.clone(), Some(diverted));
            facts.push(stage_fact(proposal, Stage::Declined { on, ground, notified: *notified, diverted }));
        }
        Ok(facts)
    }
}

/// Nothing is passed on without its proposer's consent (征得提案者同意后转送).
pub(super) fn consent(proposal: &Proposal, consented: bool) -> Result<(), Refusal> {
    if consented {
        return Ok(());
    }
    let what = "转送要先征得提案者同意；同意后写明“提案者同意”，不同意就不转送".to_owned();
    Err(Refusal::NotNow { who: who(proposal), what })
}

/// Whom it was passed on to.
pub(super) fn place(text: &str) -> Result<String, Refusal> {
    limited("转往", text, 200)
}
