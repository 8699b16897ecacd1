//! The units that owe something: each with what is overdue and soon due, its last reminder and its next level.

use super::running::{Light, Running, of_task};
use crate::office::ids::UnitId;
use crate::office::register::Register;
use crate::office::reminder::Reminder;
use crate::office::rules::UrgeLevel;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// What a unit owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owing {
    /// The unit.
    pub unit: UnitId,
    /// Overdue, oldest first.
    pub overdue: Vec<Running>,
    /// Soon due, soonest first.
    pub soon: Vec<Running>,
    /// The last reminder it got about something it still owes.
    pub last: Option<Reminder>,
    /// The step of the ladder that comes next.
    pub next_level: u8,
}

impl Owing {
    /// Nothing overdue and nothing soon due.
    pub fn is_nothing(&self) -> bool {
        self.overdue.is_empty() && self.soon.is_empty()
    }

    /// Everything it is reminded of.
    pub fn each(&self) -> impl Iterator<Item = &Running> {
        self.overdue.iter().chain(&self.soon)
    }

    /// Days by which its oldest item is overdue on `today`; 0 when nothing is.
    pub fn worst(&self, today: NaiveDate) -> i64 {
        self.overdue.first().map_or(0, |running| -running.days_left(today))
    }
}

/// All units that owe something on `today`, worst first: most overdue, then longest overdue, then soonest due.
pub fn owing(register: &Register, today: NaiveDate) -> Vec<Owing> {
    let owed = |unit: &crate::office::Unit| owed_by(register, unit.id, today);
    let mut all: Vec<Owing> = register.units().map(owed).filter(|owing| !owing.is_nothing()).collect();
    all.sort_by_key(|owing| how_bad(owing, today));
    all
}

/// Units that owe something, in the same order.
pub fn worst_first<'o>(owing: impl Iterator<Item = &'o Owing>, today: NaiveDate) -> Vec<UnitId> {
    let mut all: Vec<&Owing> = owing.collect();
    all.sort_by_key(|owing| how_bad(owing, today));
    all.into_iter().map(|owing| owing.unit).collect()
}

fn how_bad(owing: &Owing, today: NaiveDate) -> (Reverse<(usize, i64)>, NaiveDate, UnitId) {
    let soonest = owing.soon.first().map_or(NaiveDate::MAX, |running| running.due.date);
    (Reverse((owing.overdue.len(), owing.worst(today))), soonest, owing.unit)
}

/// What one unit owes on `today`.
pub fn owed_by(register: &Register, unit: UnitId, today: NaiveDate) -> Owing {
    let last = register.reminders_to(unit).next_back();
    let (mut overdue, mut soon) = (Vec::new(), Vec::new());
    for proposal in register.handled_by(unit).filter(|p| matches!(p.stage, Stage::Filed { .. })) {
        let Some(task) = proposal.tasks.get(&unit) else { continue };
        let soon_days = register.session_of(proposal).map_or(7, |session| session.rules.soon_days);
        for running in of_task(proposal.id, unit, task, today) {
            match running.light(today, soon_days) {
                _ if !running.is_owed() => {}
                Light::Overdue => overdue.push(running),
                Light::Soon => soon.push(running),
                Light::Calm => {}
            }
        }
    }
    overdue.sort_by_key(|running| (running.due.date, running.proposal));
    soon.sort_by_key(|running| (running.due.date, running.proposal));
    let still = last.filter(|reminder| {
        reminder
            .items
            .iter()
            .any(|item| overdue.iter().chain(&soon).any(|owed| owed.proposal == item.proposal))
    });
    let worst = overdue.first().map(|running| -running.days_left(today));
    let next_level = next_level(register, still, worst);
    Owing { unit, overdue, soon, last: still.cloned(), next_level }
}

/// One step above the last reminder about something still owed, but no step that asks for more days overdue than `worst`;
/// the mildest that fits when there was none. `worst`: `None` when nothing is overdue.
fn next_level(register: &Register, last: Option<&Reminder>, worst: Option<i64>) -> u8 {
    let ladder: &[UrgeLevel] = register.current().map_or(&[], |session| &session.rules.ladder);
    let fits = |level: &UrgeLevel| worst.is_none() || level.overdue_only;
    let mildest = ladder.iter().position(fits).unwrap_or(0);
    let above = last.map_or(0, |reminder| usize::from(reminder.level) + 1);
    let top = ladder.len().saturating_sub(1);
    let next = if worst.is_some() { above.max(mildest) } else { mildest }.min(top);
    let reached = |place: &usize| {
        ladder.get(*place).is_none_or(|level| i64::from(level.after_days) <= worst.unwrap_or(0))
    };
    let next = (mildest..=next).rev().find(reached).unwrap_or(mildest);
    u8::try_from(next).unwrap_or(u8::MAX)
}
