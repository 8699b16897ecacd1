//! 撤销 and 恢复: a clerk takes back an own step that still stands, or does it again. Nothing is removed: the inverse is
//! a new entry. A step that others built upon, and a letter that left the office, stay.

use super::keying::called;
use super::who;
use crate::office::coherence::incoherent;
use crate::office::command::{Granted, Occasion};
use crate::office::entry::{Turn, Verb};
use crate::office::fact::Fact;
use crate::office::order::misfit;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::reminder::Way;
use crate::office::roles;
use crate::office::trail::Step;
use serde::{Deserialize, Serialize};

/// Takes back an own step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Undo {
    /// Number of its entry; the last one that stands when not given.
    pub entry: Option<u64>,
}

/// Does an own undone step again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Redo {
    /// Number of its entry; the one undone last when not given.
    pub entry: Option<u64>,
}

impl Undo {
    pub(in crate::office) fn decide(
        self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Granted, Refusal> {
        let trail = register.trail();
        let step = match self.entry {
            Some(seq) => trail.step(occasion.clerk, seq).filter(|step| step.undone_by.is_none()),
            None => trail.last_done(occasion.clerk),
        };
        let step = step.filter(|step| step.verb != Verb::Found).ok_or(Refusal::NothingToUndo)?;
        roles::check_step(register, step, occasion.clerk)?;
        if step.facts.iter().any(letter_left) {
            return Err(Refusal::LetterLeft);
        }
        let facts: Vec<Fact> = step.facts.iter().rev().cloned().map(Fact::inverse).collect();
        standing(register, step, &facts)?;
        Ok(Granted { verb: Verb::Undo, turn: Turn::Undoes(step.seq), facts })
    }
}

impl Redo {
    pub(in crate::office) fn decide(
        self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Granted, Refusal> {
        let trail = register.trail();
        let step = match self.entry {
            Some(seq) => trail.step(occasion.clerk, seq).filter(|step| step.undone_by.is_some()),
            None => trail.last_undone(occasion.clerk),
        };
        let step = step.ok_or(Refusal::NothingToRedo)?;
        roles::check_step(register, step, occasion.clerk)?;
        standing(register, step, &step.facts)?;
        Ok(Granted { verb: Verb::Redo, turn: Turn::Redoes(step.seq), facts: step.facts.clone() })
    }
}

fn letter_left(fact: &Fact) -> bool {
    let Fact::Reminder(change) = fact else { return false };
    change.now.as_ref().is_some_and(|reminder| reminder.way == Way::Letter)
}

/// What lies in a batch agreed with its cover when it was closed: first the closing is undone.
fn closed_batch(register: &Register, facts: &[Fact]) -> Result<(), Refusal> {
    let closed = facts.iter().find_map(|fact| match fact {
        Fact::Sheet(change) => register.batch(change.of.batch).filter(|batch| batch.closed.is_some()),
        _ => None,
    });
    closed.map_or(Ok(()), |batch| {
        let what = "已结批，里面的表不能撤销；先撤销结批，再撤销".to_owned();
        Err(Refusal::NotNow { who: called(batch), what })
    })
}

/// Every fact still fits, and no proposal is left in a state no verb could have made.
fn standing(register: &Register, step: &Step, facts: &[Fact]) -> Result<(), Refusal> {
    closed_batch(register, facts)?;
    let misfit = misfit(register, facts).and_then(|place| facts.get(place));
    let proposal = match misfit {
        Some(fact) => fact.proposal(),
        None => match incoherent(register, facts) {
            Some(id) => Some(id),
            None => return Ok(()),
        },
    };
    let name = proposal.and_then(|id| register.proposal(id)).map_or_else(|| "相关记录".to_owned(), who);
    Err(Refusal::MovedOn { step: step.verb.title().to_owned(), who: name })
}
