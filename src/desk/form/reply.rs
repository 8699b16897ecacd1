//! 答复: a unit's written reply. Each date left empty is the one after it.

use super::about::{About, task_field};
use super::fields::{Answers, Field};
use super::pick::classes;
use super::{FieldFault, points};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::reply::Openness;
use crate::office::verbs::reply::GiveReply;
use crate::text::locale::forms as say;

const OPENNESS: [(&str, Openness); 3] =
    [("public", Openness::Public), ("on_request", Openness::OnRequest), ("closed", Openness::Closed)];

/// Longest list of points, in characters.
const POINTS_LIMIT: usize = 20_000;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let openness =
        |(code, (key, open)): (u8, (&str, Openness))| Entry::new(code.to_string(), open.title()).meaning(key);
    let mut delivered = Field::on(say::DELIVERED_ON);
    delivered.name = "delivered";
    let own = [
        Field::line("number", say::NUMBER, 100),
        Field::choice("class", say::CLASS, classes(about)).carried(),
        delivered,
        Field::date("signed", say::SIGNED_ON).helped(say::HELP_SIGNED),
        Field::date("document", say::DOCUMENT_ON).helped(say::HELP_DOCUMENT),
        Field::line("signer", say::SIGNER, 50).carried(),
        Field::free_choice("openness", say::OPENNESS, (1..).zip(OPENNESS).map(openness).collect()).carried(),
        Field::body("points", say::POINTS, POINTS_LIMIT).helped(say::HELP_POINTS),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let openness = OPENNESS.iter().find(|(key, _)| answers.choice("openness") == Some(key));
    let points = points::read(&answers.text("points"))
        .map_err(|line| FieldFault::at("points", say::no_point(line)))?;
    Ok(Command::Reply(GiveReply {
        task: answers.task()?,
        number: answers.text("number"),
        class: answers.choice("class").unwrap_or_default().to_owned(),
        document: answers.date("document"),
        signed: answers.date("signed"),
        delivered: answers.date("delivered"),
        entered: None,
        signer: answers.text("signer"),
        openness: openness.map(|(_, openness)| *openness).unwrap_or_default(),
        points,
    }))
}
