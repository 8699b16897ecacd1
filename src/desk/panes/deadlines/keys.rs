//! What a search looks through, folded once: what proposals say, and what units owe. They are kept apart because a
//! proposal has several rows, and a unit thousands.

use crate::desk::search::Search;
use crate::office::queries::running::{Running, Waiting};
use crate::office::{Entry, Fact, ProposalId, Register, UnitId};
use crate::text::fold::fold;
use std::collections::HashMap;

/// The folded texts, as far as they were needed.
#[derive(Debug, Default)]
pub struct Keys {
    proposals: HashMap<ProposalId, String>,
    owed: HashMap<(Option<UnitId>, Waiting), String>,
}

impl Keys {
    /// Whether a row is looked for.
    pub fn found(&mut self, search: &Search, row: &Running, register: &Register) -> bool {
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

/// Title, numbers and proposers; kept apart by a sign nobody types.
fn proposal(register: &Register, id: ProposalId) -> String {
    let Some(proposal) = register.proposal(id) else { return String::new() };
    let number = proposal.id.to_string();
    let docket = proposal.docket().map_or("", |docket| docket.label.as_str());
    let mut parts = vec![proposal.particulars.title.as_str(), number.as_str(), docket];
    parts.extend(proposal.particulars.proposers.iter().map(|proposer| proposer.name.as_str()));
    fold(&parts.join("\u{f8ff}"))
}

/// What is owed, and the unit by code and name.
fn owed(register: &Register, row: &Running) -> String {
    let unit = row.unit.and_then(|unit| register.unit(unit));
    let (code, name) = unit.map_or(("", ""), |unit| (unit.code.as_str(), unit.name.as_str()));
    fold(&[row.what.title(), code, name].join("\u{f8ff}"))
}
