//! 退回修改: what is to be mended.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::send_back::SendBack;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![Field::reason().must().carried(), Field::on(say::SENT_BACK_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::SendBack(SendBack {
        proposals: answers.proposals(),
        reason: answers.text("reason"),
        on: answers.date("on"),
    }))
}
