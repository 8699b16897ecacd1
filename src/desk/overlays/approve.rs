//! The commands that wait for a second clerk (待复核): who asked, when, about what. Choosing one opens the form by which
//! it is agreed to, refused, or taken back.

use super::choice::Choice;
use crate::desk::field::{Item, Picker};
use crate::desk::form::{FormKind, Scene, Targets};
use crate::desk::msg::Wish;
use crate::desk::overlay::Overlay;
use crate::office::calendar::beijing;
use crate::office::pending::Pending;
use crate::office::verbs::who;
use crate::office::{Register, roles};
use crate::text::locale::say::second as say;

/// The list; `None` when nothing waits.
pub fn waiting(scene: &Scene) -> Option<Overlay> {
    let waiting: Vec<&Pending> = scene.register.pending().collect();
    if waiting.is_empty() {
        return None;
    }
    let items = waiting.iter().map(|pending| item(scene, pending)).collect();
    let answer = |pending: &&Pending| Wish::Fill(FormKind::Second, Targets::Named(pending.id.to_string()));
    let wishes = waiting.iter().map(answer).collect();
    let picker = Picker::new(say::WAITING_SECOND, items);
    Some(Overlay::Choice(Box::new(Choice::of_wishes(wishes, picker))))
}

fn item(scene: &Scene, pending: &Pending) -> Item {
    let (register, me) = (scene.register, scene.occasion.clerk);
    let own = pending.clerk == me;
    let barred = match pending.asked() {
        Some(command) if !own => {
            roles::check_waiting(register, &command, me).err().map(|why| why.to_string())
        }
        _ => None,
    };
    let day = beijing(pending.at).format("%m-%d %H:%M").to_string();
    Item {
        code: pending.id.to_string(),
        title: say::waiting_line(
            pending.verb.title(),
            register.clerk_name(pending.clerk),
            &about(register, pending),
        ),
        detail: say::waiting_since(&day, own.then_some(say::OWN)),
        barred,
    }
}

/// The proposals it is about, the first by name.
fn about(register: &Register, pending: &Pending) -> String {
    let first = pending.proposals.first().and_then(|id| register.proposal(*id)).map(who);
    match (first, pending.proposals.len()) {
        (Some(first), 1) => first,
        (Some(first), count) => say::first_of(&first, count),
        (None, _) => String::new(),
    }
}
