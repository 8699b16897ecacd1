//! Everything that runs, kept by proposal, so that an entry costs what it moved and not what there is.

use super::Deadlines;
use crate::desk::form::Scene;
use crate::desk::panes::moved::Moved;
use crate::desk::patience::Patience;
use crate::office::queries::running::{Light, Running, Waiting, of_proposal};
use crate::office::{Entry, Proposal, ProposalId, TaskId, UnitId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a row is known by: it stays the same while the clerk looks, whatever happens to the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DueId {
    /// The proposal.
    pub proposal: ProposalId,
    /// The unit that owes it.
    pub unit: Option<UnitId>,
    /// The signer who is asked.
    pub signer: Option<u16>,
    /// What is waited for.
    pub what: Waiting,
}

impl DueId {
    /// What a row is known by.
    pub fn of(running: &Running) -> Self {
        let Running { proposal, unit, signer, what, .. } = running;
        Self { proposal: *proposal, unit: *unit, signer: *signer, what: *what }
    }

    /// The task it belongs to; `None`: a proposer's opinion is waited for.
    pub fn task(&self) -> Option<TaskId> {
        self.unit.map(|unit| TaskId { proposal: self.proposal, unit })
    }
}

/// What runs on one proposal, each with its light.
type Run = (ProposalId, Vec<(Running, Light)>);

/// Everything that runs.
#[derive(Debug, Default)]
pub struct Rows {
    /// With the light each was counted under: by the time it is taken out its proposal may be gone.
    of: BTreeMap<ProposalId, Vec<(Running, Light)>>,
    in_order: Vec<(NaiveDate, DueId)>,
    totals: BTreeMap<Light, usize>,
    provisional: usize,
    moved: Moved,
}

impl Rows {
    /// One row.
    pub fn running(&self, id: DueId) -> Option<&Running> {
        let mut rows = self.of.get(&id.proposal)?.iter().map(|(running, _)| running);
        rows.find(|running| DueId::of(running) == id)
    }

    /// All of them with their due dates, what is due first on top.
    pub fn in_order(&self) -> &[(NaiveDate, DueId)] {
        &self.in_order
    }

    /// How many of a light.
    pub fn total(&self, light: Light) -> usize {
        self.totals.get(&light).copied().unwrap_or(0)
    }

    /// Whether any due date hangs on holidays not published yet.
    pub fn provisional(&self) -> bool {
        self.provisional > 0
    }

    /// Whether they were ever worked out.
    pub fn are_known(&self) -> bool {
        !self.moved.is_never()
    }

    /// Follows an entry.
    pub fn hear(&mut self, entry: &Entry) {
        self.moved.hear(entry);
    }

    /// Works out what moved; `false`: it was cut short, and everything is as it was.
    pub fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        if self.moved.is_nothing(scene) {
            return true;
        }
        let run = |proposal: &Proposal| {
            let run = of_proposal(scene.register, proposal, scene.occasion.today()).into_iter();
            let lit = run.map(|running| {
                let light = Deadlines::light(&running, scene);
                (running, light)
            });
            (proposal.id, lit.collect())
        };
        if let Some(these) = self.moved.these(scene).cloned() {
            let there = these.iter().filter_map(|id| scene.register.proposal(*id));
            let Some(run) = patience.whole(patience.each(there).map(run).collect()) else { return false };
            self.replace(&these, run);
        } else {
            let all = patience.each(scene.register.proposals()).map(run);
            let Some(run) = patience.whole(all.filter(|(_, run): &Run| !run.is_empty()).collect()) else {
                return false;
            };
            *self = Self::default();
            self.replace(&BTreeSet::new(), run);
        }
        self.moved = Moved::settled(scene);
        true
    }

    /// Takes these proposals' rows out and the new ones in.
    fn replace(&mut self, these: &BTreeSet<ProposalId>, run: Vec<Run>) {
        for (running, light) in these.iter().filter_map(|id| self.of.remove(id)).flatten() {
            *self.totals.entry(light).or_default() -= 1;
            self.provisional -= usize::from(running.due.provisional);
        }
        for (running, light) in run.iter().flat_map(|(_, run)| run) {
            *self.totals.entry(*light).or_default() += 1;
            self.provisional += usize::from(running.due.provisional);
        }
        self.in_order.retain(|(_, id)| !these.contains(&id.proposal));
        let rows = run.iter().flat_map(|(_, run)| run);
        let rows = rows.map(|(running, _)| (running.due.date, DueId::of(running)));
        self.in_order.extend(rows);
        // Two runs, the first sorted already: the stable sort merges them.
        self.in_order.sort();
        self.of.extend(run);
    }
}
