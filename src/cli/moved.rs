//! Which of the due dates that move hang on holidays not published yet.

use crate::office::calendar::{Calendar, Deadline};
use crate::office::redating::Moved;
use crate::office::task::Task;
use crate::office::waiting::Waiting;
use crate::office::{Fact, TaskId};
use chrono::{Datelike, NaiveDate};

/// A due date that moves, with whether either end is provisional.
#[derive(Debug, Clone, Copy)]
pub struct Marked {
    /// What moves.
    pub date: Moved,
    /// The date before is provisional.
    pub was: bool,
    /// The date after is provisional.
    pub now: bool,
}

/// Marks each date by the facts that move it; by its year where no fact tells.
pub fn marked(moves: &[Moved], facts: &[Fact], calendar: &Calendar) -> Vec<Marked> {
    let beyond = |day: NaiveDate| !calendar.is_published(day.year());
    let mark = |date: &Moved| {
        let (was, now) = ends(date, facts).unwrap_or_else(|| (beyond(date.was), beyond(date.now)));
        Marked { date: *date, was, now }
    };
    moves.iter().map(mark).collect()
}

fn ends(date: &Moved, facts: &[Fact]) -> Option<(bool, bool)> {
    facts.iter().find_map(|fact| match fact {
        Fact::Task(c) if Some(c.of) == date.unit.map(|unit| TaskId { proposal: date.proposal, unit }) => {
            let provisional = |task: &Task| due(task, date.what).is_some_and(|due| due.provisional);
            Some((provisional(c.was.as_deref()?), provisional(c.now.as_deref()?)))
        }
        Fact::Opinion(c) if date.proposal == c.of.proposal && date.signer == Some(c.of.signer) => {
            Some((c.was.as_ref()?.due.provisional, c.now.as_ref()?.due.provisional))
        }
        _ => None,
    })
}

fn due(task: &Task, what: Waiting) -> Option<&Deadline> {
    match what {
        Waiting::Receipt => Some(&task.receipt_due),
        Waiting::HandBack => Some(&task.hand_back_due),
        Waiting::Rework => task.reworks.last().map(|again| &again.due),
        _ => Some(&task.due),
    }
}
