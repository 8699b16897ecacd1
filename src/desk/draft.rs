//! Drafts: what is typed and not sent is kept in the server within a second of the last key, and offered again.

use super::field::{Item, Picker};
use super::form::Form;
use super::model::{Model, Tone};
use super::msg::{Asked, Effect, Wish};
use super::overlay::Overlay;
use super::overlays::choice::Choice;
use super::panes::PaneName;
use super::wish::{ask, refuse};
use crate::keymap::Scope;
use crate::office::calendar::beijing;
use crate::text::locale::say::{self, asking};
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
    let mut effects: Vec<Effect> =
        all.into_iter().flat_map(|(name, body)| keep_one(model, name, body)).collect();
    for pane in PaneName::ALL {
        let Some(name) = model.panes.get(pane).draft_name() else { continue };
        effects.extend(match model.panes.get(pane).draft() {
            Some(body) => keep_one(model, name.to_owned(), body),
            None => drop(model, name),
        });
    }
    effects
}

/// Something was done by hand on the pane in front: what it keeps may have changed.
pub fn touched(model: &mut Model) {
    if model.pane().draft_name().is_some() {
        model.drafts.due.get_or_insert(model.clock.at + SOON);
    }
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

/// The drafts of an earlier desk came: panes take theirs up at once, forms are offered in a list.
pub fn offer(model: &mut Model, drafts: Vec<Draft>) -> Vec<Effect> {
    model.drafts.kept = drafts.iter().map(|draft| (draft.name.clone(), draft.body.clone())).collect();
    let (mut items, mut wishes) = (Vec::new(), Vec::new());
    for draft in drafts {
        if let Some(form) = Form::restore(&draft.body, &model.scene()) {
            let at = beijing(draft.at).format("%m-%d %H:%M").to_string();
            let code = (items.len() + 1).to_string();
            let about = form.notes().first().map_or("", String::as_str);
            let title = format!("{} {about}", form.title()).trim_end().to_owned();
            items.push(Item { code, title, detail: at, barred: None });
            wishes.push(Wish::Show(Box::new(Overlay::form(form))));
        } else {
            restore_in_pane(model, &draft);
        }
    }
    if !items.is_empty() {
        items.push(Item { title: say::DROP_DRAFTS.to_owned(), ..Item::default() });
        wishes.push(Wish::DropDrafts);
        let choice = Choice::of_wishes(wishes, Picker::new(say::DRAFTS, items));
        model.overlays.push(Overlay::Choice(Box::new(choice)));
    }
    Vec::new()
}

fn restore_in_pane(model: &mut Model, draft: &Draft) {
    let front = model.front;
    for name in PaneName::ALL {
        model.front = name;
        if model.with_pane(|pane, scene| pane.restore(&draft.name, &draft.body, scene)) {
            let key = model.keys.map.keys_of(name.action(), Scope::Global);
            let told =
                say::left_unfinished(name.action().row().title, key.first().map_or("", String::as_str));
            model.front = front;
            if name != front {
                model.say(Tone::Heard, told);
            }
            return;
        }
    }
    model.front = front;
}

/// Forgets all drafts.
pub fn drop_all(model: &mut Model) -> Vec<Effect> {
    let names: Vec<String> = model.drafts.kept.keys().cloned().collect();
    names.iter().flat_map(|name| drop(model, name)).collect()
}

/// Forgets a draft whose form was sent and accepted.
pub fn drop(model: &mut Model, name: &str) -> Vec<Effect> {
    match model.drafts.kept.remove(name) {
        Some(_) => ask(model, Question::DropDraft(name.to_owned()), Asked::DraftKept),
        None => Vec::new(),
    }
}

/// Takes the innermost form away and forgets what was filled in. A draft that the server keeps from before the
/// connection was lost is forgotten too, though this desk knows of none; without a connection it could not be.
pub fn discard(model: &mut Model) -> Vec<Effect> {
    if model.link.lost.is_some() {
        return refuse(model, asking::LOST_DRAFT.to_owned());
    }
    let Some(Overlay::Form(filling)) = model.overlays.pop_if(|overlay| matches!(overlay, Overlay::Form(_)))
    else {
        return Vec::new();
    };
    let name = filling.form.draft_name();
    model.drafts.kept.remove(&name);
    model.say(Tone::Done, asking::draft_dropped(filling.form.kind().title()));
    ask(model, Question::DropDraft(name), Asked::DraftKept)
}

/// Keeps everything and leaves.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = keep(model);
    effects.push(Effect::Quit);
    effects
}
