//! Stands for the office's entry and register until that room is furnished.

use serde::{Deserialize, Serialize};

/// One accepted step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the entry, from 1.
    pub seq: u64,
    /// What happened.
    pub note: String,
}

/// The whole office at one moment.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// The notes so far.
    pub notes: Vec<String>,
}

impl Register {
    /// Takes one entry in.
    ///
    /// # Errors
    /// If the entry does not continue the register.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), String> {
        self.notes.push(entry.note.clone());
        (self.notes.len() as u64 == entry.seq).then_some(()).ok_or_else(|| "次序不符".to_owned())
    }
}
