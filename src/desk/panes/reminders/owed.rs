//! The units that owe something, worst first, and what the one under the cursor owes.

use super::filter::{Filter, Order};
use super::pair::Pair;
use super::units::Units;
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::desk::panes::deadlines::DueId;
use crate::desk::panes::sought::Sought;
use crate::desk::panes::{Stamp, Subject};
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::Action;
use crate::office::queries::owing::Owing;
use crate::office::queries::running::Running;
use crate::office::{Entry, Fact, ProposalId, Register, TaskId, UnitId};
use crate::text::locale::say::{reminders as say, sorted_by};
use std::collections::{BTreeMap, BTreeSet};

/// The units and what they owe.
#[derive(Debug, Default)]
pub struct Owed {
    /// The units, and the items of the one under the cursor.
    pub pair: Pair<UnitId, DueId>,
    /// What is looked for.
    pub search: Search,
    /// What is shown.
    pub filter: Filter,
    /// In which order.
    pub sorted: Order,
    units: Units,
    keys: BTreeMap<UnitId, String>,
    listed: Option<Stamp>,
    changes: u32,
}

impl Owed {
    /// What a unit owes.
    pub fn of(&self, unit: UnitId) -> Option<&Owing> {
        self.units.of(unit)
    }

    /// One item.
    pub fn running(&self, id: DueId) -> Option<&Running> {
        self.of(id.unit?)?.each().find(|running| DueId::of(running) == id)
    }

    /// Whether a unit was reminded today: once a day is enough.
    pub fn reminded_today(&self, unit: UnitId) -> bool {
        self.units.reminded_today(unit)
    }

    /// All units that owe something, worst first, shown or not.
    pub fn units(&self) -> &[UnitId] {
        self.units.worst_first()
    }

    /// How many items are overdue and how many soon due, in all.
    pub fn totals(&self) -> (usize, usize) {
        self.units.totals()
    }

    /// How many units owe something; `None` before it was worked out.
    pub fn count(&self) -> Option<usize> {
        self.units.are_known().then(|| self.units().len())
    }

    /// Neither filter nor search is on.
    pub fn is_plain(&self) -> bool {
        self.filter == Filter::default() && self.search.is_empty()
    }

    /// Everything is to be worked out anew.
    pub fn start_over(&mut self) {
        self.units = Units::default();
        self.keys.clear();
        self.listed = None;
    }

    /// Follows an entry; `register` is after it.
    pub fn hear(&mut self, entry: &Entry, register: &Register) {
        self.units.hear(entry, register);
    }

    /// Whether the units shown do not answer yet to what was last asked for.
    pub fn owes(&self) -> bool {
        self.listed.is_none_or(|listed| listed.own != self.wanted())
    }

    /// Brings both lists up to date as far as patience lasts.
    pub fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let Some(changed) = self.units.work_out(scene, patience) else { return false };
        self.keys.retain(|unit, _| !changed.contains(unit));
        let Some(anew) = self.list_up(scene, patience) else { return false };
        self.follow(anew);
        true
    }

    /// Counts every change of what is asked for.
    fn wanted(&self) -> u32 {
        self.changes.wrapping_add(self.search.changes())
    }

    /// Whether other units are listed now; `None`: it was cut short.
    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> Option<bool> {
        let stamp = Stamp::of(scene, self.wanted());
        if self.listed == Some(stamp) {
            return Some(false);
        }
        let (register, today) = (scene.register, scene.occasion.today());
        let Self { units, filter, search, keys, sorted, .. } = self;
        let shown = |owing: &&Owing| {
            patience.lasts_now()
                && filter.takes(owing, units.reminded_today(owing.unit), today)
                && (search.is_empty()
                    || search.finds(keys.entry(owing.unit).or_insert_with(|| search_key(register, owing))))
        };
        let rows = units.worst_first().iter().filter_map(|unit| units.of(*unit)).filter(shown);
        let mut rows: Vec<&Owing> = patience.whole(rows.collect())?;
        sorted.sort(&mut rows, register, today);
        let rows = rows.into_iter().map(|owing| owing.unit).collect();
        self.pair.upper.renew(rows, |unit| units.of(*unit).is_some());
        if self.search.starts_anew() {
            self.pair.upper.act(Action::Top);
        }
        self.listed = Some(stamp);
        Some(true)
    }

    fn follow(&mut self, anew: bool) {
        let Self { pair, units, .. } = self;
        pair.follow(anew, |unit| {
            units.of(unit).map_or_else(Vec::new, |owing| owing.each().map(DueId::of).collect())
        });
    }

    /// The rows are to be chosen anew.
    pub fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// Does an action; `None`: it is none of these lists.
    pub fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if action == Action::MarkAll && !self.pair.is_below() {
            return Some(self.mark_all());
        }
        if self.pair.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::Search => self.search.begin(),
            Action::FilterKind => self.filter.turn_next(scene.register),
            Action::FilterDays => self.filter.turn_late(),
            Action::FilterClear => {
                self.search.clear();
                self.filter = Filter::default();
            }
            Action::Sort => {
                self.sorted = self.sorted.next();
                let said = Wish::Say(sorted_by(self.sorted.title()));
                return Some(self.changed().into_iter().chain([said]).collect());
            }
            Action::Cancel => return self.cancel(),
            _ => return None,
        }
        Some(self.changed())
    }

    /// Marks all units listed but those reminded today, and says so.
    fn mark_all(&mut self) -> Vec<Wish> {
        let listed = self.pair.upper.rows();
        let (done, open): (Vec<UnitId>, Vec<UnitId>) =
            listed.iter().partition(|unit| self.reminded_today(**unit));
        self.pair.upper.mark_those(&open);
        match (open.len(), done.len()) {
            (_, 0) => Vec::new(),
            (0, _) => vec![Wish::Refuse(say::ALL_REMINDED.to_owned())],
            (open, done) => vec![Wish::Say(say::marked_but(open, done))],
        }
    }

    /// Undoes the innermost thing: the hand below, the search, the marks, the filter.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if self.pair.up() {
            return Some(Vec::new());
        }
        if !self.search.is_empty() {
            self.search.clear();
        } else if self.pair.upper.marked() > 0 {
            self.pair.upper.unmark_all();
        } else if self.filter != Filter::default() {
            self.filter = Filter::default();
        } else {
            return None;
        }
        Some(self.changed())
    }

    /// The marked items, or the one under the cursor, when the hand is below; else everything the marked units owe, or the
    /// unit under the cursor.
    pub fn subject(&self) -> Subject {
        let at = self.pair.lower.cursor().map(|id| id.proposal);
        if self.pair.is_below() {
            let items = self.pair.lower.chosen();
            return subject(&items, at, self.pair.lower.marked());
        }
        let units = self.pair.upper.chosen();
        let owed = units.iter().filter_map(|unit| self.of(*unit)).flat_map(Owing::each);
        subject(&owed.map(DueId::of).collect::<Vec<_>>(), at, self.pair.upper.marked())
    }

    /// Every proposal something is owed on by the units listed, each once.
    pub fn listed(&self) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        let owing = self.pair.upper.rows().iter().filter_map(|unit| self.of(*unit));
        owing.flat_map(Owing::each).map(|running| running.proposal).filter(|id| seen.insert(*id)).collect()
    }

    /// A command of mine was accepted: marks whose work is done go.
    pub fn done(&mut self, entry: &Entry) {
        let upper = &self.pair.upper;
        let reminded = |fact: &Fact| match fact {
            Fact::Reminder(change) => change.now.as_ref().is_some_and(|r| upper.is_marked(r.unit)),
            _ => false,
        };
        if entry.facts.iter().any(reminded) {
            self.pair.upper.unmark_all();
        }
        let touched = entry.proposals();
        if self.pair.lower.chosen().iter().any(|id| touched.contains(&id.proposal)) {
            self.pair.lower.unmark_all();
        }
    }

    /// Puts the hand on the worst item of a proposal, of the unit under the cursor if it owes one.
    pub fn find(&mut self, proposal: ProposalId) -> bool {
        let of_unit = |unit: UnitId| self.of(unit)?.each().find(|r| r.proposal == proposal).map(DueId::of);
        let upper = &self.pair.upper;
        let units = upper.cursor().into_iter().chain(upper.rows().iter().copied());
        let Some(item) = units.into_iter().find_map(of_unit) else { return false };
        if !item.unit.is_some_and(|unit| self.pair.upper.go(unit)) {
            return false;
        }
        self.follow(false);
        self.pair.down() && self.pair.lower.go(item)
    }

    /// Moves to the next or previous item of the unit, and after the last one to the next unit's first.
    pub fn step(&mut self, by: isize) -> Option<ProposalId> {
        if !self.pair.step_below(by) {
            let before = self.pair.upper.cursor();
            self.pair.upper.step(by);
            if self.pair.upper.cursor() == before {
                return None;
            }
            self.follow(false);
            self.pair.down();
            self.pair.lower.act(if by > 0 { Action::Top } else { Action::Bottom });
        }
        self.pair.lower.cursor().map(|id| id.proposal)
    }
}

/// The verbs' subject: each proposal and each unit once, and exactly these tasks.
fn subject(items: &[DueId], at: Option<ProposalId>, marked: usize) -> Subject {
    let (mut proposals, mut units) = (BTreeSet::new(), BTreeSet::new());
    let mut tasks: Vec<TaskId> = items.iter().filter_map(DueId::task).collect();
    tasks.dedup();
    Subject {
        proposals: items.iter().map(|id| id.proposal).filter(|id| proposals.insert(*id)).collect(),
        units: items.iter().filter_map(|id| id.unit).filter(|id| units.insert(*id)).collect(),
        tasks,
        at,
        marked,
        ..Subject::default()
    }
}

/// What a search looks through: the unit, and titles and docket numbers of what it owes.
fn search_key(register: &Register, owing: &Owing) -> String {
    let owed = owing.each().filter_map(|running| register.proposal(running.proposal));
    let texts = owed.flat_map(|proposal| {
        let docket = proposal.docket().map(|docket| &docket.label);
        [&proposal.particulars.title].into_iter().chain(docket)
    });
    Sought::unit(register.unit(owing.unit)).and(texts).key()
}
