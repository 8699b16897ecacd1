//! 领导登记: name, offices, body and level.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::LeaderId;
use crate::office::leader::{Body, Leader};
use crate::office::stage::Level;
use crate::office::verbs::leaders::ListLeaders;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::line("name", say::PERSON, 50).must(),
        Field::line("offices", say::OFFICES, 200).helped(say::HELP_NAMES),
        Field::choice("body", say::BODY, entries(&Body::ALL, Body::title)).carried(),
        Field::choice("level", say::LEADER_LEVEL, entries(&Level::ALL, Level::title)).carried(),
        Field::date("left", say::LEFT_ON),
    ]
}

/// The same name on the same level is put right, so a leader is corrected by entering the listing again.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let leader = Leader {
        id: LeaderId(0),
        name: answers.text("name"),
        offices: answers.list("offices"),
        body: picked(answers, "body", &Body::ALL).unwrap_or_default(),
        level: picked(answers, "level", &Level::ALL).unwrap_or_default(),
        left: answers.date("left"),
    };
    Ok(Command::ListLeaders(ListLeaders { leaders: vec![leader] }))
}
