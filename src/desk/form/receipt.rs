//! 签收: which units acknowledged receipt, and when.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::receipt::Receipt;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    units_field(about).into_iter().chain([Field::on(say::RECEIPT_ON)]).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Receipt(Receipt { tasks: answers.tasks(), on: answers.date("on") }))
}
