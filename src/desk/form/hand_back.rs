//! 退办: a unit asks to hand a proposal back, why, and who should have it instead.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::hand_back::HandBackAsk;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::reason().must().carried(),
        Field::unit("propose", say::PROPOSED_UNIT).helped(say::HELP_UNIT_FREE),
        Field::on(say::HANDED_BACK_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::HandBack(HandBackAsk {
        task: answers.task()?,
        reason: answers.text("reason"),
        propose: answers.units("propose").first().copied(),
        on: answers.date("on"),
    }))
}
