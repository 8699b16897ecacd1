//! 领导登记: leaders enter the register or are put right, known again by name and level.

use super::{day, limited, unlisted};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
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
        if self.leaders.is_empty() {
            return Err(Refusal::Nothing);
        }
        let mut facts = Vec::new();
        let mut seen = BTreeSet::new();
        let mut fresh = register.next_leader();
        for given in &self.leaders {
            let mut leader = tidy(given, occasion)?;
            if !seen.insert((leader.name.clone(), leader.level)) {
                return Err(Refusal::Twice(leader.name));
            }
            if let Some(held) = listed(register, &leader)? {
                leader.id = held.id;
                if leader != *held {
                    facts.push(Fact::Leader(Change::from(held.id, held.clone(), leader)));
                }
            } else {
                leader.id = fresh;
                fresh.0 = fresh.0.saturating_add(1);
                facts.push(Fact::Leader(Change::new(leader.id, leader)));
            }
        }
        match self.leaders.first() {
            Some(first) if facts.is_empty() => Err(Refusal::Already {
                who: first.name.clone(),
                what: "已这样登记，没有要改的".to_owned(),
            }),
            _ => Ok(facts),
        }
    }
}

fn tidy(given: &Leader, occasion: &Occasion) -> Result<Leader, Refusal> {
    let name = limited("领导姓名", &given.name, 50)?;
    if name.is_empty() {
        return Err(Refusal::Empty("领导姓名".to_owned()));
    }
    let offices: Result<Vec<String>, Refusal> =
        given.offices.iter().map(|office| limited("职务", office, 100)).collect();
    let left = given.left.map(|left| day("离任日期", Some(left), None, occasion)).transpose()?;
    let offices = offices?.into_iter().filter(|office| !office.is_empty()).collect();
    Ok(Leader { name, offices, left, ..given.clone() })
}

/// The listing this one replaces: of its number, or of its name and level. A number named must be there, and the name and
/// level must be free.
fn listed<'r>(register: &'r Register, leader: &Leader) -> Result<Option<&'r Leader>, Refusal> {
    let same = register.leaders().find(|held| held.name == leader.name && held.level == leader.level);
    if leader.id == LeaderId(0) {
        return Ok(same);
    }
    let held = register.leader(leader.id).ok_or_else(|| unlisted("领导", leader.id))?;
    match same {
        Some(other) if other.id != held.id => Err(Refusal::Taken {
            what: "姓名和层级".to_owned(),
            value: leader.name.clone(),
            holder: format!("领导{}", other.id),
        }),
        _ => Ok(Some(held)),
    }
}
