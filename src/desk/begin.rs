//! What a desk does first: asks for unfinished forms, shows what the clerk should know at once, and in an office that has
//! received nothing yet, how to begin.

use super::model::{Model, Tone};
use super::msg::{Asked, Effect};
use super::overlay::Overlay;
use super::overlays::begin::Begin;
use super::overlays::notice::Notice;
use super::second;
use super::update::settle;
use super::wish::ask;
use crate::text::locale::say;
use crate::wire::Question;

/// Begins a desk.
pub fn begin(model: &mut Model, notices: Vec<String>) -> Vec<Effect> {
    if is_new(model) {
        model.overlays.push(Overlay::Begin(Begin::default()));
    }
    if !notices.is_empty() {
        model.overlays.push(Overlay::Notice(Notice::new(say::NOTICE, notices)));
    }
    if let Some(waiting) = second::waiting(model) {
        model.say(Tone::Heard, waiting);
    }
    settle(model);
    ask(model, Question::Drafts, Asked::Drafts)
}

/// Nothing was received and nothing was set up but the office itself.
fn is_new(model: &Model) -> bool {
    model.register.count() == 0 && model.register.seq() <= 1
}
