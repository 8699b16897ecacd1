//! What was sent to whom: all reminders, newest first, of one unit or of all, and what the one under the cursor was about.

use super::filter::{ladder, level_name};
use super::pair::Pair;
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::desk::panes::sought::Sought;
use crate::desk::panes::{Stamp, Subject};
use crate::desk::search::Search;
use crate::keymap::Action;
use crate::office::queries::running::of_proposal;
use crate::office::reminder::{Reminder, ReminderItem};
use crate::office::task::Task;
use crate::office::{ProposalId, Register, ReminderId, TaskId, UnitId};
use crate::text::locale::say::reminders as say;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many days back, in the order the filter turns through them.
const BACK: [Option<i64>; 5] = [None, Some(7), Some(30), Some(90), Some(365)];

/// The reminders.
#[derive(Debug, Default)]
pub struct History {
    /// The reminders, and the places of the items of the one under the cursor.
    pub pair: Pair<ReminderId, usize>,
    /// What is looked for.
    pub search: Search,
    /// Which are shown.
    pub filter: Filter,
    shown: BTreeMap<ReminderId, Reminder>,
    listed: Option<Stamp>,
    changes: u32,
}

/// Which reminders are shown. The default shows all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those to this unit.
    pub unit: Option<UnitId>,
    /// Only those of this step of the ladder.
    pub level: Option<u8>,
    /// Only those of so many days back.
    pub back: Option<i64>,
}

impl Filter {
    fn takes(self, reminder: &Reminder, today: NaiveDate) -> bool {
        self.unit.is_none_or(|unit| unit == reminder.unit)
            && self.level.is_none_or(|level| level == reminder.level)
            && self.back.is_none_or(|days| (today - reminder.on).num_days() <= days)
    }

    fn turn_level(&mut self, register: &Register) {
        let steps = ladder(register).len();
        let next = self.level.map_or(0, |level| usize::from(level) + 1);
        self.level = (next < steps).then(|| u8::try_from(next).ok()).flatten();
    }

    fn turn_back(&mut self) {
        let at = BACK.iter().position(|days| *days == self.back).unwrap_or(0);
        self.back = BACK[(at + 1) % BACK.len()];
    }

    /// In words; empty when all are shown.
    pub fn title(self, register: &Register) -> String {
        let unit = self.unit.map_or("", |unit| register.unit_name(unit)).to_owned();
        let level = self.level.map_or("", |level| level_name(register, level)).to_owned();
        let back = self.back.map_or_else(String::new, say::back);
        let parts: Vec<String> = [unit, level, back].into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("、")
    }
}

impl History {
    /// Opens it for a unit; one that was never reminded, or none: for all.
    pub fn open(&mut self, unit: Option<UnitId>, register: &Register) {
        let changes = self.changes.wrapping_add(1);
        let unit = unit.filter(|unit| register.reminders_to(*unit).next().is_some());
        *self = Self { filter: Filter { unit, ..Filter::default() }, changes, ..Self::default() };
    }

    /// Everything is to be listed anew.
    pub fn start_over(&mut self) {
        self.listed = None;
    }

    /// Brings both lists up to date.
    pub fn refresh(&mut self, scene: &Scene) {
        let (register, today) = (scene.register, scene.occasion.today());
        let stamp = Stamp::of(scene, self.changes.wrapping_add(self.search.changes()));
        let anew = self.listed != Some(stamp);
        if anew {
            let (filter, search) = (self.filter, &self.search);
            let shown = |r: &&Reminder| {
                filter.takes(r, today) && (search.is_empty() || search.finds(&search_key(register, r)))
            };
            self.shown = register.reminders().filter(shown).map(|r| (r.id, r.clone())).collect();
            let mut rows: Vec<(NaiveDate, ReminderId)> = self.shown.values().map(|r| (r.on, r.id)).collect();
            rows.sort_by_key(|row| Reverse(*row));
            self.pair.upper.renew(rows.into_iter().map(|(_, id)| id).collect(), |_| false);
            if self.search.starts_anew() {
                self.pair.upper.act(Action::Top);
            }
            self.listed = Some(stamp);
        }
        let shown = &self.shown;
        self.pair.follow(anew, |id| (0..shown.get(&id).map_or(0, |reminder| reminder.items.len())).collect());
    }

    /// One of the reminders shown.
    pub fn reminder(&self, id: ReminderId) -> Option<&Reminder> {
        self.shown.get(&id)
    }

    /// The reminder under the cursor.
    pub fn at(&self) -> Option<&Reminder> {
        self.reminder(self.pair.upper.cursor()?)
    }

    /// The rows are to be chosen anew.
    pub fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// Does an action; `None`: it is none of these lists.
    pub fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        let marks = matches!(action, Action::Mark | Action::MarkRange | Action::MarkAll | Action::UnmarkAll);
        if marks && !self.pair.is_below() {
            return Some(vec![Wish::Refuse(say::NO_MARKS.to_owned())]);
        }
        if self.pair.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::ReminderHistory => self.turn_unit(),
            Action::Search => self.search.begin(),
            Action::FilterKind => self.filter.turn_level(scene.register),
            Action::FilterDays => self.filter.turn_back(),
            Action::FilterClear => {
                self.search.clear();
                self.filter = Filter::default();
            }
            Action::Sort => return Some(vec![Wish::Refuse(say::NEWEST_FIRST.to_owned())]),
            Action::Cancel if self.pair.up() => {}
            Action::Cancel if !self.search.is_empty() => self.search.clear(),
            _ => return None,
        }
        Some(self.changed())
    }

    /// All units, or only the one of the reminder under the cursor.
    fn turn_unit(&mut self) {
        self.filter.unit = match self.filter.unit {
            Some(_) => None,
            None => self.at().map(|reminder| reminder.unit),
        };
    }

    /// The marked items, or the one under the cursor, whether the hand is above or below.
    pub fn subject(&self) -> Subject {
        let Some(reminder) = self.at() else { return Subject::default() };
        let proposal = |place: usize| reminder.items.get(place).map(|item| item.proposal);
        let mut seen = BTreeSet::new();
        let chosen = self.pair.lower.chosen().into_iter().filter_map(proposal);
        let proposals: Vec<ProposalId> = chosen.filter(|id| seen.insert(*id)).collect();
        let task = |proposal: &ProposalId| TaskId { proposal: *proposal, unit: reminder.unit };
        Subject {
            units: vec![reminder.unit],
            tasks: proposals.iter().map(task).collect(),
            proposals,
            at: self.pair.lower.cursor().and_then(proposal),
            marked: self.pair.lower.marked(),
            ..Subject::default()
        }
    }

    /// Puts the hand on a proposal among the items of the reminder under the cursor.
    pub fn find(&mut self, proposal: ProposalId) -> bool {
        let is_it = |item: &ReminderItem| item.proposal == proposal;
        let place = self.at().and_then(|reminder| reminder.items.iter().position(is_it));
        place.is_some_and(|place| self.pair.down() && self.pair.lower.go(place))
    }
}

/// How something a unit was reminded of stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Still owed, with so many days left; negative when overdue.
    Open(i64),
    /// Still owed, but its due date was moved to this day.
    Moved(NaiveDate),
    /// Not owed any more, since the day on which the unit did it, where that is known.
    Settled(Option<NaiveDate>),
}

/// How an item of a reminder stands now. A reminder keeps the due date, not what was owed, so what runs is known by it.
pub fn standing(reminder: &Reminder, place: usize, scene: &Scene) -> Standing {
    let proposal = |item: &ReminderItem| scene.register.proposal(item.proposal);
    let Some((item, proposal)) = reminder.items.get(place).and_then(|item| Some((item, proposal(item)?)))
    else {
        return Standing::Settled(None);
    };
    let today = scene.occasion.today();
    let of_unit = of_proposal(scene.register, proposal, today)
        .into_iter()
        .filter(|running| running.unit == Some(reminder.unit) && running.is_owed());
    for running in of_unit {
        if running.due.date == item.due {
            return Standing::Open(running.days_left(today));
        }
        if running.original == Some(item.due) {
            return Standing::Moved(running.due.date);
        }
    }
    let task = proposal.tasks.get(&reminder.unit);
    Standing::Settled(task.and_then(|task| done_on(task, item.due, reminder.on)))
}

/// The day on which a unit did what was due on `due`, not before `since`.
fn done_on(task: &Task, due: NaiveDate, since: NaiveDate) -> Option<NaiveDate> {
    if task.receipt_due.date == due {
        return task.receipted;
    }
    let replies = task.replies.iter().map(|reply| reply.dates.delivered);
    task.joint_opinion.iter().map(|given| given.on).chain(replies).find(|on| *on >= since)
}

/// What a search looks through: the unit, the step, the way and the letter.
fn search_key(register: &Register, reminder: &Reminder) -> String {
    let step = level_name(register, reminder.level);
    Sought::unit(register.unit(reminder.unit)).and([step, reminder.way.title(), &reminder.letter]).key()
}
