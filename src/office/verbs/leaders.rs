//! 领导登记: leaders enter the register or are put right, known again by name and level.

use super::limited;
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::LeaderId;
use crate::office::leader::Leader;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Lists leaders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListLeaders {
    /// The leaders; one with a number, or a name and level, in use replaces that listing.
    pub leaders: Vec<Leader>,
}

impl ListLeaders {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let _ = occasion;
        let mut next = register.next_leader().0;
        let mut seen = BTreeSet::new();
        let mut facts = Vec::new();
        for leader in &self.leaders {
            let name = limited("姓名", &leader.name, 50)?;
            if name.is_empty() {
                return Err(Refusal::Empty("姓名".to_owned()));
            }
            if !seen.insert((name.clone(), leader.level)) {
                return Err(Refusal::Twice(name));
            }
            let same = |old: &&Leader| {
                old.id == leader.id || (leader.id.0 == 0 && old.name == name && old.level == leader.level)
            };
            let was = register.leaders().find(same).cloned();
            let id = was.as_ref().map_or(LeaderId(next), |old| old.id);
            next += u32::from(was.is_none());
            let now = Leader { id, name, offices: offices(leader)?, ..leader.clone() };
            if was.as_ref() != Some(&now) {
                facts.push(Fact::Leader(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) }));
            }
        }
        if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
    }
}

fn offices(leader: &Leader) -> Result<Vec<String>, Refusal> {
    let mut offices = Vec::new();
    for office in &leader.offices {
        let office = limited("职务", office, 50)?;
        if !office.is_empty() {
            offices.push(office);
        }
    }
    Ok(offices)
}
