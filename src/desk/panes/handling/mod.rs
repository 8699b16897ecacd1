//! The handling pane (办理): one row for each unit's task on a proposal. The verbs about tasks act on exactly these rows.

mod filter;
mod keys;
#[cfg(test)]
mod tests;
mod work;

pub use filter::{Filter, Order, task};
pub use work::{Work, last_draft};

use super::roll::Roll;
use super::{Once, Pane, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::patience::Patience;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, Proposal, ProposalId, Register, Stage, TaskId, UnitId};
use crate::text::locale::say;
use crate::text::locale::say::handling_pane as words;
use filter::ROLES;
use keys::Keys;
use std::collections::{BTreeMap, BTreeSet};

/// The lists that are opened to pick from.
const PICK_WORK: u16 = 1;
const PICK_UNIT: u16 = 2;

/// Tasks of filed proposals that are not fulfilled, and those of them that are overdue.
#[derive(Debug, Clone, Copy, Default)]
struct Owed {
    tasks: usize,
    overdue: usize,
}

/// The handling pane.
#[derive(Debug, Default)]
pub struct Handling {
    /// The rows.
    pub roll: Roll<TaskId>,
    /// What is shown.
    pub filter: Filter,
    order: Order,
    offered: Vec<UnitId>,
    owed: Once<Owed>,
    keys: Keys,
}

impl Handling {
    /// In which order.
    pub fn order(&self) -> Order {
        self.order
    }

    /// How many tasks of filed proposals are not fulfilled, filtered or not.
    pub fn unfulfilled(&self) -> usize {
        self.owed.counted.unwrap_or_default().tasks
    }

    /// How many of those are overdue.
    pub fn overdue(&self) -> usize {
        self.owed.counted.unwrap_or_default().overdue
    }

    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let Self { roll, filter, order, keys, .. } = self;
        let (register, today) = (scene.register, scene.occasion.today());
        let all = || {
            let taken = |p: &Proposal| {
                let taken = p.running().filter(|(unit, task)| filter.takes(p, *unit, task, today));
                taken.map(|(unit, _)| TaskId { proposal: p.id, unit }).collect::<Vec<_>>()
            };
            let handled = patience.each(register.proposals()).filter(|p| handled(p));
            order.sorted(handled.flat_map(taken), register, patience)
        };
        let stays = |id: &TaskId| task(register, *id).is_some_and(|task| task.ended.is_none());
        roll.work_out(scene, patience, all, |search, id| keys.found(search, *id, register), stays)
    }

    fn count_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let today = scene.occasion.today();
        self.owed.work_out(scene, patience, || {
            let proposals = patience.each(scene.register.proposals());
            let filed = proposals.filter(|p| matches!(p.stage, Stage::Filed { .. }));
            let tasks = filed.flat_map(Proposal::running).filter(|(_, task)| !task.fulfilled());
            tasks.fold(Owed::default(), |owed, (_, task)| Owed {
                tasks: owed.tasks + 1,
                overdue: owed.overdue + usize::from(task.due_now().date < today),
            })
        })
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.roll.changed();
        Vec::new()
    }

    /// Opens the list of what can be waited for, each with how many tasks do, and of the roles.
    fn pick_work(scene: &Scene) -> Vec<Wish> {
        let today = scene.occasion.today();
        let all = || {
            scene.register.proposals().filter(|p| handled(p)).flat_map(|p| p.running().map(move |t| (p, t.1)))
        };
        let item = |(place, work): (usize, Work)| Item {
            detail: words::items(all().filter(|(p, task)| work.waits(p, task, today)).count()),
            ..Item::new((place + 1).to_string(), work.title())
        };
        let roles = ROLES.iter().map(|role| Item::new("", words::only(role.title())));
        let items = std::iter::once(Item::new("0", words::ALL_WORK))
            .chain(Work::ALL.into_iter().enumerate().map(item))
            .chain(roles);
        vec![Wish::Show(Box::new(Overlay::pick(PICK_WORK, words::PICK_WORK, items.collect())))]
    }

    /// Opens the list of the units with tasks, each with how many; the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let mut tasks: BTreeMap<UnitId, usize> = BTreeMap::new();
        for (unit, _) in register.proposals().filter(|p| handled(p)).flat_map(Proposal::running) {
            *tasks.entry(unit).or_default() += 1;
        }
        self.offered = tasks.keys().copied().collect();
        let item = |(id, count): (&UnitId, &usize)| {
            let unit = register.unit(*id)?;
            Some(Item { detail: words::items(*count), ..Item::new(&unit.code, &unit.name) })
        };
        let items = std::iter::once(Item::new("0", say::ALL_UNITS)).chain(tasks.iter().filter_map(item));
        vec![Wish::Show(Box::new(Overlay::pick(PICK_UNIT, say::FILTER_UNIT, items.collect())))]
    }

    fn pick(&mut self, place: usize) {
        let works = Work::ALL.len();
        match place {
            0 => (self.filter.work, self.filter.role) = (None, None),
            place if place <= works => self.filter.work = Work::ALL.get(place - 1).copied(),
            place => self.filter.role = ROLES.get(place - works - 1).copied(),
        }
    }

    /// Undoes the innermost thing: search, marks, filter.
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

/// Whether a proposal is in hand, or was until it was closed.
fn handled(proposal: &Proposal) -> bool {
    matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. })
}

impl Pane for Handling {
    fn scope(&self) -> Scope {
        Scope::Handling
    }

    /// Tasks that are overdue.
    fn count(&self) -> Option<usize> {
        self.owed.counted.map(|owed| owed.overdue)
    }

    fn hear(&mut self, entry: &Entry, _scene: &Scene) {
        self.keys.hear(entry);
    }

    fn start_over(&mut self) {
        self.keys = Keys::default();
        self.owed.start_over();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        self.list_up(scene, patience) && self.count_up(scene, patience)
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
            Action::FilterKind => Some(Self::pick_work(scene)),
            Action::FilterUnit => Some(self.pick_unit(scene.register)),
            Action::FilterDays => {
                self.filter.days = self.filter.days.next();
                Some(self.changed())
            }
            Action::FilterClear => {
                self.filter = Filter::default();
                self.roll.search.clear();
                Some(self.changed())
            }
            Action::Sort => {
                self.order = self.order.next();
                let mut wishes = self.changed();
                wishes.push(Wish::Say(say::sorted_by(self.order.title())));
                Some(wishes)
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

    /// The proposals of the chosen rows, each once, their units, and exactly their tasks.
    fn subject(&self, _scene: &Scene) -> Subject {
        let list = &self.roll.list;
        let tasks = list.chosen();
        let mut seen = BTreeSet::new();
        let proposals = tasks.iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect();
        let units: BTreeSet<UnitId> = tasks.iter().map(|id| id.unit).collect();
        Subject {
            proposals,
            units: units.into_iter().collect(),
            tasks,
            at: list.cursor().map(|id| id.proposal),
            marked: list.marked(),
            ..Subject::default()
        }
    }

    fn listed(&self) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        self.roll.list.rows().iter().map(|id| id.proposal).filter(|id| seen.insert(*id)).collect()
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_WORK {
            self.pick(picked.place);
        } else {
            self.filter.unit = picked.place.checked_sub(1).and_then(|place| self.offered.get(place)).copied();
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
