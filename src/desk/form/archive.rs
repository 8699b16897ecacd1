//! 归档: closed proposals go into the archive.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::archive::Archive;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::on(say::ARCHIVED_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Archive(Archive { proposals: answers.proposals(), on: answers.date("on") }))
}
