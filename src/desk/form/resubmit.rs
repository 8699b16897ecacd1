//! 重新收件: the day, and nothing else to fill in.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::send_back::Resubmit;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::on(say::RESUBMITTED_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Resubmit(Resubmit { proposals: answers.proposals(), on: answers.date("on") }))
}
