//! What a desk says of commands that wait for a second clerk (双人复核): after sending one, and when one of another clerk
//! comes that this clerk may answer.

use super::model::Model;
use crate::office::pending::Pending;
use crate::office::{Entry, Fact, Turn, Verb};
use crate::text::locale::say::second as say;

/// The waiting command an entry made or answered, as it is after it.
fn of(entry: &Entry) -> Option<&Pending> {
    entry.facts.iter().find_map(|fact| match fact {
        Fact::Pending(change) => change.now.as_deref(),
        _ => None,
    })
}

/// What an own entry did, in words.
pub fn done(model: &Model, entry: &Entry) -> Option<String> {
    let pending = of(entry)?;
    let verb = pending.verb.title();
    let asker = model.register.clerk_name(pending.clerk);
    Some(match &pending.answer {
        None => say::sent_for_second(verb, pending.id.0),
        Some(answer) if answer.agreed => say::agreed(verb, asker),
        Some(answer) if answer.clerk == pending.clerk => say::taken_back(verb),
        Some(_) => say::refused(verb, asker),
    })
}

/// What another clerk's entry means for this one: something waits here, or what was asked here is answered.
pub fn heard(model: &Model, entry: &Entry, who: &str) -> Option<String> {
    let pending = of(entry).filter(|_| entry.turn == Turn::Plain || entry.verb == Verb::Second)?;
    let verb = pending.verb.title();
    match &pending.answer {
        None if pending.waits_for(&model.register, model.me) => Some(say::waits_for_you(who, verb)),
        Some(answer) if pending.clerk == model.me => {
            Some(say::answered(who, verb, answer.agreed, &answer.note))
        }
        _ => None,
    }
}

/// What waits for this clerk, told when the desk opens.
pub fn waiting(model: &Model) -> Option<String> {
    let count = model.register.pending().filter(|one| one.waits_for(&model.register, model.me)).count();
    (count > 0).then(|| say::wait_for_you(count))
}
