//! How the forms were keyed: batches; and which questionnaires there are.

use super::{Answer, head, number, text};
use crate::office::Register;
use crate::office::batch::Batch;
use crate::office::queries::batches::standing;
use crate::office::questionnaire::Questionnaire;
use crate::sheet::export::Value;
use crate::text::locale::survey as say;

/// Every batch with its totals, its second keying and how it was closed.
pub(super) fn batches(register: &Register) -> Answer {
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

/// Every questionnaire with how many sheets went out and came back.
pub(super) fn questionnaires(register: &Register) -> Answer {
    let heads = vec![
        head(say::ID, "questionnaire"),
        head(say::OF, "name"),
        head(say::SESSION, "session"),
        head(say::WENT_OUT, "on"),
        head(say::QUESTIONS, "questions"),
        head(say::SENT, "sent"),
        head(say::KEYED, "keyed"),
    ];
    let row = |asked: &Questionnaire| {
        let session = register.session(asked.session).map_or("", |session| session.name.as_str());
        vec![
            number(asked.id.0.into()),
            text(&asked.form.name),
            text(session),
            Value::Date(asked.on),
            number(asked.form.questions.len() as u64),
            asked.sent.map_or(Value::Empty, |sent| number(sent.into())),
            number(register.sheets_of(asked.id).count() as u64),
        ]
    };
    let rows = register.questionnaires().map(row).collect();
    Answer { title: say::QUESTIONNAIRES.to_owned(), heads, rows }
}
