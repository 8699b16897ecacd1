//! 信息进展: items were compiled, sent up or adopted.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::InfoId;
use crate::office::info::InfoFate;
use crate::office::stage::Level;
use crate::office::verbs::info::AdvanceInfo;
use crate::text::locale::forms as say;
use crate::text::ranges::numbers;

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Compiled,
    Sent,
    Adopted,
}

const STEPS: [Step; 3] = [Step::Compiled, Step::Sent, Step::Adopted];

pub(super) fn fields(_about: &About) -> Vec<Field> {
    let title = |step| match step {
        Step::Compiled => say::COMPILED,
        Step::Sent => say::SENT_UP,
        Step::Adopted => say::ADOPTED,
    };
    vec![
        Field::line("items", say::INFO_NUMBERS, 200).must().helped(say::HELP_RANGES),
        Field::choice("what", say::INFO_STEP, entries(&STEPS, title)).carried(),
        Field::line("bulletin", say::BULLETIN, 50).carried().helped(say::HELP_COMPILED),
        Field::digits("issue", say::ISSUE, 5).helped(say::HELP_COMPILED),
        Field::free_choice("level", say::LEADER_LEVEL, entries(&Level::ALL, Level::title)).carried(),
        Field::line("note", say::NOTE, 2_000),
        Field::on(say::ADVANCED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let items =
        numbers(&answers.text("items")).map_err(|word| FieldFault::at("items", say::no_number(&word)))?;
    let level = || {
        let level = picked(answers, "level", &Level::ALL);
        level.ok_or_else(|| FieldFault::at("level", say::must(say::LEADER_LEVEL)))
    };
    let what = match picked(answers, "what", &STEPS) {
        Some(Step::Sent) => InfoFate::Sent { to: level()? },
        Some(Step::Adopted) => InfoFate::Adopted { by: level()? },
        _ => InfoFate::Compiled {
            bulletin: answers.text("bulletin"),
            issue: answers.number("issue").ok_or_else(|| FieldFault::at("issue", say::must(say::ISSUE)))?,
        },
    };
    Ok(Command::AdvanceInfo(AdvanceInfo {
        items: items.into_iter().map(InfoId).collect(),
        what,
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
