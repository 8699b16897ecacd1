//! What moved since something was last worked out: a pane that keeps what it shows by proposal works out only those.

use crate::desk::form::Scene;
use crate::office::{Entry, Fact, ProposalId};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What moved since something was worked out. The default: nothing was worked out yet.
#[derive(Debug, Clone, Default)]
pub struct Moved {
    /// The last entry heard of, and the day of working out; `None`: everything may have moved.
    known: Option<(u64, NaiveDate)>,
    these: BTreeSet<ProposalId>,
    /// Something was worked out once: what is shown may be overtaken, but it is something.
    ever: bool,
}

impl Moved {
    /// Everything was worked out for this moment.
    pub fn settled(scene: &Scene) -> Self {
        let known = Some((scene.register.seq(), scene.occasion.today()));
        Self { known, these: BTreeSet::new(), ever: true }
    }

    /// Follows an entry. Rules, units and holidays move what hangs on them everywhere.
    pub fn hear(&mut self, entry: &Entry) {
        let everywhere = |fact: &Fact| {
            matches!(fact, Fact::Session(_) | Fact::Current(_) | Fact::Unit(_) | Fact::Holidays(_))
        };
        let follows = |(seq, _): &(u64, NaiveDate)| entry.seq == seq + 1;
        let known = self.known.filter(follows).filter(|_| !entry.facts.iter().any(everywhere));
        self.known = known.map(|(_, day)| (entry.seq, day));
        self.these.extend(entry.proposals());
    }

    /// The proposals that moved; `None`: whatever there is.
    pub fn these(&self, scene: &Scene) -> Option<&BTreeSet<ProposalId>> {
        let now = (scene.register.seq(), scene.occasion.today());
        (self.known == Some(now)).then_some(&self.these)
    }

    /// Whether everything holds as it was worked out.
    pub fn is_nothing(&self, scene: &Scene) -> bool {
        self.these(scene).is_some_and(BTreeSet::is_empty)
    }

    /// Whether nothing was ever worked out.
    pub fn is_never(&self) -> bool {
        !self.ever
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::panes::world::World;
    use crate::office::Command;
    use crate::office::verbs::listing::{ListUnits, UnitListing};

    #[test]
    fn an_entry_moves_the_proposals_it_is_about_and_a_unit_a_day_or_a_gap_everything() {
        let mut world = World::new();
        let filed = world.file(2, 1, None);
        let mut moved = Moved::settled(&world.scene());
        assert!(moved.is_nothing(&world.scene()));
        moved.hear(&world.reply(filed[0], 1));
        assert_eq!(moved.these(&world.scene()), Some(&[filed[0]].into()));
        let before = moved.clone();
        let unit =
            UnitListing { code: "3".to_owned(), name: "市交通局".to_owned(), ..UnitListing::default() };
        moved.hear(&world.carry_out(&Command::ListUnits(ListUnits { units: vec![unit] })));
        assert_eq!(moved.these(&world.scene()), None);
        assert!(!moved.is_never(), "what was worked out is still shown");
        assert_eq!(before.these(&world.scene()), None, "an entry it did not hear of");
        let moved = Moved::settled(&world.scene());
        world.wait(1);
        assert_eq!(moved.these(&world.scene()), None, "another day");
    }
}
