//! What a word in a line refers to: a proposal, a unit, a signer.

use super::Fault;
use crate::office::leader::Leader;
use crate::office::queries::listing::by_docket;
use crate::office::task::TaskRole;
use crate::office::{LeaderId, Proposal, ProposalId, Register, Session, SessionId, UnitId};
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

/// The session a number (its number in the register, or a year only one session has) or a name means.
pub fn session(register: &Register, value: &Value) -> Result<SessionId, Fault> {
    let one = |fits: &dyn Fn(&Session) -> bool| {
        let mut found = register.sessions().filter(|session| fits(session)).map(|session| session.id);
        found.next().filter(|_| found.next().is_none())
    };
    let found = match value {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or(-1);
            one(&|session| i64::from(session.id.0) == number)
                .or_else(|| one(&|session| i64::from(session.year) == number))
        }
        Value::String(name) => {
            let name = name.trim();
            one(&|session| session.name == name)
                .or_else(|| one(&|session| !name.is_empty() && session.name.contains(name)))
        }
        other => return Err(format!("届次应写名称或编号，不是 {other}")),
    };
    let known: Vec<&str> = register.sessions().map(|session| session.name.as_str()).collect();
    found.ok_or_else(|| format!("没有届次 {value}，有：{}", known.join("、")))
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
        let level_name = serde_json::to_value(held.level).unwrap_or_default();
        held.name == name && level.is_none_or(|level| level_name.as_str() == Some(level))
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
        _ => Err(format!("叫“{name}”的领导有{}位，请写编号，或写成“{name}(county)”注明层级", found.len())),
    }
}

fn near(register: &Register, word: &str) -> String {
    nearest(register.units().map(|unit| unit.name.as_str()), word)
}

fn nearest<'a>(names: impl Iterator<Item = &'a str>, word: &str) -> String {
    let mut names: Vec<(f64, &str)> =
        names.map(|name| (strsim::jaro(word, name), name)).filter(|(score, _)| *score > 0.5).collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<&str> = names.into_iter().take(3).map(|(_, name)| name).collect();
    if names.is_empty() { String::new() } else { format!("；相近的有：{}", names.join("、")) }
}
