//! The satisfaction forms: who is asked, who answered, and the running totals.

use crate::office::ids::{OpinionId, ProposalId, SessionId};
use crate::office::opinion::{Opinion, Rating};
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::stage::Stage;
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
        tally.add(&Tally::of(proposal));
    }
    tally
}

impl Tally {
    /// What one proposal adds.
    pub fn of(proposal: &Proposal) -> Self {
        let mut tally = Self::default();
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
        tally
    }

    /// Adds what another counted.
    pub fn add(&mut self, other: &Self) {
        self.count(other, usize::saturating_add);
    }

    /// Takes away what was added before.
    pub fn take_away(&mut self, other: &Self) {
        self.count(other, usize::saturating_sub);
    }

    fn count(&mut self, other: &Self, with: impl Fn(usize, usize) -> usize) {
        self.asked = with(self.asked, other.asked);
        self.returned = with(self.returned, other.returned);
        self.again = with(self.again, other.again);
        for (mine, others) in [(&mut self.first, &other.first), (&mut self.last, &other.last)] {
            for (rating, count) in others {
                let counted = mine.entry(*rating).or_default();
                *counted = with(*counted, *count);
            }
        }
    }
}

/// Everyone asked about a proposal in its latest round, the proposers of the ones merged into it among them.
pub fn asked_of(register: &Register, lead: ProposalId) -> Vec<Asked<'_>> {
    let merged = register.merged_into(lead);
    let all = std::iter::once(lead).chain(merged).filter_map(|id| register.proposal(id));
    all.flat_map(latest).collect()
}

/// Where a form lies in a stack put in order: by docket number, a merged proposal that never had a number of its own
/// after its lead.
pub type Place = (u32, bool, OpinionId);

/// Everyone asked in a session who has not answered, in the order of the stack.
pub fn waiting(register: &Register, session: SessionId) -> Vec<Asked<'_>> {
    let of_session = register.proposals().filter(|p| p.intake.session == session);
    let mut all: Vec<(Place, Asked)> = of_session.flat_map(|p| waiting_on(register, session, p)).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, asked)| asked).collect()
}

/// Those asked about one proposal of the session who have not answered, each with the place of the form.
pub fn waiting_on<'r>(
    register: &Register,
    session: SessionId,
    proposal: &'r Proposal,
) -> impl Iterator<Item = (Place, Asked<'r>)> + use<'r> {
    let number = number_in_stack(register, session, proposal);
    let open = latest(proposal).filter(|asked| asked.opinion.answer.is_none());
    number.into_iter().flat_map(move |(number, follows)| {
        open.clone().map(move |asked| ((number, follows, asked.id), asked))
    })
}

/// The docket number under which forms on a proposal are looked for, and whether it is that of its lead.
pub fn number_in_stack(register: &Register, session: SessionId, proposal: &Proposal) -> Option<(u32, bool)> {
    let own = |proposal: &Proposal| {
        let number = proposal.docket()?.number;
        (register.docket_holder(session, number) == Some(proposal.id)).then_some(number)
    };
    match (&proposal.stage, proposal.docket()) {
        (_, Some(_)) => Some((own(proposal)?, false)),
        (Stage::Merged { into, .. }, None) => Some((own(register.proposal(*into)?)?, true)),
        _ => None,
    }
}

/// The opinions of a proposal in its own latest round.
fn latest(proposal: &Proposal) -> impl Iterator<Item = Asked<'_>> + Clone {
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
