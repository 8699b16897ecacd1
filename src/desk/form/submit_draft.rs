//! 答复送审: which units sent a draft in, and the class it proposes.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use super::pick::classes;
use crate::office::Command;
use crate::office::verbs::draft_reply::SubmitDraft;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [Field::on(say::SUBMITTED_ON), Field::free_choice("class", say::CLASS, classes(about))];
    units_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::SubmitDraft(SubmitDraft {
        tasks: answers.tasks(),
        class: answers.choice("class").unwrap_or_default().to_owned(),
        on: answers.date("on"),
    }))
}
