//! 修改: the particulars of a proposal, and when and how it came in, are put right, as long as it is not in the archive. Once proposers were asked for
//! their opinions their places stand: nobody is added, taken off or moved.

use super::particulars::{checked, nobody_twice, possible};
use super::{one, receive, session, wrong_stage};
use crate::office::arrival::Arrival;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::proposal::{Particulars, Proposal};
use crate::office::proposer::{Proposer, places};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use serde::{Deserialize, Serialize};

/// Replaces the particulars of a proposal, and its arrival.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    /// Which proposal.
    pub proposal: ProposalId,
    /// The particulars the clerk started from: if they are no longer the same, someone else amended them meanwhile and
    /// the command is refused instead of overwriting. `None`: do not compare.
    #[serde(default)]
    pub from: Option<Particulars>,
    /// All particulars as they shall be.
    pub particulars: Particulars,
    /// The new text, when it travels with the command; `None` keeps the digest given in the particulars.
    #[serde(default)]
    pub text: Option<String>,
    /// The arrival the clerk started from, compared like `from`.
    #[serde(default)]
    pub from_arrival: Option<Arrival>,
    /// When and how it came in, all of it as it shall be; as it was when not given.
    #[serde(default)]
    pub arrival: Option<Arrival>,
}

impl Amend {
    /// Takes the text out and leaves its digest.
    pub fn detach(&mut self) -> Option<String> {
        let text = self.text.take()?;
        self.particulars.text = (!text.trim().is_empty()).then(|| receive::digest(&text));
        self.particulars.text.map(|_| text)
    }

    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposal = one(register, self.proposal)?;
        if matches!(proposal.stage, Stage::Archived { .. }) {
            return Err(wrong_stage(proposal, "修改"));
        }
        let mut now = checked(&self.particulars, session(register, proposal)?, occasion)?;
        if let Some(text) = &self.text {
            now.text = (!text.trim().is_empty()).then(|| receive::digest(text));
        }
        let who = super::who(proposal);
        if self.is_stale(proposal) {
            let what = "已被他人先行修改，请看过现状再改".to_owned();
            return Err(Refusal::NotNow { who, what });
        }
        let arrival = self.arrival.filter(|arrival| *arrival != Arrival::of(&proposal.intake));
        if now == proposal.particulars && arrival.is_none() {
            return Err(Refusal::Already { who, what: "没有改动".to_owned() });
        }
        let mut facts = Vec::new();
        if let Some(arrival) = arrival {
            possible("收件日期", arrival.received.date(), occasion)?;
            arrival.check_signing(&now.proposers)?;
            arrival.may_replace(register, proposal)?;
            facts.push(arrival.fact(proposal));
        }
        if now != proposal.particulars {
            facts.push(put_right(proposal, now)?);
        }
        Ok(facts)
    }

    /// Whether somebody else amended meanwhile what the clerk started from.
    fn is_stale(&self, proposal: &Proposal) -> bool {
        self.from.as_ref().is_some_and(|from| *from != proposal.particulars)
            || self.from_arrival.is_some_and(|from| from != Arrival::of(&proposal.intake))
    }
}

/// The fact that puts the particulars right, unless something rests on what they were.
fn put_right(proposal: &Proposal, now: Particulars) -> Result<Fact, Refusal> {
    let who = super::who(proposal);
    if now.category.is_empty() && proposal.docket().is_some() {
        return Err(Refusal::NoCategory(who));
    }
    let before = &proposal.particulars.proposers;
    if now.proposers.is_empty() && !before.is_empty() && proposal.docket().is_some() {
        let what = "已立案，提案者不能为空".to_owned();
        return Err(Refusal::NotNow { who, what });
    }
    if now.proposers != *before {
        nobody_twice(&now)?;
    }
    if !proposal.opinions.is_empty() && moves(before, &now.proposers) {
        let what = "已向提案者征询意见，不能增减、调换；有人离任或撤销请用替换反馈人".to_owned();
        return Err(Refusal::NotNow { who, what });
    }
    let was = proposal.particulars.clone();
    Ok(Fact::Particulars(Change::from(proposal.id, was, now)))
}

/// Whether somebody was added, taken off or moved; a name put right stays where it was.
fn moves(was: &[Proposer], now: &[Proposer]) -> bool {
    let place = |name: &str| was.iter().position(|proposer| proposer.name == name);
    let moved = now
        .iter()
        .enumerate()
        .any(|(at, p)| was.get(at).is_none_or(|w| w.name != p.name) && place(&p.name).is_some());
    places(was) != places(now) || moved
}
