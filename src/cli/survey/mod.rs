//! `tian survey`: what the paper forms came back with, as tables for the screen, for programs and for spreadsheets.

mod batches;
mod results;
mod sheets;

use super::args::{OfficeArgs, SurveyArgs, SurveyChoice, SurveySub, SurveyTable};
use super::exit::Exit;
use super::lines::refer;
use super::output::Output;
use super::place::Place;
use crate::office::batch::SheetId;
use crate::office::form::Form;
use crate::office::queries::results::{Returned, Which, form, is_of_unit, returned};
use crate::office::queries::survey::number_in_stack;
use crate::office::questionnaire::Questionnaire;
use crate::office::{BatchId, Register, Session, SessionId};
use crate::sheet::export::{Format, Head, Table, Value, write};
use crate::text::clean::clean_line;
use crate::text::locale::survey as say;
use crate::text::width::{Align, pad, width};
use serde_json::{Map, json};
use std::ops::ControlFlow;

/// A table: headings with their names in JSON, and rows.
struct Answer {
    title: String,
    heads: Vec<Head>,
    rows: Vec<Vec<Value>>,
}

/// Carries out what was asked.
pub fn run(office: &OfficeArgs, args: &SurveyArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let (answer, table) = match &args.sub {
        SurveySub::Results(choice) => (results::results(register, choice)?, &choice.table),
        SurveySub::Cross(args) => {
            (results::crossed(register, &args.choice, &args.down, &args.across)?, &args.choice.table)
        }
        SurveySub::Sheets(choice) => (sheets::sheets(register, choice)?, &choice.table),
        SurveySub::Remarks(choice) => (sheets::remarks(register, choice)?, &choice.table),
        SurveySub::Questionnaires(table) => (batches::questionnaires(register), table),
        SurveySub::Batches(table) => (batches::batches(register), table),
    };
    print(&answer, table)
}

fn head(heading: &str, name: &str) -> Head {
    Head { heading: heading.to_owned(), name: name.to_owned() }
}

/// Words; none at all is an empty cell.
fn text(text: impl Into<String>) -> Value {
    let text = text.into();
    if text.is_empty() { Value::Empty } else { Value::Text(text) }
}

fn number(number: u64) -> Value {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The forms chosen, and the form they are keyed on.
struct Chosen<'r> {
    form: &'r Form,
    rows: Vec<Returned<'r>>,
    /// The questionnaire; `None`: survey forms.
    questionnaire: Option<&'r Questionnaire>,
    session: &'r Session,
    /// Of the first round only.
    first: bool,
    /// Neither of one unit nor of one batch.
    whole: bool,
}

fn chosen<'r>(register: &'r Register, choice: &SurveyChoice) -> Result<Chosen<'r>, Exit> {
    let usage = |fault: String| Exit::Usage(fault);
    let session = match &choice.session {
        Some(word) => refer::session_named(register, word).map_err(usage)?,
        None => register.current().ok_or(crate::office::Refusal::NoSession)?,
    };
    let which = match &choice.questionnaire {
        None => Which::Survey { session: session.id, first: choice.first },
        Some(word) => {
            let named = |asked: &&crate::office::questionnaire::Questionnaire| {
                asked.form.name == *word || asked.id.to_string() == *word
            };
            let names: Vec<&str> = register.questionnaires().map(|asked| asked.form.name.as_str()).collect();
            let found = register.questionnaires().find(named);
            Which::Questionnaire(found.ok_or_else(|| usage(refer::unknown("问卷", word, &names)))?.id)
        }
    };
    let form = form(register, which).ok_or(crate::office::Refusal::NoSession)?;
    let mut rows = returned(register, which);
    let questionnaire = match which {
        Which::Questionnaire(id) => register.questionnaire(id),
        Which::Survey { .. } => None,
    };
    if let Some(word) = &choice.unit {
        if questionnaire.is_some() {
            return Err(usage(say::NO_UNIT_HERE.to_owned()));
        }
        let unit = refer::unit(register, &json!(word)).map_err(usage)?;
        rows.retain(|row| is_of_unit(row, unit));
    }
    if let Some(number) = choice.batch {
        register.batch(BatchId(number)).ok_or_else(|| usage(say::no_such_batch(number)))?;
        rows.retain(|row| sheet_of(register, row).is_some_and(|id| id.batch == BatchId(number)));
    }
    rows.sort_by_key(|row| place(register, session.id, row));
    let whole = choice.unit.is_none() && choice.batch.is_none();
    Ok(Chosen { form, rows, questionnaire, session, first: choice.first, whole })
}

/// The order of a stack: by the number on the sheet, as clerks lay forms.
fn place(register: &Register, session: SessionId, row: &Returned<'_>) -> (Option<(u32, bool)>, u32, u16) {
    match row.about {
        Some((id, proposal)) => (number_in_stack(register, session, proposal), id.proposal.0, id.signer),
        None => (None, row.number, 0),
    }
}

/// The sheet of a batch a form was keyed from; none for forms keyed one by one.
fn sheet_of(register: &Register, row: &Returned<'_>) -> Option<SheetId> {
    match row.about {
        Some((id, _)) => register.sheet_of(id),
        None => row.sheet,
    }
}

/// Into the file named, as JSON lines, or as a table of text.
fn print(answer: &Answer, args: &SurveyTable) -> Result<(), Exit> {
    let mut output = Output::new();
    if let Some(file) = &args.out {
        let format = Format::of(file).ok_or_else(|| {
            Exit::Usage(format!("{}的扩展名应是 .xlsx、.csv、.json 或 .jsonl", file.display()))
        })?;
        let table = Table { title: &answer.title, columns: &answer.heads, overwrite: args.force };
        let rows = answer.rows.iter().cloned();
        let written =
            write(file, format, &table, rows, &mut |_| ControlFlow::Continue(())).map_err(Exit::usage)?;
        output.line(&say::written(written, &file.display().to_string()))?;
        return output.flush();
    }
    if args.json {
        answer.rows.iter().try_for_each(|row| output.json(&object(&answer.heads, row)))?;
        return output.flush();
    }
    output.line(&answer.title)?;
    aligned(answer).iter().try_for_each(|line| output.line(line.trim_end()))?;
    output.flush()
}

/// Headings and rows in columns: numbers to the right, words to the left.
fn aligned(answer: &Answer) -> Vec<String> {
    let headings = answer.heads.iter().map(|head| (head.heading.clone(), Align::Left)).collect();
    let cell = |value: &Value| {
        let align =
            if matches!(value, Value::Number(_) | Value::Share { .. }) { Align::Right } else { Align::Left };
        (clean_line(&shown(value)), align)
    };
    let rows = answer.rows.iter().map(|row| row.iter().map(cell).collect());
    let lines: Vec<Vec<(String, Align)>> = std::iter::once(headings).chain(rows).collect();
    let widest = |at: usize| lines.iter().filter_map(|line| Some(width(&line.get(at)?.0))).max().unwrap_or(0);
    let widths: Vec<usize> = (0..answer.heads.len()).map(widest).collect();
    let padded = |line: &Vec<(String, Align)>| {
        let cells = line.iter().zip(&widths).map(|((text, align), width)| pad(text, *width, *align));
        cells.collect::<Vec<_>>().join("  ")
    };
    lines.iter().map(padded).collect()
}

fn object(heads: &[Head], row: &[Value]) -> Map<String, serde_json::Value> {
    let json = |value: &Value| match value {
        Value::Empty | Value::Unsettled(_) => serde_json::Value::Null,
        Value::Text(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Date(day) => json!(day),
        Value::Share { .. } => json!(value.told()),
    };
    heads.iter().zip(row).map(|(head, value)| (head.name.clone(), json(value))).collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => "-".to_owned(),
        value => value.told(),
    }
}
