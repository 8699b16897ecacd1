//! Lines that change part of something: what is not said stays as it is.

use super::rules::patched;
use super::{Body, Fault, receive, refer};
use crate::office::arrival::Arrival;
use crate::office::{Particulars, Proposal, Register};
use serde_json::{Map, Value, json};

/// `amend`: the fields given replace those of the proposal; the state they were read from is sent along, so that a
/// change in between is refused instead of overwritten.
pub fn particulars(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let id = refer::proposal(register, &body.remove("proposal").unwrap_or(Value::Null))?;
    let proposal = register.proposal(id).ok_or_else(|| format!("没有收件号为{id}的提案"))?;
    let text = body.remove("text");
    let mut fields = std::mem::take(body);
    receive::category(&mut fields);
    if let Some(names) = fields.get_mut("proposers") {
        *names = receive::proposers(names)?;
        keep_signatures(names, &proposal.particulars);
    }
    arrival(proposal, &mut fields, body)?;
    let from = serde_json::to_value(&proposal.particulars).map_err(|error| error.to_string())?;
    let mut now = from.clone();
    merge(&mut now, fields)?;
    body.insert("proposal".to_owned(), json!(id));
    body.insert("from".to_owned(), from);
    body.insert("particulars".to_owned(), now);
    text.map(|text| body.insert("text".to_owned(), text));
    Ok(())
}

/// When and how it came in, where the line says anything of it.
fn arrival(proposal: &Proposal, fields: &mut Body, body: &mut Body) -> Result<(), Fault> {
    let keys = ["received", "period", "signatures_due"];
    let mut said: Body = keys.into_iter().filter_map(|key| fields.remove_entry(key)).collect();
    if said.is_empty() {
        return Ok(());
    }
    if let Some(Value::String(time)) = said.get_mut("received") {
        *time = receive::moment(time);
    }
    let from = serde_json::to_value(Arrival::of(&proposal.intake)).map_err(|error| error.to_string())?;
    let mut now = from.clone();
    merge(&mut now, said)?;
    body.insert("from_arrival".to_owned(), from);
    body.insert("arrival".to_owned(), now);
    Ok(())
}

/// Whoever signed before has signed, unless the line says when.
fn keep_signatures(names: &mut Value, before: &Particulars) {
    for name in names.as_array_mut().into_iter().flatten() {
        let was = before.proposers.iter().find(|proposer| name["name"] == json!(proposer.name));
        if let (Some(fields), Some(was)) = (name.as_object_mut(), was) {
            fields.entry("signed").or_insert(json!(was.signed));
        }
    }
}

/// `set_session`: the fields given replace those of the current session, or of the one whose `id` is given; `"new":true`
/// opens another one that starts from the current one's rules.
pub fn session(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let current = register.current().ok_or("还没有届次")?;
    let named = body.get("id").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
    let base = match named {
        Some(id) => register.session(crate::office::SessionId(id)).ok_or_else(|| format!("没有届次 {id}"))?,
        None => current,
    };
    let mut session = serde_json::to_value(base).map_err(|error| error.to_string())?;
    let opens = body.remove("new").is_some_and(|new| new == json!(true));
    let enters = body.remove("current").unwrap_or(json!(opens));
    let mut fields = std::mem::take(body);
    if opens {
        fields.insert("id".to_owned(), json!(register.next_session()));
    }
    if let Some(Value::String(cutoff)) = fields.get_mut("cutoff") {
        // A day alone is still within to its end.
        *cutoff = if cutoff.trim().len() == 10 {
            format!("{}T23:59:59", cutoff.trim())
        } else {
            receive::moment(cutoff)
        };
    }
    let parts = fields.remove("rules");
    merge(&mut session, fields)?;
    if let Some(parts) = parts {
        let rules = patched(&session["rules"], parts)?;
        session["rules"] = rules;
    }
    body.insert("session".to_owned(), session);
    body.insert("current".to_owned(), enters);
    Ok(())
}

/// `list_holidays`: spans of days become days.
pub fn holidays(body: &mut Body) -> Result<(), Fault> {
    for key in ["off", "work"] {
        let Some(value) = body.get_mut(key) else { continue };
        let mut days = Vec::new();
        for word in value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]) {
            let span = word.as_str().and_then(crate::rulebook::span);
            let span = span.ok_or_else(|| {
                format!("{key} 里的 {word} 读不懂，应写成 2027-01-01 或 2027-01-01..2027-01-03")
            })?;
            days.extend(span);
        }
        *value = json!(days);
    }
    Ok(())
}

/// Whether a value is a term: one of a few kinds, which replaces another kind as a whole.
fn is_term(value: &Value) -> bool {
    let kinds = ["days", "working_days", "months", "on"];
    value
        .as_object()
        .is_some_and(|term| term.len() == 1 && term.keys().all(|key| kinds.contains(&key.as_str())))
}

/// Lays fields over a value, objects into objects; a field the value does not have is a fault.
pub(super) fn merge(onto: &mut Value, fields: Map<String, Value>) -> Result<(), Fault> {
    let Value::Object(onto) = onto else { return Err("这里不能改".to_owned()) };
    for (key, value) in fields {
        if !onto.contains_key(&key) {
            let known: Vec<&str> = onto.keys().map(String::as_str).collect();
            return Err(refer::unknown_field(&key, &known));
        }
        let Some(place) = onto.get_mut(&key) else { continue };
        match value {
            Value::Object(inner) if place.is_object() && !is_term(place) => merge(place, inner)?,
            other => *place = other,
        }
    }
    Ok(())
}
