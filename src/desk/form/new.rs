//! 收件: a proposal is entered by hand.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::particulars;
use crate::desk::field::Entry;
use crate::office::session::Period;
use crate::office::verbs::receive::{NewProposal, Receive};
use crate::office::{Command, Particulars};
use crate::text::locale::forms as say;
use chrono::{NaiveDateTime, NaiveTime};

pub(super) fn fields(about: &About) -> Vec<Field> {
    let mut fields = particulars::fields(about.scene.register.current());
    fields.push(Field::on(say::RECEIVED_ON));
    fields.push(Field::free_choice("period", say::PERIOD, periods()).helped(say::HELP_PERIOD));
    fields.extend(particulars::last_fields());
    fields.push(Field::date("signatures_due", say::SIGNATURES_DUE).helped(say::HELP_SIGNATURES_DUE));
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let text = answers.text("text");
    let proposal = NewProposal {
        particulars: particulars::read(answers, &Particulars::default()),
        text: (!text.trim().is_empty()).then_some(text),
        received: received(answers),
        period: period(answers),
        signatures_due: answers.date("signatures_due"),
        ..NewProposal::default()
    };
    Ok(Command::Receive(Receive { proposals: vec![proposal], ..Receive::default() }))
}

/// Plenary or intersession, to choose from.
pub(super) fn periods() -> Vec<Entry> {
    let entry =
        |(code, period): (u8, Period)| Entry::new(code.to_string(), period.title()).meaning(period.name());
    (1..).zip([Period::Plenary, Period::Intersession]).map(entry).collect()
}

/// The period chosen.
pub(super) fn period(answers: &Answers) -> Option<Period> {
    let chosen = answers.choice("period")?;
    [Period::Plenary, Period::Intersession].into_iter().find(|period| period.name() == chosen)
}

/// Today is now; an earlier day is its beginning, so that the day of the cutoff still counts as before it.
fn received(answers: &Answers) -> Option<NaiveDateTime> {
    let date = answers.date("on").filter(|date| *date != answers.scene.occasion.today())?;
    Some(date.and_time(NaiveTime::MIN))
}
