//! 领导批示: who, on what, in which words.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, picked};
use crate::office::Command;
use crate::office::info::Subject;
use crate::office::stage::Level;
use crate::office::verbs::instruction::RecordInstruction;
use crate::text::locale::forms as say;

/// On the one proposal at hand, or else on the document typed in.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let title = about.alone().map(|proposal| proposal.particulars.title.clone()).unwrap_or_default();
    vec![
        Field::line("by", say::INSTRUCTED_BY, 50).must().carried(),
        Field::line("office", say::OFFICES, 100).carried(),
        Field::choice("level", say::LEADER_LEVEL, entries(&Level::ALL, Level::title)).carried(),
        Field::line("number", say::NUMBER, 100),
        Field::line("title", say::DOCUMENT, 200).with_text(&title).helped(say::HELP_INSTRUCTED),
        Field::body("words", say::WORDS, 5_000),
        Field::on(say::INSTRUCTED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let (number, title) = (answers.text("number"), answers.text("title"));
    let proposals = answers.proposals();
    let of_proposal = proposals.first().filter(|id| {
        let proposal = answers.scene.register.proposal(**id);
        proposals.len() == 1 && number.is_empty() && proposal.is_some_and(|p| p.particulars.title == title)
    });
    let subject = match of_proposal {
        Some(id) => Subject::Proposal(*id),
        None => Subject::Document { number, title },
    };
    Ok(Command::RecordInstruction(RecordInstruction {
        by: answers.text("by"),
        office: answers.text("office"),
        level: picked(answers, "level", &Level::ALL).unwrap_or_default(),
        subject,
        words: answers.text("words"),
        session: None,
        on: answers.date("on"),
    }))
}
