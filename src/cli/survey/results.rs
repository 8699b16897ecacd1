//! What was chosen: question by question, and two axes beside one another.

use super::{Answer, Chosen, chosen, head, number, text};
use crate::cli::args::SurveyChoice;
use crate::cli::exit::Exit;
use crate::office::form::{Form, QuestionKind};
use crate::office::queries::results::{Axis, counted, cross};
use crate::office::{Register, SessionId, Stage};
use crate::sheet::export::Value;
use crate::text::locale::survey as say;
use std::collections::BTreeSet;

/// How often each option of each question was chosen, with its share of those who answered.
pub(super) fn results(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let decimals = chosen.session.rules.figures.decimals;
    let mut rows = Vec::new();
    for question in counted(chosen.form, &chosen.rows) {
        for (option, count) in question.question.options.iter().zip(&question.options) {
            rows.push(vec![
                number(question.number as u64),
                text(&question.question.title),
                text(&option.title),
                number(*count),
                number(question.answered),
                Value::Share { part: *count, of: question.answered, decimals },
            ]);
        }
    }
    let heads = vec![
        head(say::NUMBER, "question"),
        head(say::QUESTION, "title"),
        head(say::OPTION, "option"),
        head(say::COUNT, "value"),
        head(say::ANSWERED, "base"),
        head(say::SHARE, "share"),
    ];
    let by_unit = chosen.form.questions.iter().any(|question| question.per_unit);
    let title = say::results(&came_back(register, &chosen), by_unit);
    Ok(Answer { title, heads, rows })
}

/// Two questions, or a question and a feature of the proposals, beside one another.
pub(super) fn crossed(
    register: &Register,
    choice: &SurveyChoice,
    down: &str,
    across: &str,
) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let (below, beside) = (axis(&chosen, down)?, axis(&chosen, across)?);
    let table = cross(register, chosen.form, &chosen.rows, beside, below);
    let titles = [below, beside].map(|axis| axis_title(chosen.form, axis));
    let mut heads = vec![head(&titles.join("＼"), "row")];
    heads.extend(table.columns.iter().map(|column| head(column, column)));
    heads.push(head(say::TOGETHER, "together"));
    let row = |(title, counts): (String, Vec<u64>)| {
        let together = counts.iter().sum();
        std::iter::once(text(title)).chain(counts.into_iter().chain([together]).map(number)).collect()
    };
    let sums = |at: usize| table.rows.iter().map(|(_, counts)| counts[at]).sum();
    let last = (say::TOGETHER.to_owned(), (0..table.columns.len()).map(sums).collect());
    let rows = table.rows.iter().cloned().chain([last]).map(row).collect();
    Ok(Answer { title: came_back(register, &chosen), heads, rows })
}

/// A question by its number or title, or a feature of the proposals.
fn axis(chosen: &Chosen<'_>, word: &str) -> Result<Axis, Exit> {
    let form = chosen.form;
    let features = [
        (say::CATEGORY, "category", Axis::Category),
        (say::UNIT, "unit", Axis::Unit),
        (say::KIND, "kind", Axis::Kind),
        (say::PROPOSER, "proposer", Axis::Proposer),
    ];
    let features: &[_] = if chosen.questionnaire.is_some() { &[] } else { &features };
    if let Some((_, _, axis)) = features.iter().find(|(title, name, _)| *title == word || *name == word) {
        return Ok(*axis);
    }
    let by_number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_title = form.questions.iter().position(|question| question.title == word);
    let place = by_title.or(by_number);
    let choice = |place: &usize| form.questions.get(*place).is_some_and(|q| q.kind != QuestionKind::Words);
    place.filter(choice).map(Axis::Question).ok_or_else(|| {
        let choices = (1..).zip(&form.questions).filter(|(_, q)| q.kind != QuestionKind::Words);
        let titles = choices.map(|(number, question)| format!("{number} {}", question.title));
        let known: Vec<String> =
            titles.chain(features.iter().map(|(title, _, _)| (*title).to_owned())).collect();
        Exit::Usage(say::no_axis(word, &known))
    })
}

/// What an axis is called in the head of the table.
fn axis_title(form: &Form, axis: Axis) -> String {
    let title = match axis {
        Axis::Question(place) => form.questions.get(place).map_or("", |question| question.title.as_str()),
        Axis::Category => say::CATEGORY,
        Axis::Unit => say::UNIT,
        Axis::Kind => say::KIND,
        Axis::Proposer => say::PROPOSER,
    };
    title.to_owned()
}

/// How many were sent out or asked, how many came back, and the share.
fn came_back(register: &Register, chosen: &Chosen<'_>) -> String {
    let (name, returned) = (&chosen.form.name, chosen.rows.len());
    if !chosen.whole {
        return say::returned_of_part(name, returned);
    }
    let decimals = chosen.session.rules.figures.decimals;
    let share = |of: u64| crate::office::figures::shown(returned as u64, of, decimals);
    if let Some(asked) = chosen.questionnaire {
        match asked.sent {
            Some(sent) => say::returned_of_sent(name, sent.into(), returned, &share(sent.into())),
            None => say::returned_of_part(name, returned),
        }
    } else {
        let asked = asked_in_all(register, chosen.session.id);
        say::returned_of_asked(name, asked, returned, &share(asked), chosen.first)
    }
}

/// Everyone asked in a session, whoever was asked again after rework once.
fn asked_in_all(register: &Register, session: SessionId) -> u64 {
    let of_session = register.proposals().filter(|p| p.intake.session == session);
    let stand = of_session.filter(|p| !matches!(p.stage, Stage::Withdrawn { .. }));
    stand.map(|p| p.opinions.keys().map(|(signer, _)| signer).collect::<BTreeSet<_>>().len() as u64).sum()
}
