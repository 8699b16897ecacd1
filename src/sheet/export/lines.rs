//! A proposal of the register as a row of the ledger.

use super::{Column, Value};
use crate::office::Register;
use crate::office::proposal::Proposal;
use crate::office::proposer::Consent;
use crate::office::queries::listing;
use crate::office::reply::Reply;
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
    let reply = task.and_then(|task| task.replies.last());
    match column {
        Column::Lead => units(register, proposal, TaskRole::Lead),
        Column::Joint => units(register, proposal, TaskRole::Joint),
        Column::Separate => units(register, proposal, TaskRole::Separate),
        Column::Assigned => day(task.map(|task| task.assigned)),
        Column::Due => day(task.filter(|task| !task.fulfilled()).map(|task| task.due_now().date)),
        Column::Replied => day(reply.map(|reply| reply.dates.document)),
        Column::ReplyNumber => text(reply.map_or("", |reply| reply.number.as_str())),
        Column::Class => text(&classes(proposal)),
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
        Stage::Closed { filed, .. } => Some(*filed),
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

/// The class of every latest reply, each class once: separate units may answer with different ones.
fn classes(proposal: &Proposal) -> String {
    let mut classes: Vec<&str> = Vec::new();
    let replies = proposal.running().filter_map(|(_, task)| task.replies.last());
    for class in replies.map(|reply: &Reply| reply.class.as_str()) {
        if !class.is_empty() && !classes.contains(&class) {
            classes.push(class);
        }
    }
    classes.join("、")
}

/// The ratings of the latest round; a single one for several equal ones.
fn ratings(register: &Register, proposal: &Proposal) -> String {
    let mut ratings: Vec<&str> = opinions(register, proposal)
        .map(|(_, opinion)| opinion.answer.as_ref().map_or("未反馈", |answer| answer.rating.title()))
        .collect();
    ratings.dedup();
    ratings.join("、")
}
