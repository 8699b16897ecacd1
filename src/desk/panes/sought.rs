//! What a search in a list looks through: the texts of a row in their comparison form.

use crate::office::{Entry, Fact, Proposal, ProposalId, Unit};
use crate::text::fold::fold;
use std::collections::HashMap;

/// Keeps the texts apart; nobody types it.
const APART: char = '\u{f8ff}';

/// Forgets the keys of proposals an entry touched; all of them when a unit, whose name they hold, was renamed.
pub fn forget_keys(keys: &mut HashMap<ProposalId, String>, entry: &Entry) {
    if entry.facts.iter().any(|fact| matches!(fact, Fact::Unit(_))) {
        keys.clear();
    }
    for id in entry.proposals() {
        keys.remove(&id);
    }
}

/// The texts of a row, folded one by one.
#[derive(Debug, Default)]
pub struct Sought(String);

impl Sought {
    /// Of a proposal: title, intake number, source number, docket number, proposers.
    pub fn proposal(proposal: &Proposal) -> Self {
        let number = proposal.id.to_string();
        let particulars = &proposal.particulars;
        Self::default()
            .and([&particulars.title, &number, &proposal.intake.source_number])
            .and(proposal.docket().map(|docket| &docket.label))
            .and(particulars.proposers.iter().map(|proposer| &proposer.name))
    }

    /// Of a unit: code, name, short names; nothing of one that is not there.
    pub fn unit(unit: Option<&Unit>) -> Self {
        let texts =
            unit.into_iter().flat_map(|unit| [&unit.code, &unit.name].into_iter().chain(&unit.aliases));
        Self::default().and(texts)
    }

    /// With further texts.
    pub fn and<T: AsRef<str>>(mut self, texts: impl IntoIterator<Item = T>) -> Self {
        for text in texts {
            self.0.push_str(&fold(text.as_ref()));
            self.0.push(APART);
        }
        self
    }

    /// What a folded search is to be found in.
    pub fn key(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_within_a_text_and_never_across_two() {
        let key = Sought::default().and(["市教育局", "第 12 号"]).and(Some("Ａ区")).key();
        for found in ["教育局", "第12号", "a区"] {
            assert!(key.contains(&fold(found)), "{found}");
        }
        for across in ["局第", "号a"] {
            assert!(!key.contains(&fold(across)), "{across}");
        }
    }
}
