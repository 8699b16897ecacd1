//! 结批: why a batch is closed though its totals differ from what was announced.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, Targets};
use crate::office::verbs::batch::CloseBatch;
use crate::office::{BatchId, Command};

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::reason().must()]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let batch = match answers.targets {
        Targets::Batch(id) => *id,
        _ => BatchId::default(),
    };
    Ok(Command::CloseBatch(CloseBatch { batch, reason: answers.text("reason") }))
}
