//! 转送: as what, to whom, and that the proposers agreed.

use super::FieldFault;
use super::about::About;
use super::decline::{DIVERSIONS, diversion};
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::stage::Diversion;
use crate::office::verbs::divert::Divert;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::choice("to", say::DIVERTED, (1..).zip(DIVERSIONS).map(diversion).collect()).carried(),
        Field::flag("consented", say::CONSENTED).helped(say::HELP_CONSENTED),
        Field::line("place", say::PLACE, 200).helped(say::HELP_PLACE).carried(),
        Field::on(say::DIVERTED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let to = DIVERSIONS.iter().find(|(key, _)| answers.choice("to") == Some(key));
    Ok(Command::Divert(Divert {
        proposals: answers.proposals(),
        to: to.map_or(Diversion::Opinion, |(_, to)| *to),
        place: answers.text("place"),
        consented: answers.yes("consented"),
        on: answers.date("on"),
    }))
}
