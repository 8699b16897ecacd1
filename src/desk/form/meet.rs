//! 当面协商: how dissatisfied proposers were met, who took part, and what was agreed.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::outcome::MeetingWay;
use crate::office::verbs::REMARK_LIMIT;
use crate::office::verbs::meet::Meet;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::choice("way", say::WAY, entries(&MeetingWay::ALL, MeetingWay::title)),
        Field::on(say::MET_ON),
        Field::line("who", say::TOOK_PART, 200),
        Field::body("minutes", say::MINUTES, REMARK_LIMIT).must(),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::Meet(Meet {
        proposals: answers.proposals(),
        way: picked(answers, "way", &MeetingWay::ALL).unwrap_or_default(),
        who: answers.text("who"),
        minutes: answers.text("minutes"),
        on: answers.date("on"),
    }))
}
