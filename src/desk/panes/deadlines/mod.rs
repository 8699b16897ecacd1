//! The deadlines pane (期限): everything that runs, what is due first on top. Receipts, replies, extensions are recorded
//! from here.

mod filter;
mod keys;
mod order;
#[cfg(test)]
mod tests;

pub use filter::{Filter, Horizon};
pub use order::Order;

use keys::Keys;

use super::{Pane, Stamp, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::list::List;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::running::{Light, Running, Waiting, running};
use crate::office::{Entry, ProposalId, Register, TaskId, UnitId};
use crate::text::locale::say::{deadlines as say, sorted_by};
use std::collections::{BTreeMap, BTreeSet};

/// Rows above the list: the summary and the column heads.
pub const HEAD: usize = 2;

/// Which list was opened to pick from.
const PICK_UNIT: u16 = 1;

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

/// The deadlines pane.
#[derive(Debug, Default)]
pub struct Deadlines {
    /// The rows.
    pub list: List<DueId>,
    /// What is looked for.
    pub search: Search,
    /// What is shown.
    pub filter: Filter,
    /// In which order.
    pub sorted: Order,
    all: BTreeMap<DueId, Running>,
    order: Vec<DueId>,
    totals: BTreeMap<Light, usize>,
    provisional: bool,
    keys: Keys,
    units: Vec<UnitId>,
    worked_out: Option<Stamp>,
    listed: Option<Stamp>,
    changes: u32,
}

impl Deadlines {
    /// One row.
    pub fn running(&self, id: DueId) -> Option<&Running> {
        self.all.get(&id)
    }

    /// How many of each light run in all, filtered or not.
    pub fn total(&self, light: Light) -> usize {
        self.totals.get(&light).copied().unwrap_or(0)
    }

    /// Whether any due date hangs on holidays not published yet.
    pub fn provisional(&self) -> bool {
        self.provisional
    }

    /// How pressing a row is, by the rules of its session.
    pub fn light(running: &Running, scene: &Scene) -> Light {
        let proposal = scene.register.proposal(running.proposal);
        let session = proposal.and_then(|proposal| scene.register.session_of(proposal));
        running.light(scene.occasion.today(), session.map_or(7, |session| session.rules.soon_days))
    }

    fn work_out(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, 0);
        if self.worked_out == Some(stamp) {
            return;
        }
        let all = running(scene.register, scene.occasion.today());
        self.order = all.iter().map(DueId::of).collect();
        self.provisional = all.iter().any(|row| row.due.provisional);
        self.totals.clear();
        for row in &all {
            *self.totals.entry(Self::light(row, scene)).or_default() += 1;
        }
        self.all = all.into_iter().map(|row| (DueId::of(&row), row)).collect();
        self.worked_out = Some(stamp);
    }

    fn list_anew(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, self.changes.wrapping_add(self.search.changes()));
        if self.listed == Some(stamp) {
            return;
        }
        let today = scene.occasion.today();
        let Self { all, order, filter, search, keys, .. } = self;
        let shown = |id: &DueId| {
            let Some(row) = all.get(id) else { return false };
            filter.takes(row, today) && (search.is_empty() || keys.found(search, row, scene.register))
        };
        let mut rows: Vec<DueId> = order.iter().copied().filter(shown).collect();
        self.sorted.sort(&mut rows, scene.register);
        self.list.renew(rows, |id| all.contains_key(id));
        if self.search.starts_anew() {
            self.list.act(Action::Top);
        }
        self.listed = Some(stamp);
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// Opens the list of the units for which something runs, with how much; the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let mut running: BTreeMap<UnitId, usize> = BTreeMap::new();
        for unit in self.all.keys().filter_map(|id| id.unit) {
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
        if !self.search.is_empty() {
            self.search.clear();
        } else if self.list.marked() > 0 {
            self.list.unmark_all();
        } else if self.filter != Filter::default() {
            self.filter = Filter::default();
        } else {
            return None;
        }
        Some(self.changed())
    }
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

impl Pane for Deadlines {
    fn scope(&self) -> Scope {
        Scope::Deadlines
    }

    fn count(&self) -> Option<usize> {
        self.worked_out.map(|_| self.total(Light::Overdue))
    }

    fn hear(&mut self, entry: &Entry, _scene: &Scene) {
        self.keys.hear(entry);
    }

    fn start_over(&mut self) {
        self.keys.clear();
        self.worked_out = None;
        self.listed = None;
    }

    fn refresh(&mut self, scene: &Scene) {
        self.work_out(scene);
        self.list_anew(scene);
    }

    fn fit(&mut self, rows: usize) {
        self.list.fit(rows.saturating_sub(HEAD));
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.list.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::Search => {
                self.search.begin();
                Some(Vec::new())
            }
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
                self.search.clear();
                self.filter = Filter::default();
                Some(self.changed())
            }
            Action::Cancel => self.cancel(),
            _ => None,
        }
    }

    fn typing(&self) -> bool {
        self.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.search.key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.search.text_in(text);
        Vec::new()
    }

    /// The proposals of the chosen rows, each once, the units of those rows, and exactly their tasks.
    fn subject(&self, _scene: &Scene) -> Subject {
        let chosen = self.list.chosen();
        let mut seen = BTreeSet::new();
        let proposals = chosen.iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect();
        let units: BTreeSet<UnitId> = chosen.iter().filter_map(|id| id.unit).collect();
        let mut known = BTreeSet::new();
        let tasks = chosen.iter().filter_map(DueId::task).filter(|task| known.insert(*task));
        Subject {
            proposals,
            units: units.into_iter().collect(),
            tasks: tasks.collect(),
            at: self.list.cursor().map(|id| id.proposal),
            marked: self.list.marked(),
            ..Subject::default()
        }
    }

    fn listed(&self) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        self.list.rows().iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect()
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_UNIT {
            self.filter.unit = picked.place.checked_sub(1).and_then(|place| self.units.get(place)).copied();
        }
        self.changed()
    }

    fn done(&mut self, entry: &Entry) {
        let touched = entry.proposals();
        if self.list.chosen().iter().any(|id| touched.contains(&id.proposal)) {
            self.list.unmark_all();
        }
    }

    fn find(&mut self, proposal: ProposalId) -> bool {
        let row = self.list.rows().iter().find(|id| id.proposal == proposal).copied();
        row.is_some_and(|id| self.list.go(id))
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        let before = self.list.cursor();
        self.list.step(by);
        self.list.cursor().filter(|id| Some(*id) != before).map(|id| id.proposal)
    }
}
