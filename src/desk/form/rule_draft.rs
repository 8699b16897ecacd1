//! 答复审核: the draft passes, or is sent back with what is to be mended.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::draft_reply::RuleDraft;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::ruling(say::DRAFT_PASSED, say::DRAFT_SENT_BACK),
        Field::note(say::DRAFT_NOTE).helped(say::HELP_DRAFT_NOTE),
        Field::on(say::DRAFT_RULED_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::RuleDraft(RuleDraft {
        task: answers.task()?,
        granted: answers.yes("granted"),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
