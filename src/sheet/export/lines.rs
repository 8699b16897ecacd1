//! A proposal of the register as a row of the ledger.

use super::{Column, Value};
use crate::office::Register;
use crate::office::outcome::Classed;
use crate::office::proposal::Proposal;
use crate::office::proposer::Consent;
use crate::office::queries::listing;
use crate::office::reply::Reply;
use crate::office::rules::OnTime;
use crate::office::stage::Stage;
use crate::office::status::{opinions, status};
use crate::office::task::{Task, TaskRole};
use chrono::NaiveDate;

/// The values of a proposal in the chosen columns.
pub fn row(register: &Register, proposal: &Proposal, columns: &[Column]) -> Vec<Value> {
    columns.iter().map(|column| value(register, proposal, *column)).collect()
}

fn value(register: &Register, proposal: &Proposal, column: Column) -> Value {
    let said = &proposal.particulars;
    match column {
        Column::Intake => Value::Number(i64::from(proposal.id.0)),
        Column::Docket => text(proposal.docket().map_or("", |docket| docket.label.as_str())),
        Column::Title => text(&said.title),
        Column::Proposers => text(&said.proposer_names()),
        Column::Seconders => text(&said.seconders.join("、")),
        Column::Kind => text(said.kind.title()),
        Column::Category => text(listing::category_name(register, proposal)),
        Column::Period => text(proposal.intake.period.title()),
        Column::Received => Value::Date(proposal.intake.received.date()),
        Column::Status => text(status(register, proposal).title()),
        Column::Filed => day(filed(&proposal.stage)),
        Column::Consent => text(match said.consent {
            Consent::Unsaid => "",
            Consent::Yes => "是",
            Consent::No => "否",
        }),
        Column::Marks => {
            let marks: Vec<&str> = proposal.supervision.marks.iter().map(|mark| mark.title()).collect();
            text(&marks.join("、"))
        }
        Column::Session => text(register.session_of(proposal).map_or("", |session| session.name.as_str())),
        Column::SourceNumber => text(&proposal.intake.source_number),
        Column::Source => text(&proposal.intake.source),
        Column::WantedLead => text(&said.wanted_lead.join("、")),
        Column::WantedJoint => text(&said.wanted_joint.join("、")),
        Column::Notes => text(&said.notes),
        handling => handled(register, proposal, handling),
    }
}

fn handled(register: &Register, proposal: &Proposal, column: Column) -> Value {
    let task = leading(proposal);
    match column {
        Column::Lead => units(register, proposal, TaskRole::Lead),
        Column::Joint => units(register, proposal, TaskRole::Joint),
        Column::Separate => units(register, proposal, TaskRole::Separate),
        Column::Assigned => day(task.map(|task| task.assigned)),
        Column::Due => day(task.filter(|task| !task.fulfilled()).map(|task| task.due_now().date)),
        Column::Replied => day(replied(register, proposal)),
        Column::ReplyNumber => text(&numbers(proposal)),
        Column::Class => class(proposal),
        Column::Rating => text(&ratings(register, proposal)),
        _ => Value::Empty,
    }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Empty, Value::Date)
}

fn filed(stage: &Stage) -> Option<NaiveDate> {
    match stage {
        Stage::Filed { on, .. } => Some(*on),
        Stage::Closed { filed, .. } | Stage::Archived { filed, .. } => Some(*filed),
        _ => None,
    }
}

/// The running task that owes the reply; of several separate ones the one due first.
fn leading(proposal: &Proposal) -> Option<&Task> {
    let replying = proposal.running().map(|(_, task)| task).filter(|task| task.role != TaskRole::Joint);
    replying.min_by_key(|task| (task.role != TaskRole::Lead, task.fulfilled(), task.due_now().date))
}

fn units(register: &Register, proposal: &Proposal, role: TaskRole) -> Value {
    let names: Vec<&str> = listing::units(proposal, role).map(|unit| register.unit_name(unit)).collect();
    text(&names.join("、"))
}

/// The class that holds.
fn class(proposal: &Proposal) -> Value {
    match proposal.class_on(NaiveDate::MAX) {
        Classed::Class(class) => text(class),
        Classed::Undecided => Value::Unsettled(Column::UNDECIDED),
        Classed::Unanswered => Value::Empty,
    }
}

/// The replies of the last round in which all who must reply have.
fn complete(proposal: &Proposal) -> impl Iterator<Item = &Reply> {
    let place = usize::from(proposal.answered_rounds()).checked_sub(1);
    proposal.replying().filter_map(move |(_, task)| task.replies.get(place?))
}

/// The day on which that round was complete, by the date that decides under the rules.
fn replied(register: &Register, proposal: &Proposal) -> Option<NaiveDate> {
    let rule = register.session_of(proposal)?.rules.on_time;
    let decides = |reply: &Reply| match rule {
        OnTime::Document => reply.dates.document,
        OnTime::Signed => reply.dates.signed,
        OnTime::Delivered => reply.dates.delivered,
        OnTime::Entered => reply.dates.entered,
    };
    complete(proposal).map(decides).max()
}

/// The numbers of those replies, each once.
fn numbers(proposal: &Proposal) -> String {
    let mut numbers: Vec<&str> = Vec::new();
    for number in complete(proposal).map(|reply| reply.number.as_str()) {
        if !number.is_empty() && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.join("、")
}

/// The ratings of the latest round; a single one for several equal ones.
fn ratings(register: &Register, proposal: &Proposal) -> String {
    let mut ratings: Vec<&str> = opinions(register, proposal)
        .map(|(_, opinion)| opinion.answer.as_ref().map_or("未反馈", |answer| answer.rating.title()))
        .collect();
    ratings.dedup();
    ratings.join("、")
}
