//! 认定类别: the office settles the class of a proposal where the units differ, or puts a wrong one right. The earlier
//! ones stay.

use super::reply::known_class;
use super::{batch, day, remark, session, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::outcome::{ClassRuling, Classed, RulingWhy};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Settles the class of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classify {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// Code of the class.
    pub class: String,
    /// How it came about; if not given, decided where the units differ, else corrected.
    #[serde(default)]
    pub why: Option<RulingWhy>,
    /// What it rests on; may be empty only where the units differ.
    #[serde(default)]
    pub basis: String,
    /// Round of replies it is about, from 1; the latest if not given.
    #[serde(default)]
    pub round: Option<u8>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Classify {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposals = batch(register, &self.proposals)?;
        proposals.into_iter().map(|proposal| self.settle(register, proposal, occasion)).collect()
    }

    fn settle(&self, register: &Register, proposal: &Proposal, occasion: &Occasion) -> Result<Fact, Refusal> {
        if !matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. }) {
            return Err(wrong_stage(proposal, "认定类别"));
        }
        let round = self.of_round(proposal)?;
        let class = known_class(&session(register, proposal)?.rules, &self.class)?;
        let why = self.why(proposal, round, &class)?;
        let basis = remark("依据", &self.basis)?;
        if basis.is_empty() && why != RulingWhy::Decided {
            return Err(Refusal::Empty("依据".to_owned()));
        }
        let on = day("认定日期", self.on, Some(("答复或上次认定日", earliest(proposal, round))), occasion)?;
        let mut now = proposal.outcome.clone();
        now.rulings.push(ClassRuling { on, round, class, why, basis });
        Ok(Fact::Outcome(Change::from(proposal.id, proposal.outcome.clone(), now)))
    }

    fn of_round(&self, proposal: &Proposal) -> Result<u8, Refusal> {
        let refuse = |what: String| Err(Refusal::NotNow { who: who(proposal), what });
        let last = proposal.answered_rounds();
        match self.round {
            _ if last == 0 => refuse("还没有全部答复，不能认定类别".to_owned()),
            Some(round) if round == 0 || round > last => refuse(format!("没有第{round}次答复，现共{last}次")),
            given => Ok(given.unwrap_or(last)),
        }
    }

    /// How it comes about; what nobody said follows from whether the units differ.
    fn why(&self, proposal: &Proposal, round: u8, class: &str) -> Result<RulingWhy, Refusal> {
        let refuse = |what: String| Err(Refusal::NotNow { who: who(proposal), what });
        if self.why == Some(RulingWhy::Tracked) && proposal.supervision.tracking.is_none() {
            return refuse(
                "没有跨年度跟踪过，类别有误请用更正；确已另有进展的，请先登记“跨年度跟踪”".to_owned(),
            );
        }
        match (proposal.class_in(round), self.why) {
            (Classed::Class(now), _) if now == class => {
                Err(Refusal::Already { who: who(proposal), what: format!("类别已是{now}") })
            }
            (Classed::Class(now), Some(RulingWhy::Decided)) => {
                refuse(format!("类别已是{now}，要改请用更正，并写明依据"))
            }
            (Classed::Class(_), given) => Ok(given.unwrap_or(RulingWhy::Corrected)),
            (_, None | Some(RulingWhy::Decided)) => Ok(RulingWhy::Decided),
            (_, Some(_)) => refuse("各家类别不一，请先认定".to_owned()),
        }
    }
}

/// The day on which the class of a round could be settled first, or again.
pub(super) fn earliest(proposal: &Proposal, round: u8) -> NaiveDate {
    let place = usize::from(round).saturating_sub(1);
    let replies = proposal.replying().filter_map(|(_, task)| task.replies.get(place));
    let settled = proposal.outcome.rulings.iter().filter(|ruling| ruling.round == round).map(|r| r.on);
    replies.map(|reply| reply.dates.delivered).chain(settled).max().unwrap_or(NaiveDate::MIN)
}
