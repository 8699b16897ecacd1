//! 告知: when the proposers of declined proposals were told.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::notify::Notify;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::on(say::NOTIFIED_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Notify(Notify { proposals: answers.proposals(), on: answers.date("on") }))
}
