//! The reminders pane (催办): the units that owe something, worst first, and what the one under the cursor owes. Marked
//! units are reminded in one step, each at its next level.

mod history;
#[cfg(test)]
mod tests;

use super::deadlines::DueId;
use super::{Pane, Stamp, Subject};
use crate::desk::form::Scene;
use crate::desk::list::List;
use crate::desk::msg::Wish;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::owing::{Owing, owing};
use crate::office::{Entry, Fact, ProposalId, Unit, UnitId};
use crate::text::fold::fold;
use crate::text::locale::say::reminders as say;
use std::collections::{BTreeMap, BTreeSet};

/// Rows above the list: the summary and the column heads.
pub const HEAD: usize = 2;

/// The reminders pane.
#[derive(Debug, Default)]
pub struct Reminders {
    /// The units.
    pub list: List<UnitId>,
    /// What is looked for.
    pub search: Search,
    /// Only units with something overdue.
    pub overdue_only: bool,
    owing: BTreeMap<UnitId, Owing>,
    order: Vec<UnitId>,
    /// Units reminded today already: the law refuses a second time, and with it the whole batch.
    reminded: BTreeSet<UnitId>,
    /// What was shown last of the unit under the cursor.
    shown: Option<(UnitId, ProposalId)>,
    stamp: Option<Stamp>,
    changes: u32,
}

impl Reminders {
    /// What a unit owes.
    pub fn owed(&self, unit: UnitId) -> Option<&Owing> {
        self.owing.get(&unit)
    }

    /// Units that owe, overdue items and soon-due items in all.
    pub fn totals(&self) -> (usize, usize, usize) {
        let sum = |count: fn(&Owing) -> usize| self.owing.values().map(count).sum();
        (self.owing.len(), sum(|owing| owing.overdue.len()), sum(|owing| owing.soon.len()))
    }

    /// Whether a unit was reminded today: once a day is enough.
    pub fn reminded_today(&self, unit: UnitId) -> bool {
        self.reminded.contains(&unit)
    }

    /// Of so many rows of the pane, how many the list of units takes, heads included: no more than it has units, search
    /// or not. The rest shows what the unit under the cursor owes.
    pub fn share(&self, rows: usize) -> usize {
        (HEAD + self.order.len().max(1)).min(rows * 3 / 5).max(HEAD + 1)
    }

    /// What Enter opens: what was shown last of the unit under the cursor, or else its worst item.
    pub fn at(&self) -> Option<ProposalId> {
        let unit = self.list.cursor()?;
        let owed = self.proposals(&[unit]);
        let shown = self.shown.filter(|(of, id)| *of == unit && owed.contains(id));
        shown.map(|(_, id)| id).or(owed.first().copied())
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// Undoes the innermost thing: the search, then the marks, then the filter.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if !self.search.is_empty() {
            self.search.clear();
        } else if self.list.marked() > 0 {
            self.list.unmark_all();
        } else if self.overdue_only {
            self.overdue_only = false;
        } else {
            return None;
        }
        Some(self.changed())
    }

    /// The proposals the units owe something on, each once.
    fn proposals(&self, units: &[UnitId]) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        let owed = units.iter().filter_map(|unit| self.owing.get(unit)).flat_map(Owing::each);
        owed.map(|running| running.proposal).filter(|id| seen.insert(*id)).collect()
    }

    fn work_out(&mut self, scene: &Scene) {
        let today = scene.occasion.today();
        let all = owing(scene.register, today);
        self.order = all.iter().map(|owing| owing.unit).collect();
        self.owing = all.into_iter().map(|owing| (owing.unit, owing)).collect();
        let on_the_day = scene.register.reminders().filter(|reminder| reminder.on == today);
        self.reminded = on_the_day.map(|reminder| reminder.unit).collect();
    }

    fn list_anew(&mut self, scene: &Scene) {
        let Self { owing, order, search, overdue_only, .. } = self;
        let late = |unit: &UnitId| owing.get(unit).is_some_and(|owing| !owing.overdue.is_empty());
        let sought = |unit: &UnitId| {
            search.is_empty()
                || scene.register.unit(*unit).is_some_and(|unit| search.finds(&search_key(unit)))
        };
        let shown = |unit: &UnitId| (!*overdue_only || late(unit)) && sought(unit);
        let rows = order.iter().copied().filter(shown).collect();
        self.list.renew(rows, |unit| owing.contains_key(unit));
        if self.search.starts_anew() {
            self.list.act(Action::Top);
        }
    }

    /// Moves and marks. Marking all leaves out the units reminded today, and says so.
    fn moved(&mut self, action: Action) -> Option<Vec<Wish>> {
        if action != Action::MarkAll {
            let before = self.list.cursor();
            let taken = self.list.act(action);
            if self.list.cursor() != before {
                self.shown = None;
            }
            return taken.then(Vec::new);
        }
        let listed = self.list.rows();
        let (done, open): (Vec<UnitId>, Vec<UnitId>) =
            listed.iter().partition(|unit| self.reminded_today(**unit));
        self.list.mark_those(&open);
        Some(match (open.len(), done.len()) {
            (_, 0) => Vec::new(),
            (0, _) => vec![Wish::Refuse(say::ALL_REMINDED.to_owned())],
            (open, done) => vec![Wish::Say(say::marked_but(open, done))],
        })
    }
}

/// What a search looks through: name, code, other names; kept apart by a sign nobody types.
fn search_key(unit: &Unit) -> String {
    let mut parts = vec![unit.name.as_str(), unit.code.as_str()];
    parts.extend(unit.aliases.iter().map(String::as_str));
    fold(&parts.join("\u{f8ff}"))
}

impl Pane for Reminders {
    fn scope(&self) -> Scope {
        Scope::Reminders
    }

    fn count(&self) -> Option<usize> {
        self.stamp.map(|_| self.owing.len())
    }

    fn start_over(&mut self) {
        self.stamp = None;
    }

    fn refresh(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, self.changes.wrapping_add(self.search.changes()));
        if self.stamp == Some(stamp) {
            return;
        }
        let worked_out = |old: Stamp| (old.seq, old.today) == (stamp.seq, stamp.today);
        if !self.stamp.is_some_and(worked_out) {
            self.work_out(scene);
        }
        self.list_anew(scene);
        self.stamp = Some(stamp);
    }

    fn fit(&mut self, rows: usize) {
        self.list.fit(self.share(rows).saturating_sub(HEAD));
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if let Some(wishes) = self.moved(action) {
            return Some(wishes);
        }
        match action {
            Action::Search => {
                self.search.begin();
                Some(Vec::new())
            }
            Action::FilterKind | Action::FilterDays => {
                self.overdue_only = !self.overdue_only;
                Some(self.changed())
            }
            Action::FilterClear => {
                self.search.clear();
                self.overdue_only = false;
                Some(self.changed())
            }
            Action::ReminderHistory => Some(self.history(scene.register)),
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

    fn subject(&self, _scene: &Scene) -> Subject {
        let units = self.list.chosen();
        let owed = units.iter().filter_map(|unit| self.owing.get(unit)).flat_map(Owing::each);
        let mut seen = BTreeSet::new();
        let tasks =
            owed.filter_map(|running| DueId::of(running).task()).filter(|task| seen.insert(*task)).collect();
        Subject { proposals: self.proposals(&units), units, tasks, at: self.at(), marked: self.list.marked() }
    }

    fn listed(&self) -> Vec<ProposalId> {
        self.proposals(self.list.rows())
    }

    fn done(&mut self, entry: &Entry) {
        let reminds = |fact: &Fact| match fact {
            Fact::Reminder(change) => change.now.as_ref().is_some_and(|now| self.list.is_marked(now.unit)),
            _ => false,
        };
        if entry.facts.iter().any(reminds) {
            self.list.unmark_all();
        }
    }

    /// Puts the cursor on a unit that owes something on it, the one under the cursor first.
    fn find(&mut self, proposal: ProposalId) -> bool {
        let owes = |unit: &UnitId| self.proposals(&[*unit]).contains(&proposal);
        let candidates = self.list.cursor().into_iter().chain(self.list.rows().iter().copied());
        let Some(unit) = candidates.into_iter().find(owes) else { return false };
        self.shown = Some((unit, proposal));
        self.list.go(unit)
    }

    /// The next thing the unit owes, and after the last one the next unit.
    fn step(&mut self, by: isize) -> Option<ProposalId> {
        let unit = self.list.cursor()?;
        let owed = self.proposals(&[unit]);
        let at = self.at().and_then(|id| owed.iter().position(|owed| *owed == id))?;
        if let Some(next) = at.checked_add_signed(by).and_then(|place| owed.get(place)) {
            self.shown = Some((unit, *next));
            return Some(*next);
        }
        self.list.step(by);
        let beside = self.list.cursor().filter(|beside| *beside != unit)?;
        let owed = self.proposals(&[beside]);
        let entered = if by > 0 { owed.first() } else { owed.last() };
        self.shown = entered.map(|id| (beside, *id));
        entered.copied()
    }
}
