//! 认定类别: the class the office settles, how it came about, and what it rests on.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{classes, entries, picked};
use crate::office::Command;
use crate::office::outcome::RulingWhy;
use crate::office::verbs::classify::Classify;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    vec![
        Field::choice("class", say::CLASS, classes(about)),
        Field::free_choice("why", say::CLASSIFY_WHY, entries(&RulingWhy::ALL, RulingWhy::title))
            .helped(say::HELP_CLASSIFY_WHY),
        Field::line("basis", say::BASIS, 2_000),
        Field::on(say::CLASSIFIED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Classify(Classify {
        proposals: answers.proposals(),
        class: answers.choice("class").unwrap_or_default().to_owned(),
        why: picked(answers, "why", &RulingWhy::ALL),
        basis: answers.text("basis"),
        round: None,
        on: answers.date("on"),
    }))
}
