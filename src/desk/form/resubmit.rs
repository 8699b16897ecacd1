//! 重新收件: nothing to fill in, only to confirm.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::send_back::Resubmit;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    Vec::new()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Resubmit(Resubmit { proposals: answers.proposals() }))
}
