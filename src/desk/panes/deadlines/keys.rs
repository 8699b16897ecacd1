//! What a search looks through, folded once: what proposals say, and what units owe. They are kept apart because a
//! proposal has several rows, and a unit thousands.

use super::DueId;
use crate::desk::panes::sought::Sought;
use crate::desk::search::Search;
use crate::office::queries::running::Waiting;
use crate::office::{Entry, Fact, ProposalId, Register, UnitId};
use std::collections::HashMap;

/// The folded texts, as far as they were needed.
#[derive(Debug, Default)]
pub struct Keys {
    proposals: HashMap<ProposalId, String>,
    owed: HashMap<(Option<UnitId>, Waiting), String>,
}

impl Keys {
    /// Whether a row is looked for.
    pub fn found(&mut self, search: &Search, row: DueId, register: &Register) -> bool {
        let owed = self.owed.entry((row.unit, row.what)).or_insert_with(|| owed(register, row));
        search.finds(owed)
            || search
                .finds(self.proposals.entry(row.proposal).or_insert_with(|| proposal(register, row.proposal)))
    }

    /// Forgets what an entry may have changed.
    pub fn hear(&mut self, entry: &Entry) {
        for fact in &entry.facts {
            if let Some(proposal) = fact.proposal() {
                self.proposals.remove(&proposal);
            } else if matches!(fact, Fact::Unit(_)) {
                self.owed.clear();
            }
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The proposal; nothing of one that is not there.
fn proposal(register: &Register, id: ProposalId) -> String {
    register.proposal(id).map(Sought::proposal).unwrap_or_default().key()
}

/// What is owed, and the unit.
fn owed(register: &Register, row: DueId) -> String {
    let unit = row.unit.and_then(|unit| register.unit(unit));
    Sought::unit(unit).and([row.what.title()]).key()
}
