//! A form as bytes and back: what was typed is kept in the server within a second, and offered again at the next login.

use super::amend::Started;
use super::state::Form;
use super::{FormKind, Scene, Targets};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is kept of a form. Fields that a later version does not know any more are left out when it is opened.
#[derive(Serialize, Deserialize)]
struct Kept {
    kind: FormKind,
    targets: Targets,
    focus: usize,
    #[serde(default)]
    started: Option<Started>,
    fields: BTreeMap<String, KeptField>,
}

#[derive(Serialize, Deserialize)]
struct KeptField {
    value: Value,
    #[serde(default)]
    fresh: bool,
}

impl Form {
    /// The form as bytes for [`Form::restore`].
    pub fn draft(&self) -> Vec<u8> {
        let keep = |field: &super::Field| {
            (field.name.to_owned(), KeptField { value: field.input.save(), fresh: field.fresh })
        };
        let kept = Kept {
            kind: self.kind,
            targets: self.targets.clone(),
            focus: self.focus,
            started: self.started.clone(),
            fields: self.fields.iter().map(keep).collect(),
        };
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// Opens the form a draft was saved from, as it was left; `None` when what it was about is gone or the bytes are
    /// not a draft.
    pub fn restore(draft: &[u8], scene: &Scene) -> Option<Self> {
        let kept: Kept = serde_json::from_slice(draft).ok()?;
        if !kept.targets.are_there(scene.register) {
            return None;
        }
        let mut form = Self::bare(kept.kind, kept.targets, scene);
        for field in &mut form.fields {
            if let Some(kept) = kept.fields.get(field.name) {
                field.input.load(&kept.value, scene);
                field.fresh = kept.fresh;
            }
        }
        if let (Some(started), true) = (kept.started, form.started.is_some()) {
            let known = started.text.is_some();
            form.fields.iter_mut().filter(|_| known).for_each(|field| field.locked = None);
            form.started = Some(started);
        }
        form.focus = kept.focus.min(form.fields.len());
        form.dirty = true;
        form.judge(scene);
        Some(form)
    }

    /// Name under which its draft is kept: at most 100 bytes, the same for the same form on the same things.
    pub fn draft_name(&self) -> String {
        let about = serde_json::to_vec(&self.targets).unwrap_or_default();
        match &self.targets {
            Targets::Nothing => self.kind.name().to_owned(),
            Targets::Proposals(ids) if ids.len() == 1 => format!("{}-{}", self.kind.name(), ids[0]),
            _ => {
                let digest = blake3::hash(&about).to_hex();
                format!("{}-{}", self.kind.name(), &digest[..16])
            }
        }
    }
}
