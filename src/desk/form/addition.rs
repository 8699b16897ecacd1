//! 增办裁定: the office grants or refuses to add the unit that another one proposed.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::addition::RuleAddition;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::ruling(say::ADD_GRANTED, say::ADD_REFUSED),
        Field::note(say::RULING_NOTE),
        Field::on(say::RULED_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::RuleAddition(RuleAddition {
        task: answers.task()?,
        granted: answers.yes("granted"),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
