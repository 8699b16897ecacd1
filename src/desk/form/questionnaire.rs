//! 问卷登记: a general questionnaire, its questions typed a line each as they stand on the paper.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::questions::{lines, questions};
use crate::desk::field::Scene;
use crate::office::form::Form;
use crate::office::questionnaire::Questionnaire;
use crate::office::verbs::questionnaire::ListQuestionnaire;
use crate::office::{Command, QuestionnaireId};
use crate::text::locale::forms as say;

/// What the longest questionnaire comes to.
const QUESTIONS: usize = 20_000;

/// What is put right is shown as it is listed.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let name = Field::line("name", say::NAME_OF_QUESTIONNAIRE, 100).must();
    let on = Field::on(say::WENT_OUT);
    let sent = Field::digits("sent", say::SENT_OUT, 7).helped(say::HELP_SENT_OUT);
    let letters = Field::flag("letters", say::LETTERS).helped(say::HELP_LETTERS);
    let asked = Field::body("questions", say::QUESTIONS, QUESTIONS).must().helped(say::HELP_QUESTIONS);
    let Some(there) = listed(about.name(), about.scene) else {
        return vec![name, on, sent, letters.with_text("no"), asked];
    };
    vec![
        name.with_text(&there.form.name),
        on.with_text(&there.on.to_string()),
        sent.with_text(&there.sent.map(|sent| sent.to_string()).unwrap_or_default()),
        letters.with_text(if there.form.letters { "yes" } else { "no" }),
        asked.with_text(&lines(&there.form.questions)),
    ]
}

/// The questionnaire named by number.
fn listed<'a>(name: &str, scene: Scene<'a>) -> Option<&'a Questionnaire> {
    scene.register.questionnaire(QuestionnaireId(name.parse().ok()?))
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let about = About { targets: answers.targets, scene: answers.scene };
    let there = listed(about.name(), answers.scene);
    let known = there.map_or(&[][..], |there| &there.form.questions);
    let asked = questions(&answers.text("questions"), known);
    let asked = asked.map_err(|fault| FieldFault::at("questions", fault))?;
    let form = Form { name: answers.text("name"), questions: asked, letters: answers.yes("letters") };
    Ok(Command::ListQuestionnaire(Box::new(ListQuestionnaire {
        questionnaire: there.map(|there| there.id),
        session: None,
        on: answers.date("on"),
        sent: answers.number("sent"),
        form,
    })))
}
