//! 登记: units, members and clerks enter the register or are put right, known again by code or name.

use super::{day, limited, names, receive};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ClerkId, MemberId, UnitId};
use crate::office::proposal::TextDigest;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::task::Task;
use crate::office::unit::{CONTACT_MARK, Clerk, FormerName, Member, Role, Unit};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest contact, in characters.
const CONTACT_LIMIT: usize = 500;

/// In place of a login: the name is bound to none any more. It is the number the kernel gives to no user
/// (`(uid_t) -1`), so that nothing but the explicit wish frees a name, and the command is written down as ever.
pub const ANY_LOGIN: u32 = u32::MAX;

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
    /// Full name. Another one than the code had makes that a former name.
    pub name: String,
    /// First day of a new name; today when not given.
    pub renamed_on: Option<NaiveDate>,
    /// Short and former names.
    pub aliases: Vec<String>,
    /// The names it had before, oldest first, to put them right; as they are when not given.
    pub former: Option<Vec<FormerName>>,
    /// The system it belongs to.
    pub system: String,
    /// No longer takes tasks.
    pub retired: bool,
    /// The unit it was merged into; then it takes no tasks any more.
    pub merged_into: Option<UnitId>,
    /// How to reach it (联络员、电话); as it is when not given, none when empty. The text travels beside the command.
    pub contact: Option<String>,
    /// Digest of that text once it is detached.
    pub contact_digest: Option<TextDigest>,
}

/// Lists members, or puts their listing right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListMembers {
    /// The members; one with a number or a name in use replaces that listing. Numbers of new ones are given by the register.
    pub members: Vec<Member>,
}

/// Lists a clerk, or puts the listing right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListClerk {
    /// Name; one in use replaces that listing.
    pub name: String,
    /// Unix user id that may work under this name. When not given it is as it was, and any user of the office may for a
    /// name that is new; [`ANY_LOGIN`] frees a name for any user.
    #[serde(default)]
    pub login: Option<u32>,
    /// Roles.
    pub roles: BTreeSet<Role>,
}

impl ListUnits {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut listed: Vec<Unit> = register.units().cloned().collect();
        let mut next = register.next_unit().0;
        let mut facts = Vec::new();
        let mut touched = BTreeSet::new();
        for listing in &self.units {
            let unit = listing.unit(&listed, &mut next, occasion)?;
            let was = listed.iter().position(|old| old.id == unit.id);
            if unit.merged_into.is_some() && was.is_none_or(|was| listed[was].merged_into.is_none()) {
                idle(register, &unit)?;
            }
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
    /// Takes the contact out and leaves its digest.
    pub fn detach(&mut self) -> Option<String> {
        let contact = self.contact.as_deref().map(str::trim).filter(|contact| !contact.is_empty())?;
        let text = format!("{CONTACT_MARK}{contact}");
        self.contact_digest = Some(receive::digest(&text));
        self.contact = None;
        Some(text)
    }

    fn unit(&self, listed: &[Unit], next: &mut u32, occasion: &Occasion) -> Result<Unit, Refusal> {
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
        let former = self.names_before(known, &name, occasion)?;
        let contact = self.contact_now(known)?;
        let merged_into = self.merged(id, &name, listed)?;
        let retired = self.retired || merged_into.is_some();
        let code = if code.is_empty() { free_code(listed) } else { limited("单位编码", code, 20)? };
        let (aliases, system) = (names("别名", &self.aliases)?, limited("系统", &self.system, 100)?);
        Ok(Unit { id, code, name, aliases, system, retired, former, merged_into, contact })
    }

    /// The former names: those given, or those known and the one that is given up now.
    fn names_before(
        &self,
        known: Option<&Unit>,
        name: &str,
        occasion: &Occasion,
    ) -> Result<Vec<FormerName>, Refusal> {
        if let Some(former) = &self.former {
            let mut former = former.clone();
            former.sort_by_key(|old| old.until);
            for old in &mut former {
                old.name = limited("曾用名", &old.name, 100)?;
                day("曾用名截止日", Some(old.until), None, occasion)?;
            }
            return Ok(former);
        }
        let Some(known) = known else { return Ok(Vec::new()) };
        let mut former = known.former.clone();
        if known.name != name {
            let earliest = former.last().and_then(|old| old.until.succ_opt());
            let from = day("更名日期", self.renamed_on, earliest.map(|on| ("上次更名日", on)), occasion)?;
            let until = from.pred_opt().unwrap_or(from);
            former.push(FormerName { name: known.name.clone(), until });
        }
        Ok(former)
    }

    fn contact_now(&self, known: Option<&Unit>) -> Result<Option<TextDigest>, Refusal> {
        match self.contact.as_deref().map(str::trim) {
            None => Ok(self.contact_digest.or_else(|| known.and_then(|unit| unit.contact))),
            Some("") => Ok(None),
            Some(contact) => {
                let contact = limited("联络方式", contact, CONTACT_LIMIT)?;
                Ok(Some(receive::digest(&format!("{CONTACT_MARK}{contact}"))))
            }
        }
    }

    /// A unit is merged into one that still takes tasks, and not into itself.
    fn merged(&self, id: UnitId, name: &str, listed: &[Unit]) -> Result<Option<UnitId>, Refusal> {
        let Some(into) = self.merged_into else { return Ok(None) };
        let into = listed.iter().find(|unit| unit.id == into).ok_or(Refusal::UnknownUnit(into.0))?;
        let refuse = |what: &str| Err(Refusal::NotNow { who: name.to_owned(), what: what.to_owned() });
        if into.id == id {
            return refuse("不能并入自己");
        }
        if into.retired {
            return refuse(&format!("{}已撤并，请写现在承接职能的单位", into.name));
        }
        Ok(Some(into.id))
    }
}

/// A unit that is merged into another leaves nothing behind that somebody still has to begin. What it replied to
/// already cannot be given to another any more and stays in its name.
fn idle(register: &Register, unit: &Unit) -> Result<(), Refusal> {
    let begun = |task: &Task| task.fulfilled() || !task.replies.is_empty();
    let filed = register.handled_by(unit.id).filter(|p| matches!(p.stage, Stage::Filed { .. }));
    let waiting = filed.filter(|p| p.tasks.get(&unit.id).is_some_and(|task| !begun(task))).count();
    if waiting == 0 {
        return Ok(());
    }
    let what = format!("还有{waiting}件没有办完，请先改办给别的单位，再并入");
    Err(Refusal::NotNow { who: unit.name.clone(), what })
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
        occasion: &Occasion,
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
            if member.left.is_some() {
                day("离任日期", member.left, None, occasion)?;
            }
            let was = listed(register, member.id, &name)?;
            let id = was.as_ref().map_or(MemberId(next), |old| old.id);
            next += u32::from(was.is_none());
            let now = Member {
                id,
                name,
                sector: limited("界别", &member.sector, 50)?,
                party: limited("党派", &member.party, 50)?,
                group: limited("小组", &member.group, 50)?,
                left: member.left,
            };
            if was.as_ref() != Some(&now) {
                facts.push(Fact::Member(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) }));
            }
        }
        if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
    }
}

/// The member a listing puts right: the one with its number, whatever it is called now, else the one of its name.
fn listed(register: &Register, id: MemberId, name: &str) -> Result<Option<Member>, Refusal> {
    let of_name = register.members().find(|old| old.name == name);
    let Some(numbered) = register.members().find(|old| old.id == id) else { return Ok(of_name.cloned()) };
    match of_name.filter(|other| other.id != id) {
        Some(other) => {
            let (what, holder) = ("姓名".to_owned(), format!("委员{}", other.id));
            Err(Refusal::Taken { what, value: name.to_owned(), holder })
        }
        None => Ok(Some(numbered.clone())),
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
        let login = match self.login {
            None => was.as_ref().and_then(|clerk| clerk.login),
            given => given.filter(|login| *login != ANY_LOGIN),
        };
        let now = Clerk { id, name, login, roles: self.roles.clone() };
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
