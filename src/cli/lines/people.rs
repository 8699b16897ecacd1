//! Units, members and clerks in a line: one alone need not be in a list, names may stand for numbers, and what is not said
//! of one that is listed already stays as it is.

use super::{Body, Fault, refer};
use crate::cli::place::today;
use crate::office::Register;
use crate::office::verbs::listing::UnitListing;
use serde_json::{Map, Value, json};

/// `list_units`: `{"units":[{"code":"305","name":"市教育局"}]}`, or one unit without the list.
pub fn units(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let rows = several(body, "units")?;
    let rows: Result<Vec<Value>, Fault> = rows.into_iter().map(|row| unit(register, row)).collect();
    body.insert("units".to_owned(), Value::Array(rows?));
    Ok(())
}

fn unit(register: &Register, row: Map<String, Value>) -> Result<Value, Fault> {
    let mut row = row;
    if let Some(code) = row.get_mut("code").filter(|code| code.is_number()) {
        *code = json!(code.to_string());
    }
    for key in ["aliases", "former"] {
        if let Some(one) = row.get_mut(key).filter(|value| value.is_string() || value.is_object()) {
            *one = json!([one.take()]);
        }
    }
    if let Some(into) = row.get_mut("merged_into").filter(|into| !into.is_null()) {
        *into = json!(refer::unit(register, into)?);
    }
    let known = row.get("code").and_then(Value::as_str);
    let known = known.and_then(|code| register.units().find(|unit| unit.code == code));
    let Some(known) = known else { return Ok(Value::Object(row)) };
    let base = UnitListing {
        code: known.code.clone(),
        name: known.name.clone(),
        aliases: known.aliases.clone(),
        system: known.system.clone(),
        retired: known.retired,
        merged_into: known.merged_into,
        ..UnitListing::default()
    };
    overlaid(&base, row)
}

/// `list_members`: `{"members":[{"name":"王明","left":true}]}`, or one member without the list. `true` stands for today.
pub fn members(body: &mut Body) -> Result<(), Fault> {
    let mut rows = several(body, "members")?;
    for row in &mut rows {
        match row.get("left") {
            Some(Value::Bool(true)) => drop(row.insert("left".to_owned(), json!(today()))),
            Some(Value::Bool(false)) => drop(row.remove("left")),
            _ => {}
        }
    }
    body.insert("members".to_owned(), Value::Array(rows.into_iter().map(Value::Object).collect()));
    Ok(())
}

/// `list_clerk`: roles by their names, English or Chinese; one alone need not be in a list.
pub fn clerk(body: &mut Body) -> Result<(), Fault> {
    if let Some(Value::String(digits)) = body.get("login") {
        let login: u32 = digits
            .trim()
            .parse()
            .map_err(|_| format!("login 应写登录用户的数字编号(id -u 所示)，不是“{digits}”"))?;
        body.insert("login".to_owned(), json!(login));
    }
    let Some(roles) = body.remove("roles").or_else(|| body.remove("role")) else { return Ok(()) };
    let roles = match roles {
        Value::Array(roles) => roles,
        one => vec![one],
    };
    body.insert("roles".to_owned(), Value::Array(roles));
    Ok(())
}

/// A whole roster: each row under `key` as the verb of one alone has it.
pub fn roster(body: &mut Body, key: &str, one: impl Fn(&mut Body) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut rows = several(body, key)?;
    rows.iter_mut().try_for_each(one)?;
    body.insert(key.to_owned(), Value::Array(rows.into_iter().map(Value::Object).collect()));
    Ok(())
}

/// The rows under `key`; without it the body itself is the only row.
fn several(body: &mut Body, key: &str) -> Result<Vec<Map<String, Value>>, Fault> {
    let rows = match body.remove(key) {
        Some(Value::Array(rows)) => rows,
        Some(one @ Value::Object(_)) => vec![one],
        Some(_) => return Err(format!("{key} 应是一个列表")),
        None => vec![Value::Object(std::mem::take(body))],
    };
    let object = |row| match row {
        Value::Object(row) => Ok(row),
        Value::String(name) => Ok(Map::from_iter([("name".to_owned(), Value::String(name))])),
        other => Err(format!("{key} 里应是对象，不是 {other}")),
    };
    rows.into_iter().map(object).collect()
}

/// The fields of a row over those it is listed with.
fn overlaid(base: &UnitListing, row: Map<String, Value>) -> Result<Value, Fault> {
    let mut whole = serde_json::to_value(base).map_err(|error| error.to_string())?;
    if let Value::Object(whole) = &mut whole {
        whole.extend(row);
    }
    Ok(whole)
}
