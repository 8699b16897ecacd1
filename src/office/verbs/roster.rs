//! 名册登记: a whole roster of clerks or of sessions as one step. Each row is decided as by itself, on what the rows before it
//! made of the register.

use super::listing::ListClerk;
use super::session::SetSession;
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Lists several clerks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListClerks {
    /// The clerks; no name twice.
    pub clerks: Vec<ListClerk>,
}

/// Lists several sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSessions {
    /// The sessions; no name twice.
    pub sessions: Vec<SetSession>,
}

impl ListClerks {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        once(self.clerks.iter().map(|clerk| clerk.name.trim()))?;
        row_by_row(register, &self.clerks, |clerk, register| clerk.decide(register, occasion))
    }
}

impl ListSessions {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        once(self.sessions.iter().map(|listing| listing.session.name.trim()))?;
        row_by_row(register, &self.sessions, |listing, register| listing.decide(register, occasion))
    }
}

fn once<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(Refusal::Twice(name.to_owned()));
        }
    }
    Ok(())
}

/// Decides row after row; the register is copied only where there is a second one to see what the first did.
fn row_by_row<T>(
    register: &Register,
    rows: &[T],
    decide: impl Fn(&T, &Register) -> Result<Vec<Fact>, Refusal>,
) -> Result<Vec<Fact>, Refusal> {
    let mut stands = Cow::Borrowed(register);
    let mut facts = Vec::new();
    for (place, row) in (1..).zip(rows) {
        let more = decide(row, &stands)?;
        if place < rows.len() {
            let stands = stands.to_mut();
            for fact in &more {
                fact.carry_out(stands);
            }
        }
        facts.extend(more);
    }
    if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
}
