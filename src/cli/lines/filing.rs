//! The verbs around filing: reviewing, declining, telling, passing on, signing, and whoever is asked in a proposer's
//! place.

use super::{Body, Fault, refer, words};
use crate::office::stage::FateKind;
use crate::office::{ProposalId, Register};
use serde_json::{Value, json};

/// Gives the body of such a line the shape of the command's fields; other verbs are left as they are.
pub fn reshape(register: &Register, verb: &str, body: &mut Body) -> Result<(), Fault> {
    match verb {
        "review" => review(register, body),
        "decline" => {
            code(body, "ground");
            Ok(())
        }
        "notify" | "archive" | "divert" => several(body),
        "divert_fate" => {
            if body.get("what").and_then(words::read) == Some(FateKind::Instructed) {
                level_said(body)?;
            }
            several(body)
        }
        "sign" => sign(register, body),
        "stand_in" => stand_in(register, body),
        _ => Ok(()),
    }
}

fn review(register: &Register, body: &mut Body) -> Result<(), Fault> {
    several(body)?;
    code(body, "category");
    if let Some(lead) = body.get_mut("lead").filter(|lead| !lead.is_null()) {
        let one = super::shape::listed(lead);
        let [unit] = one.as_slice() else { return Err("拟主办只能写一家".to_owned()) };
        *lead = json!(refer::unit(register, unit)?);
    }
    super::shape::lists(register, body, &["joint", "separate"])?;
    // One word for all three.
    if let Some(gates) = body.get_mut("gates").filter(|gates| !gates.is_object()) {
        *gates = json!({ "policy": gates, "content": gates, "wording": gates });
    }
    Ok(())
}

/// An instruction is of some level; none is more likely than another.
pub fn level_said(body: &Body) -> Result<(), Fault> {
    match body.get("level") {
        None | Some(Value::Null) => {
            Err(format!("缺少 level：批示要写明是哪一级的，可选：{}", words::levels()))
        }
        Some(_) => Ok(()),
    }
}

/// A code written as a number is a code all the same.
fn code(body: &mut Body, key: &str) {
    if let Some(value) = body.get_mut(key).filter(|value| value.is_number()) {
        *value = json!(value.to_string());
    }
}

/// `proposal` stands for a list of one.
fn several(body: &mut Body) -> Result<(), Fault> {
    match (body.remove("proposal"), body.contains_key("proposals")) {
        (Some(_), true) => Err("proposal 和 proposals 只写一个".to_owned()),
        (Some(one), false) => {
            body.insert("proposals".to_owned(), one);
            Ok(())
        }
        (None, _) => Ok(()),
    }
}

fn sign(register: &Register, body: &mut Body) -> Result<(), Fault> {
    if let Some(one) = body.remove("signer") {
        body.insert("signers".to_owned(), one);
    }
    let proposal = signed(register, body)?;
    if let Some(signers) = body.get_mut("signers") {
        let places: Result<Vec<u16>, Fault> =
            super::shape::listed(signers).iter().map(|signer| refer::signer(proposal, signer)).collect();
        *signers = json!(places?);
    }
    Ok(())
}

fn stand_in(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let proposal = signed(register, body)?;
    if let Some(signer) = body.get_mut("signer") {
        *signer = json!(refer::signer(proposal, signer)?);
    }
    Ok(())
}

/// The proposal signed, whose signers are named.
fn signed<'r>(register: &'r Register, body: &mut Body) -> Result<&'r crate::office::Proposal, Fault> {
    let named = body.get("proposal").ok_or("缺少 proposal，它说明是哪一件")?;
    let id: ProposalId = refer::proposal(register, named)?;
    body.insert("proposal".to_owned(), json!(id));
    register.proposal(id).ok_or_else(|| format!("没有收件号为{id}的提案"))
}
