//! 签收: which units acknowledged receipt, and when; of one proposal, also which unit should be added.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::receipt::{Receipt, Wanted};
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let mut fields: Vec<Field> = units_field(about).into_iter().chain([Field::on(say::RECEIPT_ON)]).collect();
    if about.alone().is_some() {
        fields.push(Field::unit("add", say::ADD_UNIT).helped(say::HELP_UNIT_FREE));
        fields.push(Field::reason().helped(say::HELP_ADD_REASON));
    }
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let wanted = |unit| Wanted { unit, role: None, reason: answers.text("reason") };
    if answers.units("add").is_empty() && !answers.text("reason").is_empty() {
        return Err(FieldFault::at("add", say::must(say::ADD_UNIT)));
    }
    let add = answers.units("add").first().copied().map(wanted);
    Ok(Command::Receipt(Receipt { add, on: answers.date("on"), ..Receipt::of(answers.tasks()) }))
}
