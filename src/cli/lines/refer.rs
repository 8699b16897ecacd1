//! What a word in a line refers to: a proposal, a unit, a signer.

use super::Fault;
use crate::office::leader::Leader;
use crate::office::queries::listing::by_docket;
use crate::office::task::TaskRole;
use crate::office::{LeaderId, Proposal, ProposalId, Register, Session, SessionId, UnitId};
use chrono::NaiveDate;
use serde_json::Value;

/// The proposal a number (intake) or a string (docket) names.
pub fn proposal(register: &Register, value: &Value) -> Result<ProposalId, Fault> {
    match value {
        Value::Number(number) => {
            let id = number.as_u64().and_then(|number| u32::try_from(number).ok());
            id.map(ProposalId).ok_or_else(|| format!("收件号应是正整数，不是 {number}"))
        }
        Value::String(word) => by_docket(register, word).ok_or_else(|| format!("没有案号为“{word}”的提案")),
        other => Err(format!("提案应写收件号(数字)或案号(字符串)，不是 {other}")),
    }
}

/// The unit a code, name or short name means; `None`: there is no such one, with the nearest names told.
pub fn unit(register: &Register, value: &Value) -> Result<UnitId, Fault> {
    let word = match value {
        Value::String(word) => word.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        other => return Err(format!("单位应写编码、名称或简称，不是 {other}")),
    };
    register.unit_named(&word).ok_or_else(|| format!("没有叫“{word}”的承办单位{}", near(register, &word)))
}

/// The session a number (its number in the register, or its year) or a name means.
pub fn session<'r>(register: &'r Register, value: &Value) -> Result<&'r Session, Fault> {
    match value {
        Value::Number(number) => session_named(register, &number.to_string()),
        Value::String(word) => session_named(register, word),
        other => Err(format!("届次应写名称、年度或编号，不是 {other}")),
    }
}

/// The session a word means: its name, its number in the register, its year, or part of its name. A word that means
/// several means none.
pub fn session_named<'r>(register: &'r Register, word: &str) -> Result<&'r Session, Fault> {
    let word = word.trim();
    let year = word.trim_end_matches('度').trim_end_matches('年');
    let ways: [&dyn Fn(&Session) -> bool; 4] = [
        &|session| session.name == word,
        &|session| session.id.to_string() == word,
        &|session| session.year.to_string() == year,
        &|session| !word.is_empty() && session.name.contains(word),
    ];
    let names =
        |sessions: &[&Session]| sessions.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join("、");
    for way in ways {
        let found: Vec<&Session> = register.sessions().filter(|session| way(session)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                let count = several.len();
                return Err(format!("“{word}”有{count}个届次：{}，请写明名称", names(several)));
            }
        }
    }
    let known: Vec<&Session> = register.sessions().collect();
    Err(format!("没有叫“{word}”的届次，现有：{}", names(&known)))
}

/// The session something of a day counts under when nobody says: the latest one opened by then; `None`: there was none.
pub fn session_on(register: &Register, day: NaiveDate) -> Option<SessionId> {
    let opened = register.sessions().filter(|session| session.opened <= day);
    opened.max_by_key(|session| (session.opened, session.id)).map(|session| session.id)
}

/// What is said of a field nobody knows.
pub fn unknown_field(key: &str, fields: &[&str]) -> Fault {
    unknown("字段", key, fields)
}

/// What is said of a name that is none of the known ones: the nearest, and all.
pub fn unknown(what: &str, name: &str, known: &[&str]) -> Fault {
    let near = known.iter().map(|known| (strsim::damerau_levenshtein(name, known), known)).min();
    let near = near.filter(|(distance, known)| *distance <= 1 + known.len() / 4);
    let near = near.map(|(_, known)| format!("，或许是 {known}")).unwrap_or_default();
    format!("没有{what} {name}{near}；可用：{}", known.join("、"))
}

/// The unit whose task on a proposal is meant when none is named: the only one that still owes something.
pub fn only_unit(register: &Register, id: ProposalId) -> Result<UnitId, Fault> {
    let proposal = register.proposal(id).ok_or_else(|| format!("没有收件号为{id}的提案"))?;
    let replying = |(_, task): &(UnitId, &crate::office::task::Task)| task.role != TaskRole::Joint;
    let mut units = proposal.running().filter(replying).map(|(unit, _)| unit);
    match (units.next(), units.next()) {
        (Some(unit), None) => Ok(unit),
        (None, _) => Err(format!("收件{id}还没有主办或分办单位")),
        _ => Err(format!("收件{id}有多家分办单位，请写明 \"unit\"")),
    }
}

/// Place of a signer named by place or by name.
pub fn signer(proposal: &Proposal, value: &Value) -> Result<u16, Fault> {
    let known = proposal.particulars.proposer_names();
    match value {
        Value::Number(number) => {
            let place = number.as_u64().and_then(|number| u16::try_from(number).ok());
            place.ok_or_else(|| format!("提案者序号应从 0 起，不是 {number}"))
        }
        Value::String(name) => {
            let place = proposal.particulars.proposers.iter().position(|proposer| proposer.name == *name);
            let place = place.and_then(|place| u16::try_from(place).ok());
            place.ok_or_else(|| format!("提案者里没有“{name}”，有：{known}"))
        }
        other => Err(format!("提案者应写序号或姓名，不是 {other}")),
    }
}

/// The leader a name or number means; of two of one name the one of the level written behind it (`张三(county)`) or the
/// one in office.
pub fn leader(register: &Register, value: &Value) -> Result<LeaderId, Fault> {
    let word = match value {
        Value::String(word) => word.trim(),
        Value::Number(number) => {
            let id = number.as_u64().and_then(|number| u32::try_from(number).ok()).map(LeaderId);
            let held = id.filter(|id| register.leader(*id).is_some());
            return held.ok_or_else(|| format!("没有编号为{number}的领导"));
        }
        other => return Err(format!("领导应写姓名或编号，不是 {other}")),
    };
    let (name, level) = match word.split_once(['(', '（']) {
        Some((name, level)) => (name.trim(), Some(level.trim_end_matches([')', '）']))),
        None => (word, None),
    };
    let fits = |held: &&Leader| {
        let of_level = |level: &str| super::words::read(&Value::from(level)) == Some(held.level);
        held.name == name && level.is_none_or(of_level)
    };
    let mut found: Vec<&Leader> = register.leaders().filter(fits).collect();
    if found.len() > 1 && found.iter().any(|held| held.left.is_none()) {
        found.retain(|held| held.left.is_none());
    }
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(format!(
            "没有登记叫“{word}”的领导{}，请先用 list_leaders 登记",
            nearest(register.leaders().map(|held| held.name.as_str()), name)
        )),
        _ => Err(format!("叫“{name}”的领导有{}位，请写编号，或写成“{name}(县级)”注明层级", found.len())),
    }
}

fn near(register: &Register, word: &str) -> String {
    nearest(register.units().map(|unit| unit.name.as_str()), word)
}

pub(super) fn nearest<'a>(names: impl Iterator<Item = &'a str>, word: &str) -> String {
    let mut names: Vec<(f64, &str)> =
        names.map(|name| (strsim::jaro(word, name), name)).filter(|(score, _)| *score > 0.5).collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<&str> = names.into_iter().take(3).map(|(_, name)| name).collect();
    if names.is_empty() { String::new() } else { format!("；相近的有：{}", names.join("、")) }
}
