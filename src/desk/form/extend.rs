//! 延期: until when, why, and whether it is granted already or only asked for.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::verbs::extend::Extend;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let stands = vec![
        Entry::new("1", say::GRANTED_NOW).meaning("yes"),
        Entry::new("2", say::ASKED_ONLY).meaning("no"),
    ];
    let own = [
        Field::date("until", say::UNTIL).must().carried().helped(say::HELP_DATE_MUST),
        Field::reason().carried(),
        Field::choice("granted", say::GRANTED_OR_ASKED, stands).with_text("yes"),
        Field::on(say::GRANTED_ON),
    ];
    units_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    if !answers.yes("granted") {
        return super::ask_extension::command(answers);
    }
    Ok(Command::Extend(Extend {
        tasks: answers.tasks(),
        until: answers.date("until").unwrap_or_default(),
        reason: answers.text("reason"),
        on: answers.date("on"),
    }))
}
