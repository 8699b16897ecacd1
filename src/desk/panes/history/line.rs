//! One line of the history: what of an entry the list shows. Its facts are fetched when the line is opened.

use crate::desk::called::called;
use crate::desk::telling::name;
use crate::office::calendar::beijing;
use crate::office::{ClerkId, Entry, Fact, ProposalId, Register, Turn, Verb};
use crate::text::locale::say;
use crate::text::locale::say::history as words;
use chrono::NaiveDateTime;

/// How many names of things that are no proposals are kept.
const NAMES: usize = 2;

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number.
    pub seq: u64,
    /// When, in Beijing.
    pub at: NaiveDateTime,
    /// Who.
    pub clerk: ClerkId,
    /// What kind of step.
    pub verb: Verb,
    /// Whether it takes back, or does again, an earlier one.
    pub turn: Turn,
    /// The proposals it touched, lowest number first.
    pub proposals: Box<[ProposalId]>,
    /// What else it touched, by name.
    pub names: String,
}

impl Line {
    /// The line of an entry; names as the register has them now.
    pub fn of(entry: &Entry, register: &Register) -> Self {
        Self {
            seq: entry.seq,
            at: beijing(entry.at),
            clerk: entry.clerk,
            verb: entry.verb,
            turn: entry.turn,
            proposals: proposals(entry),
            names: names(entry, register),
        }
    }

    /// What was done, in words.
    pub fn what(&self) -> String {
        match self.turn {
            Turn::Plain => self.verb.title().to_owned(),
            Turn::Undoes(seq) => say::undoes(seq),
            Turn::Redoes(seq) => say::redoes(seq),
        }
    }

    /// What it was done to: the first proposal by number and title, else names.
    pub fn object(&self, register: &Register) -> String {
        let Some(first) = self.proposals.first() else { return self.names.clone() };
        let Some(proposal) = register.proposal(*first) else { return say::intake(first.0) };
        let number = called(proposal);
        let title = &proposal.particulars.title;
        if self.names.is_empty() {
            format!("{number} {title}")
        } else {
            format!("{number} {}：{title}", self.names)
        }
    }
}

/// The proposals an entry touched, those it reminded of among them.
fn proposals(entry: &Entry) -> Box<[ProposalId]> {
    let mut all = entry.proposals();
    for fact in &entry.facts {
        if let Fact::Reminder(change) = fact {
            let either = change.now.as_deref().or(change.was.as_deref());
            all.extend(either.into_iter().flat_map(|reminder| &reminder.items).map(|item| item.proposal));
        }
    }
    all.into_iter().collect()
}

/// What an entry touched besides proposals.
fn names(entry: &Entry, register: &Register) -> String {
    let all: Vec<String> = entry.facts.iter().filter_map(|fact| name(fact, register)).collect();
    let shown = all.iter().take(NAMES).cloned().collect::<Vec<_>>().join("、");
    if all.len() > NAMES { words::and_more(&shown, all.len()) } else { shown }
}
