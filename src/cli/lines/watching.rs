//! Lines about supervision and what lies beyond proposals: leaders, units and activities by name, many information items
//! at once.

use super::shape::{each, listed};
use super::{Body, Fault, refer};
use crate::office::activity::{ActivityKind, Measure};
use crate::office::{ActivityId, LeaderId, Register};
use crate::text::ranges::numbers;
use serde_json::{Map, Value, json};

/// Most information items one line may stand for.
const MOST_ITEMS: u64 = 10_000;

/// The fields of an activity, as a line writes them beside `do`.
const ACTIVITY: &[&str] = &[
    "id",
    "session",
    "kind",
    "title",
    "on",
    "place",
    "host",
    "leaders",
    "attendees",
    "reporting",
    "proposals",
    "demands",
    "counts",
    "notes",
];

/// Gives the line the shape of the command's fields.
pub fn reshape(register: &Register, verb: &str, body: &mut Body) -> Result<(), Fault> {
    match verb {
        "supervise" => supervise(register, body),
        "list_leaders" => leaders(register, body),
        "record_activity" => activity(register, body),
        "follow_up" => each(body, &["activity"], |value| activity_named(register, value).map(|id| json!(id))),
        "record_info" => infos(register, body),
        "advance_info" => items(body),
        "record_instruction" => instruction(register, body),
        _ => Ok(()),
    }
}

/// `leads`, `supervises`, `answers` name leaders, `related` proposals.
fn supervise(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let mut leadings = Vec::new();
    let mut said = false;
    for part in ["leads", "supervises", "answers"] {
        let Some(names) = body.remove(part) else { continue };
        said = true;
        for name in listed(&names) {
            leadings.push(json!({ "leader": leader(register, &name)?, "part": part }));
        }
    }
    if said {
        body.insert("leadings".to_owned(), Value::Array(leadings));
    }
    each(body, &["related"], |value| {
        let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::proposal(register, v)).collect();
        ids.map(|ids| json!(ids))
    })
}

fn leader(register: &Register, value: &Value) -> Result<LeaderId, Fault> {
    match value {
        Value::Number(number) => {
            let id = number.as_u64().and_then(|id| u32::try_from(id).ok()).map(LeaderId);
            let known = id.filter(|id| register.leader(*id).is_some());
            known.ok_or_else(|| format!("没有编号为{number}的领导"))
        }
        Value::String(name) => {
            let named = register.leaders().find(|leader| leader.name == name.trim());
            named.map(|leader| leader.id).ok_or_else(|| {
                let known: Vec<&str> = register.leaders().map(|leader| leader.name.as_str()).collect();
                format!("没有登记领导“{name}”，已登记：{}", known.join("、"))
            })
        }
        other => Err(format!("领导应写姓名或编号，不是 {other}")),
    }
}

/// `leaders` is a list of names or objects; `offices` may be one word, `left` a day.
fn leaders(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let rows =
        body.remove("leaders").map_or_else(|| vec![Value::Object(std::mem::take(body))], |v| listed(&v));
    let row = |value: &Value| -> Result<Value, Fault> {
        let mut row = match value {
            Value::String(name) => Map::from_iter([("name".to_owned(), json!(name))]),
            Value::Object(row) => row.clone(),
            other => return Err(format!("领导应写姓名或对象，不是 {other}")),
        };
        let known = |row: &Map<String, Value>| {
            let name = row.get("name").and_then(Value::as_str);
            register.leaders().find(|leader| Some(leader.name.as_str()) == name)
        };
        let was = known(&row);
        let offices =
            row.remove("offices").or_else(|| row.remove("office")).map(|value| json!(listed(&value)));
        row.insert(
            "offices".to_owned(),
            offices.unwrap_or_else(|| json!(was.map_or(&[][..], |l| &l.offices))),
        );
        row.entry("id").or_insert(json!(0));
        row.entry("body").or_insert(json!(was.map(|leader| leader.body).unwrap_or_default()));
        row.entry("level").or_insert(json!(was.map(|leader| leader.level).unwrap_or_default()));
        row.entry("left").or_insert(Value::Null);
        Ok(Value::Object(row))
    };
    let rows: Result<Vec<Value>, Fault> = rows.iter().map(row).collect();
    body.insert("leaders".to_owned(), Value::Array(rows?));
    Ok(())
}

/// An activity written flat: leaders, units and proposals by name, demands as plain texts.
fn activity(register: &Register, body: &mut Body) -> Result<(), Fault> {
    if body.contains_key("activity") {
        return Ok(());
    }
    if let Some(units) = body.remove("units") {
        body.insert("reporting".to_owned(), units);
    }
    let mut row: Map<String, Value> = ACTIVITY.iter().filter_map(|key| body.remove_entry(*key)).collect();
    name_all(register, &mut row)?;
    kind_named(&mut row);
    let session = register.current().ok_or("还没有届次")?.id;
    let list = || json!([]);
    let defaults = [
        ("id", json!(0)),
        ("session", json!(session)),
        ("kind", json!("other")),
        ("place", json!("")),
        ("host", json!("")),
        ("leaders", list()),
        ("attendees", list()),
        ("reporting", list()),
        ("proposals", list()),
        ("demands", list()),
        ("counts", json!({})),
        ("notes", json!("")),
    ];
    for (key, value) in defaults {
        row.entry(key).or_insert(value);
    }
    if !row.contains_key("on") {
        return Err("缺少 \"on\"，活动哪一天举行".to_owned());
    }
    body.insert("activity".to_owned(), Value::Object(row));
    Ok(())
}

/// The kind may be written in Chinese, and so may what was counted.
fn kind_named(row: &mut Map<String, Value>) {
    let said = row.get("kind").and_then(Value::as_str);
    let kind = said.and_then(|said| ActivityKind::ALL.into_iter().find(|kind| kind.title() == said));
    if let Some(kind) = kind {
        row.insert("kind".to_owned(), json!(kind.name()));
    }
    if let Some(Value::Object(counts)) = row.get_mut("counts") {
        for measure in Measure::ALL {
            let told = measure.title();
            let bare = told.split('(').next().unwrap_or(told);
            for word in [told, bare] {
                if let Some(value) = counts.remove(word) {
                    counts.insert(measure.name().to_owned(), value);
                }
            }
        }
    }
}

fn name_all(register: &Register, row: &mut Map<String, Value>) -> Result<(), Fault> {
    each(row, &["leaders"], |value| {
        let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| leader(register, v)).collect();
        ids.map(|ids| json!(ids))
    })?;
    each(row, &["reporting"], |value| {
        let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::unit(register, v)).collect();
        ids.map(|ids| json!(ids))
    })?;
    each(row, &["proposals"], |value| {
        let ids: Result<Vec<_>, Fault> = listed(value).iter().map(|v| refer::proposal(register, v)).collect();
        ids.map(|ids| json!(ids))
    })?;
    each(row, &["attendees"], |value| Ok(json!(listed(value))))?;
    each(row, &["session"], |value| session(register, value))?;
    each(row, &["demands"], |value| {
        let demand = |value: Value| match value {
            Value::String(text) => json!({ "text": text, "followed": [] }),
            other => other,
        };
        Ok(Value::Array(listed(value).into_iter().map(demand).collect()))
    })
}

fn session(register: &Register, value: &Value) -> Result<Value, Fault> {
    let word = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let named = register.sessions().rev().find(|session| {
        session.name == word || session.id.to_string() == word || session.year.to_string() == word
    });
    named.map(|session| json!(session.id)).ok_or_else(|| format!("没有届次“{word}”"))
}

fn activity_named(register: &Register, value: &Value) -> Result<ActivityId, Fault> {
    let word = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let known = register.activities().rev().find(|a| a.id.to_string() == word || a.title == word);
    known.map(|activity| activity.id).ok_or_else(|| format!("没有活动“{word}”"))
}

/// One item flat, several under `items`, or `count` of them with a running number behind the title.
fn infos(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let rows = match body.remove("items") {
        Some(items) => listed(&items),
        None => vec![Value::Object(std::mem::take(body))],
    };
    let mut items = Vec::new();
    for row in rows {
        let Value::Object(mut row) = row else { return Err("每条信息应是一个对象".to_owned()) };
        each(&mut row, &["proposal"], |value| refer::proposal(register, value).map(|id| json!(id)))?;
        each(&mut row, &["session"], |value| session(register, value))?;
        let count = row.remove("count").map_or(Some(1), |count| count.as_u64());
        let count = count.filter(|count| (1..=MOST_ITEMS).contains(count));
        let count = count.ok_or_else(|| format!("count 应在 1 至 {MOST_ITEMS} 之间"))?;
        let title = row.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
        for number in 1..=count {
            if count > 1 {
                row.insert("title".to_owned(), json!(format!("{title}（{number}）")));
            }
            items.push(Value::Object(row.clone()));
        }
    }
    body.insert("items".to_owned(), Value::Array(items));
    Ok(())
}

/// Item numbers as a list, or written in short: `"1-86"`.
fn items(body: &mut Body) -> Result<(), Fault> {
    each(body, &["items"], |value| match value {
        Value::String(text) => {
            let ids = numbers(text).map_err(|word| format!("“{word}”不是编号，应写成 \"1-20、35\""))?;
            Ok(json!(ids))
        }
        other => Ok(json!(listed(other))),
    })
}

/// The subject written flat: `proposal`, `info`, `activity` or `document`.
fn instruction(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["session"], |value| session(register, value))?;
    if body.contains_key("subject") {
        return Ok(());
    }
    let subject = if let Some(value) = body.remove("proposal") {
        json!({ "proposal": refer::proposal(register, &value)? })
    } else if let Some(value) = body.remove("info") {
        json!({ "info": value })
    } else if let Some(value) = body.remove("activity") {
        json!({ "activity": activity_named(register, &value)? })
    } else {
        let document = match body.remove("document") {
            Some(Value::String(title)) => json!({ "number": "", "title": title }),
            Some(other) => other,
            None => return Err("缺少批示的对象：proposal、info、activity 或 document".to_owned()),
        };
        json!({ "document": document })
    };
    body.insert("subject".to_owned(), subject);
    Ok(())
}
