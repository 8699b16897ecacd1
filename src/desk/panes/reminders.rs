//! The reminders pane (催办): the units that owe something, worst first, and what the one under the cursor owes. Marked
//! units are reminded in one step, each at its next level.

use super::{Pane, Stamp, Subject};
use crate::desk::form::Scene;
use crate::desk::history;
use crate::desk::list::List;
use crate::desk::msg::Wish;
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::desk::search::{Search, Sought};
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::owing::{Owing, owing};
use crate::office::{Entry, Fact, ProposalId, Register, UnitId};
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

    /// Rows of the pane that the list of units takes, heads included; the rest shows what the unit under the cursor owes.
    pub fn share(rows: usize) -> usize {
        (rows * 3 / 5).max(HEAD + 1)
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

    /// What was sent to the unit under the cursor, then to all, newest first.
    fn history(&self, register: &Register) -> Vec<Wish> {
        let line = |reminder| history::reminder(reminder, register);
        let mut lines = Vec::new();
        if let Some(unit) = self.list.cursor() {
            lines.push(say::sent_to(register.unit_name(unit)));
            let before = lines.len();
            lines.extend(register.reminders().rev().filter(|past| past.unit == unit).map(line));
            if lines.len() == before {
                lines.push(say::NEVER_SENT.to_owned());
            }
            lines.push(String::new());
        }
        lines.push(say::SENT_TO_ALL.to_owned());
        lines.extend(register.reminders().rev().map(line));
        vec![Wish::Show(Box::new(Overlay::Notice(Notice::new(say::HISTORY, lines))))]
    }

    /// The proposals the units owe something on, each once.
    fn proposals(&self, units: &[UnitId]) -> Vec<ProposalId> {
        let mut seen = BTreeSet::new();
        let owed = units.iter().filter_map(|unit| self.owing.get(unit)).flat_map(Owing::each);
        owed.map(|running| running.proposal).filter(|id| seen.insert(*id)).collect()
    }
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
        let stamp = Stamp::of(scene, self.changes);
        if self.stamp == Some(stamp) {
            return;
        }
        let worked_out = |old: Stamp| (old.seq, old.today) == (stamp.seq, stamp.today);
        if !self.stamp.is_some_and(worked_out) {
            let all = owing(scene.register, scene.occasion.today());
            self.order = all.iter().map(|owing| owing.unit).collect();
            self.owing = all.into_iter().map(|owing| (owing.unit, owing)).collect();
        }
        let Self { owing, order, search, overdue_only, .. } = self;
        let shown = |unit: &UnitId| {
            owing.get(unit).is_some_and(|owing| !*overdue_only || !owing.overdue.is_empty())
                && (search.is_empty() || search.finds(&fold(scene.register.unit_name(*unit))))
        };
        let rows = order.iter().copied().filter(shown).collect();
        self.list.renew(rows, |unit| owing.contains_key(unit));
        self.stamp = Some(stamp);
    }

    fn fit(&mut self, rows: usize) {
        self.list.fit(Self::share(rows).saturating_sub(HEAD));
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
            Action::FilterKind | Action::FilterDays => {
                self.overdue_only = !self.overdue_only;
                Some(self.changed())
            }
            Action::FilterClear => {
                self.search.clear();
                self.overdue_only = false;
                Some(self.changed())
            }
            Action::NextMatch | Action::PrevMatch => {
                self.list.step(if action == Action::NextMatch { 1 } else { -1 });
                Some(Vec::new())
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

    fn subject(&self, _scene: &Scene) -> Subject {
        let units = self.list.chosen();
        let first = |unit| self.owing.get(&unit).and_then(|owing| owing.each().next().map(|r| r.proposal));
        Subject {
            proposals: self.proposals(&units),
            units,
            at: self.list.cursor().and_then(first),
            marked: self.list.marked(),
        }
    }

    fn listed(&self) -> Vec<ProposalId> {
        self.proposals(self.list.rows())
    }

    fn done(&mut self, entry: &Entry) {
        let reminds = |fact: &Fact| matches!(fact, Fact::Reminder(change) if change.now.is_some());
        if entry.facts.iter().any(reminds) {
            self.list.unmark_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::panes::world::World;
    use crate::office::Command;
    use crate::office::supervision::Way;
    use crate::office::verbs::remind::Remind;

    /// Three proposals whose receipt and joint opinion are overdue, one more with a lead alone.
    fn late() -> (World, Reminders) {
        let mut world = World::new();
        world.file(3, 1, Some(2));
        world.file(1, 1, None);
        world.wait(30);
        let mut pane = Reminders::default();
        pane.refresh(&world.scene());
        pane.fit(22);
        (world, pane)
    }

    fn remind(units: Vec<UnitId>) -> Command {
        Command::Remind(Remind { units, way: Way::Telephone, letter: String::new(), level: None, on: None })
    }

    #[test]
    fn the_worst_unit_stands_on_top() {
        let (_, pane) = late();
        assert_eq!(
            pane.list.rows(),
            [UnitId(2), UnitId(1)],
            "three receipts and three opinions against four receipts"
        );
        assert_eq!(pane.totals(), (2, 10, 0));
    }

    #[test]
    fn marked_units_are_reminded_in_one_step_and_rise_a_level() {
        let (mut world, mut pane) = late();
        pane.act(Action::MarkAll, &world.scene());
        let subject = pane.subject(&world.scene());
        assert_eq!((subject.units.len(), subject.proposals.len()), (2, 4));
        let before = pane.owed(UnitId(1)).map(|owing| owing.next_level);
        let entry = world.carry_out(&remind(subject.units));
        pane.done(&entry);
        pane.refresh(&world.scene());
        let owing = pane.owed(UnitId(1)).expect("still owes");
        assert_eq!((before, owing.next_level, pane.list.marked()), (Some(1), 2, 0));
        assert!(owing.last.is_some());
    }

    #[test]
    fn the_search_goes_by_initials_and_the_filter_by_what_is_overdue() {
        let (world, mut pane) = late();
        pane.act(Action::Search, &world.scene());
        for letter in "jyj".chars() {
            pane.key(Key::char(letter), None, &world.scene());
        }
        pane.refresh(&world.scene());
        assert_eq!(pane.list.rows(), [UnitId(1)]);
        pane.act(Action::FilterClear, &world.scene());
        pane.act(Action::FilterKind, &world.scene());
        pane.refresh(&world.scene());
        assert_eq!(pane.list.rows().len(), 2);
    }

    #[test]
    fn the_history_shows_what_was_sent() {
        let (mut world, mut pane) = late();
        world.carry_out(&remind(vec![UnitId(1)]));
        pane.refresh(&world.scene());
        let wishes = pane.act(Action::ReminderHistory, &world.scene()).expect("taken");
        assert!(matches!(wishes.as_slice(), [Wish::Show(_)]));
    }
}
