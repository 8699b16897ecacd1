//! 转送结果: what became of a declined proposal where it was passed on to.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::stage::{FateKind, Level};
use crate::office::verbs::REMARK_LIMIT;
use crate::office::verbs::divert::DivertFate;
use crate::text::locale::forms as say;

const FATES: [FateKind; 3] = [FateKind::Adopted, FateKind::NotAdopted, FateKind::Instructed];

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::choice("what", say::FATE, entries(&FATES, FateKind::title)),
        Field::choice("level", say::BODY_LEVEL, entries(&Level::ALL, Level::title)).carried(),
        Field::line("note", say::NOTES, REMARK_LIMIT),
        Field::on(say::FATE_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::DivertFate(DivertFate {
        proposals: answers.proposals(),
        what: picked(answers, "what", &FATES).unwrap_or(FateKind::Adopted),
        level: picked(answers, "level", &Level::ALL).unwrap_or_default(),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
