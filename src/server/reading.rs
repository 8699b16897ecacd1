//! Long readings in the ledger: history, and the end of the check of everything. They are done a stretch at a time, so that
//! commands that come meanwhile need not wait for the end.

use super::check::Check;
use super::errand::Errand;
use crate::ledger::{Ledger, LedgerError};
use crate::office::{Entry, Register, Turn};
use crate::wire::{Answer, Down, Past};

/// Most entries read in one stretch.
const STRETCH: u64 = 500;

/// Fewest entries read in one stretch of the history, and how many in its first.
const SHORTEST: u64 = 16;

/// Facts in a stretch of the history that are enough: with many of them the next stretch is shorter.
const STRETCH_FACTS: usize = 4_000;

/// Most entries in one answer.
const HISTORY_LIMIT: u32 = 500;

/// Facts after which an answer is long enough, however few entries they are.
const HISTORY_FACTS: usize = 20_000;

/// A reading under way.
#[derive(Debug)]
pub struct Reading {
    number: u32,
    errand: Errand,
    goal: Goal,
}

#[derive(Debug)]
enum Goal {
    History(History),
    Check(Box<Check>),
}

#[derive(Debug)]
struct History {
    past: Past,
    /// The entry before which to go on.
    before: u64,
    limit: usize,
    /// How many entries the next stretch reads: entries of a thousand facts are read few at a time, since most of them
    /// might not fit into the answer.
    stretch: u64,
    found: Vec<Entry>,
    facts: usize,
}

impl Reading {
    /// Of the history, newest first; see [`crate::wire::Question::History`].
    pub fn history(errand: Errand, number: u32, past: Past) -> Self {
        let history = History {
            past,
            before: past.before.unwrap_or(u64::MAX),
            limit: past.limit.min(HISTORY_LIMIT) as usize,
            stretch: SHORTEST,
            found: Vec::new(),
            facts: 0,
        };
        Self { number, errand, goal: Goal::History(history) }
    }

    /// Of everything; see [`Check`].
    pub fn check(errand: Errand, number: u32, check: Check) -> Self {
        Self { number, errand, goal: Goal::Check(Box::new(check)) }
    }

    /// The user it is for.
    pub fn uid(&self) -> u32 {
        self.errand.uid()
    }

    /// Reads on for a stretch. The reading again if it has not come to its end, which is an answer.
    pub fn go_on(mut self, ledger: &Ledger, register: &Register) -> Option<Self> {
        let answer = match &mut self.goal {
            Goal::History(history) => history.go_on(ledger),
            Goal::Check(check) => check.go_on(ledger, register),
        };
        let answer = match answer {
            Ok(None) => return Some(self),
            Ok(Some(answer)) => answer,
            Err(error) => Answer::No(error.to_string()),
        };
        self.errand.answer(&Down::Answer { number: self.number, answer });
        None
    }
}

impl History {
    fn go_on(&mut self, ledger: &Ledger) -> Result<Option<Answer>, LedgerError> {
        self.before = self.before.clamp(1, ledger.last() + 1);
        let from = self.before.saturating_sub(self.stretch).max(1);
        let wanted = usize::try_from(self.before - from).unwrap_or_default();
        let entries = if self.is_full() { Vec::new() } else { ledger.entries(from, wanted)? };
        let facts: usize = entries.iter().map(|entry| entry.facts.len()).sum();
        let next = if facts < STRETCH_FACTS { self.stretch * 2 } else { self.stretch / 2 };
        self.stretch = next.clamp(SHORTEST, STRETCH);
        for entry in entries.into_iter().rev() {
            if self.is_full() {
                break;
            }
            if let Some(entry) = about(entry, &self.past) {
                self.facts += entry.facts.len();
                self.found.push(entry);
            }
        }
        self.before = from;
        let done = self.is_full() || from == 1;
        Ok(done.then(|| Answer::History(std::mem::take(&mut self.found))))
    }

    fn is_full(&self) -> bool {
        self.found.len() >= self.limit || self.facts >= HISTORY_FACTS
    }
}

/// What of an entry was asked for; nothing if nothing was.
fn about(mut entry: Entry, past: &Past) -> Option<Entry> {
    let by = past.clerk.is_none_or(|clerk| clerk == entry.clerk);
    if !by || past.verb.is_some_and(|verb| verb != entry.verb && entry.turn == Turn::Plain) {
        return None;
    }
    if let Some(id) = past.proposal {
        entry.facts.retain(|fact| fact.concerns(id));
    }
    (past.proposal.is_none() || !entry.facts.is_empty()).then_some(entry)
}
