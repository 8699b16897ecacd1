//! Drafts: what is typed and not sent is kept in the server within a second of the last key, and offered again.

use super::model::Model;
use super::msg::{Asked, Effect};
use super::overlay::Overlay;
use super::wish::ask;
use crate::wire::{Draft, Question};

/// How long after the first key that changed something the draft is sent, milliseconds. Further keys do not put it off.
const SOON: i64 = 800;

/// Something was typed.
pub fn typed(model: &mut Model) -> Vec<Effect> {
    model.drafts.due.get_or_insert(model.clock.at + SOON);
    Vec::new()
}

/// Sends the drafts when their time has come.
pub fn keep_due(model: &mut Model) -> Vec<Effect> {
    match model.drafts.due {
        Some(due) if due <= model.clock.at => keep(model),
        _ => Vec::new(),
    }
}

/// Sends everything typed that the server does not have yet.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    model.drafts.due = None;
    let mut all = Vec::new();
    for overlay in &model.overlays {
        if let Overlay::Form(filling) = overlay
            && filling.form.is_dirty()
        {
            all.push((filling.form.draft_name(), filling.form.draft()));
        }
    }
    all.extend(super::panes::PaneName::ALL.into_iter().filter_map(|name| model.panes.get(name).draft()));
    all.into_iter().flat_map(|(name, body)| keep_one(model, name, body)).collect()
}

fn keep_one(model: &mut Model, name: String, body: Vec<u8>) -> Vec<Effect> {
    if model.drafts.kept.get(&name) == Some(&body) {
        return Vec::new();
    }
    let draft = Draft { name: name.clone(), at: model.clock.at, body: body.clone() };
    let effects = ask(model, Question::SaveDraft(draft), Asked::DraftKept);
    if !effects.is_empty() {
        model.drafts.kept.insert(name, body);
    }
    effects
}

/// Forgets a draft whose form was sent and accepted.
pub fn drop(model: &mut Model, name: &str) -> Vec<Effect> {
    match model.drafts.kept.remove(name) {
        Some(_) => ask(model, Question::DropDraft(name.to_owned()), Asked::DraftKept),
        None => Vec::new(),
    }
}

/// Keeps everything and leaves.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = keep(model);
    effects.push(Effect::Quit);
    effects
}
