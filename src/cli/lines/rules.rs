//! Rules in a line: parts of them over those of a session, in the words a file of rules has.

use super::patch::merge;
use super::{Body, Fault, refer, words};
use crate::office::Register;
use crate::office::form::About;
use crate::rulebook::{implied, sets, term};
use serde_json::{Value, json};

/// `set_rules`: the parts given replace those of the session's rules; a name stands for a shipped set.
pub fn rules(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let session = match body.get("session") {
        None | Some(Value::Null) => register.current().ok_or("还没有届次")?,
        Some(named) => refer::session(register, named)?,
    };
    let was = serde_json::to_value(&session.rules).map_err(|error| error.to_string())?;
    let parts = body.remove("rules").ok_or("缺少 \"rules\"：要改的部分，或自带规则的名称")?;
    body.insert("rules".to_owned(), patched(&was, parts)?);
    body.insert("session".to_owned(), json!(session.id));
    Ok(())
}

/// Rules with some parts replaced: a part is what JSON has for it, or what a file of rules writes.
pub fn patched(was: &Value, parts: Value) -> Result<Value, Fault> {
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
    empty_for_none(&mut parts);
    counting(&mut parts);
    day_in_words(&mut parts)?;
    terms_in_words(&mut parts)?;
    options_in_words(&mut parts);
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

/// In a file `""` says that there is none.
fn empty_for_none(rules: &mut Body) {
    let places = [
        ("intake", "rollover"),
        ("numbering", "intersession"),
        ("numbering", "in_category"),
        ("numbering", "letter"),
        ("publication", "within"),
    ];
    for (section, key) in places {
        let value = rules.get_mut(section).and_then(|section| section.get_mut(key));
        if let Some(value) = value.filter(|value| value.as_str() == Some("")) {
            *value = Value::Null;
        }
    }
}

/// In a file how terms are counted stands beside them.
fn counting(rules: &mut Body) {
    let Some(Value::Object(terms)) = rules.get_mut("terms") else { return };
    for key in ["start_day_counts", "roll_over"] {
        let Some(said) = terms.remove(key) else { continue };
        let counting = terms.entry("counting").or_insert_with(|| json!({}));
        if let Value::Object(counting) = counting {
            counting.insert(key.to_owned(), said);
        }
    }
}

/// `"rollover":"12月5日"`.
fn day_in_words(rules: &mut Body) -> Result<(), Fault> {
    let rollover = rules.get_mut("intake").and_then(|intake| intake.get_mut("rollover"));
    let Some(Value::String(words)) = rollover else { return Ok(()) };
    let day = term::day(words).ok_or_else(|| format!("“{words}”不是一年里的一天，应如 12月5日"))?;
    rules["intake"]["rollover"] = json!(day);
    Ok(())
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

/// An option may be written as its words alone, which mean a rating where the question asks for one.
fn options_in_words(rules: &mut Body) {
    let questions = rules.get_mut("form").and_then(|form| form.get_mut("questions"));
    for question in questions.and_then(Value::as_array_mut).into_iter().flatten() {
        let about: About = question.get("about").and_then(words::read).unwrap_or_default();
        let options = question.get_mut("options").and_then(Value::as_array_mut);
        for option in options.into_iter().flatten() {
            if let Value::String(title) = option {
                *option = json!({ "title": title, "rating": implied(about, title) });
            }
        }
    }
}
