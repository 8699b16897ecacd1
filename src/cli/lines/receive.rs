//! Proposals in a `receive` line: `{"do":"receive","title":"…","proposers":["民盟市委","王明"],"text":"…"}`, or several
//! under `proposals`.

use super::{Body, Fault, refer};
use crate::office::Register;
use crate::office::signers::kind_of;
use serde_json::{Map, Value, json};

/// Fields that belong to the particulars.
const PARTICULARS: &[&str] = &[
    "title",
    "proposers",
    "seconders",
    "kind",
    "category",
    "consent",
    "consent_reason",
    "secret",
    "wanted_lead",
    "wanted_joint",
    "notes",
];

/// Fields of the proposal beside them.
const BESIDE: &[&str] = &["text", "received", "period", "source_number", "marks", "signatures_due"];

/// Gives a `receive` line the shape of the command.
pub fn reshape(register: &Register, body: &mut Body) -> Result<(), Fault> {
    if let Some(session) = body.get_mut("session").filter(|session| !session.is_null()) {
        *session = json!(refer::session(register, session)?.id);
    }
    let several = body.remove("proposals");
    let proposals = match several {
        Some(Value::Array(rows)) => rows,
        Some(_) => return Err("proposals 应是一个列表".to_owned()),
        None => {
            let own = PARTICULARS.iter().chain(BESIDE);
            let row: Map<String, Value> = own.filter_map(|key| body.remove_entry(*key)).collect();
            vec![Value::Object(row)]
        }
    };
    let proposals: Result<Vec<Value>, Fault> = proposals.into_iter().map(proposal).collect();
    body.insert("proposals".to_owned(), Value::Array(proposals?));
    Ok(())
}

fn proposal(row: Value) -> Result<Value, Fault> {
    let Value::Object(mut row) = row else { return Err("每件提案应是一个对象".to_owned()) };
    let own: Vec<&str> = PARTICULARS.iter().chain(BESIDE).copied().collect();
    if let Some(key) = row.keys().find(|key| !own.contains(&key.as_str())) {
        return Err(refer::unknown_field(key, &own));
    }
    let mut particulars: Map<String, Value> =
        PARTICULARS.iter().filter_map(|key| row.remove_entry(*key)).collect();
    if let Some(names) = particulars.get_mut("proposers") {
        *names = proposers(names)?;
    }
    for key in ["wanted_lead", "wanted_joint", "seconders"] {
        if let Some(one) = particulars.get_mut(key).filter(|value| value.is_string()) {
            *one = json!([one.take()]);
        }
    }
    category(&mut particulars);
    if let Some(Value::String(time)) = row.get_mut("received") {
        *time = moment(time);
    }
    row.insert("particulars".to_owned(), Value::Object(particulars));
    Ok(Value::Object(row))
}

/// A category's code written as a number is a code all the same.
pub fn category(particulars: &mut Map<String, Value>) {
    if let Some(category) = particulars.get_mut("category").filter(|category| category.is_number()) {
        *category = json!(category.to_string());
    }
}

/// A day is its beginning, so that the day of the cutoff counts as before it; seconds may be left out.
pub fn moment(text: &str) -> String {
    let text = text.trim().replacen(' ', "T", 1);
    match text.len() {
        10 => format!("{text}T00:00:00"),
        16 => format!("{text}:00"),
        _ => text,
    }
}

/// Proposers as names, or as `{"name":…,"kind":…}`.
pub fn proposers(value: &Value) -> Result<Value, Fault> {
    let names = match value {
        Value::Array(names) => names.clone(),
        Value::String(_) => vec![value.clone()],
        _ => return Err("proposers 应是一个列表".to_owned()),
    };
    Ok(Value::Array(names.iter().map(proposer).collect()))
}

/// A proposer whose kind is not said is what its name tells; under which name the proposal is handed in is said by `kind`
/// alone.
fn proposer(value: &Value) -> Value {
    match value {
        Value::String(name) => json!({ "name": name, "kind": kind_of(name.trim()) }),
        Value::Object(fields) => {
            let mut fields = fields.clone();
            let told = fields.get("name").and_then(Value::as_str).map(|name| json!(kind_of(name.trim())));
            if let Some(kind) = told {
                fields.entry("kind").or_insert(kind);
            }
            Value::Object(fields)
        }
        other => other.clone(),
    }
}
