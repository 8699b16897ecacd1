//! 公开: whose replies were published, and when.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::publish::Publish;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    units_field(about).into_iter().chain([Field::on(say::PUBLISHED_ON)]).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Publish(Publish { tasks: answers.tasks(), on: answers.date("on") }))
}
