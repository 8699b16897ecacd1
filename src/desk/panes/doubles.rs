//! Which proposals resemble each other: likely doubles, and what might be merged. Kept in step entry by entry.

use crate::desk::patience::Patience;
use crate::office::{Entry, Proposal, ProposalId, Register, Stage};
use crate::text::likeness::Index;

/// From this likeness on two titles are shown as probable doubles. Below it, titles that only share their subject ("…停车难")
/// crowd out the real ones.
const ALIKE: f32 = 0.6;

/// The likely doubles of a register.
#[derive(Debug, Default)]
pub struct Doubles {
    index: Index<ProposalId>,
    /// How far the index goes.
    built: Built,
}

/// How far an index goes: building it takes long, so it is built in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Built {
    /// Nothing is in it.
    #[default]
    Nothing,
    /// Everything up to this proposal is in it.
    To(ProposalId),
    /// Everything is in it.
    Whole,
}

impl Doubles {
    /// Forgets everything, to be built anew.
    pub fn start_over(&mut self) {
        *self = Self::default();
    }

    /// Goes on building the index as long as patience lasts; `false`: there is more to build.
    pub fn refresh(&mut self, register: &Register, patience: &Patience) -> bool {
        if self.built == Built::Whole {
            return true;
        }
        let after = match self.built {
            Built::To(id) => ProposalId(id.0.saturating_add(1)),
            _ => ProposalId(0),
        };
        for proposal in patience.each(register.proposals_from(after)) {
            if counts(proposal) {
                self.index.insert(proposal.id, &proposal.particulars.title);
            }
            self.built = Built::To(proposal.id);
        }
        let whole = patience.whole(Built::Whole);
        self.built = whole.unwrap_or(self.built);
        whole.is_some()
    }

    fn holds(&self, id: ProposalId) -> bool {
        match self.built {
            Built::Nothing => false,
            Built::To(last) => id <= last,
            Built::Whole => true,
        }
    }

    /// Follows an entry.
    pub fn hear(&mut self, entry: &Entry, register: &Register) {
        let held = entry.proposals().into_iter().filter(|id| self.holds(*id)).collect::<Vec<_>>();
        for id in held {
            match register.proposal(id).filter(|p| counts(p)) {
                Some(proposal) => self.index.insert(id, &proposal.particulars.title),
                None => self.index.remove(id),
            }
        }
    }

    /// The proposals of the same session that resemble this one, most alike first, at most nine.
    pub fn of(&self, proposal: &Proposal, register: &Register) -> Vec<ProposalId> {
        let session = proposal.intake.session;
        let beside = |id: &ProposalId| {
            *id != proposal.id && register.proposal(*id).is_some_and(|other| other.intake.session == session)
        };
        let alike = self.index.similar(&proposal.particulars.title, ALIKE, 10);
        alike.into_iter().map(|(id, _)| id).filter(beside).collect()
    }
}

/// Withdrawn and merged ones are settled; nothing is to be found out about them any more.
fn counts(proposal: &Proposal) -> bool {
    !matches!(proposal.stage, Stage::Withdrawn { .. } | Stage::Merged { .. })
}
