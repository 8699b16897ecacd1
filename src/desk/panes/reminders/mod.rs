//! The reminders pane (催办): the units that owe something, worst first, each with its items; the marked ones are reminded
//! in one step. And the history: what was sent to whom.

pub mod filter;
pub mod history;
pub mod owed;
pub mod pair;
mod shape;
#[cfg(test)]
mod tests;
mod units;

pub use history::History;
pub use owed::Owed;
pub use shape::Shape;

use super::{Pane, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, ProposalId, Register, UnitId};
use crate::text::locale::say;
use crate::text::locale::say::reminders as words;
use std::collections::BTreeSet;

/// Which list was opened to pick from.
const PICK_UNIT: u16 = 1;

/// The reminders pane.
#[derive(Debug, Default)]
pub struct Reminders {
    /// The units and what they owe.
    pub owed: Owed,
    /// The reminders sent; `None` while the units are shown.
    pub history: Option<Box<History>>,
    offered: Vec<UnitId>,
    cols: usize,
}

impl Reminders {
    /// Where the two lists stand in so many rows.
    pub fn shape(&self, rows: usize) -> Shape {
        let count = match &self.history {
            Some(history) => history.pair.upper.rows().len(),
            None => self.owed.pair.upper.rows().len(),
        };
        Shape::of(self.cols, rows, count)
    }

    fn chosen(&self) -> Subject {
        self.history.as_ref().map_or_else(|| self.owed.subject(), |history| history.subject())
    }

    fn search(&mut self) -> &mut Search {
        match &mut self.history {
            Some(history) => &mut history.search,
            None => &mut self.owed.search,
        }
    }

    /// Opens the history of the unit under the cursor.
    fn open_history(&mut self, register: &Register) -> Vec<Wish> {
        let mut history = Box::<History>::default();
        history.open(self.owed.pair.upper.cursor(), register);
        self.history = Some(history);
        Vec::new()
    }

    /// Opens the list of the units: those that owe something, or those that were ever reminded; the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let reminded = || register.reminders().map(|reminder| reminder.unit).collect::<BTreeSet<_>>();
        self.offered = if self.history.is_some() {
            reminded().into_iter().collect()
        } else {
            self.owed.units().to_vec()
        };
        let detail = |unit: UnitId| match &self.history {
            None => self
                .owed
                .of(unit)
                .map_or_else(String::new, |owing| words::owes(owing.overdue.len(), owing.soon.len())),
            Some(_) => words::times(register.reminders_to(unit).count()),
        };
        let units = self.offered.iter().filter_map(|id| register.unit(*id));
        let item = |unit: &crate::office::Unit| Item {
            detail: detail(unit.id),
            ..Item::new(&unit.code, &unit.name)
        };
        let items = std::iter::once(Item::new("0", say::ALL_UNITS)).chain(units.map(item)).collect();
        vec![Wish::Show(Box::new(Overlay::pick(PICK_UNIT, say::FILTER_UNIT, items)))]
    }
}

impl Pane for Reminders {
    fn scope(&self) -> Scope {
        Scope::Reminders
    }

    /// Units that owe something.
    fn count(&self) -> Option<usize> {
        self.owed.count()
    }

    fn start_over(&mut self) {
        self.owed.start_over();
        if let Some(history) = &mut self.history {
            history.start_over();
        }
    }

    fn hear(&mut self, entry: &Entry, scene: &Scene) {
        self.owed.hear(entry, scene.register);
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        if let Some(history) = &mut self.history {
            history.refresh(scene);
        }
        self.owed.work_out(scene, patience)
    }

    fn owes(&self) -> bool {
        self.owed.owes()
    }

    fn widen(&mut self, cols: usize) {
        self.cols = cols;
    }

    fn fit(&mut self, rows: usize) {
        let (upper, lower) = self.shape(rows).pages();
        if let Some(history) = &mut self.history {
            history.pair.fit(upper, lower);
        } else {
            self.owed.pair.fit(upper, lower);
        }
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        let taken = match &mut self.history {
            Some(history) => history.act(action, scene),
            None => self.owed.act(action, scene),
        };
        if taken.is_some() {
            return taken;
        }
        match action {
            Action::FilterUnit => Some(self.pick_unit(scene.register)),
            Action::Cancel => self.history.take().map(|_| Vec::new()),
            Action::ReminderHistory => Some(self.open_history(scene.register)),
            _ => None,
        }
    }

    /// What was sent stands in the order it was sent, and only its items can be marked.
    fn knows(&self, action: Action) -> bool {
        let Some(history) = &self.history else { return true };
        let marks = matches!(action, Action::Mark | Action::MarkRange | Action::MarkAll | Action::UnmarkAll);
        action != Action::Sort && (!marks || history.pair.is_below())
    }

    fn typing(&self) -> bool {
        self.history.as_ref().map_or(&self.owed.search, |history| &history.search).typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.search().key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.search().text_in(text);
        Vec::new()
    }

    fn subject(&self, _scene: &Scene) -> Subject {
        self.chosen()
    }

    fn listed(&self) -> Vec<ProposalId> {
        self.history.as_ref().map_or_else(|| self.owed.listed(), |_| self.chosen().proposals)
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        let unit = picked.place.checked_sub(1).and_then(|place| self.offered.get(place)).copied();
        if let Some(history) = &mut self.history {
            history.filter.unit = unit;
            return history.changed();
        }
        self.owed.filter.unit = unit;
        self.owed.changed()
    }

    fn done(&mut self, entry: &Entry) {
        self.owed.done(entry);
    }

    fn find(&mut self, proposal: ProposalId) -> bool {
        match &mut self.history {
            Some(history) => history.find(proposal),
            None => self.owed.find(proposal),
        }
    }

    /// The rows that are proposals are the items.
    fn step(&mut self, by: isize) -> Option<ProposalId> {
        match &mut self.history {
            None => self.owed.step(by),
            Some(history) => history.pair.step_below(by).then(|| self.chosen().at).flatten(),
        }
    }
}
