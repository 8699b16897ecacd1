//! Values of the last forms, offered again (沿用上次). A carried value is shown as such, kept by Enter and replaced by
//! the first character typed.

use super::fields::Field;
use super::{Form, FormKind, Scene, Targets};
use crate::desk::field::Input;
use crate::office::verbs::remind::counted_up;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Values of the last form of each kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Carry {
    kinds: BTreeMap<FormKind, Last>,
}

/// Values of the last form of one kind, by field.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Last {
    values: BTreeMap<String, Value>,
}

impl Carry {
    /// Remembers a form that was submitted. Long texts are not remembered.
    pub fn note(&mut self, form: &Form) {
        let kept = form.fields().iter().filter(|field| !matches!(field.input, Input::Body(_)));
        let mut values: BTreeMap<String, Value> =
            kept.map(|field| (field.name.to_owned(), field.input.save())).collect();
        if form.kind() == FormKind::Remind {
            count_up(&mut values, form.targets());
        }
        self.kinds.insert(form.kind(), Last { values });
    }

    pub(super) fn last(&self, kind: FormKind) -> Last {
        self.kinds.get(&kind).cloned().unwrap_or_default()
    }
}

/// The next letter has the number after the last one of this batch.
fn count_up(values: &mut BTreeMap<String, Value>, targets: &Targets) {
    let Some(letter) = values.get("letter").and_then(|kept| kept["text"].as_str()) else { return };
    let next = counted_up(letter, u32::try_from(targets.count()).unwrap_or(1));
    values.insert("letter".to_owned(), json!({ "text": next }));
}

impl Last {
    /// Offers a value where the field carries over and is empty.
    pub(super) fn offer(&self, field: &mut Field, scene: &Scene) {
        if field.carried && field.input.is_empty() {
            field.fresh = self.copy(field, scene);
        }
    }

    /// Whether the last form had a value for the field.
    pub(super) fn has(&self, field: &Field) -> bool {
        let empty = |value: &Value| match value {
            Value::Null => true,
            Value::Object(kept) => {
                kept.values().all(|part| part == "" || part.is_number() || part == &json!([]))
            }
            Value::Array(some) => some.is_empty(),
            _ => false,
        };
        self.values.get(field.name).is_some_and(|value| !empty(value))
    }

    /// Copies the value of the last form. `false`: there was none.
    pub(super) fn copy(&self, field: &mut Field, scene: &Scene) -> bool {
        let Some(value) = self.values.get(field.name) else { return false };
        field.input.load(value, scene);
        field.fresh = !field.input.is_empty();
        field.fresh
    }
}
