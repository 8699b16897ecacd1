//! 转送结果: what became of a declined proposal where it was passed on to.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::stage::{FateKind, Level};
use crate::office::verbs::REMARK_LIMIT;
use crate::office::verbs::divert::DivertFate;
use crate::text::locale::forms as say;

const FATES: [FateKind; 3] = [FateKind::Adopted, FateKind::NotAdopted, FateKind::Instructed];

pub(super) fn fields(_about: &About) -> Vec<Field> {
    let fates = (1..).zip(FATES).map(|(code, fate): (u8, _)| Entry::new(code.to_string(), fate.title()));
    let levels =
        (1..).zip(Level::ALL).map(|(code, level): (u8, _)| Entry::new(code.to_string(), level.title()));
    vec![
        Field::choice("what", say::FATE, fates.collect()),
        Field::choice("level", say::BODY_LEVEL, levels.collect()).carried(),
        Field::line("note", say::NOTES, REMARK_LIMIT),
        Field::on(say::FATE_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let place = |name| answers.choice(name).and_then(|code| code.parse::<usize>().ok()?.checked_sub(1));
    Ok(Command::DivertFate(DivertFate {
        proposals: answers.proposals(),
        what: place("what").and_then(|at| FATES.get(at)).copied().unwrap_or(FateKind::Adopted),
        level: place("level").and_then(|at| Level::ALL.get(at)).copied().unwrap_or_default(),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
