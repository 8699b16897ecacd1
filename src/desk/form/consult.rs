//! 面商: how, when and with whom a unit consulted the proposers.

use super::FieldFault;
use super::about::{About, units_field};
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::task::ConsultWay;
use crate::office::verbs::consult::Consult;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::choice("way", say::CONSULT_WAY, entries(&ConsultWay::ALL, ConsultWay::title)).carried(),
        Field::on(say::CONSULTED_ON),
        Field::line("who", say::TOOK_PART, 200),
        Field::line("note", say::CONSULT_NOTE, 2_000),
    ];
    units_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Consult(Consult {
        tasks: answers.tasks(),
        way: picked(answers, "way", &ConsultWay::ALL).unwrap_or_default(),
        who: answers.text("who"),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
