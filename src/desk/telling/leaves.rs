//! The parts of a component: its tree taken apart into leaves, each with a path and a value in words.

use super::words::{id, word};
use crate::office::Register;
use crate::text::locale::say::fields;
use crate::text::locale::say::history as say;
use serde::Serialize;
use serde_json::{Map, Value};

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Where it stands in the component, in words.
    pub path: String,
    /// What it says.
    pub text: String,
    /// The same as data: two texts may be shown alike and differ.
    pub raw: Value,
}

/// Where in the tree.
#[derive(Debug, Clone)]
struct Place {
    component: &'static str,
    /// Name of the field.
    field: String,
    /// Name of the field around it.
    within: String,
    path: String,
}

/// The parts of a component that say anything.
pub fn leaves<T: Serialize>(component: &'static str, value: &T, register: &Register) -> Vec<Leaf> {
    let value = serde_json::to_value(value).unwrap_or_default();
    let place = Place { component, field: component.to_owned(), within: String::new(), path: String::new() };
    let mut out = Vec::new();
    walk(&place, &value, register, &mut out);
    out
}

fn walk(place: &Place, value: &Value, register: &Register, out: &mut Vec<Leaf>) {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (n, item) in (1..).zip(items) {
                let path = say::nth(&place.path, n);
                walk(&Place { path, ..place.clone() }, item, register, out);
            }
        }
        Value::Object(fields) => branch(place, fields, register, out),
        _ => out.extend(leaf(place, value, register)),
    }
}

/// A value that has parts: a due date and a length of time are told in one, a variant by its name and its own parts.
fn branch(place: &Place, fields: &Map<String, Value>, register: &Register, out: &mut Vec<Leaf>) {
    let raw = || Value::Object(fields.clone());
    if let Some(text) = due(fields).or_else(|| term(fields)) {
        out.push(Leaf { path: titled(place), text, raw: raw() });
        return;
    }
    let mut only = fields.iter();
    if let (Some((name, inner)), None) = (only.next(), only.next())
        && let Some(text) = word(place.component, &place.within, &place.field, name)
    {
        out.push(Leaf { path: titled(place), text: text.to_owned(), raw: Value::String(name.clone()) });
        walk(place, inner, register, out);
        return;
    }
    for (name, inner) in fields.iter().filter(|(name, _)| *name != "id") {
        walk(&inside(place, name), inner, register, out);
    }
}

fn inside(place: &Place, name: &str) -> Place {
    // What is counted stands under the name of the measure.
    let measure =
        word(place.component, &place.within, &place.field, name).filter(|_| place.field == "counts");
    let label = measure.unwrap_or_else(|| fields::label(place.component, name));
    let path = if place.path.is_empty() { label.to_owned() } else { format!("{} {label}", place.path) };
    Place { component: place.component, field: name.to_owned(), within: place.field.clone(), path }
}

/// The path, or for a component that is one value the component's own name.
fn titled(place: &Place) -> String {
    if place.path.is_empty() { fields::name(place.component).to_owned() } else { place.path.clone() }
}

fn leaf(place: &Place, value: &Value, register: &Register) -> Option<Leaf> {
    let text = text(place, value, register)?;
    Some(Leaf { path: titled(place), text, raw: value.clone() })
}

/// A value in words; `None`: it says nothing.
fn text(place: &Place, value: &Value, register: &Register) -> Option<String> {
    match value {
        Value::Bool(yes) => Some(if *yes { say::YES } else { say::NO }.to_owned()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => {
            let word = word(place.component, &place.within, &place.field, text);
            Some(word.map_or_else(|| text.replace('T', " "), str::to_owned).replace('\n', " "))
        }
        Value::Number(number) => {
            let number = number.as_u64().and_then(|n| u32::try_from(n).ok());
            let named = number.and_then(|number| id(register, place.component, &place.field, number));
            Some(named.unwrap_or_else(|| value.to_string()))
        }
        // A digest stands for a text that is kept elsewhere.
        Value::Array(items) if is_digest(&place.field, items) => Some(say::A_TEXT.to_owned()),
        Value::Array(items) => {
            let all: Vec<String> = items.iter().filter_map(|item| text(place, item, register)).collect();
            (!all.is_empty()).then(|| all.join("、"))
        }
        Value::Null | Value::Object(_) => None,
    }
}

fn is_digest(field: &str, items: &[Value]) -> bool {
    let digest = matches!(field, "text" | "contact" | "fingerprint");
    digest && !items.is_empty() && items.iter().all(Value::is_number)
}

/// A due date.
fn due(fields: &Map<String, Value>) -> Option<String> {
    let date = fields.get("date").filter(|_| fields.contains_key("provisional"))?.as_str()?;
    let provisional = fields.get("provisional").and_then(Value::as_bool).unwrap_or_default();
    Some(format!("{date}{}", if provisional { say::PROVISIONAL } else { "" }))
}

/// A length of time.
fn term(fields: &Map<String, Value>) -> Option<String> {
    let mut only = fields.iter();
    let (Some((unit, length)), None) = (only.next(), only.next()) else { return None };
    match unit.as_str() {
        "days" => length.as_u64().map(say::days),
        "working_days" => length.as_u64().map(say::working_days),
        "months" => length.as_u64().map(say::months),
        _ => None,
    }
}
