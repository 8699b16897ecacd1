//! 会办意见: which joint units gave their opinion, when, under which number, and what it says.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::task::Stand;
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::on(say::JOINT_OPINION_ON),
        Field::free_choice("stand", say::STAND, entries(&Stand::ALL, Stand::title)).helped(say::HELP_STAND),
        Field::line("number", say::NUMBER, 100),
        Field::line("text", say::OPINION_TEXT, 2_000),
    ];
    units_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::JointOpinion(JointOpinion {
        tasks: answers.tasks(),
        number: answers.text("number"),
        stand: picked(answers, "stand", &Stand::ALL).unwrap_or_default(),
        text: answers.text("text"),
        on: answers.date("on"),
    }))
}
