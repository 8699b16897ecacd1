//! 退办裁定: the office grants or refuses a request to hand back.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::verbs::hand_back::HandBackRuling;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let rulings =
        vec![Entry::new("1", say::GRANTED).meaning("yes"), Entry::new("2", say::REFUSED).meaning("no")];
    let own = [Field::choice("granted", say::RULING, rulings), Field::on(say::RULED_ON)];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::RuleHandBack(HandBackRuling {
        task: answers.task()?,
        granted: answers.yes("granted"),
        on: answers.date("on"),
    }))
}
