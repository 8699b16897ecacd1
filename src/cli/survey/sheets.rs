//! The forms one by one, and what they say in words.

use super::{Answer, Chosen, chosen, head, number as cell, sheet_of, text};
use crate::cli::args::SurveyChoice;
use crate::cli::exit::Exit;
use crate::cli::lines::refer;
use crate::office::given::Given;
use crate::office::queries::batches::blind;
use crate::office::queries::results::Returned;
use crate::office::{Register, UnitId};
use crate::sheet::export::{Head, Value};
use crate::text::locale::survey as say;
use serde_json::json;

/// Every form as a row, its answers in words: a unit's own sheet where a unit is named.
pub(super) fn sheets(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let unit = choice.unit.as_ref().and_then(|word| refer::unit(register, &json!(word)).ok());
    let mut heads = whose_heads(&chosen);
    let question = |(place, title): (usize, &str)| head(title, &format!("q{}", place + 1));
    let titles = chosen.form.questions.iter().map(|question| question.title.as_str());
    heads.extend(titles.enumerate().map(question));
    if chosen.questionnaire.is_none() {
        heads.push(head(say::REMARK, "remark"));
    }
    let blind = blind(register);
    let row = |row: &Returned<'_>| {
        let hidden = sheet_of(register, row).is_some_and(|id| blind.contains(&id));
        let answers = chosen.form.questions.iter().zip(row.given);
        let mut cells = whose(register, row, chosen.questionnaire.is_none());
        cells.extend(answers.map(|(question, given)| {
            if hidden { text(say::BLIND) } else { text(words(register, question, given, unit)) }
        }));
        if chosen.questionnaire.is_none() {
            cells.push(text(row.remark));
        }
        cells
    };
    let rows = chosen.rows.iter().map(row).collect();
    let of = unit.map(|unit| register.unit_name(unit).to_owned()).unwrap_or_default();
    Ok(Answer { title: say::sheets(&of, &chosen.form.name, chosen.rows.len()), heads, rows })
}

/// Everything said in words.
pub(super) fn remarks(register: &Register, choice: &SurveyChoice) -> Result<Answer, Exit> {
    let chosen = chosen(register, choice)?;
    let mut heads = whose_heads(&chosen);
    heads.extend([head(say::QUESTION, "title"), head(say::WORDS, "words")]);
    let mut rows = Vec::new();
    for row in &chosen.rows {
        for (title, words) in row.words(chosen.form) {
            let title = title.unwrap_or(say::REMARK);
            let mut cells = whose(register, row, chosen.questionnaire.is_none());
            cells.extend([text(title), text(words)]);
            rows.push(cells);
        }
    }
    Ok(Answer { title: say::remarks(&chosen.form.name, rows.len()), heads, rows })
}

/// Whose form it is: of a questionnaire only the number and where it was keyed.
fn whose_heads(chosen: &Chosen<'_>) -> Vec<Head> {
    let number = head(say::SHEET, "number");
    let of_sheet = [head(say::RETURNED_ON, "on"), head(say::BATCH, "batch")];
    if chosen.questionnaire.is_some() {
        return std::iter::once(number).chain(of_sheet).collect();
    }
    let of_proposal = [
        head(say::INTAKE, "intake"),
        head(say::TITLE, "proposal"),
        head(say::UNITS, "units"),
        head(say::WHO, "proposer"),
        head(say::ROUND, "round"),
    ];
    std::iter::once(number).chain(of_proposal).chain(of_sheet).collect()
}

fn whose(register: &Register, row: &Returned<'_>, survey: bool) -> Vec<Value> {
    let batch = sheet_of(register, row).map_or(Value::Empty, |id| cell(id.batch.0.into()));
    let of_sheet = [Value::Date(row.on), batch];
    let Some((id, proposal)) = row.about.filter(|_| survey) else {
        return std::iter::once(cell(row.number.into())).chain(of_sheet).collect();
    };
    let label = proposal.docket().map_or_else(|| say::intake(proposal.id.0), |docket| docket.label.clone());
    let replying = row.lead.into_iter().flat_map(crate::office::proposal::Proposal::replying);
    let units: Vec<&str> = replying.map(|(unit, _)| register.unit_name(unit)).collect();
    let of_proposal = [
        cell(proposal.id.0.into()),
        text(&proposal.particulars.title),
        text(units.join("、")),
        text(proposal.asked_name(id.signer, id.round)),
        cell(id.round.into()),
    ];
    std::iter::once(text(label)).chain(of_proposal).chain(of_sheet).collect()
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
