//! 会办意见: which joint units gave their opinion, and when.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    units_field(about).into_iter().chain([Field::on(say::JOINT_OPINION_ON)]).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::JointOpinion(JointOpinion { tasks: answers.tasks(), on: answers.date("on") }))
}
