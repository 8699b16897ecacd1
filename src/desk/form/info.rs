//! 社情民意: an information item came in.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::info::{NewInfo, RecordInfo};
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::line("title", say::INFO_TITLE, 200).must(),
        Field::line("source", say::SOURCE, 100).carried(),
        Field::on(say::COLLECTED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let item = NewInfo {
        title: answers.text("title"),
        source: answers.text("source"),
        proposal: None,
        consented: false,
        collected: answers.date("on"),
        session: None,
    };
    Ok(Command::RecordInfo(RecordInfo { items: vec![item] }))
}
