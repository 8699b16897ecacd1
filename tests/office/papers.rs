//! Paper forms in generated histories: batches, sheets keyed once and twice, questionnaires.

use crate::moves::pick;
use crate::world::World;
use std::collections::BTreeSet;
use tian::office::form::{Choice, Form, Question};
use tian::office::queries::batches::{self, standing};
use tian::office::verbs::answer::Survey;
use tian::office::verbs::batch::{CloseBatch, OpenBatch};
use tian::office::verbs::keying::{KeySheet, SecondKey, SettleSheet};
use tian::office::verbs::listing::ListClerk;
use tian::office::verbs::questionnaire::ListQuestionnaire;
use tian::office::verbs::roster::{ListClerks, ListSessions};
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::session::SetSession;
use tian::office::*;

/// A form of one question with two options.
pub fn questionnaire(name: &str) -> Form {
    let option = |title: &str| Choice { title: title.to_owned(), rating: None };
    let options = vec![option("是"), option("否")];
    let question = Question { title: "是否参加过调研".to_owned(), options, ..Question::default() };
    Form { name: name.to_owned(), questions: vec![question], letters: false }
}

/// What somebody does with paper forms, by three small numbers.
pub fn command(world: &World, what: u8, a: u8, b: u8) -> Command {
    let register = &world.register;
    let session = register.current().expect("a session");
    if session.rules.feedback.keying.second_share == 0 {
        let mut rules = session.rules.clone();
        rules.feedback.keying.second_share = 100;
        return Command::SetRules(SetRules { session: None, rules: Box::new(rules), recompute: false });
    }
    let open: Vec<BatchId> = batches::open(register).map(|batch| batch.id).collect();
    let batch = pick(&open, a).and_then(|id| register.batch(id));
    match (what % 8, batch) {
        (0, _) | (_, None) if register.questionnaires().count() < 2 => {
            let form = questionnaire(&format!("问卷{a}"));
            let (questionnaire, session, on, sent) = (None, None, None, Some(9));
            Command::ListQuestionnaire(Box::new(ListQuestionnaire { questionnaire, session, on, sent, form }))
        }
        (7, _) if b.is_multiple_of(4) => roster(world, a, b),
        (0 | 1, _) | (_, None) => {
            let asked: Vec<_> = register.questionnaires().map(|asked| asked.id).collect();
            let questionnaire = pick(&asked, b).filter(|_| a.is_multiple_of(2));
            Command::OpenBatch(OpenBatch {
                questionnaire,
                count: u32::from(b % 3) + 1,
                ..OpenBatch::default()
            })
        }
        (2..5, Some(batch)) => keyed(world, batch.id, batch.questionnaire.is_some(), b),
        (5, Some(batch)) => {
            let disputed = standing(register, batch).disputed;
            let sheet = pick(&disputed, b).unwrap_or(SheetId { batch: batch.id, place: 1 });
            Command::SettleSheet(SettleSheet { sheet, given: given(batch.questionnaire.is_some(), b) })
        }
        (6, Some(batch)) => {
            let due = standing(register, batch).to_second;
            let sheet = pick(&due, b).unwrap_or(SheetId { batch: batch.id, place: 1 });
            Command::SecondKey(SecondKey { sheet, given: given(batch.questionnaire.is_some(), b) })
        }
        (_, Some(batch)) => Command::CloseBatch(CloseBatch {
            batch: batch.id,
            reason: if b > 60 { "少一份".to_owned() } else { String::new() },
        }),
    }
}

fn keyed(world: &World, batch: BatchId, of_questionnaire: bool, b: u8) -> Command {
    let given = given(of_questionnaire, b);
    if of_questionnaire {
        return Command::KeySheet(KeySheet { batch, number: None, given, correct: false });
    }
    let waits = |p: &&Proposal| p.opinions.values().any(|opinion| opinion.answer.is_none());
    let ids: Vec<ProposalId> = world.register.proposals().filter(waits).map(|p| p.id).collect();
    let proposal = pick(&ids, b).unwrap_or(ProposalId(1));
    Command::Answer(Survey { proposal, given, batch: Some(batch), ..Survey::default() })
}

fn given(of_questionnaire: bool, b: u8) -> Vec<Given> {
    let digits: &[u8] = if of_questionnaire { &[1 + b % 2] } else { &[1, 1, 1, 1, 1, 1 + b % 2] };
    digits.iter().map(|digit| Given::Digit(*digit)).collect()
}

/// A roster of two clerks, or of two sessions.
fn roster(world: &World, a: u8, b: u8) -> Command {
    if a.is_multiple_of(2) {
        let clerk = |name: String| ListClerk { name, login: None, roles: BTreeSet::from([Role::Auditor]) };
        return Command::ListClerks(ListClerks {
            clerks: vec![clerk(format!("甲{a}")), clerk(format!("乙{b}"))],
        });
    }
    let current = world.register.current().expect("a session");
    let session = |name: String| SetSession {
        session: Session { id: SessionId(0), name, ..current.clone() },
        current: false,
    };
    Command::ListSessions(ListSessions {
        sessions: vec![session(format!("届{a}")), session(format!("次{b}"))],
    })
}
