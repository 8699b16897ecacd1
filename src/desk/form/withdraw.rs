//! 撤案: why the proposer took the proposals back.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::withdraw::Withdraw;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::reason().must().carried(), Field::on(say::WITHDRAWN_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Withdraw(Withdraw {
        proposals: answers.proposals(),
        reason: answers.text("reason"),
        on: answers.date("on"),
    }))
}
