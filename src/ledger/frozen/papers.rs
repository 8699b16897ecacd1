//! What format 3 has beyond format 2: answers other than digits, and batches of paper forms with their sheets.

use crate::office::batch::{Batch, Closing, Header, Keying, Sheet};
use crate::office::form::{About, Choice, Form, Question, QuestionKind};
use crate::office::questionnaire::Questionnaire;
use crate::office::rules::KeyingRules;
use crate::office::{
    BatchId, Change, ClerkId, Fact, Given, OpinionId, ProposalId, QuestionnaireId, SessionId, SheetId, UnitId,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Sets what format 2 had no word for.
pub fn fill(fact: &mut Fact) {
    match fact {
        Fact::Opinion(Change { now: Some(now), .. }) => {
            now.answer.iter_mut().for_each(|answer| answer.given.extend(given()));
        }
        Fact::Session(Change { now: Some(now), .. }) => {
            now.rules.feedback.keying = KeyingRules { second_share: 10, error_limit: 2 };
            now.rules.form.letters = true;
            now.rules.form.questions.extend(questions());
        }
        Fact::Review(Change { now: Some(now), .. }) => {
            now.steps.iter_mut().for_each(|step| step.separate = vec![UnitId(4), UnitId(9)]);
        }
        _ => {}
    }
}

/// A batch, closed; a sheet of each kind; a questionnaire.
pub fn facts() -> Vec<Fact> {
    let (id, session, questionnaire) = (BatchId(8), SessionId(2), Some(QuestionnaireId(9)));
    let (from, place) = ("民盟市委".to_owned(), "三号柜".to_owned());
    let header = Header { count: 50, ratings: Some(62), numbers: Some(5_234), from, on: day(2), place };
    let open = Batch { id, session, questionnaire, header, clerk: ClerkId(3), closed: None };
    let closing = Closing { on: day(5), clerk: ClerkId(4), reason: "少交一份".to_owned() };
    let closed = Batch { closed: Some(closing), questionnaire: None, ..open.clone() };
    let keying = |clerk| Keying { clerk: ClerkId(clerk), on: day(3), given: given() };
    let opinion = Some(OpinionId { proposal: ProposalId(258), signer: 259, round: 2 });
    let first = Sheet { opinion: None, number: 12, first: keying(3), second: None, settled: None };
    let second = Some(keying(4));
    let settled = second.clone();
    let twice = Sheet { opinion, second, settled, ..first.clone() };
    let form = Form { name: "问卷".to_owned(), questions: questions(), letters: false };
    let asked = Questionnaire { id: QuestionnaireId(9), session, on: day(1), sent: Some(6_731), form };
    vec![
        Fact::Batch(Change::from(id, open, closed)),
        Fact::Sheet(Change::from(SheetId { batch: id, place: 1 }, first, twice)),
        Fact::Questionnaire(Change::new(QuestionnaireId(9), asked)),
    ]
}

fn given() -> Vec<Given> {
    vec![
        Given::Digit(2),
        Given::Several(BTreeSet::from([1, 3])),
        Given::Words("建议加快".to_owned()),
        Given::Units(BTreeMap::from([(UnitId(9), 1)])),
    ]
}

fn questions() -> Vec<Question> {
    let question = |kind| Question {
        title: "沟通方式".to_owned(),
        options: vec![Choice { title: "面谈".to_owned(), rating: None }],
        about: About::Process,
        kind,
        collective: true,
        per_unit: true,
    };
    QuestionKind::ALL.map(question).to_vec()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}
