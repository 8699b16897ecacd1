//! A fact in words: which component changed, and each of its parts as it was and as it is now. It goes through the parts
//! of a component one by one, whatever they are, so that nothing a verb records can be left out.

pub mod beyond;
mod leaves;
mod words;

use crate::office::queries::batches::{is_blind, is_blind_opinion};
use crate::office::{Change, Fact, ProposalId, Register, Undated};
use crate::text::locale::say::fields;
use crate::text::locale::say::history as say;
use leaves::{Leaf, leaves};
use serde::Serialize;
use std::collections::BTreeMap;

/// Tells a fact: a heading, then one line for each part that it set or changed. Names are those the register knows now.
pub fn tell(fact: &Fact, register: &Register) -> Vec<String> {
    let proposal = |id: ProposalId| {
        let docket = register.proposal(id).and_then(|proposal| proposal.docket());
        say::proposal(id.0, docket.map_or("", |docket| &docket.label))
    };
    let name = || name(fact, register).unwrap_or_default();
    match fact {
        Fact::Intake(c) => told(&proposal(c.of), "intake", c, register),
        Fact::Particulars(c) => told(&proposal(c.of), "particulars", c, register),
        Fact::Stage(c) => told(&proposal(c.of), "stage", c, register),
        Fact::Supervision(c) => told(&proposal(c.of), "supervision", c, register),
        Fact::Review(c) => told(&proposal(c.of), "review", c, register),
        Fact::Outcome(c) => told(&proposal(c.of), "outcome", c, register),
        Fact::Task(c) => {
            let of = format!("{} {}", proposal(c.of.proposal), register.unit_name(c.of.unit));
            told(&of, "task", c, register)
        }
        Fact::Opinion(c) => {
            let proposers = register.proposal(c.of.proposal).map(|p| p.particulars.proposers.as_slice());
            let name = proposers.unwrap_or_default().get(usize::from(c.of.signer)).map_or("", |p| &p.name);
            let of = format!("{} {}", proposal(c.of.proposal), say::opinion(name, c.of.round));
            let said = c.now.as_ref().is_some_and(|opinion| opinion.answer.is_some());
            blind(told(&of, "opinion", c, register), said && is_blind_opinion(register, c.of))
        }
        Fact::Reminder(c) => told(&name(), "reminder", c, register),
        Fact::Unit(c) => told(&name(), "unit", c, register),
        Fact::Member(c) => told(&name(), "member", c, register),
        Fact::Clerk(c) => told(&name(), "clerk", c, register),
        Fact::Session(c) => told(&name(), "session", c, register),
        Fact::Current(c) => told(say::CURRENT, "session", c, register),
        Fact::Leader(c) => told(&name(), "leader", c, register),
        Fact::Activity(c) => told(&name(), "activity", c, register),
        Fact::Info(c) => told(&name(), "info", c, register),
        Fact::Instruction(c) => told(&name(), "instruction", c, register),
        Fact::Holidays(c) => told(&name(), "holidays", c, register),
        Fact::Pending(c) => told(&name(), "pending", c, register),
        Fact::Day(c) => told(&proposal(c.of.proposal), step(c.of.step), c, register),
        Fact::Batch(c) => told(&name(), "batch", c, register),
        Fact::Sheet(c) => blind(told(&name(), "sheet", c, register), is_blind(register, c.of)),
        Fact::Questionnaire(c) => told(&name(), "questionnaire", c, register),
    }
}

/// Of a sheet that waits for its blind second keying only the heading is told.
fn blind(mut lines: Vec<String>, is_blind: bool) -> Vec<String> {
    if is_blind {
        lines.truncate(1);
        lines.push(say::BLIND.to_owned());
    }
    lines
}

/// The component a day belongs to.
fn step(step: Undated) -> &'static str {
    match step {
        Undated::Resubmitted => "resubmitted",
        Undated::Marked(_) => "marked",
    }
}

fn told<K, T: Serialize>(
    of: &str,
    component: &'static str,
    change: &Change<K, T>,
    register: &Register,
) -> Vec<String> {
    let parts = |end: Option<&T>| end.map_or_else(Vec::new, |end| leaves(component, end, register));
    let (was, now) = (parts(change.was.as_deref()), parts(change.now.as_deref()));
    let heading = say::heading(of, fields::name(component), change.was.is_some(), change.now.is_some());
    let lines = match (&change.was, &change.now) {
        (Some(_), Some(_)) => compared(&was, &now),
        _ => was.iter().chain(&now).map(|leaf| say::says(&leaf.path, &leaf.text)).collect(),
    };
    std::iter::once(heading).chain(lines).collect()
}

/// What differs, in the order of what is there now; what is gone last.
fn compared(was: &[Leaf], now: &[Leaf]) -> Vec<String> {
    let before: BTreeMap<&str, &Leaf> = was.iter().map(|leaf| (leaf.path.as_str(), leaf)).collect();
    let after: BTreeMap<&str, &Leaf> = now.iter().map(|leaf| (leaf.path.as_str(), leaf)).collect();
    let changed = |leaf: &Leaf| match before.get(leaf.path.as_str()) {
        None => Some(say::changed(&leaf.path, say::NONE, &leaf.text)),
        Some(old) if old.raw == leaf.raw => None,
        Some(old) if old.text == leaf.text => Some(say::says(&leaf.path, say::OTHER_TEXT)),
        Some(old) => Some(say::changed(&leaf.path, &old.text, &leaf.text)),
    };
    let gone = was.iter().filter(|leaf| !after.contains_key(leaf.path.as_str()));
    let gone = gone.map(|leaf| say::changed(&leaf.path, &leaf.text, say::NONE));
    now.iter().filter_map(changed).chain(gone).collect()
}

/// The name of what a fact is about, where that is no proposal.
pub fn name(fact: &Fact, register: &Register) -> Option<String> {
    macro_rules! either {
        ($change:ident, $field:ident) => {
            $change.now.as_deref().or($change.was.as_deref()).map(|thing| thing.$field.clone())
        };
    }
    match fact {
        Fact::Reminder(change) => {
            let either = change.now.as_deref().or(change.was.as_deref())?;
            Some(register.unit_name(either.unit).to_owned())
        }
        Fact::Task(change) => Some(register.unit_name(change.of.unit).to_owned()),
        Fact::Unit(change) => either!(change, name),
        Fact::Member(change) => either!(change, name),
        Fact::Clerk(change) => either!(change, name),
        Fact::Session(change) => either!(change, name),
        Fact::Leader(change) => either!(change, name),
        Fact::Activity(change) => either!(change, title),
        Fact::Info(change) => either!(change, title),
        Fact::Instruction(change) => either!(change, words),
        Fact::Holidays(change) => Some(say::year(change.of)),
        Fact::Pending(change) => {
            let either = change.now.as_deref().or(change.was.as_deref())?;
            Some(either.verb.title().to_owned())
        }
        Fact::Batch(change) => Some(say::batch(change.of.0)),
        Fact::Sheet(change) => Some(say::sheet(change.of.batch.0, change.of.place)),
        Fact::Questionnaire(change) => {
            let either = change.now.as_deref().or(change.was.as_deref())?;
            Some(either.form.name.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
