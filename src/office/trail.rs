//! The trail: each clerk's last steps with their facts, so that they can be taken back and done again. The full history
//! is in the ledger; the register carries only what undo needs.

use super::entry::{Entry, Turn, Verb};
use super::fact::Fact;
use super::ids::ClerkId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// How many steps of each clerk can be undone.
pub const DEPTH: usize = 50;

/// The last steps of every clerk.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Trail {
    steps: BTreeMap<ClerkId, VecDeque<Step>>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Number of its entry.
    pub seq: u64,
    /// When, milliseconds since 1970 UTC.
    pub at: i64,
    /// What kind.
    pub verb: Verb,
    /// What happened.
    pub facts: Vec<Fact>,
    /// Number of the entry that took it back, while it is taken back.
    pub undone_by: Option<u64>,
}

impl Trail {
    /// The steps of a clerk, newest first.
    pub fn of(&self, clerk: ClerkId) -> impl Iterator<Item = &Step> {
        self.steps.get(&clerk).into_iter().flat_map(|steps| steps.iter().rev())
    }

    /// The step of a clerk that can be undone next: the newest that stands.
    pub fn last_done(&self, clerk: ClerkId) -> Option<&Step> {
        self.of(clerk).find(|step| step.undone_by.is_none())
    }

    /// The step of a clerk that can be done again next: the one undone last.
    pub fn last_undone(&self, clerk: ClerkId) -> Option<&Step> {
        self.of(clerk).filter(|step| step.undone_by.is_some()).max_by_key(|step| step.undone_by)
    }

    /// The step with this entry number.
    pub fn step(&self, clerk: ClerkId, seq: u64) -> Option<&Step> {
        self.of(clerk).find(|step| step.seq == seq)
    }

    /// The step with this entry number, whoever did it.
    pub(super) fn of_anyone(&self, seq: u64) -> Option<&Step> {
        self.steps.values().flatten().find(|step| step.seq == seq)
    }

    /// Whether a clerk ever did anything.
    pub fn knows(&self, clerk: ClerkId) -> bool {
        self.steps.contains_key(&clerk)
    }

    pub(super) fn record(&mut self, entry: &Entry) {
        match entry.turn {
            Turn::Plain => {
                let steps = self.steps.entry(entry.clerk).or_default();
                steps.push_back(Step {
                    seq: entry.seq,
                    at: entry.at,
                    verb: entry.verb,
                    facts: entry.facts.clone(),
                    undone_by: None,
                });
                if steps.len() > DEPTH {
                    steps.pop_front();
                }
            }
            Turn::Undoes(seq) => self.mark(entry.clerk, seq, Some(entry.seq)),
            Turn::Redoes(seq) => self.mark(entry.clerk, seq, None),
        }
    }

    /// A step may be another's: where two clerks are asked for it, the second takes it back or does it again.
    fn mark(&mut self, clerk: ClerkId, seq: u64, undone_by: Option<u64>) {
        self.steps.entry(clerk).or_default();
        if let Some(step) = self.steps.values_mut().flatten().find(|step| step.seq == seq) {
            step.undone_by = undone_by;
        }
    }
}
