//! What the forms say in words, and how they were keyed.

use crate::desk::called::called;
use crate::desk::panes::board::{Head, Line, Section};
use crate::office::batch::Batch;
use crate::office::queries::batches::standing;
use crate::office::queries::results::{Returned, Which, returned};
use crate::office::{Register, Session};
use crate::text::locale::say::boards as say;

/// Everything said in words on the forms of a session: survey forms by proposal, then questionnaires.
pub(super) fn words(register: &Register, session: &Session) -> Section {
    let heads = vec![
        Head::words(say::DOCKET, 10, 16, 0),
        Head::words(say::WHO, 8, 12, 0),
        Head::words(say::QUESTION, 6, 16, 1),
        Head::words(say::SAID, 40, 120, 0),
        Head::words(say::TITLE, 16, 50, 2),
    ];
    let survey = Which::Survey { session: session.id, first: false };
    let survey = returned(register, survey).into_iter().flat_map(|row| of_form(&row, session));
    let of_session = register.questionnaires().filter(|asked| asked.session == session.id);
    let sheets = of_session.flat_map(|asked| {
        let rows = returned(register, Which::Questionnaire(asked.id)).into_iter();
        rows.flat_map(move |row| of_sheet(&row, asked)).collect::<Vec<_>>()
    });
    let lines: Vec<Line> = survey.chain(sheets).collect();
    let summary = say::words_said(&session.name, lines.len());
    Section { heads, lines, summary, nothing: say::NOTHING_SAID, ..Section::default() }
}

fn of_form(row: &Returned<'_>, session: &Session) -> Vec<Line> {
    let Some((id, proposal)) = row.about else { return Vec::new() };
    let label = called(proposal);
    let line = |(title, words): (Option<&str>, &str)| {
        let question = title.unwrap_or(say::REMARK).to_owned();
        let who = proposal.asked_name(id.signer, id.round).to_owned();
        let cells = vec![label.clone(), who, question, words.to_owned(), proposal.particulars.title.clone()];
        Line::about(proposal.id, cells)
    };
    row.words(&session.rules.form).map(line).collect()
}

fn of_sheet(row: &Returned<'_>, asked: &crate::office::questionnaire::Questionnaire) -> Vec<Line> {
    let line = |(title, words): (Option<&str>, &str)| {
        let question = title.unwrap_or_default().to_owned();
        let (number, name) = (say::sheet_number(row.number), asked.form.name.clone());
        let key = format!("{} {} {question}", asked.id, row.number);
        Line { key, ..Line::new(vec![number, String::new(), question, words.to_owned(), name]) }
    };
    row.words(&asked.form).map(line).collect()
}

/// The batches of a session, the latest first: what was announced and keyed, checked and closed.
pub(super) fn batches(register: &Register, session: &Session) -> Section {
    let heads = vec![
        Head::words(say::BATCH, 6, 8, 0),
        Head::words(say::CAME, 10, 10, 1),
        Head::words(say::SHEETS, 9, 11, 0),
        Head::words(say::RATINGS, 9, 13, 0),
        Head::words(say::NUMBERS, 11, 17, 1),
        Head::words(say::WRONG, 9, 11, 0),
        Head::words(say::LEFT_OVER, 8, 16, 0),
        Head::words(say::CLOSED, 14, 30, 0),
        Head::words(say::CLERK, 8, 10, 2),
        Head::words(say::FORM, 10, 30, 2),
        Head::words(say::FROM, 8, 20, 3),
        Head::words(say::PAPER, 8, 20, 3),
    ];
    let lines: Vec<Line> = register
        .batches()
        .rev()
        .filter(|batch| batch.session == session.id)
        .map(|b| line(register, b))
        .collect();
    let summary = say::batches_of(&session.name, lines.len());
    Section { heads, lines, summary, nothing: say::NO_BATCHES, ..Section::default() }
}

fn line(register: &Register, batch: &Batch) -> Line {
    let (stands, header) = (standing(register, batch), &batch.header);
    let of = |keyed: u64, announced: Option<u64>| match announced {
        Some(announced) => format!("{keyed}/{announced}"),
        None => String::new(),
    };
    let name = batch.questionnaire.and_then(|id| register.questionnaire(id));
    let closed = batch
        .closed
        .as_ref()
        .map(|closing| say::closed_by(closing.on, register.clerk_name(closing.clerk), &closing.reason));
    let cells = vec![
        batch.id.to_string(),
        header.on.to_string(),
        of(stands.keyed.into(), Some(header.count.into())),
        of(stands.ratings.into(), header.ratings.map(u64::from)),
        of(stands.numbers, header.numbers),
        if stands.twice == 0 { String::new() } else { of(stands.wrong.into(), Some(stands.twice.into())) },
        say::left_over(stands.to_second.len(), stands.disputed.len()),
        closed.unwrap_or_else(|| say::OPEN.to_owned()),
        register.clerk_name(batch.clerk).to_owned(),
        name.map_or(say::SURVEY_FORM, |asked| asked.form.name.as_str()).to_owned(),
        header.from.clone(),
        header.place.clone(),
    ];
    Line::new(cells)
}
