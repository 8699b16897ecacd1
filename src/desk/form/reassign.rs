//! 改办: another unit takes a task over; whether the clock starts again is said each time.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::reassign::Reassign;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::unit("to", say::TO_UNIT).must(),
        Field::flag("restart", say::RESTART),
        Field::on(say::REASSIGNED_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let to = answers.units("to").first().copied();
    Ok(Command::Reassign(Reassign {
        task: answers.task()?,
        to: to.ok_or_else(|| FieldFault::at("to", say::must(say::TO_UNIT)))?,
        restart: answers.yes("restart"),
        on: answers.date("on"),
    }))
}
