//! Who is asked and who answered, kept by proposal, so that a form keyed costs what it moved and not what there is.

use crate::desk::form::Scene;
use crate::desk::panes::moved::Moved;
use crate::desk::patience::Patience;
use crate::office::queries::survey::{Place, Tally, number_in_stack, waiting_on};
use crate::office::{Entry, OpinionId, Proposal, ProposalId, Register, SessionId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

/// The forms of the current session.
#[derive(Debug, Default)]
pub struct Forms {
    session: Option<SessionId>,
    tally: Tally,
    of: BTreeMap<ProposalId, Part>,
    /// Every form that waits, in the order of the stack.
    waiting: BTreeSet<Place>,
    moved: Moved,
}

/// What one proposal adds.
#[derive(Debug, PartialEq)]
struct Part {
    tally: Tally,
    waiting: Vec<Place>,
}

impl Part {
    /// What a proposal adds; `None`: nothing.
    fn of(register: &Register, session: SessionId, proposal: &Proposal) -> Option<Self> {
        if proposal.intake.session != session || proposal.opinions.is_empty() {
            return None;
        }
        let waiting = waiting_on(register, session, proposal).map(|(place, _)| place).collect();
        Some(Self { tally: Tally::of(proposal), waiting })
    }
}

impl Forms {
    /// The running totals; `None` before they were ever worked out.
    pub fn tally(&self) -> Option<&Tally> {
        (!self.moved.is_never()).then_some(&self.tally)
    }

    /// How many forms wait; `None` before it was ever worked out.
    pub fn count(&self) -> Option<usize> {
        (!self.moved.is_never()).then_some(self.waiting.len())
    }

    /// The forms that wait from the one after this on, and after the last of the stack from its beginning.
    pub fn after(&self, last: Option<OpinionId>, register: &Register) -> impl Iterator<Item = OpinionId> {
        let proposal = last.and_then(|last| register.proposal(last.proposal));
        let number = self.session.zip(proposal);
        let number = number.and_then(|(session, proposal)| number_in_stack(register, session, proposal));
        let place = number.zip(last).map(|((number, follows), last)| (number, follows, last));
        let later = self.waiting.range((place.map_or(Unbounded, Excluded), Unbounded));
        later.chain(&self.waiting).map(|(_, _, id)| *id)
    }

    /// Follows an entry.
    pub fn hear(&mut self, entry: &Entry) {
        self.moved.hear(entry);
    }

    /// Works out what moved; `false`: it was cut short, and everything is as it was.
    pub fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let register = scene.register;
        let Some(session) = register.current().map(|session| session.id) else { return true };
        if self.moved.is_nothing(scene) {
            return true;
        }
        let part = |proposal: &Proposal| Some((proposal.id, Part::of(register, session, proposal)?));
        if let Some(these) = self.moved.these(scene).cloned() {
            // The forms of merged proposals lie where their lead's number is.
            let merged = these.iter().flat_map(|id| register.merged_into(*id));
            let these: BTreeSet<ProposalId> = these.iter().copied().chain(merged).collect();
            let there = these.iter().filter_map(|id| register.proposal(*id));
            let parts = patience.whole(patience.each(there).filter_map(part).collect());
            let Some(parts) = parts else { return false };
            for id in &these {
                self.take_out(*id);
            }
            self.put_in(parts);
        } else {
            let all = patience.each(register.proposals()).filter_map(part);
            let Some(parts) = patience.whole(all.collect()) else { return false };
            *self = Self { session: Some(session), ..Self::default() };
            self.put_in(parts);
        }
        self.moved = Moved::settled(scene);
        true
    }

    fn take_out(&mut self, id: ProposalId) {
        let Some(part) = self.of.remove(&id) else { return };
        self.tally.take_away(&part.tally);
        for place in &part.waiting {
            self.waiting.remove(place);
        }
    }

    fn put_in(&mut self, parts: Vec<(ProposalId, Part)>) {
        for (id, part) in parts {
            self.tally.add(&part.tally);
            self.waiting.extend(&part.waiting);
            self.of.insert(id, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::panes::world::World;
    use crate::office::queries::survey::{tally, waiting};

    #[test]
    fn what_is_kept_entry_by_entry_is_what_is_counted_anew() {
        let mut world = World::new();
        let mut forms = Forms::default();
        let filed = world.file(3, 1, None);
        assert!(forms.work_out(&world.scene(), &Patience::endless()));
        for proposal in filed.iter().rev() {
            let entry = world.reply(*proposal, 1);
            forms.hear(&entry);
            assert!(forms.work_out(&world.scene(), &Patience::endless()));
            let session = world.register.current().expect("a session").id;
            let anew: Vec<OpinionId> =
                waiting(&world.register, session).iter().map(|asked| asked.id).collect();
            assert_eq!(forms.after(None, &world.register).take(anew.len()).collect::<Vec<_>>(), anew);
            assert_eq!(forms.tally(), Some(&tally(&world.register, session)));
        }
        assert_eq!(forms.count(), Some(3));
        let first = forms.after(None, &world.register).next();
        let next = forms.after(first, &world.register).next().expect("another one");
        assert_eq!(next.proposal, filed[1], "the next one in the stack");
    }
}
