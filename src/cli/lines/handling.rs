//! Lines on the handling by units: which task is meant when no unit is named, and the words of the field for choices that
//! the commands know by English names.

use super::shape::{each, listed};
use super::{Body, Fault, refer};
use crate::office::Register;
use crate::office::reply::Point;
use crate::office::task::{Task, TaskRole};
use serde_json::{Value, json};

/// Words of the field and the names they stand for, by key.
const WORDS: &[(&str, &[(&str, &str)])] = &[
    ("stand", &[("同意", "agrees"), ("修改后同意", "amends"), ("不同意", "disagrees")]),
    (
        "openness",
        &[
            ("主动公开", "public"),
            ("公开", "public"),
            ("同意公开", "public"),
            ("依申请公开", "on_request"),
            ("不予公开", "closed"),
            ("不公开", "closed"),
            ("未注明", "unsaid"),
        ],
    ),
    ("why", &[("认定", "decided"), ("更正", "corrected"), ("跨年度变更", "tracked")]),
    (
        "way",
        &[
            ("走访", "visit"),
            ("面谈", "talk"),
            ("座谈", "forum"),
            ("座谈会", "forum"),
            ("电话", "telephone"),
            ("书信", "letter"),
            ("邮件", "letter"),
            ("其他", "other"),
            ("当面协商", "in_person"),
            ("专门说明", "explained"),
        ],
    ),
    ("role", ROLES),
    ("adopted", ADOPTED),
    ("granted", &[("同意", "yes"), ("通过", "yes"), ("不同意", "no"), ("退回", "no"), ("退回重拟", "no")]),
];

const ROLES: &[(&str, &str)] = &[("主办", "lead"), ("会办", "joint"), ("分办", "separate")];

const ADOPTED: &[(&str, &str)] = &[
    ("采纳", "adopted"),
    ("部分采纳", "partly"),
    ("部分", "partly"),
    ("未采纳", "not_adopted"),
    ("不采纳", "not_adopted"),
];

/// Puts names of units and words of the field into the form the commands know.
pub fn words(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let unit = |value: &Value| refer::unit(register, value).map(|unit| json!(unit));
    each(body, &["to", "propose"], |value| if value.is_null() { Ok(Value::Null) } else { unit(value) })?;
    if let Some(add) = body.remove("add") {
        let add = added(body, add)?;
        body.insert("add".to_owned(), each_of(add, unit)?);
    }
    for (key, words) in WORDS {
        each(body, &[key], |value| Ok(known(words, value)))?;
    }
    each(body, &["granted"], |value| {
        Ok(match value.as_str() {
            Some("yes") => json!(true),
            Some("no") => json!(false),
            _ => value.clone(),
        })
    })?;
    each(body, &["points"], |value| {
        listed(value).iter().map(point).collect::<Result<_, _>>().map(Value::Array)
    })
}

/// `"add":"市财政局","reason":"…"` or `"add":{"unit":"市财政局","role":"会办","reason":"…"}`.
fn added(body: &mut Body, add: Value) -> Result<Body, Fault> {
    match add {
        Value::Object(add) => Ok(add),
        Value::Null => Err("add 应写要增办的单位".to_owned()),
        unit => {
            let reason = body.remove("reason").unwrap_or_default();
            let mut add = Body::new();
            add.insert("unit".to_owned(), unit);
            add.insert("reason".to_owned(), reason);
            Ok(add)
        }
    }
}

fn each_of(mut add: Body, unit: impl Fn(&Value) -> Result<Value, Fault>) -> Result<Value, Fault> {
    each(&mut add, &["unit"], unit)?;
    each(&mut add, &["role"], |value| Ok(known(ROLES, value)))?;
    Ok(Value::Object(add))
}

/// A recommendation as an object, or as one line: `采纳 增设校车：已开通12条线路`.
fn point(value: &Value) -> Result<Value, Fault> {
    let fault = |line: &str| format!("逐条答复“{line}”读不懂：应以采纳、部分或不采纳开头，空格后写建议");
    match value {
        Value::String(line) => {
            let point = Point::read(line).ok_or_else(|| fault(line))?;
            serde_json::to_value(point).map_err(|error| error.to_string())
        }
        Value::Object(fields) => {
            let mut fields = fields.clone();
            each(&mut fields, &["adopted"], |value| Ok(known(ADOPTED, value)))?;
            Ok(Value::Object(fields))
        }
        other => Err(format!("逐条答复应写成文字或对象，不是 {other}")),
    }
}

fn known(words: &[(&str, &str)], value: &Value) -> Value {
    let word = value.as_str().unwrap_or_default();
    let name = words.iter().find(|(chinese, _)| *chinese == word).map(|(_, name)| json!(name));
    name.unwrap_or_else(|| value.clone())
}

/// The unit whose task on a proposal is meant when none is named: the only one for which the verb makes sense.
pub fn unit(register: &Register, verb: &str, proposal: &Value) -> Result<Value, Fault> {
    let id = refer::proposal(register, proposal)?;
    let running = register.proposal(id).into_iter().flat_map(crate::office::Proposal::running);
    let mut fitting = running.filter(|(_, task)| fits(verb, task)).map(|(unit, _)| unit);
    match (fitting.next(), fitting.next()) {
        (Some(unit), None) => Ok(json!(register.unit_name(unit))),
        _ => refer::only_unit(register, id).map(|unit| json!(register.unit_name(unit))),
    }
}

fn fits(verb: &str, task: &Task) -> bool {
    match verb {
        "joint_opinion" => task.role == TaskRole::Joint && task.joint_opinion.is_none(),
        "rule_hand_back" => task.hand_back_pending().is_some(),
        "rule_addition" => task.addition_pending().is_some(),
        "rule_extension" => task.extension_pending().is_some(),
        "rule_draft" => task.draft_pending().is_some(),
        "reply" | "submit_draft" => task.role != TaskRole::Joint && !task.replied(),
        _ => false,
    }
}
