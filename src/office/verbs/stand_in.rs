//! 替换反馈人: somebody else is asked in the place of a proposer who left or was dissolved. The proposer stays the one who
//! signed; only the opinions that are waited for are asked of the other.

use super::{day, limited, one, reason, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{OpinionId, ProposalId};
use crate::office::opinion::{Opinion, StandIn};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::signers::folded;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Arranges who is asked in a proposer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangeStandIn {
    /// Which proposal: the one the proposer signed, filed or merged.
    pub proposal: ProposalId,
    /// Place of the proposer in the order of signing, from 0.
    #[serde(default)]
    pub signer: u16,
    /// Who is asked instead.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl ArrangeStandIn {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposal = one(register, self.proposal)?;
        if !matches!(proposal.stage, Stage::Filed { .. } | Stage::Merged { .. }) {
            return Err(wrong_stage(proposal, "替换反馈人"));
        }
        let name = limited("反馈人", &self.name, super::particulars::NAME_LIMIT)?;
        if name.is_empty() {
            return Err(Refusal::Empty("反馈人".to_owned()));
        }
        let proposer = proposal.particulars.proposers.get(usize::from(self.signer));
        if proposer.is_some_and(|proposer| folded(&proposer.name) == folded(&name)) {
            let what = format!("{name}就是提案者本人，不用替换；替换错了的，请撤销那一步");
            return Err(Refusal::NotNow { who: who(proposal), what });
        }
        let reason = reason(&self.reason)?;
        let open = self.open(proposal)?;
        let latest = open.iter().map(|(_, opinion)| opinion.asked).max();
        let on = day("替换日期", self.on, latest.map(|on| ("征询日", on)), occasion)?;
        let stand_in = StandIn { on, name, reason };
        let named = |(_, opinion): &&(OpinionId, &Opinion)| {
            opinion.stand_in.as_ref().is_some_and(|was| was.name == stand_in.name)
        };
        if open.iter().all(|one| named(&one)) {
            let what = format!("已改由{}反馈", stand_in.name);
            return Err(Refusal::Already { who: who(proposal), what });
        }
        let arranged = |(id, was): (OpinionId, &Opinion)| {
            let now = Opinion { stand_in: Some(stand_in.clone()), ..was.clone() };
            Fact::Opinion(Change::from(id, was.clone(), now))
        };
        Ok(open.into_iter().map(arranged).collect())
    }

    /// The opinions of this signer that are waited for.
    fn open<'r>(&self, proposal: &'r Proposal) -> Result<Vec<(OpinionId, &'r Opinion)>, Refusal> {
        let refuse = |what: &str| Err(Refusal::NotNow { who: who(proposal), what: what.to_owned() });
        let proposers = &proposal.particulars.proposers;
        if proposers.get(usize::from(self.signer)).is_none() && !(proposers.is_empty() && self.signer == 0) {
            return refuse(&format!("没有第{}位提案者", usize::from(self.signer) + 1));
        }
        let mut asked = proposal.opinions.iter().filter(|((signer, _), _)| *signer == self.signer).peekable();
        if asked.peek().is_none() {
            return refuse("还没有向这位提案者征询意见；答复送达、开始征询之后再替换");
        }
        let open: Vec<(OpinionId, &Opinion)> = asked
            .filter(|(_, opinion)| opinion.answer.is_none())
            .map(|((signer, round), opinion)| {
                (OpinionId { proposal: proposal.id, signer: *signer, round: *round }, opinion)
            })
            .collect();
        if open.is_empty() { refuse("这位提案者已经反馈，不用替换") } else { Ok(open) }
    }
}
