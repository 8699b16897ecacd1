//! 领导批示.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    Vec::new()
}

pub(super) fn command(_answers: &Answers) -> Result<Command, FieldFault> {
    Err(FieldFault::whole("-"))
}
