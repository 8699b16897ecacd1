//! Lines that change part of something: what is not said stays as it is.

use super::{Body, Fault, receive, refer};
use crate::office::{Particulars, Register, Session};
use crate::rulebook::{sets, term};
use serde_json::{Map, Value, json};

/// `amend`: the fields given replace those of the proposal; the state they were read from is sent along, so that a
/// change in between is refused instead of overwritten.
pub fn particulars(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let id = refer::proposal(register, &body.remove("proposal").unwrap_or(Value::Null))?;
    let proposal = register.proposal(id).ok_or_else(|| format!("没有收件号为{id}的提案"))?;
    let text = body.remove("text");
    let mut fields = std::mem::take(body);
    receive::words(&mut fields);
    if let Some(names) = fields.get_mut("proposers") {
        *names = receive::proposers(names)?;
        keep_signatures(names, &proposal.particulars);
    }
    let from = serde_json::to_value(&proposal.particulars).map_err(|error| error.to_string())?;
    let mut now = from.clone();
    merge(&mut now, fields)?;
    body.insert("proposal".to_owned(), json!(id));
    body.insert("from".to_owned(), from);
    body.insert("particulars".to_owned(), now);
    text.map(|text| body.insert("text".to_owned(), text));
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

/// `set_rules`: the parts given replace those of the session's rules; a name stands for a shipped set.
pub fn rules(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let session = named_session(register, body.get("session").unwrap_or(&Value::Null))?;
    let was = serde_json::to_value(&session.rules).map_err(|error| error.to_string())?;
    let parts = body.remove("rules").ok_or("缺少 \"rules\"：要改的部分，或自带规则的名称")?;
    body.insert("rules".to_owned(), patched(&was, parts)?);
    body.insert("session".to_owned(), json!(session.id));
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

/// The session a number or a name means; the current one when nothing is said.
fn named_session<'r>(register: &'r Register, value: &Value) -> Result<&'r Session, Fault> {
    let found = match value {
        Value::Null => return register.current().ok_or_else(|| "还没有届次".to_owned()),
        Value::Number(number) => {
            register.sessions().find(|session| Some(u64::from(session.id.0)) == number.as_u64())
        }
        Value::String(name) => register.sessions().find(|session| session.name == *name),
        _ => None,
    };
    let known = || register.sessions().map(|session| session.name.as_str()).collect::<Vec<_>>().join("、");
    found.ok_or_else(|| format!("没有届次 {value}，有：{}", known()))
}

/// Rules with some parts replaced: a part is what JSON has for it, and a term may be written in words.
fn patched(was: &Value, parts: Value) -> Result<Value, Fault> {
    let mut parts = match parts {
        Value::String(name) => {
            let known = || sets::ALL.iter().map(|set| set.name).collect::<Vec<_>>().join("、");
            let set =
                sets::named(&name).ok_or_else(|| format!("没有叫“{name}”的规则，自带的有：{}", known()))?;
            return serde_json::to_value(set.rules()).map_err(|error| error.to_string());
        }
        Value::Object(parts) => parts,
        other => return Err(format!("rules 应是对象或自带规则的名称，不是 {other}")),
    };
    one_template(&mut parts);
    terms_in_words(&mut parts)?;
    let mut now = was.clone();
    merge(&mut now, parts)?;
    Ok(now)
}

/// `"numbering":"第{n}号"` sets the template of the docket number.
fn one_template(rules: &mut Body) {
    if let Some(numbering) = rules.get_mut("numbering").filter(|value| value.is_string()) {
        *numbering = json!({ "docket": numbering.take() });
    }
}

/// `"3个月"` becomes `{"months":3}` wherever a term stands.
fn terms_in_words(rules: &mut Body) -> Result<(), Fault> {
    let mut places: Vec<&mut Value> = Vec::new();
    for (key, value) in rules.iter_mut() {
        match (key.as_str(), value) {
            ("terms", Value::Object(terms)) => places.extend(terms.iter_mut().flat_map(of_term)),
            ("publication", Value::Object(publication)) => places.extend(publication.get_mut("within")),
            _ => {}
        }
    }
    for place in places {
        let Value::String(words) = place else { continue };
        let term = term::parse(words)
            .ok_or_else(|| format!("“{words}”不是期限，应如 3个月、10个工作日、6月30日前"))?;
        *place = json!(term);
    }
    Ok(())
}

/// The terms under one key: that of each row of replies, or the value itself.
fn of_term<'v>((name, value): (&String, &'v mut Value)) -> Vec<&'v mut Value> {
    match name.as_str() {
        "counting" => Vec::new(),
        "reply" => {
            let rows = value.as_array_mut().into_iter().flatten();
            rows.filter_map(|row| row.get_mut("term")).collect()
        }
        _ => vec![value],
    }
}

/// Whether a value is a term: one of a few kinds, which replaces another kind as a whole.
fn is_term(value: &Value) -> bool {
    let kinds = ["days", "working_days", "months", "on"];
    value
        .as_object()
        .is_some_and(|term| term.len() == 1 && term.keys().all(|key| kinds.contains(&key.as_str())))
}

/// Lays fields over a value, objects into objects; a field the value does not have is a fault.
fn merge(onto: &mut Value, fields: Map<String, Value>) -> Result<(), Fault> {
    let Value::Object(onto) = onto else { return Err("这里不能改".to_owned()) };
    for (key, value) in fields {
        let known = onto.keys().cloned().collect::<Vec<_>>().join("、");
        let Some(place) = onto.get_mut(&key) else {
            return Err(format!("没有字段 {key}，有：{known}"));
        };
        match value {
            Value::Object(inner) if place.is_object() && !is_term(place) => merge(place, inner)?,
            other => *place = other,
        }
    }
    Ok(())
}
