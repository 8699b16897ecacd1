//! 修改: the particulars of a proposal are put right. What the clerk started from goes along, so that nothing another
//! clerk amended meanwhile is overwritten.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, new, particulars};
use crate::office::arrival::Arrival;
use crate::office::verbs::amend::Amend;
use crate::office::{Command, Particulars};
use crate::text::locale::forms as say;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// What a clerk started from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Started {
    /// The particulars when the form was opened.
    pub particulars: Particulars,
    /// The stored text, once it was fetched; empty when there is none.
    pub text: Option<String>,
    /// When and how it had come in; a draft of an earlier version says nothing of it, and leaves it alone.
    #[serde(default)]
    pub arrival: Option<Arrival>,
}

impl Started {
    /// What amending a proposal starts from.
    pub(super) fn of(about: &About) -> Option<Self> {
        let proposal = about.proposal()?;
        let text = proposal.particulars.text.is_none().then(String::new);
        let arrival = Some(Arrival::of(&proposal.intake));
        Some(Self { particulars: proposal.particulars.clone(), text, arrival })
    }
}

pub(super) fn fields(about: &About) -> Vec<Field> {
    let Some(proposal) = about.proposal() else { return Vec::new() };
    let mut fields = particulars::fields(about.scene.register.session_of(proposal));
    fields.extend(particulars::last_fields());
    let mut fields = particulars::filled(fields, &proposal.particulars);
    fields.extend(arrival_fields(&Arrival::of(&proposal.intake)));
    for field in &mut fields {
        field.carried = false;
        if field.name == "text" && proposal.particulars.text.is_some() {
            field.locked = Some(say::TEXT_COMING);
        }
    }
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let (Some(proposal), Some(started)) = (answers.proposals().first().copied(), answers.started) else {
        return Err(FieldFault::whole(say::GONE));
    };
    let text = answers.text("text");
    let changed = started.text.as_deref().is_some_and(|was| was.trim_end() != text);
    Ok(Command::Amend(Box::new(Amend {
        proposal,
        from: Some(started.particulars.clone()),
        particulars: particulars::read(answers, &started.particulars),
        text: changed.then_some(text),
        from_arrival: started.arrival,
        arrival: started.arrival.map(|was| arrival(answers, was)),
    })))
}

/// When and how it came in, at the end: that is seldom wrong.
fn arrival_fields(was: &Arrival) -> [Field; 3] {
    let due = was.signatures_due.map(|due| due.to_string()).unwrap_or_default();
    [
        Field::date("received", say::RECEIVED_ON).must().with_text(&was.received.date().to_string()),
        Field::choice("period", say::PERIOD, new::periods()).with_text(was.period.name()),
        Field::date("signatures_due", say::SIGNATURES_DUE).helped(say::HELP_SIGNATURES_DUE).with_text(&due),
    ]
}

/// The hour stays where the day does.
fn arrival(answers: &Answers, was: Arrival) -> Arrival {
    let moved = answers.date("received").filter(|date| *date != was.received.date());
    Arrival {
        received: moved.map_or(was.received, |date| date.and_time(NaiveTime::MIN)),
        period: new::period(answers).unwrap_or(was.period),
        signatures_due: answers.date("signatures_due"),
    }
}
