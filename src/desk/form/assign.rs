//! 交办: filed proposals are given to units.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::units;
use crate::office::Command;
use crate::office::verbs::assign::Assign;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    let mut fields = units::fields();
    fields.push(Field::on(say::ASSIGNED_ON));
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Assign(Assign {
        proposals: answers.proposals(),
        to: units::read(answers),
        on: answers.date("on"),
    }))
}
