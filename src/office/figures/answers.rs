//! What the forms say, question by question, and who returned them, part by part: of survey forms, and of questionnaires.

use super::Count;
use super::book::{Book, Part, Totals, base, number};
use super::opinions::Asked;
use super::seen::Seen;
use crate::office::batch::SheetId;
use crate::office::form::{Form, Question, QuestionKind};
use crate::office::given::Given;
use crate::office::ids::{OpinionId, ProposalId};
use crate::office::opinion::Answer;
use std::collections::BTreeMap;

/// Asked, returned and not returned by category, nature, kind of proposer and unit.
pub(super) fn by_part<'r>(count: &Count<'r>, book: &mut Book, asked: &[Asked<'r>]) {
    let seen: BTreeMap<ProposalId, &Seen<'r>> = count.seen.iter().map(|seen| (seen.id(), seen)).collect();
    let of_proposer = |row: &Asked<'r>| {
        let proposal = count.register.proposal(row.id.proposal);
        let proposer = proposal.and_then(|p| p.particulars.proposers.get(usize::from(row.id.signer)));
        proposer.map(|p| Part::new(p.kind as usize, p.kind.name(), p.kind.title())).into_iter().collect()
    };
    let of_lead = |part: fn(&Count, &Seen) -> Vec<Part>| {
        let seen = &seen;
        move |row: &Asked<'r>| seen.get(&row.lead).map(|seen| part(count, seen)).unwrap_or_default()
    };
    let category = of_lead(|count, seen| vec![super::totals::category(count, seen)]);
    let nature = of_lead(|_, seen| vec![super::totals::nature(seen)]);
    let unit =
        of_lead(|count, seen| seen.replying().map(|(id, _)| super::units::named(count, id.unit)).collect());
    by(book, asked, "category", &category);
    by(book, asked, "nature", &nature);
    by(book, asked, "proposer", &of_proposer);
    by(book, asked, "unit", &unit);
}

fn by<'r>(book: &mut Book, asked: &[Asked<'r>], by: &'static str, of: &dyn Fn(&Asked<'r>) -> Vec<Part>) {
    let rows = |fits: &dyn Fn(&Asked<'r>) -> bool| -> Vec<(Part, OpinionId)> {
        let fitting = asked.iter().filter(|row| fits(row));
        fitting.flat_map(|row| of(row).into_iter().map(|part| (part, row.id))).collect()
    };
    let totals: Totals = book.broken("asked", by, rows(&|_| true), &[]);
    book.broken_over("returned_first", by, rows(&|row| row.first.is_some()), ("asked", &totals));
    book.broken_over("returned", by, rows(&|row| row.last.is_some()), ("asked", &totals));
    book.broken_over("not_returned_first", by, rows(&|row| row.first.is_none()), ("asked", &totals));
    book.broken_over("not_returned", by, rows(&|row| row.last.is_none()), ("asked", &totals));
}

/// The answers to every question of the survey form, of one round.
pub(super) fn of_survey<'r>(
    count: &Count,
    book: &mut Book,
    asked: &[Asked<'r>],
    round: &str,
    pick: impl Fn(&Asked<'r>) -> Option<&'r Answer>,
) {
    let forms: Vec<(OpinionId, &[Given])> =
        asked.iter().filter_map(|row| Some((row.id, pick(row)?.given.as_slice()))).collect();
    let name = format!("answers{round}");
    questions(book, &name, &count.session.rules.form, &forms, |place, option, digit| {
        (format!("{}.{digit}", place + 1), option)
    });
}

/// The sheets of every questionnaire of the session keyed by the day, and the answers on them.
pub(super) fn of_questionnaires(count: &Count, book: &mut Book) {
    let asked = count.register.questionnaires();
    for asked in asked.filter(|asked| asked.session == count.session.id && asked.on <= count.as_of) {
        let keyed = count.register.sheets_of(asked.id).filter(|(_, sheet)| sheet.first.on <= count.as_of);
        let sheets: Vec<(SheetId, &[Given])> = keyed.map(|(id, sheet)| (id, sheet.given())).collect();
        let name = &asked.form.name;
        let part = || Part::new(asked.id.0 as usize, asked.id.to_string(), name.clone());
        let sent = asked.sent.map(|sent| base("sent", sent.into()));
        let bases: Vec<_> = sent.into_iter().collect();
        let rows = sheets.iter().map(|(id, _)| (part(), *id));
        book.broken_all("questionnaires", "questionnaire", [part()], rows, &bases);
        questions(book, "questionnaire_answers", &asked.form, &sheets, |place, option, digit| {
            (format!("{}.{}.{digit}", asked.id, place + 1), format!("{name} {option}"))
        });
    }
}

/// One figure for each option of each question, over the forms that answer it; where each unit is asked about, over the
/// units answered.
fn questions<R: super::book::Row>(
    book: &mut Book,
    name: &str,
    form: &Form,
    forms: &[(R, &[Given])],
    called: impl Fn(usize, String, usize) -> (String, String),
) {
    let choices = |(_, question): &(usize, &Question)| question.kind != QuestionKind::Words;
    for (place, question) in form.questions.iter().enumerate().filter(choices) {
        let part = |digit: usize| {
            let option = question.options.get(digit - 1).map_or("", |option| option.title.as_str());
            let (code, label) = called(place, format!("{}：{option}", question.title), digit);
            Part::new(place * 100 + digit, code, label)
        };
        let mut answered = 0;
        let mut rows = Vec::new();
        for (row, given) in forms.iter().filter_map(|(row, given)| Some((row, given.get(place)?))) {
            let chosen = given.chosen();
            answered +=
                if matches!(given, Given::Units(_)) { chosen.len() } else { usize::from(!chosen.is_empty()) };
            let known = chosen.into_iter().map(usize::from).filter(|digit| *digit <= question.options.len());
            rows.extend(known.map(|digit| (part(digit), row.clone())));
        }
        let all = (1..=question.options.len()).map(part);
        book.broken_all(name, "answer", all, rows, &[base("answered", number(answered))]);
    }
}
