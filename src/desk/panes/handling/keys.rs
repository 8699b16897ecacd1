//! What a search looks through: the proposal of a task, and its unit. Folded once, as far as it was needed.

use crate::desk::panes::sought::{Sought, forget_keys};
use crate::desk::search::Search;
use crate::office::{Entry, Fact, ProposalId, Register, TaskId, UnitId};
use std::collections::HashMap;

/// The folded texts.
#[derive(Debug, Default)]
pub struct Keys {
    proposals: HashMap<ProposalId, String>,
    units: HashMap<UnitId, String>,
}

impl Keys {
    /// Whether a task is looked for.
    pub fn found(&mut self, search: &Search, id: TaskId, register: &Register) -> bool {
        let proposal = || register.proposal(id.proposal).map(Sought::proposal).unwrap_or_default().key();
        let unit = || Sought::unit(register.unit(id.unit)).key();
        search.finds(self.units.entry(id.unit).or_insert_with(unit))
            || search.finds(self.proposals.entry(id.proposal).or_insert_with(proposal))
    }

    /// Forgets what an entry may have changed.
    pub fn hear(&mut self, entry: &Entry) {
        forget_keys(&mut self.proposals, entry);
        if entry.facts.iter().any(|fact| matches!(fact, Fact::Unit(_))) {
            self.units.clear();
        }
    }
}
