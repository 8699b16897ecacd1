//! 登记: units, members and clerks enter the register or are put right, known again by code or name.

use super::limited;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ClerkId, MemberId, UnitId};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::unit::{Clerk, Member, Role, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Lists units, or puts their listing right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListUnits {
    /// The units; one with a code in use replaces that listing.
    pub units: Vec<UnitListing>,
}

/// A unit as it shall be listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnitListing {
    /// Short code; the next free number when empty.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short and former names.
    pub aliases: Vec<String>,
    /// The system it belongs to.
    pub system: String,
    /// No longer takes tasks.
    pub retired: bool,
}

/// Lists members, or puts their listing right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListMembers {
    /// The members; one with a name in use replaces that listing. The numbers are given by the register.
    pub members: Vec<Member>,
}

/// Lists a clerk, or puts the listing right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListClerk {
    /// Name; one in use replaces that listing.
    pub name: String,
    /// Unix user id that may work under this name; any user of the office when not given.
    #[serde(default)]
    pub login: Option<u32>,
    /// Roles.
    pub roles: BTreeSet<Role>,
}

impl ListUnits {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut listed: Vec<Unit> = register.units().cloned().collect();
        let mut next = register.next_unit().0;
        let mut facts = Vec::new();
        let mut touched = BTreeSet::new();
        for listing in &self.units {
            let unit = listing.unit(&listed, &mut next)?;
            let was = listed.iter().position(|old| old.id == unit.id);
            if !touched.insert(unit.id) {
                return Err(Refusal::Twice(unit.name));
            }
            let old = was.map(|place| std::mem::replace(&mut listed[place], unit.clone()));
            if old.is_none() {
                listed.push(unit.clone());
            }
            if old.as_ref() != Some(&unit) {
                facts.push(Fact::Unit(Change {
                    of: unit.id,
                    was: old.map(Box::new),
                    now: Some(Box::new(unit)),
                }));
            }
        }
        if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
    }
}

impl UnitListing {
    fn unit(&self, listed: &[Unit], next: &mut u32) -> Result<Unit, Refusal> {
        let name = limited("单位名称", &self.name, 100)?;
        if name.is_empty() {
            return Err(Refusal::Empty("单位名称".to_owned()));
        }
        let code = self.code.trim();
        let known = listed.iter().find(|unit| unit.code == code && !code.is_empty());
        let taken = |unit: &&Unit| unit.name == name && known.is_none_or(|known| known.id != unit.id);
        if let Some(other) = listed.iter().find(taken) {
            let holder = format!("编码{}的单位", other.code);
            return Err(Refusal::Taken { what: "单位名称".to_owned(), value: name, holder });
        }
        let id = known.map_or(UnitId(*next), |unit| unit.id);
        if known.is_none() {
            *next = next.saturating_add(1);
        }
        let code = if code.is_empty() { free_code(listed) } else { limited("单位编码", code, 20)? };
        let (aliases, system) = (self.aliases.clone(), self.system.clone());
        let (former, merged_into, contact) = known
            .map_or((Vec::new(), None, None), |unit| (unit.former.clone(), unit.merged_into, unit.contact));
        Ok(Unit { id, code, name, aliases, system, retired: self.retired, former, merged_into, contact })
    }
}

/// The lowest number from 101 that no unit has as its code.
fn free_code(listed: &[Unit]) -> String {
    let taken: BTreeSet<&str> = listed.iter().map(|unit| unit.code.as_str()).collect();
    let free = (101..=u32::MAX).map(|number| number.to_string()).find(|code| !taken.contains(code.as_str()));
    free.unwrap_or_default()
}

impl ListMembers {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut next = register.next_member().0;
        let mut seen = BTreeSet::new();
        let mut facts = Vec::new();
        for member in &self.members {
            let name = limited("姓名", &member.name, 50)?;
            if name.is_empty() {
                return Err(Refusal::Empty("姓名".to_owned()));
            }
            if !seen.insert(name.clone()) {
                return Err(Refusal::Twice(name));
            }
            let was = register.members().find(|old| old.name == name).cloned();
            let id = was.as_ref().map_or(MemberId(next), |old| old.id);
            next += u32::from(was.is_none());
            let now = Member { id, name, ..member.clone() };
            if was.as_ref() != Some(&now) {
                facts.push(Fact::Member(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) }));
            }
        }
        if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
    }
}

impl ListClerk {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let name = limited("姓名", &self.name, 50)?;
        if name.is_empty() {
            return Err(Refusal::Empty("姓名".to_owned()));
        }
        let was = register.clerks().find(|clerk| clerk.name == name).cloned();
        let id: ClerkId = was.as_ref().map_or_else(|| register.next_clerk(), |clerk| clerk.id);
        let now = Clerk { id, name, login: self.login, roles: self.roles.clone() };
        if was.as_ref() == Some(&now) {
            return Err(Refusal::Already { who: now.name, what: "没有改动".to_owned() });
        }
        let administers = |clerk: &Clerk| clerk.roles.contains(&Role::Administrator);
        let others = register.clerks().any(|clerk| clerk.id != id && administers(clerk));
        if !others && !administers(&now) {
            let what = "是最后一位管理员，不能去掉管理角色".to_owned();
            return Err(Refusal::NotNow { who: now.name, what });
        }
        Ok(vec![Fact::Clerk(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) })])
    }
}
