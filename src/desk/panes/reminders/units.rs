//! What each unit owes, worked out for the units something moved at.

use crate::desk::form::Scene;
use crate::desk::panes::moved::Moved;
use crate::desk::patience::Patience;
use crate::office::queries::owing::{Owing, owed_by, worst_first};
use crate::office::{Entry, Fact, Register, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// The units that owe something.
#[derive(Debug, Default)]
pub struct Units {
    of: BTreeMap<UnitId, Owing>,
    worst_first: Vec<UnitId>,
    /// Units reminded today already: the law refuses a second time, and with it the whole batch.
    reminded: BTreeSet<UnitId>,
    moved: Moved,
    /// Units whose tasks or reminders moved.
    touched: BTreeSet<UnitId>,
}

impl Units {
    /// What one owes; `None`: nothing.
    pub fn of(&self, unit: UnitId) -> Option<&Owing> {
        self.of.get(&unit)
    }

    /// All of them, worst first.
    pub fn worst_first(&self) -> &[UnitId] {
        &self.worst_first
    }

    /// Whether a unit was reminded today.
    pub fn reminded_today(&self, unit: UnitId) -> bool {
        self.reminded.contains(&unit)
    }

    /// How many items are overdue and how many soon due, in all.
    pub fn totals(&self) -> (usize, usize) {
        let owing = self.of.values();
        owing.fold((0, 0), |(overdue, soon), owing| (overdue + owing.overdue.len(), soon + owing.soon.len()))
    }

    /// Whether they were ever worked out.
    pub fn are_known(&self) -> bool {
        !self.moved.is_never()
    }

    /// Follows an entry; `register` is after it.
    pub fn hear(&mut self, entry: &Entry, register: &Register) {
        self.moved.hear(entry);
        let after = entry.proposals().into_iter().filter_map(|id| register.proposal(id));
        self.touched.extend(after.flat_map(|proposal| proposal.tasks.keys().copied()));
        for fact in &entry.facts {
            match fact {
                Fact::Task(change) => self.touched.extend([change.of.unit]),
                Fact::Reminder(change) => {
                    let reminders = change.was.iter().chain(&change.now);
                    self.touched.extend(reminders.map(|reminder| reminder.unit));
                }
                _ => {}
            }
        }
    }

    /// Works out what moved and says which units that was; `None`: it was cut short, and everything is as it was.
    pub fn work_out(&mut self, scene: &Scene, patience: &Patience) -> Option<BTreeSet<UnitId>> {
        if self.moved.is_nothing(scene) && self.touched.is_empty() {
            return Some(BTreeSet::new());
        }
        let (register, today) = (scene.register, scene.occasion.today());
        let units: BTreeSet<UnitId> = match self.moved.these(scene) {
            Some(_) => std::mem::take(&mut self.touched),
            None => register.units().map(|unit| unit.id).collect(),
        };
        let mut owing = BTreeMap::new();
        for unit in &units {
            if !patience.lasts_now() {
                self.touched.extend(units);
                return None;
            }
            owing.insert(*unit, owed_by(register, *unit, today));
        }
        self.of.retain(|unit, _| !units.contains(unit) && register.unit(*unit).is_some());
        self.of.extend(owing.into_iter().filter(|(_, owing)| !owing.is_nothing()));
        self.worst_first = worst_first(self.of.values(), today);
        let on_the_day = register.reminders().filter(|reminder| reminder.on == today);
        self.reminded = on_the_day.map(|reminder| reminder.unit).collect();
        self.touched.clear();
        self.moved = Moved::settled(scene);
        Some(units)
    }
}
