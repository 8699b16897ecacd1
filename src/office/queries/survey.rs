//! The satisfaction forms: who is asked, who answered, and the running totals.

use crate::office::ids::{OpinionId, ProposalId, SessionId};
use crate::office::opinion::{Opinion, Rating};
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use std::collections::BTreeMap;

/// Totals of a session's forms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Opinions asked for in first rounds.
    pub asked: usize,
    /// Returned, first round.
    pub returned: usize,
    /// Returned by overall rating, first round.
    pub first: BTreeMap<Rating, usize>,
    /// By the rating of the last round each proposer answered.
    pub last: BTreeMap<Rating, usize>,
    /// Proposers asked again after rework who have not answered yet.
    pub again: usize,
}

/// One proposer who is asked, in the latest round of the proposal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked<'r> {
    /// Which opinion.
    pub id: OpinionId,
    /// The proposal signed.
    pub proposal: &'r Proposal,
    /// The opinion.
    pub opinion: &'r Opinion,
}

/// The totals of a session.
pub fn tally(register: &Register, session: SessionId) -> Tally {
    let mut tally = Tally::default();
    for proposal in register.proposals().filter(|p| p.intake.session == session) {
        let mut last: BTreeMap<u16, Rating> = BTreeMap::new();
        for ((signer, round), opinion) in &proposal.opinions {
            let rating = opinion.answer.as_ref().map(|answer| answer.rating);
            if let Some(rating) = rating {
                last.insert(*signer, rating);
            }
            if *round == 1 {
                tally.asked += 1;
                tally.returned += usize::from(rating.is_some());
                if let Some(rating) = rating {
                    *tally.first.entry(rating).or_default() += 1;
                }
            } else {
                tally.again += usize::from(rating.is_none());
            }
        }
        for rating in last.into_values() {
            *tally.last.entry(rating).or_default() += 1;
        }
    }
    tally
}

/// Everyone asked about a proposal in its latest round, the proposers of the ones merged into it among them.
pub fn asked_of(register: &Register, lead: ProposalId) -> Vec<Asked<'_>> {
    let merged = register.merged_into(lead);
    let all = std::iter::once(lead).chain(merged).filter_map(|id| register.proposal(id));
    all.flat_map(latest).collect()
}

/// Everyone asked in a session who has not answered, by docket number; a merged proposal that never had a number of its
/// own follows its lead.
pub fn waiting(register: &Register, session: SessionId) -> Vec<Asked<'_>> {
    let numbered = register.dockets(session).filter_map(|number| register.docket_holder(session, number));
    let unnumbered = |id: &ProposalId| register.proposal(*id).is_some_and(|p| p.docket().is_none());
    let with_merged =
        numbered.flat_map(|id| std::iter::once(id).chain(register.merged_into(id).filter(unnumbered)));
    let asked = with_merged.filter_map(|id| register.proposal(id)).flat_map(latest);
    asked.filter(|asked| asked.opinion.answer.is_none()).collect()
}

/// The opinions of a proposal in its own latest round.
fn latest(proposal: &Proposal) -> impl Iterator<Item = Asked<'_>> {
    let latest = proposal.opinions.keys().map(|(_, round)| *round).max();
    let of_latest = proposal.opinions.iter().filter(move |((_, round), _)| Some(*round) == latest);
    of_latest.map(move |((signer, round), opinion)| Asked {
        id: OpinionId { proposal: proposal.id, signer: *signer, round: *round },
        proposal,
        opinion,
    })
}

impl Asked<'_> {
    /// Name of who is asked: whoever stands in for the proposer, else the proposer; empty when the listing named nobody.
    pub fn name(&self) -> &str {
        self.proposal.asked_name(self.id.signer, self.id.round)
    }
}
