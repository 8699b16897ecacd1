//! From the words of a line to the fields of a command: names become numbers, short forms become whole ones.

use super::{Body, Fault, beyond, filing, handling, papers, patch, people, receive, refer, rules};
use crate::office::Register;
use serde_json::{Value, json};

/// Gives the body of a line the shape of the command's fields.
pub fn reshape(register: &Register, verb: &str, body: &mut Body) -> Result<(), Fault> {
    match verb {
        "receive" => return receive::reshape(register, body),
        "amend" => return patch::particulars(register, body),
        "set_session" => return patch::session(register, body),
        "set_rules" => return rules::rules(register, body),
        "list_holidays" => return patch::holidays(body),
        "undo" | "redo" | "second" | "close_batch" => return Ok(()),
        "list_units" => return people::units(register, body),
        "list_members" => return people::members(body),
        "list_clerk" => return people::clerk(body),
        "list_clerks" => return people::roster(body, "clerks", people::clerk),
        "list_sessions" => return people::roster(body, "sessions", |row| patch::session(register, row)),
        "answer" => papers::answer(register, body)?,
        "open_batch" => return papers::batch(register, body),
        "key_sheet" => return papers::sheet(register, body),
        "second_key" | "settle_sheet" => return papers::keyed_again(register, body),
        "list_questionnaire" => return papers::questionnaire(register, body),
        "file" | "assign" => units_into(register, body)?,
        "remind" => beyond::remind(register, body)?,
        "receipt" | "rule_addition" | "hand_back" | "rule_hand_back" | "reassign" | "extend"
        | "ask_extension" | "rule_extension" | "consult" | "joint_opinion" | "submit_draft"
        | "rule_draft" | "reply" | "publish" | "classify" | "meet" => handling::named(register, body)?,
        "list_leaders" => return beyond::leaders(register, body),
        "record_activity" => return beyond::activity(register, body),
        "record_info" => return beyond::info(register, body),
        "advance_info" => return beyond::advance(body),
        "record_instruction" => return beyond::instruction(register, body),
        "supervise" => beyond::supervise(register, body)?,
        _ => {}
    }
    filing::reshape(register, verb, body)?;
    name_proposals(register, verb, body)?;
    name_tasks(register, verb, body)
}

/// `lead`, `joint`, `separate` at the top become `to`.
fn units_into(register: &Register, body: &mut Body) -> Result<(), Fault> {
    lists(register, body, &["lead", "joint", "separate"])?;
    let take = |key: &str, body: &mut Body| body.remove(key).unwrap_or_else(|| json!([]));
    let to = json!({
        "lead": take("lead", body),
        "joint": take("joint", body),
        "separate": take("separate", body),
    });
    body.insert("to".to_owned(), to);
    Ok(())
}

/// Lists of units; one alone need not be in a list.
pub(super) fn lists(register: &Register, body: &mut Body, keys: &[&str]) -> Result<(), Fault> {
    each(body, keys, |value| {
        let units: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::unit(register, v)).collect();
        units.map(|units| json!(units))
    })
}

pub(super) fn name_proposals(register: &Register, verb: &str, body: &mut Body) -> Result<(), Fault> {
    if matches!(verb, "classify" | "meet" | "supervise" | "track" | "look_back" | "mark" | "close")
        && let Some(one) = body.remove("proposal")
    {
        body.insert("proposals".to_owned(), one);
    }
    each(body, &["proposals"], |value| {
        let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::proposal(register, v)).collect();
        ids.map(|ids| json!(ids))
    })?;
    each(body, &["proposal", "into"], |value| refer::proposal(register, value).map(|id| json!(id)))
}

/// Verbs on tasks take `tasks`, or `proposals` with an optional `unit`.
fn name_tasks(register: &Register, verb: &str, body: &mut Body) -> Result<(), Fault> {
    let many = matches!(
        verb,
        "receipt" | "extend" | "ask_extension" | "joint_opinion" | "consult" | "submit_draft" | "publish"
    );
    let one = matches!(
        verb,
        "hand_back"
            | "rule_hand_back"
            | "rule_addition"
            | "rule_extension"
            | "rule_draft"
            | "reply"
            | "reassign"
    );
    if !many && !one || body.contains_key("task") || body.contains_key("tasks") {
        each(body, &["task"], |value| task(register, value))?;
        return each(body, &["tasks"], |value| {
            let tasks: Result<Vec<_>, Fault> =
                listed(value).iter().map(|value| task(register, value)).collect();
            tasks.map(Value::Array)
        });
    }
    let units = body.remove("units").or_else(|| body.remove("unit")).unwrap_or(Value::Null);
    let named = body.remove("proposals").or_else(|| body.remove("proposal").map(|id| json!([id])));
    let mut tasks = Vec::new();
    for id in listed(&named.unwrap_or_else(|| json!([]))) {
        let units = if units.is_null() { vec![handling::unit(register, verb, &id)?] } else { listed(&units) };
        for unit in units {
            tasks.push(task(register, &json!({ "proposal": id, "unit": unit }))?);
        }
    }
    if many {
        body.insert("tasks".to_owned(), Value::Array(tasks));
    } else if let Some(task) = tasks.pop() {
        if !tasks.is_empty() {
            return Err(format!("{verb} 一次只办一件"));
        }
        body.insert("task".to_owned(), task);
    }
    Ok(())
}

fn task(register: &Register, value: &Value) -> Result<Value, Fault> {
    let proposal = refer::proposal(register, value.get("proposal").unwrap_or(&Value::Null))?;
    let unit = match value.get("unit") {
        None | Some(Value::Null) => refer::only_unit(register, proposal)?,
        Some(unit) => refer::unit(register, unit)?,
    };
    Ok(json!({ "proposal": proposal, "unit": unit }))
}

pub(super) fn each(
    body: &mut Body,
    keys: &[&str],
    change: impl Fn(&Value) -> Result<Value, Fault>,
) -> Result<(), Fault> {
    for key in keys {
        if let Some(value) = body.get_mut(*key) {
            *value = change(value)?;
        }
    }
    Ok(())
}

/// A list, or one alone.
pub fn listed(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    }
}
