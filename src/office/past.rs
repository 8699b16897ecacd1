//! How a proposal stood before: its earlier stages, tasks that were replaced, and when it was marked. Derived while entries are applied,
//! because figures are asked for as of a past day ("截至八月底") and what happened since must not change them.

use super::calendar::beijing;
use super::entry::{Entry, Turn};
use super::fact::{Change, Fact};
use super::ids::{DayId, ProposalId, TaskId, Undated, UnitId};
use super::proposal::Proposal;
use super::stage::Stage;
use super::supervision::{Mark, Supervision, Tracking};
use super::task::{Task, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a proposal was before it became what it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Past {
    /// Earlier stages with the day each began, oldest first; the first receipt is understood.
    stages: Vec<(NaiveDate, Stage)>,
    /// The day the present stage began; `None`: it is that first receipt.
    since: Option<NaiveDate>,
    /// Tasks as they were before they were given anew or a rework was taken back, with the first day they no longer were.
    tasks: Vec<(NaiveDate, UnitId, Task)>,
    /// Marks set or removed on a stated day, in the order of the entries.
    marks: Vec<(NaiveDate, Mark, bool)>,
}

impl Proposal {
    /// The stage it was in at the end of a day; that of receipt before the first decision.
    pub fn stage_on(&self, day: NaiveDate) -> &Stage {
        let held = |since: Option<NaiveDate>| since.is_none_or(|since| since <= day);
        if held(self.past.since) {
            return &self.stage;
        }
        let earlier = self.past.stages.iter().rev().find(|(since, _)| held(Some(*since)));
        earlier.map_or(&Stage::Received, |(_, stage)| stage)
    }

    /// The tasks that were running at the end of a day, as far as they had been assigned by then.
    pub fn running_on(&self, day: NaiveDate) -> impl Iterator<Item = (UnitId, &Task)> {
        let as_it_was = move |(unit, task): (&UnitId, _)| {
            let was = self.past.tasks.iter().find(|(until, of, _)| of == unit && *until > day);
            (*unit, was.map_or(task, |(_, _, was)| was))
        };
        let runs =
            move |task: &Task| task.assigned <= day && task.ended.as_ref().is_none_or(|ended| ended.on > day);
        self.tasks.iter().map(as_it_was).filter(move |(_, task)| runs(task))
    }

    /// Those of them whose units reply to the proposer: lead or separate.
    pub fn replying_on(&self, day: NaiveDate) -> impl Iterator<Item = (UnitId, &Task)> {
        self.running_on(day).filter(|(_, task)| task.role != TaskRole::Joint)
    }

    /// Whether it had a mark at the end of a day; one that bears no day it had from the first.
    pub fn marked_on(&self, mark: Mark, day: NaiveDate) -> bool {
        let turns = || self.past.marks.iter().filter(move |(_, of, _)| *of == mark);
        let past = turns().rev().find(|(on, ..)| *on <= day).map(|(.., set)| *set);
        // Before the first turn it was the other way round.
        let before = || turns().next().map(|(.., set)| !set);
        past.or_else(before).unwrap_or_else(|| self.supervision.marks.contains(&mark))
    }

    /// The day a mark was last set or removed.
    pub(super) fn mark_turned(&self, mark: Mark) -> Option<NaiveDate> {
        self.past.marks.iter().rev().find(|(_, of, _)| *of == mark).map(|(on, ..)| *on)
    }

    /// Tasks of a unit that ended before it was given the proposal again, oldest first.
    pub fn tasks_before(&self, unit: UnitId) -> impl Iterator<Item = &Task> {
        let ended = self.past.tasks.iter().filter(move |(_, of, task)| *of == unit && task.ended.is_some());
        ended.map(|(_, _, task)| task)
    }
}

/// The proposals whose past an entry adds to, with what each is told.
pub(super) fn note(entry: &Entry, mut past: impl FnMut(ProposalId, &mut dyn FnMut(&mut Past))) {
    let day = day_of(entry);
    let back = matches!(entry.turn, Turn::Undoes(_));
    for fact in &entry.facts {
        match fact {
            Fact::Stage(change) => {
                let day = stated(entry, change.of, Undated::Resubmitted, back).unwrap_or(day);
                past(change.of, &mut |past| past.note_stage(change, day, back));
            }
            Fact::Supervision(change) => {
                past(change.of, &mut |past| past.note_marks(change, entry, back));
            }
            Fact::Task(change) => past(change.of.proposal, &mut |past| past.note_task(change, day, back)),
            _ => {}
        }
    }
}

/// The day of what bears no date of its own: that of the answer it follows from, else that of the entry.
fn day_of(entry: &Entry) -> NaiveDate {
    let answered = entry.facts.iter().filter_map(|fact| match fact {
        Fact::Opinion(change) => Some(change.now.as_ref()?.answer.as_ref()?.on),
        _ => None,
    });
    answered.max().unwrap_or_else(|| beijing(entry.at).date())
}

/// The day an entry states for what bears none of its own; of a step taken back, the day that step had stated.
fn stated(entry: &Entry, proposal: ProposalId, step: Undated, back: bool) -> Option<NaiveDate> {
    let of = DayId { proposal, step };
    entry.facts.iter().find_map(|fact| match fact {
        Fact::Day(change) if change.of == of => {
            if back { &change.was } else { &change.now }.as_deref().copied()
        }
        _ => None,
    })
}

/// The day a mark came with tracking.
fn tracked_by(mark: Mark, tracking: Option<&Tracking>) -> Option<NaiveDate> {
    tracking.filter(|_| mark == Mark::CrossYear).map(|tracking| tracking.since)
}

impl Past {
    /// The date of the stage before the present one, if that bore one: what follows does not lie before it.
    pub(super) fn last_on(&self) -> Option<NaiveDate> {
        self.stages.last().and_then(|(_, stage)| stage.on())
    }

    /// The dates of earlier stages, as far as they bear one.
    pub(super) fn stages_on(&self) -> impl Iterator<Item = NaiveDate> {
        self.stages.iter().filter_map(|(_, stage)| stage.on())
    }

    fn note_stage(&mut self, change: &Change<ProposalId, Stage>, day: NaiveDate, back: bool) {
        if back {
            self.since = self.stages.pop().map(|(since, _)| since);
            return;
        }
        let (Some(was), Some(now)) = (change.was.as_deref(), change.now.as_deref()) else { return };
        if let Some(since) = self.since {
            self.stages.push((since, was.clone()));
        }
        self.since = Some(begins(now, was).unwrap_or(day));
    }

    /// The day of a mark is the one stated, or that of the tracking that begins with it. One of a time when marks bore no
    /// day counts from the first, as it did then.
    fn note_marks(&mut self, change: &Change<ProposalId, Supervision>, entry: &Entry, back: bool) {
        let (Some(was), Some(now)) = (change.was.as_deref(), change.now.as_deref()) else { return };
        let (older, newer) = if back { (now, was) } else { (was, now) };
        for mark in older.marks.symmetric_difference(&newer.marks).copied() {
            let tracking = newer.tracking.as_ref().filter(|_| older.tracking != newer.tracking);
            let tracked = tracked_by(mark, tracking);
            let Some(day) = stated(entry, change.of, Undated::Marked(mark), back).or(tracked) else {
                continue;
            };
            if back {
                let last = self.marks.iter().rposition(|(_, of, _)| *of == mark);
                last.map(|last| self.marks.remove(last));
            } else {
                self.marks.push((day, mark, newer.marks.contains(&mark)));
            }
        }
    }

    fn note_task(&mut self, change: &Change<TaskId, Task>, day: NaiveDate, back: bool) {
        let (Some(was), Some(now)) = (change.was.as_deref(), change.now.as_deref()) else { return };
        let (older, newer) = if back { (now, was) } else { (was, now) };
        let Some(until) = replaced(older, newer, day) else { return };
        let unit = change.of.unit;
        if back {
            let last = self.tasks.iter().rposition(|(_, of, _)| *of == unit);
            last.map(|last| self.tasks.remove(last));
        } else {
            self.tasks.push((until, unit, older.clone()));
        }
    }
}

/// The first day a task no longer was what it had been, where that is more than one thing added to it: it was given
/// anew after it had ended, or a rework was taken back with the answer that had asked for it.
fn replaced(older: &Task, newer: &Task, day: NaiveDate) -> Option<NaiveDate> {
    let anew = older.ended.is_some() && newer.ended.is_none();
    let taken_back = older.reworks.len() > newer.reworks.len();
    anew.then_some(newer.assigned).or_else(|| taken_back.then_some(day))
}

/// The day a stage began by its own date; `None`: it bears none, or one from before the stage it followed (a closed
/// proposal that is open again bears the date of its filing).
fn begins(now: &Stage, was: &Stage) -> Option<NaiveDate> {
    let on = now.on()?;
    was.on().is_none_or(|was| was <= on).then_some(on)
}
