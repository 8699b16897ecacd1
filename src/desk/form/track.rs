//! 跨年度跟踪: what was promised, until when, and when to look back.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::track::Track;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::line("promise", say::PROMISE, 500).carried(),
        Field::date("promised", say::PROMISED),
        Field::date("next", say::NEXT_LOOK).helped(say::HELP_BY_RULE),
        Field::on(say::TRACKED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Track(Track {
        proposals: answers.proposals(),
        promise: answers.text("promise"),
        promised: answers.date("promised"),
        next: answers.date("next"),
        on: answers.date("on"),
    }))
}
