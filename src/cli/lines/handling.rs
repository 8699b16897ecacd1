//! Lines on the handling by units: units and recommendations as they are written, and which task is meant when no unit is
//! named.

use super::shape::{each, listed};
use super::{Body, Fault, refer};
use crate::office::Register;
use crate::office::reply::Point;
use crate::office::task::{Task, TaskRole};
use serde_json::{Value, json};

/// Puts units named and recommendations in one line into the form the commands know.
pub fn named(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let unit = |value: &Value| refer::unit(register, value).map(|unit| json!(unit));
    each(body, &["to", "propose"], |value| if value.is_null() { Ok(Value::Null) } else { unit(value) })?;
    if let Some(add) = body.remove("add") {
        let add = added(body, add)?;
        body.insert("add".to_owned(), each_of(add, unit)?);
    }
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
        Value::Object(_) => Ok(value.clone()),
        other => Err(format!("逐条答复应写成文字或对象，不是 {other}")),
    }
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
