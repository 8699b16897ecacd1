//! Proposals in a `receive` line: `{"do":"receive","title":"…","proposers":["民盟市委","王明"],"text":"…"}`, or several
//! under `proposals`.

use super::{Body, Fault};
use serde_json::{Map, Value, json};

/// Fields that belong to the particulars.
const PARTICULARS: &[&str] = &[
    "title",
    "proposers",
    "seconders",
    "kind",
    "category",
    "consent",
    "wanted_lead",
    "wanted_joint",
    "notes",
];

/// Fields of the proposal beside them.
const BESIDE: &[&str] = &["text", "received", "period", "source_number", "marks"];

/// Gives a `receive` line the shape of the command.
pub fn reshape(body: &mut Body) -> Result<(), Fault> {
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
    let mut particulars: Map<String, Value> =
        PARTICULARS.iter().filter_map(|key| row.remove_entry(*key)).collect();
    if let Some(names) = particulars.get_mut("proposers") {
        *names = proposers(names)?;
    }
    if let Some(Value::String(day)) = row.get_mut("received")
        && day.len() == 10
    {
        day.push_str("T00:00:00");
    }
    row.insert("particulars".to_owned(), Value::Object(particulars));
    Ok(Value::Object(row))
}

/// Proposers as names, or as `{"name":…,"kind":…}`.
pub fn proposers(value: &Value) -> Result<Value, Fault> {
    let Value::Array(names) = value else { return Err("proposers 应是一个列表".to_owned()) };
    let one = |value: &Value| match value {
        Value::String(name) => json!({ "name": name }),
        other => other.clone(),
    };
    Ok(Value::Array(names.iter().map(one).collect()))
}
