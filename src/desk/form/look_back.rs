//! 回头看: progress, the class that holds now, and whether tracking ends.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{classes, entries, picked};
use crate::office::Command;
use crate::office::opinion::Rating;
use crate::office::verbs::track::LookBackAt;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    vec![
        Field::line("progress", say::PROGRESS, 2_000).must(),
        Field::free_choice("class", say::CLASS_NOW, classes(about)),
        Field::line("basis", say::BASIS, 2_000),
        Field::free_choice("rating", say::RATED, entries(&Rating::ALL, Rating::title)),
        Field::flag("end", say::TRACKING_ENDS).with_text("no"),
        Field::date("next", say::NEXT_LOOK).helped(say::HELP_BY_RULE),
        Field::on(say::LOOKED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::LookBack(LookBackAt {
        proposals: answers.proposals(),
        progress: answers.text("progress"),
        class: answers.choice("class").map(ToOwned::to_owned),
        basis: answers.text("basis"),
        rating: picked(answers, "rating", &Rating::ALL),
        end: answers.yes("end"),
        next: answers.date("next"),
        on: answers.date("on"),
    }))
}
