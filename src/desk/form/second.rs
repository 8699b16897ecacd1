//! 复核: a command that waits is agreed to or refused; who asked for it may only take it back.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, Targets};
use crate::desk::field::Entry;
use crate::office::verbs::REMARK_LIMIT;
use crate::office::verbs::second::Second;
use crate::office::{Command, PendingId};
use crate::text::locale::forms as say;

/// The waiting command the form is about; its number is the name it was opened with.
fn number(targets: &Targets) -> Option<PendingId> {
    match targets {
        Targets::Named(number) => number.parse().ok().map(PendingId),
        _ => None,
    }
}

pub(super) fn fields(about: &About) -> Vec<Field> {
    let pending = number(about.targets).and_then(|id| about.scene.register.pending_one(id));
    let own = pending.is_some_and(|pending| pending.clerk == about.scene.occasion.clerk);
    let entries = if own {
        vec![Entry::new("1", say::TAKE_BACK).meaning("no")]
    } else {
        vec![Entry::new("1", say::AGREE).meaning("yes"), Entry::new("2", say::DISAGREE).meaning("no")]
    };
    vec![
        Field::choice("agree", say::SECOND, entries),
        Field::line("note", say::SECOND_NOTE, REMARK_LIMIT).helped(say::HELP_SECOND),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let pending = number(answers.targets).ok_or_else(|| FieldFault::whole(say::GONE))?;
    Ok(Command::Second(Second { pending, agree: answers.yes("agree"), note: answers.text("note") }))
}
