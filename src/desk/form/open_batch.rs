//! 开批: what was counted on a stack of forms before it is keyed. What was not counted is left empty.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::verbs::batch::OpenBatch;
use crate::office::{Command, QuestionnaireId};
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let register = about.scene.register;
    let entry = |(place, (id, name)): (usize, (QuestionnaireId, &String))| {
        Entry::new((place + 1).to_string(), name.as_str()).meaning(id.to_string())
    };
    let asked = register.questionnaires().rev().take(9).map(|asked| (asked.id, &asked.form.name));
    let asked: Vec<Entry> = asked.enumerate().map(entry).collect();
    let fields = vec![
        Field::digits("count", say::SHEETS, 5).must().helped(say::HELP_SHEETS),
        Field::digits("ratings", say::RATINGS_TOTAL, 9).helped(say::HELP_RATINGS_TOTAL),
        Field::digits("numbers", say::NUMBERS_TOTAL, 9).helped(say::HELP_NUMBERS_TOTAL),
        Field::line("from", say::HANDED_IN_BY, 100),
        Field::on(say::CAME_ON),
        Field::line("place", say::PAPER_LIES, 100).carried(),
    ];
    if asked.is_empty() {
        return fields;
    }
    // What the batch is of comes first: the totals hang on it.
    let asked =
        Field::free_choice("questionnaire", say::QUESTIONNAIRE, asked).helped(say::HELP_QUESTIONNAIRE);
    std::iter::once(asked).chain(fields).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let questionnaire = answers.choice("questionnaire").and_then(|id| id.parse().ok()).map(QuestionnaireId);
    Ok(Command::OpenBatch(OpenBatch {
        questionnaire,
        count: answers.number("count").unwrap_or_default(),
        ratings: answers.number("ratings"),
        numbers: answers.number("numbers").map(u64::from),
        from: answers.text("from"),
        on: answers.date("on"),
        place: answers.text("place"),
    }))
}
