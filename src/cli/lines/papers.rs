//! Lines about paper forms: answers, batches, sheets, questionnaires.

use super::shape::each;
use super::{Body, Fault, refer};
use crate::office::form::{About, Choice, Question, QuestionKind, yes_no};
use crate::office::given::BLANK;
use crate::office::opinion::Rating;
use crate::office::{BatchId, ProposalId, Register};
use crate::rulebook::{Word, implied};
use serde_json::{Value, json};

/// Digits may be written as one string, the signer by name.
pub(super) fn answer(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["proposal"], |value| refer::proposal(register, value).map(|id| json!(id)))?;
    if let Some(digits) = body.remove("digits")
        && body.insert("given".to_owned(), digits).is_some()
    {
        return Err("given 和 digits 是一回事，只写一种".to_owned());
    }
    given(register, body)?;
    in_words(register, body)?;
    let id = body.get("proposal").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
    let proposal = id.and_then(|id| register.proposal(ProposalId(id)));
    each(body, &["signer"], |value| match proposal {
        Some(proposal) => refer::signer(proposal, value).map(|place| json!(place)),
        None => Ok(value.clone()),
    })
}

/// Without digits, `rating` says the overall rating in a word, and `attitude`, `process`, `result` the others; questions
/// nobody speaks of stay blank.
fn in_words(register: &Register, body: &mut Body) -> Result<(), Fault> {
    let mut said = |key: &str| body.remove(key).and_then(|word| word.as_str().map(str::to_owned));
    let words = [
        (About::Overall, said("rating")),
        (About::Attitude, said("attitude")),
        (About::Process, said("process")),
        (About::Result, said("result")),
    ];
    if words.iter().all(|(_, word)| word.is_none()) {
        return Ok(());
    }
    if body.contains_key("given") {
        return Err("given 和 rating 只写一种".to_owned());
    }
    let id = body.get("proposal").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
    let proposal = id.and_then(|id| register.proposal(ProposalId(id)));
    let session = proposal.and_then(|proposal| register.session_of(proposal));
    let form = &session.ok_or("没有这件提案")?.rules.form;
    let digit = |question: &Question| -> Result<u8, Fault> {
        let word =
            words.iter().find(|(about, _)| *about == question.about).and_then(|(_, word)| word.as_deref());
        let Some(word) = word else { return Ok(BLANK) };
        let fits = |choice: &Choice| {
            choice.title == word || choice.rating.is_some_and(|r| r.name() == word || r.title() == word)
        };
        let place = question.options.iter().position(fits).and_then(|place| u8::try_from(place + 1).ok());
        place.ok_or_else(|| {
            let known: Vec<&str> = question.options.iter().map(|choice| choice.title.as_str()).collect();
            format!("“{}”没有“{word}”，可选：{}", question.title, known.join("、"))
        })
    };
    let digits: Result<Vec<u8>, Fault> = form.questions.iter().map(digit).collect();
    body.insert("given".to_owned(), json!(digits?));
    Ok(())
}

/// What was given: one string of digits, or a list in which a question that takes several has a list, one that asks for
/// words a text, and one asked about each unit an object by unit.
fn given(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["given"], |value| match value {
        Value::String(digits) => {
            let digits: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(10)).collect();
            digits.map(|digits| json!(digits)).ok_or_else(|| "given 写成一串时只能是数字".to_owned())
        }
        Value::Array(list) => list.iter().map(|one| of_units(register, one)).collect(),
        other => Ok(other.clone()),
    })
}

fn of_units(register: &Register, given: &Value) -> Result<Value, Fault> {
    let Value::Object(units) = given else { return Ok(given.clone()) };
    let unit = |(unit, digit): (&String, &Value)| {
        refer::unit(register, &json!(unit)).map(|id| (id.to_string(), digit.clone()))
    };
    units.iter().map(unit).collect::<Result<Body, Fault>>().map(Value::Object)
}

/// A questionnaire by number or name.
pub(super) fn batch(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["questionnaire"], |value| named_questionnaire(register, value))
}

pub(super) fn sheet(register: &Register, body: &mut Body) -> Result<(), Fault> {
    given(register, body)
}

/// A sheet by its place in the batch, or by the number on it.
pub(super) fn keyed_again(register: &Register, body: &mut Body) -> Result<(), Fault> {
    given(register, body)?;
    let batch = body.remove("batch").ok_or("缺少 batch(批次号)")?;
    let (place, number) = (body.remove("place"), body.remove("number"));
    let id = batch.as_u64().and_then(|id| u32::try_from(id).ok()).map(BatchId).ok_or("batch 应是批次号")?;
    let place = match (place, number) {
        (Some(place), None) => place,
        (None, Some(number)) => {
            let there =
                |sheet: &crate::office::batch::Sheet| Some(u64::from(sheet.number)) == number.as_u64();
            let found = register.sheets(id).find(|(_, sheet)| there(sheet));
            json!(found.ok_or_else(|| format!("批次{id}里没有{number}号"))?.0.place)
        }
        _ => return Err("请写 place(本批第几份)或 number(表上的号码)，写一种".to_owned()),
    };
    body.insert("sheet".to_owned(), json!({ "batch": id, "place": place }));
    Ok(())
}

/// `name`, `questions` and `letters` at the top become the form; an option may be its words alone.
pub(super) fn questionnaire(register: &Register, body: &mut Body) -> Result<(), Fault> {
    each(body, &["questionnaire"], |value| named_questionnaire(register, value))?;
    each(body, &["session"], |value| refer::session(register, value).map(|session| json!(session.id)))?;
    let questions = match body.remove("questions") {
        Some(Value::Array(list)) => list.iter().map(question).collect::<Result<Vec<_>, Fault>>()?,
        _ => return Err("questions 应是题目的列表".to_owned()),
    };
    let name = body.remove("name").ok_or("缺少 name(问卷名称)")?;
    let letters = body.remove("letters").unwrap_or(json!(false));
    body.insert("form".to_owned(), json!({ "name": name, "questions": questions, "letters": letters }));
    Ok(())
}

fn question(value: &Value) -> Result<Question, Fault> {
    let Value::Object(said) = value else {
        return Err("每道题应写成 {\"title\":…,\"options\":[…]}".to_owned());
    };
    let known = ["title", "kind", "about", "options", "collective", "per_unit"];
    if let Some(odd) = said.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(refer::unknown_field(odd, &known));
    }
    let text = |key: &str| said.get(key).and_then(Value::as_str);
    let flag = |key: &str| said.get(key).and_then(Value::as_bool).unwrap_or_default();
    let kind = word::<QuestionKind>("kind", text("kind"))?;
    let about = word::<About>("about", text("about"))?;
    let options = match said.get("options") {
        None if kind == QuestionKind::YesNo => yes_no(),
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(|one| option(about, one)).collect::<Result<_, _>>()?,
        Some(_) => return Err("options 应是列表".to_owned()),
    };
    let title = text("title").ok_or("每道题都要有 title(题目)")?.to_owned();
    Ok(Question { title, options, about, kind, collective: flag("collective"), per_unit: flag("per_unit") })
}

fn word<W: Word + Default>(key: &str, word: Option<&str>) -> Result<W, Fault> {
    let Some(word) = word else { return Ok(W::default()) };
    let known = || W::all().iter().map(|(_, word)| *word).collect::<Vec<_>>();
    W::of(word).ok_or_else(|| refer::unknown(key, word, &known()))
}

fn option(about: About, value: &Value) -> Result<Choice, Fault> {
    match value {
        Value::String(title) => Ok(Choice { title: title.clone(), rating: implied(about, title) }),
        Value::Object(said) => {
            let title = said.get("title").and_then(Value::as_str).ok_or("选项要有 title")?.to_owned();
            let rating = said.get("rating").and_then(Value::as_str).map(|rating| {
                Rating::of(rating)
                    .ok_or_else(|| refer::unknown("rating", rating, &Rating::ALL.map(Rating::title)))
            });
            Ok(Choice { title, rating: rating.transpose()? })
        }
        _ => Err("选项应是文字，或 {\"title\":…,\"rating\":…}".to_owned()),
    }
}

fn named_questionnaire(register: &Register, value: &Value) -> Result<Value, Fault> {
    let Some(name) = value.as_str() else { return Ok(value.clone()) };
    let found = register.questionnaires().find(|asked| asked.form.name == name);
    let names: Vec<&str> = register.questionnaires().map(|asked| asked.form.name.as_str()).collect();
    found.map(|asked| json!(asked.id)).ok_or_else(|| refer::unknown("问卷", name, &names))
}
