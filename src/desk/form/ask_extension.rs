//! 延期申请: until when, and why.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::ask_extension::AskExtension;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::date("until", say::UNTIL).must().carried().helped(say::HELP_DATE_MUST),
        Field::reason().must().carried(),
        Field::on(say::ASKED_ON),
    ];
    units_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::AskExtension(AskExtension {
        tasks: answers.tasks(),
        until: answers.date("until").unwrap_or_default(),
        reason: answers.text("reason"),
        on: answers.date("on"),
    }))
}
