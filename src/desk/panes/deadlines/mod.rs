//! The deadlines pane (期限): everything that runs, what is due first on top. Receipts, replies, extensions are recorded
//! from here.

mod filter;
mod keys;
mod order;
mod rows;
#[cfg(test)]
mod tests;

pub use filter::{Filter, Horizon};
pub use order::Order;

pub use rows::DueId;

use keys::Keys;
use rows::Rows;

use super::roll::Roll;
use super::{Pane, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::patience::Patience;
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::running::{Light, Running};
use crate::office::{Entry, ProposalId, Register, UnitId};
use crate::text::locale::say::{deadlines as say, sorted_by};
use std::collections::{BTreeMap, BTreeSet};

/// Which list was opened to pick from.
const PICK_UNIT: u16 = 1;

/// The deadlines pane.
#[derive(Debug, Default)]
pub struct Deadlines {
    /// The rows shown.
    pub roll: Roll<DueId>,
    /// What is shown.
    pub filter: Filter,
    /// In which order.
    pub sorted: Order,
    rows: Rows,
    keys: Keys,
    units: Vec<UnitId>,
}

impl Deadlines {
    /// One row.
    pub fn running(&self, id: DueId) -> Option<&Running> {
        self.rows.running(id)
    }

    /// How many of each light run in all, filtered or not.
    pub fn total(&self, light: Light) -> usize {
        self.rows.total(light)
    }

    /// Whether any due date hangs on holidays not published yet.
    pub fn provisional(&self) -> bool {
        self.rows.provisional()
    }

    /// How pressing a row is, by the rules of its session.
    pub fn light(running: &Running, scene: &Scene) -> Light {
        let proposal = scene.register.proposal(running.proposal);
        let session = proposal.and_then(|proposal| scene.register.session_of(proposal));
        running.light(scene.occasion.today(), session.map_or(7, |session| session.rules.soon_days))
    }

    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let Self { roll, filter, sorted, rows, keys, .. } = self;
        let (register, today) = (scene.register, scene.occasion.today());
        let all = || {
            let shown = rows.in_order().iter().filter(|(date, id)| filter.takes(id, *date, today));
            sorted.sorted(patience.each(shown).map(|(_, id)| *id), register, patience)
        };
        roll.work_out(
            scene,
            patience,
            all,
            |search, id| keys.found(search, *id, register),
            |id| rows.running(*id).is_some(),
        )
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.roll.changed();
        Vec::new()
    }

    /// Opens the list of the units for which something runs, with how much; the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let mut running: BTreeMap<UnitId, usize> = BTreeMap::new();
        for unit in self.rows.in_order().iter().filter_map(|(_, id)| id.unit) {
            *running.entry(unit).or_default() += 1;
        }
        self.units = running.keys().copied().collect();
        let item = |(id, count): (&UnitId, &usize)| {
            let unit = register.unit(*id)?;
            Some(Item { detail: say::items(*count), ..Item::new(&unit.code, &unit.name) })
        };
        let items = std::iter::once(Item::new("0", say::ALL_UNITS)).chain(running.iter().filter_map(item));
        vec![Wish::Show(Box::new(Overlay::pick(PICK_UNIT, say::PICK_UNIT, items.collect())))]
    }

    /// Undoes the innermost thing: the search, then the marks, then the filter.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if !self.roll.cancel() {
            if self.filter == Filter::default() {
                return None;
            }
            self.filter = Filter::default();
        }
        Some(self.changed())
    }
}

impl Pane for Deadlines {
    fn scope(&self) -> Scope {
        Scope::Deadlines
    }

    fn count(&self) -> Option<usize> {
        self.rows.are_known().then(|| self.total(Light::Overdue))
    }

    fn hear(&mut self, entry: &Entry, _scene: &Scene) {
        self.keys.hear(entry);
        self.rows.hear(entry);
    }

    fn start_over(&mut self) {
        self.keys.clear();
        self.rows = Rows::default();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        self.rows.work_out(scene, patience) && self.list_up(scene, patience)
    }

    fn owes(&self) -> bool {
        self.roll.owes()
    }

    fn fit(&mut self, rows: usize) {
        self.roll.fit(rows);
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.roll.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::FilterKind => {
                self.filter.next_kind();
                Some(self.changed())
            }
            Action::FilterDays => {
                self.filter.days = self.filter.days.next();
                Some(self.changed())
            }
            Action::Sort => {
                self.sorted = self.sorted.next();
                let mut wishes = self.changed();
                wishes.push(Wish::Say(sorted_by(self.sorted.title())));
                Some(wishes)
            }
            Action::FilterUnit => Some(self.pick_unit(scene.register)),
            Action::FilterClear => {
                self.roll.search.clear();
                self.filter = Filter::default();
                Some(self.changed())
            }
            Action::Cancel => self.cancel(),
            _ => None,
        }
    }

    fn typing(&self) -> bool {
        self.roll.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.roll.key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.roll.search.text_in(text);
        Vec::new()
    }

    /// The proposals of the chosen rows, each once, the units of those rows, and exactly their tasks.
    fn subject(&self, _scene: &Scene) -> Subject {
        let chosen = self.roll.list.chosen();
        let mut seen = BTreeSet::new();
        let proposals = chosen.iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect();
        let units: BTreeSet<UnitId> = chosen.iter().filter_map(|id| id.unit).collect();
        let mut known = BTreeSet::new();
        let tasks = chosen.iter().filter_map(DueId::task).filter(|task| known.insert(*task));
        Subject {
            proposals,
            units: units.into_iter().collect(),
            tasks: tasks.collect(),
            at: self.roll.list.cursor().map(|id| id.proposal),
            marked: self.roll.list.marked(),
            ..Subject::default()
        }
    }

    fn listed(&self) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        self.roll.list.rows().iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect()
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_UNIT {
            self.filter.unit = picked.place.checked_sub(1).and_then(|place| self.units.get(place)).copied();
        }
        self.changed()
    }

    fn done(&mut self, entry: &Entry) {
        let touched = entry.proposals();
        self.roll.done(|id| touched.contains(&id.proposal));
    }

    fn find(&mut self, proposal: ProposalId) -> bool {
        let row = self.roll.list.rows().iter().find(|id| id.proposal == proposal).copied();
        row.is_some_and(|id| self.roll.list.go(id))
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        self.roll.step(by).map(|id| id.proposal)
    }
}
