//! 撤销 and 重做: a clerk takes back an own step that still stands, or does it again. Nothing is removed: the inverse is
//! a new entry. A step that others built upon, and a letter that left the office, stay.

use super::who;
use crate::office::command::{Granted, Occasion};
use crate::office::entry::{Turn, Verb};
use crate::office::fact::Fact;
use crate::office::proposal::{Proposal, Stage};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::supervision::Way;
use crate::office::trail::Step;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
        standing(register, step, &step.facts)?;
        Ok(Granted { verb: Verb::Redo, turn: Turn::Redoes(step.seq), facts: step.facts.clone() })
    }
}

fn letter_left(fact: &Fact) -> bool {
    let Fact::Reminder(change) = fact else { return false };
    change.now.as_ref().is_some_and(|reminder| reminder.way == Way::Letter)
}

/// Every fact still fits, and no proposal is left in a state no verb could have made.
fn standing(register: &Register, step: &Step, facts: &[Fact]) -> Result<(), Refusal> {
    let moved = |who: String| Err(Refusal::MovedOn { step: step.verb.title().to_owned(), who });
    if let Some(fact) = facts.iter().find(|fact| !fact.fits(register)) {
        let name =
            fact.proposal().and_then(|id| register.proposal(id)).map_or_else(|| "相关记录".to_owned(), who);
        return moved(name);
    }
    let touched: BTreeSet<_> = facts.iter().filter_map(Fact::proposal).collect();
    for proposal in touched.into_iter().filter_map(|id| register.proposal(id)) {
        if !coherent(&after(proposal, facts)) {
            return moved(who(proposal));
        }
    }
    Ok(())
}

/// The proposal as the facts would leave it, as far as [`coherent`] looks.
fn after(proposal: &Proposal, facts: &[Fact]) -> Proposal {
    let mut after = proposal.clone();
    for fact in facts {
        match fact {
            Fact::Stage(c) if c.of == after.id => after.stage = c.now.as_deref().cloned().unwrap_or_default(),
            Fact::Task(c) if c.of.proposal == after.id => {
                match c.now.as_deref() {
                    Some(task) => after.tasks.insert(c.of.unit, task.clone()),
                    None => after.tasks.remove(&c.of.unit),
                };
            }
            Fact::Opinion(c) if c.of.proposal == after.id => {
                let key = (c.of.signer, c.of.round);
                match c.now.as_deref() {
                    Some(opinion) => after.opinions.insert(key, opinion.clone()),
                    None => after.opinions.remove(&key),
                };
            }
            _ => {}
        }
    }
    after
}

/// Tasks run only while a proposal is filed or closed; no opinion is left without the reply it is about.
fn coherent(proposal: &Proposal) -> bool {
    let handled = matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. });
    let idle = proposal.running().next().is_none();
    let merged = matches!(proposal.stage, Stage::Merged { .. });
    let replies = proposal.tasks.values().map(|task| task.replies.len()).max().unwrap_or(0);
    let rounds = proposal.opinions.keys().map(|(_, round)| usize::from(*round)).max().unwrap_or(0);
    (handled || idle) && (merged || rounds <= replies)
}
