//! Which proposals resemble each other: likely doubles, and what might be merged. Kept in step entry by entry.

use crate::office::{Entry, Proposal, ProposalId, Register, Stage};
use crate::text::likeness::Index;

/// From this likeness on two titles are shown as probable doubles. Below it, titles that only share their subject ("…停车难")
/// crowd out the real ones.
const ALIKE: f32 = 0.6;

/// The likely doubles of a register.
#[derive(Debug, Default)]
pub struct Doubles {
    index: Option<Index<ProposalId>>,
}

impl Doubles {
    /// Forgets everything, to be built anew.
    pub fn start_over(&mut self) {
        self.index = None;
    }

    /// Builds the index if there is none.
    pub fn refresh(&mut self, register: &Register) {
        self.index.get_or_insert_with(|| {
            let mut index = Index::new();
            register.proposals().filter(|p| counts(p)).for_each(|p| index.insert(p.id, &p.particulars.title));
            index
        });
    }

    /// Follows an entry.
    pub fn hear(&mut self, entry: &Entry, register: &Register) {
        let Some(index) = &mut self.index else { return };
        for id in entry.proposals() {
            match register.proposal(id).filter(|p| counts(p)) {
                Some(proposal) => index.insert(id, &proposal.particulars.title),
                None => index.remove(id),
            }
        }
    }

    /// The proposals of the same session that resemble this one, most alike first, at most nine.
    pub fn of(&self, proposal: &Proposal, register: &Register) -> Vec<ProposalId> {
        let Some(index) = &self.index else { return Vec::new() };
        let session = proposal.intake.session;
        let beside = |id: &ProposalId| {
            *id != proposal.id && register.proposal(*id).is_some_and(|other| other.intake.session == session)
        };
        let alike = index.similar(&proposal.particulars.title, ALIKE, 10);
        alike.into_iter().map(|(id, _)| id).filter(beside).collect()
    }
}

/// Withdrawn and merged ones are settled; nothing is to be found out about them any more.
fn counts(proposal: &Proposal) -> bool {
    !matches!(proposal.stage, Stage::Withdrawn { .. } | Stage::Merged { .. })
}
