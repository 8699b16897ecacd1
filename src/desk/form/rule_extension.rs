//! 延期裁定: the office grants or refuses the time asked for, or grants another date.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::ask_extension::RuleExtension;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::ruling(say::EXTEND_GRANTED, say::EXTEND_REFUSED),
        Field::date("until", say::UNTIL).helped(say::HELP_UNTIL),
        Field::note(say::RULING_NOTE),
        Field::on(say::RULED_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::RuleExtension(RuleExtension {
        task: answers.task()?,
        granted: answers.yes("granted"),
        until: answers.date("until"),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
