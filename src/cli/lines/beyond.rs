//! Lines on what lies beyond the handling of proposals: leaders and activities by name, many information items at once.

use super::shape::{each, listed, lists, name_proposals};
use super::{Body, Fault, filing, refer, words};
use crate::office::leader::Leader;
use crate::office::stage::Level;
use crate::office::{ActivityId, Register};
use serde_json::{Map, Value, json};

/// Most information items one line may stand for.
const MOST: u64 = 2_000;

/// `leads`, `supervises` and `answers` name leaders; they become one list in that order.
pub fn supervise(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let mut leadings = Vec::new();
    let mut said = false;
    for part in ["leads", "supervises", "answers"] {
        let Some(names) = body.remove(part) else { continue };
        said = true;
        for name in listed(&names) {
            leadings.push(json!({ "leader": refer::leader(register, &name)?, "part": part }));
        }
    }
    if said {
        body.insert("leadings".to_owned(), Value::Array(leadings));
    }
    each(body, &["related"], |value| proposals(register, value))
}

/// Leaders under `leaders`, or one flat; what is not said of a known one stays.
pub fn leaders(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let rows = match body.remove("leaders") {
        Some(rows) => listed(&rows),
        None => vec![Value::Object(std::mem::take(body))],
    };
    let rows: Result<Vec<Value>, Fault> = rows.into_iter().map(|row| leader(register, row)).collect();
    body.insert("leaders".to_owned(), Value::Array(rows?));
    Ok(())
}

fn leader(register: &Register, row: Value) -> Result<Value, Fault> {
    let mut row = match row {
        Value::Object(row) => row,
        Value::String(name) => Map::from_iter([("name".to_owned(), Value::String(name))]),
        other => return Err(format!("领导应写姓名或一个对象，不是 {other}")),
    };
    if let Some(office) = row.remove("office") {
        row.insert("offices".to_owned(), office);
    }
    each(&mut row, &["offices"], |value| Ok(Value::Array(listed(value))))?;
    let level: Option<Level> = row.get("level").and_then(words::read);
    let same = |held: &&Leader| {
        let alike = level.is_none_or(|level| held.level == level);
        row.get("name") == Some(&json!(held.name)) && alike
    };
    let numbered = row.get("id").and_then(Value::as_u64);
    let held = match numbered {
        Some(id) => register.leaders().find(|held| u64::from(held.id.0) == id),
        None => register.leaders().find(same),
    };
    let mut whole = if let Some(Ok(Value::Object(whole))) = held.map(serde_json::to_value) {
        whole
    } else {
        let fresh = json!({ "id": 0, "offices": [], "body": "government", "level": "city", "left": null });
        fresh.as_object().cloned().unwrap_or_default()
    };
    whole.append(&mut row);
    Ok(Value::Object(whole))
}

/// An activity, flat; with an `id` what is not said of it stays.
pub fn activity(register: &Register, body: &mut Body) -> Result<(), Fault> {
    if let Some(Value::Object(inner)) = body.remove("activity") {
        *body = inner;
    }
    if let Some(units) = body.remove("units") {
        body.insert("reporting".to_owned(), units);
    }
    lists(register, body, &["reporting"])?;
    each(body, &["leaders"], |value| {
        let ids: Result<Vec<_>, Fault> =
            listed(value).iter().map(|name| refer::leader(register, name)).collect();
        ids.map(|ids| json!(ids))
    })?;
    each(body, &["attendees"], |value| Ok(Value::Array(listed(value))))?;
    each(body, &["proposals"], |value| proposals(register, value))?;
    each(body, &["demands"], |value| Ok(Value::Array(listed(value).into_iter().map(demand).collect())))?;
    named_session(register, body)?;
    if body.get("id").is_none() {
        let today = || json!(crate::cli::place::today());
        body.entry("on").or_insert_with(today);
        by_day(register, body, "on");
    }
    let given = std::mem::take(body);
    let mut whole = from(register, &given)?;
    whole.extend(given);
    body.insert("activity".to_owned(), Value::Object(whole));
    Ok(())
}

fn from(register: &Register, given: &Body) -> Result<Map<String, Value>, Fault> {
    let known = match given.get("id").and_then(Value::as_u64) {
        None | Some(0) => None,
        Some(id) => {
            let id = u32::try_from(id).ok().map(ActivityId);
            let held = id.and_then(|id| register.activity(id));
            Some(held.ok_or_else(|| format!("没有编号为{}的活动", given["id"]))?)
        }
    };
    let session = register.current().map_or(0, |session| session.id.0);
    let whole = match known {
        Some(held) => serde_json::to_value(held).map_err(|error| error.to_string())?,
        None => json!({
            "id": 0, "session": session, "place": "", "host": "", "leaders": [], "attendees": [],
            "reporting": [], "proposals": [], "demands": [], "counts": {}, "notes": "",
        }),
    };
    Ok(whole.as_object().cloned().unwrap_or_default())
}

fn demand(value: Value) -> Value {
    match value {
        Value::String(text) => json!({ "text": text, "followed": [] }),
        other => other,
    }
}

/// `items`, or one flat, or `count` of them under one title, numbered.
pub fn info(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let rows = match (body.remove("items"), body.remove("count")) {
        (Some(rows), None) => listed(&rows),
        (Some(_), Some(_)) => return Err("items 和 count 只能写一个".to_owned()),
        (None, None) => vec![Value::Object(std::mem::take(body))],
        (None, Some(count)) => {
            let count = count.as_u64().filter(|count| (1..=MOST).contains(count));
            let count = count.ok_or_else(|| format!("count 应是1至{MOST}的整数"))?;
            let row = std::mem::take(body);
            let stem = row.get("title").and_then(Value::as_str).unwrap_or("社情民意信息").to_owned();
            (1..=count).map(|n| numbered(&row, &stem, n)).collect()
        }
    };
    let mut items = Vec::new();
    for row in rows {
        let mut row = match row {
            Value::Object(row) => row,
            title => Map::from_iter([("title".to_owned(), title)]),
        };
        name_proposals(register, "record_activity", &mut row)?;
        named_session(register, &mut row)?;
        // One made from a proposal counts where the proposal does.
        if row.get("proposal").is_none_or(Value::is_null) {
            by_day(register, &mut row, "collected");
        }
        items.push(Value::Object(row));
    }
    body.insert("items".to_owned(), Value::Array(items));
    Ok(())
}

fn numbered(row: &Body, stem: &str, n: u64) -> Value {
    let mut row = row.clone();
    row.insert("title".to_owned(), Value::String(format!("{stem}（{n}）")));
    Value::Object(row)
}

/// The session by its name, year or number.
fn named_session(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["session"], |value| match value {
        Value::Null => Ok(Value::Null),
        named => refer::session(register, named).map(|session| json!(session.id)),
    })
}

/// Without a session, what has a day counts under the session that was open on it.
fn by_day(register: &Register, body: &mut Body, key: &str) {
    let day = body.get(key).and_then(Value::as_str).and_then(|day| day.trim().parse().ok());
    let session = day.and_then(|day| refer::session_on(register, day));
    if let Some(session) = session.filter(|_| body.get("session").is_none_or(Value::is_null)) {
        body.insert("session".to_owned(), json!(session));
    }
}

/// Steps of the ladder count from 1, as clerks count them, or go by their names.
pub fn remind(register: &Register, body: &mut Body) -> Result<(), Fault> {
    lists(register, body, &["units"])?;
    let ladder = register.current().map_or(&[][..], |session| &session.rules.ladder);
    let known = || {
        let steps = (1..).zip(ladder).map(|(number, step): (u32, _)| format!("{number} {}", step.name));
        steps.collect::<Vec<_>>().join("、")
    };
    each(body, &["level"], |value| {
        let place = match value {
            Value::Null => return Ok(Value::Null),
            Value::String(name) => {
                let name = name.trim();
                let numbered = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                ladder.iter().position(|step| step.name == name).or(numbered)
            }
            other => other.as_u64().and_then(|number| usize::try_from(number).ok()?.checked_sub(1)),
        };
        let place = place.filter(|place| *place < ladder.len());
        place.map(|place| json!(place)).ok_or_else(|| format!("没有第 {value} 级催办，有：{}", known()))
    })
}

/// Items as numbers, or as `"1-86"`.
pub fn advance(body: &mut Body) -> Result<(), Fault> {
    each(body, &["items"], |value| {
        let mut ids = Vec::new();
        for value in listed(value) {
            match &value {
                Value::String(words) => ids.extend(range(words)?),
                Value::Number(number) => ids.push(number.as_u64().unwrap_or(0)),
                other => return Err(format!("信息应写编号，如 3 或 \"1-86\"，不是 {other}")),
            }
        }
        Ok(json!(ids))
    })
}

fn range(words: &str) -> Result<Vec<u64>, Fault> {
    let mut ids = Vec::new();
    for part in words.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '至', '—']).unwrap_or((part, part));
        match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
            (Ok(first), Ok(last)) if first <= last && last - first < MOST => ids.extend(first..=last),
            _ => return Err(format!("信息编号“{part}”读不懂，应写成 3 或 1-86，一次最多{MOST}条")),
        }
    }
    Ok(ids)
}

/// A proposal on which an instruction was written is named as everywhere.
pub fn instruction(register: &Register, body: &mut Body) -> Result<(), Fault> {
    filing::level_said(body)?;
    named_session(register, body)?;
    let flat = ["proposal", "info", "activity", "document"].into_iter().find(|key| body.contains_key(*key));
    if let Some((key, value)) = flat.and_then(|key| body.remove_entry(key)) {
        body.insert("subject".to_owned(), json!({ key: value }));
    }
    // One on something in the register counts where that does.
    if body.get("subject").and_then(|subject| subject.get("document")).is_some() {
        by_day(register, body, "on");
    }
    each(body, &["subject"], |value| {
        let mut subject = value.as_object().cloned().unwrap_or_default();
        if subject.is_empty() {
            return Err(
                "subject 应写成 {\"proposal\":…}、{\"info\":…}、{\"activity\":…} 或 {\"document\":…}"
                    .to_owned(),
            );
        }
        each(&mut subject, &["proposal"], |id| refer::proposal(register, id).map(|id| json!(id)))?;
        each(&mut subject, &["document"], |document| match document {
            Value::String(title) => Ok(json!({ "number": "", "title": title })),
            Value::Object(given) => {
                let mut whole =
                    Map::from_iter([("number".to_owned(), json!("")), ("title".to_owned(), json!(""))]);
                whole.extend(given.clone());
                Ok(Value::Object(whole))
            }
            other => Err(format!("document 应写标题，或写 number 和 title，不是 {other}")),
        })?;
        Ok(Value::Object(subject))
    })
}

fn proposals(register: &Register, value: &Value) -> Result<Value, Fault> {
    let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::proposal(register, v)).collect();
    ids.map(|ids| json!(ids))
}
