//! `tian survey`: what the paper forms came back with, as tables for the screen, for programs and for spreadsheets.

use super::args::{OfficeArgs, SurveyArgs, SurveyChoice, SurveySub, SurveyTable};
use super::exit::Exit;
use super::lines::refer;
use super::output::Output;
use super::place::Place;
use crate::office::batch::Batch;
use crate::office::form::{Form, QuestionKind};
use crate::office::given::Given;
use crate::office::queries::batches::standing;
use crate::office::queries::results::{Axis, Returned, Which, counted, cross, form, is_of_unit, returned};
use crate::office::{Register, UnitId};
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
        SurveySub::Results(choice) => (results(register, choice)?, &choice.table),
        SurveySub::Cross(args) => {
            (crossed(register, &args.choice, &args.down, &args.across)?, &args.choice.table)
        }
        SurveySub::Sheets(choice) => (sheets(register, choice)?, &choice.table),
        SurveySub::Remarks(choice) => (remarks(register, choice)?, &choice.table),
        SurveySub::Batches(table) => (batches(register), table),
    };
    print(&answer, table)
}

fn head(heading: &str, name: &str) -> Head {
    Head { heading: heading.to_owned(), name: name.to_owned() }
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn number(number: u64) -> Value {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The forms chosen, and the form they are keyed on.
struct Chosen<'r> {
    form: &'r Form,
    rows: Vec<Returned<'r>>,
    decimals: u8,
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
    if let Some(word) = &choice.unit {
        let unit = refer::unit(register, &json!(word)).map_err(usage)?;
        rows.retain(|row| is_of_unit(row, unit));
        return Ok(Chosen { form, rows, decimals: session.rules.figures.decimals });
    }
    Ok(Chosen { form, rows, decimals: session.rules.figures.decimals })
}

/// How often each option of each question was chosen, with its share of those who answered.
fn results(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let mut rows = Vec::new();
    for question in counted(chosen.form, &chosen.rows) {
        for (option, count) in question.question.options.iter().zip(&question.options) {
            rows.push(vec![
                number(question.number as u64),
                text(&question.question.title),
                text(&option.title),
                number(*count),
                number(question.answered),
                text(crate::office::figures::shown(*count, question.answered, chosen.decimals)),
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
    Ok(Answer { title: say::results(&chosen.form.name, chosen.rows.len()), heads, rows })
}

/// Two questions, or a question and a feature of the proposals, beside one another.
fn crossed(register: &Register, choice: &SurveyChoice, down: &str, across: &str) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let (below, beside) = (axis(chosen.form, down)?, axis(chosen.form, across)?);
    let table = cross(register, chosen.form, &chosen.rows, beside, below);
    let mut heads = vec![head(&format!("{down}＼{across}"), "row")];
    heads.extend(table.columns.iter().map(|column| head(column, column)));
    let rows = table
        .rows
        .into_iter()
        .map(|(title, counts)| std::iter::once(text(title)).chain(counts.into_iter().map(number)).collect());
    let rows = rows.collect();
    Ok(Answer { title: say::crossed(&chosen.form.name, chosen.rows.len()), heads, rows })
}

/// A question by its number or title, or a feature of the proposals.
fn axis(form: &Form, word: &str) -> Result<Axis, Exit> {
    let features = [
        (say::CATEGORY, "category", Axis::Category),
        (say::UNIT, "unit", Axis::Unit),
        (say::KIND, "kind", Axis::Kind),
        (say::PROPOSER, "proposer", Axis::Proposer),
    ];
    if let Some((_, _, axis)) = features.iter().find(|(title, name, _)| *title == word || *name == word) {
        return Ok(*axis);
    }
    let by_number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_title = form.questions.iter().position(|question| question.title == word);
    let place = by_title.or(by_number);
    let choice = |place: &usize| form.questions.get(*place).is_some_and(|q| q.kind != QuestionKind::Words);
    place.filter(choice).map(Axis::Question).ok_or_else(|| {
        let titles =
            form.questions.iter().filter(|q| q.kind != QuestionKind::Words).map(|q| q.title.as_str());
        let known: Vec<&str> = titles.chain(features.map(|(title, _, _)| title)).collect();
        Exit::Usage(refer::unknown("题目", word, &known))
    })
}

/// Every form as a row, its answers in words: a unit's own sheet where a unit is named.
fn sheets(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let unit = choice.unit.as_ref().and_then(|word| refer::unit(register, &json!(word)).ok());
    let mut heads = whose_heads();
    let question = |(place, title): (usize, &str)| head(title, &format!("q{}", place + 1));
    let titles = chosen.form.questions.iter().map(|question| question.title.as_str());
    heads.extend(titles.enumerate().map(question));
    heads.push(head(say::REMARK, "remark"));
    let row = |row: &Returned<'_>| {
        let answers = chosen.form.questions.iter().zip(row.given);
        let mut cells = whose(register, row);
        cells.extend(answers.map(|(question, given)| text(words(register, question, given, unit))));
        cells.push(text(row.remark));
        cells
    };
    let rows = chosen.rows.iter().map(row).collect();
    let of = unit.map(|unit| register.unit_name(unit).to_owned()).unwrap_or_default();
    Ok(Answer { title: say::sheets(&of, &chosen.form.name, chosen.rows.len()), heads, rows })
}

/// Everything said in words.
fn remarks(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let mut heads = whose_heads();
    heads.extend([head(say::QUESTION, "title"), head(say::WORDS, "words")]);
    let mut rows = Vec::new();
    for row in &chosen.rows {
        let asked =
            chosen.form.questions.iter().zip(row.given).map(|(q, given)| (q.title.as_str(), given.words()));
        for (title, words) in asked.chain([(say::REMARK, row.remark)]).filter(|(_, words)| !words.is_empty())
        {
            let mut cells = whose(register, row);
            cells.extend([text(title), text(words)]);
            rows.push(cells);
        }
    }
    Ok(Answer { title: say::remarks(&chosen.form.name, rows.len()), heads, rows })
}

fn whose_heads() -> Vec<Head> {
    vec![
        head(say::SHEET, "number"),
        head(say::TITLE, "proposal"),
        head(say::UNITS, "units"),
        head(say::WHO, "proposer"),
        head(say::ROUND, "round"),
    ]
}

/// The number, the proposal, its units, the proposer and the round; only the number of a questionnaire's sheet.
fn whose(register: &Register, row: &Returned<'_>) -> Vec<Value> {
    let Some((id, proposal)) = row.about else {
        return vec![text(row.number.to_string()), Value::Empty, Value::Empty, Value::Empty, Value::Empty];
    };
    let label = proposal.docket().map_or_else(|| say::intake(proposal.id.0), |docket| docket.label.clone());
    let units =
        row.lead.into_iter().flat_map(|lead| lead.replying().map(|(unit, _)| unit).collect::<Vec<_>>());
    let units: Vec<&str> = units.map(|unit| register.unit_name(unit)).collect();
    vec![
        text(label),
        text(&proposal.particulars.title),
        text(units.join("、")),
        text(proposal.asked_name(id.signer, id.round)),
        number(id.round.into()),
    ]
}

/// An answer in the words of the form; of several units that of the one named, else each with its name.
fn words(
    register: &Register,
    question: &crate::office::form::Question,
    given: &Given,
    of: Option<UnitId>,
) -> String {
    let option = |digit: u8| question.option(digit).map_or_else(String::new, |option| option.title.clone());
    match (given, of) {
        (Given::Words(words), _) => words.clone(),
        (Given::Units(units), Some(unit)) => units.get(&unit).copied().map(option).unwrap_or_default(),
        (Given::Units(units), None) => {
            let one =
                |(unit, digit): (&UnitId, &u8)| format!("{}：{}", register.unit_name(*unit), option(*digit));
            units.iter().map(one).collect::<Vec<_>>().join("、")
        }
        (given, _) => given.chosen().into_iter().map(option).collect::<Vec<_>>().join("、"),
    }
}

/// Every batch with its totals, its second keying and how it was closed.
fn batches(register: &Register) -> Answer {
    let heads = vec![
        head(say::BATCH, "batch"),
        head(say::OF, "questionnaire"),
        head(say::CAME, "on"),
        head(say::FROM, "from"),
        head(say::PLACE, "place"),
        head(say::CLERK, "clerk"),
        head(say::ANNOUNCED, "count"),
        head(say::KEYED, "keyed"),
        head(say::RATINGS, "ratings"),
        head(say::RATINGS_KEYED, "ratings_keyed"),
        head(say::NUMBERS, "numbers"),
        head(say::NUMBERS_KEYED, "numbers_keyed"),
        head(say::TWICE, "twice"),
        head(say::WRONG, "wrong"),
        head(say::DISPUTED, "disputed"),
        head(say::TO_SECOND, "to_second"),
        head(say::CLOSED, "closed"),
        head(say::CLOSED_BY, "closed_by"),
        head(say::REASON, "reason"),
    ];
    let rows = register.batches().map(|batch| of_batch(register, batch)).collect();
    Answer { title: say::BATCHES.to_owned(), heads, rows }
}

fn of_batch(register: &Register, batch: &Batch) -> Vec<Value> {
    let (stands, header) = (standing(register, batch), &batch.header);
    let name = batch.questionnaire.and_then(|id| register.questionnaire(id)).map(|asked| &asked.form.name);
    let maybe = |total: Option<u64>| total.map_or(Value::Empty, number);
    let closed = batch.closed.as_ref();
    vec![
        number(batch.id.0.into()),
        name.map_or(Value::Empty, text),
        Value::Date(header.on),
        text(&header.from),
        text(&header.place),
        text(register.clerk_name(batch.clerk)),
        number(header.count.into()),
        number(stands.keyed.into()),
        maybe(header.ratings.map(u64::from)),
        number(stands.ratings.into()),
        maybe(header.numbers),
        number(stands.numbers),
        number(stands.twice.into()),
        number(stands.wrong.into()),
        number(stands.disputed.len() as u64),
        number(stands.to_second.len() as u64),
        closed.map_or(Value::Empty, |closed| Value::Date(closed.on)),
        closed.map_or(Value::Empty, |closed| text(register.clerk_name(closed.clerk))),
        closed.map_or(Value::Empty, |closed| text(&closed.reason)),
    ]
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
        let align = if matches!(value, Value::Number(_)) { Align::Right } else { Align::Left };
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
    };
    heads.iter().zip(row).map(|(head, value)| (head.name.clone(), json(value))).collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => "-".to_owned(),
        Value::Unsettled(words) => (*words).to_owned(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
    }
}
