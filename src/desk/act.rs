//! From an action to what is done, where neither overlay nor pane took it: moving between panes, opening forms and
//! lists, undo, leaving.

use super::draft;
use super::form::FormKind;
use super::model::Model;
use super::msg::Effect;
use super::panes::PaneName;
use super::wish::{self, fill, refuse};
use crate::keymap::{Action, Need};
use crate::office::Command;
use crate::office::verbs::undo::{Redo, Undo};
use crate::text::locale::say;

/// Does an action.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = anywhere(model, action) {
        return effects;
    }
    if model.overlays.last().is_some_and(|overlay| !overlay.lets_verbs_through()) {
        return refuse(model, say::CLOSE_FIRST.to_owned());
    }
    if let Some(pane) = PaneName::ALL.into_iter().find(|name| name.action() == action) {
        model.overlays.clear();
        model.front = pane;
        return Vec::new();
    }
    on_the_pane(model, action)
}

/// What can be done whatever lies on top.
fn anywhere(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Quit => Some(draft::leave(model)),
        Action::Redraw => Some(vec![Effect::Redraw]),
        Action::Cancel if model.overlays.is_empty() => Some(vec![Effect::Ring]),
        Action::Cancel => Some(wish::carry_out(model, vec![super::Wish::Leave])),
        _ => None,
    }
}

fn on_the_pane(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NextPane => turn(model, 1),
        Action::PrevPane => turn(model, -1),
        Action::Undo => wish::submit(model, Command::Undo(Undo::default())),
        Action::Redo => wish::submit(model, Command::Redo(Redo::default())),
        _ => match FormKind::of(action) {
            Some(kind) => verb(model, action, kind),
            None => vec![Effect::Ring],
        },
    }
}

fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    model.front = model.front.beside(by);
    Vec::new()
}

/// Opens the form of a verb about what is marked or pointed at.
fn verb(model: &mut Model, action: Action, kind: FormKind) -> Vec<Effect> {
    let subject = model.subject();
    let proposals = match action.row().needs {
        Need::Nothing => Vec::new(),
        Need::One => subject.at.into_iter().collect(),
        Need::Several if subject.proposals.len() < 2 => {
            return refuse(model, say::MERGE_NEEDS_SEVERAL.to_owned());
        }
        Need::Row | Need::Rows | Need::Several => subject.proposals,
    };
    if proposals.is_empty() && action.row().needs != Need::Nothing {
        return refuse(model, say::NOTHING_CHOSEN.to_owned());
    }
    let targets = kind.targets(&model.register, &proposals, &subject.units);
    fill(model, kind, targets)
}
