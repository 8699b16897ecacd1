//! 答复: a unit's written reply. Each date left empty is the one after it.

use super::FieldFault;
use super::about::{About, task_field};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::reply::Openness;
use crate::office::verbs::reply::GiveReply;
use crate::text::locale::forms as say;

const OPENNESS: [(&str, Openness); 3] =
    [("public", Openness::Public), ("on_request", Openness::OnRequest), ("closed", Openness::Closed)];

pub(super) fn fields(about: &About) -> Vec<Field> {
    let classes = about.session().map_or(&[][..], |session| &session.rules.classes);
    let classes = classes.iter().map(|class| Entry::new(&class.code, &class.meaning)).collect();
    let openness =
        |(code, (key, open)): (u8, (&str, Openness))| Entry::new(code.to_string(), open.title()).meaning(key);
    let mut delivered = Field::on(say::DELIVERED_ON);
    delivered.name = "delivered";
    let own = [
        Field::line("number", say::NUMBER, 100),
        Field::choice("class", say::CLASS, classes).carried(),
        delivered,
        Field::date("signed", say::SIGNED_ON).helped(say::HELP_SIGNED),
        Field::date("document", say::DOCUMENT_ON).helped(say::HELP_DOCUMENT),
        Field::line("signer", say::SIGNER, 50).carried(),
        Field::free_choice("openness", say::OPENNESS, (1..).zip(OPENNESS).map(openness).collect()).carried(),
    ];
    task_field(about).into_iter().chain(own).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let openness = OPENNESS.iter().find(|(key, _)| answers.choice("openness") == Some(key));
    Ok(Command::Reply(GiveReply {
        task: answers.task()?,
        number: answers.text("number"),
        class: answers.choice("class").unwrap_or_default().to_owned(),
        document: answers.date("document"),
        signed: answers.date("signed"),
        delivered: answers.date("delivered"),
        signer: answers.text("signer"),
        openness: openness.map(|(_, openness)| *openness).unwrap_or_default(),
    }))
}
