//! The deadlines pane (期限): everything that runs, what is due first on top. Receipts, replies, extensions are recorded
//! from here.

mod filter;
#[cfg(test)]
mod tests;

pub use filter::{Filter, Horizon};

use super::{Pane, Stamp, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::list::List;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::search::{Search, Sought};
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::running::{Light, Running, Waiting, running};
use crate::office::{Entry, ProposalId, Register, UnitId};
use crate::text::fold::fold;
use crate::text::locale::say::deadlines as say;
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
    all: BTreeMap<DueId, Running>,
    order: Vec<DueId>,
    totals: BTreeMap<Light, usize>,
    keys: BTreeMap<DueId, String>,
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
        self.totals.clear();
        for row in &all {
            *self.totals.entry(Self::light(row, scene)).or_default() += 1;
        }
        self.all = all.into_iter().map(|row| (DueId::of(&row), row)).collect();
        self.worked_out = Some(stamp);
    }

    fn list_anew(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, self.changes);
        if self.listed == Some(stamp) {
            return;
        }
        let today = scene.occasion.today();
        let Self { all, order, filter, search, keys, .. } = self;
        let shown = |id: &DueId| {
            let Some(row) = all.get(id) else { return false };
            filter.takes(row, today)
                && (search.is_empty()
                    || search.finds(keys.entry(*id).or_insert_with(|| search_key(scene.register, row))))
        };
        let rows = order.iter().copied().filter(shown).collect();
        self.list.renew(rows, |id| all.contains_key(id));
        self.listed = Some(stamp);
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// Opens the list of the units that owe something, the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let owing: BTreeSet<UnitId> = self.all.keys().filter_map(|id| id.unit).collect();
        self.units = owing.into_iter().collect();
        let item = |code: &str, title: &str| Item {
            code: code.to_owned(),
            title: title.to_owned(),
            detail: String::new(),
            barred: None,
        };
        let units = self.units.iter().filter_map(|id| register.unit(*id));
        let items = std::iter::once(item("0", say::ALL_UNITS)).chain(units.map(|u| item(&u.code, &u.name)));
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
    fn of(running: &Running) -> Self {
        let Running { proposal, unit, signer, what, .. } = running;
        Self { proposal: *proposal, unit: *unit, signer: *signer, what: *what }
    }
}

/// What a search looks through: title, proposers, numbers, unit; kept apart by a sign nobody types.
fn search_key(register: &Register, running: &Running) -> String {
    let Some(proposal) = register.proposal(running.proposal) else { return String::new() };
    let number = proposal.id.to_string();
    let docket = proposal.docket().map_or("", |docket| docket.label.as_str());
    let mut parts = vec![proposal.particulars.title.as_str(), number.as_str(), docket, running.what.title()];
    parts.extend(running.unit.map(|unit| register.unit_name(unit)));
    parts.extend(proposal.particulars.proposers.iter().map(|proposer| proposer.name.as_str()));
    fold(&parts.join("\u{f8ff}"))
}

impl Pane for Deadlines {
    fn scope(&self) -> Scope {
        Scope::Deadlines
    }

    fn count(&self) -> Option<usize> {
        self.worked_out.map(|_| self.total(Light::Overdue))
    }

    fn hear(&mut self, entry: &Entry, _scene: &Scene) {
        let touched = entry.proposals();
        self.keys.retain(|id, _| !touched.contains(&id.proposal));
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
            Action::FilterUnit => Some(self.pick_unit(scene.register)),
            Action::FilterClear => {
                self.search.clear();
                self.filter = Filter::default();
                Some(self.changed())
            }
            Action::NextMatch | Action::PrevMatch => {
                self.list.step(if action == Action::NextMatch { 1 } else { -1 });
                Some(Vec::new())
            }
            Action::Cancel => self.cancel(),
            _ => None,
        }
    }

    fn typing(&self) -> bool {
        self.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        match self.search.key(key, action) {
            Sought::Changed => Some(self.changed()),
            Sought::Kept => Some(Vec::new()),
            Sought::Other => None,
        }
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.search.text_in(text);
        self.changed()
    }

    /// The proposals of the chosen rows, each once, and the units of those rows.
    fn subject(&self, _scene: &Scene) -> Subject {
        let chosen = self.list.chosen();
        let mut seen = BTreeSet::new();
        let proposals = chosen.iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect();
        let units: BTreeSet<UnitId> = chosen.iter().filter_map(|id| id.unit).collect();
        Subject {
            proposals,
            units: units.into_iter().collect(),
            at: self.list.cursor().map(|id| id.proposal),
            marked: self.list.marked(),
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
