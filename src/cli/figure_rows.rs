//! `tian figures --rows`: what stands behind one figure, a row for each thing that was counted.

use super::exit::Exit;
use super::figures::unknown_figure;
use super::output::Output;
use crate::office::activity::Measure;
use crate::office::figures::{Figure, Rows, dimension};
use crate::office::{ActivityId, OpinionId, ProposalId, Register, ReminderId};
use serde_json::{Value, json};

/// Prints the rows behind a figure: `NAME`, `NAME=GROUP`, or `NAME=BY:GROUP` where two breakdowns have a group of that
/// name.
pub(super) fn rows(register: &Register, all: &[Figure], wanted: &str, json: bool) -> Result<(), Exit> {
    let figure = one(all, wanted)?;
    let mut output = Output::new();
    for row in told(register, figure) {
        if json {
            output.json(&row)?;
        } else {
            output.line(&line(&row))?;
        }
    }
    output.flush()
}

fn one<'f>(all: &'f [Figure], wanted: &str) -> Result<&'f Figure, Exit> {
    let (name, part) = wanted.split_once('=').map_or((wanted, None), |(name, part)| (name, Some(part)));
    let named = |by: &str, group: &crate::office::figures::Group| {
        group.label == by
            || group.code == by
            || format!("{}:{}", group.by, group.label) == by
            || format!("{}:{}", group.by, group.code) == by
    };
    let fits = |figure: &&Figure| {
        figure.name == name
            && match (part, &figure.group) {
                (None, None) => true,
                (Some(part), Some(group)) => named(part, group),
                _ => false,
            }
    };
    let found: Vec<&Figure> = all.iter().filter(fits).collect();
    match found[..] {
        [] => Err(unknown_figure(wanted)),
        [figure] => Ok(figure),
        _ => {
            let ways = found.iter().filter_map(|figure| figure.group.as_ref());
            let ways =
                ways.map(|group| format!("{name}={}:{}({})", group.by, group.code, dimension(group.by)));
            let ways: Vec<String> = ways.collect();
            Err(Exit::Usage(format!("“{wanted}”不止一个，请写明是哪一种：{}", ways.join("、"))))
        }
    }
}

fn line(row: &Value) -> String {
    let text = |key: &str| match row.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) if key == "yields" => number.to_string(),
        _ => String::new(),
    };
    let parts = ["docket", "title", "of", "letter", "yields"].map(text);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

fn told(register: &Register, figure: &Figure) -> Vec<Value> {
    let named = |id: u32, title: Option<&str>| json!({ "number": id, "title": title });
    match &figure.rows {
        Rows::Proposals(ids) => ids.iter().map(|id| proposal(register, *id, "")).collect(),
        Rows::Tasks(ids) => {
            ids.iter().map(|id| proposal(register, id.proposal, register.unit_name(id.unit))).collect()
        }
        Rows::Opinions(ids) => ids.iter().map(|id| opinion(register, *id)).collect(),
        Rows::Infos(ids) => {
            ids.iter().map(|id| named(id.0, register.info(*id).map(|info| info.title.as_str()))).collect()
        }
        Rows::Activities(ids) => ids.iter().map(|id| activity(register, *id, &figure.name)).collect(),
        Rows::Instructions(ids) => {
            ids.iter().map(|id| named(id.0, register.instruction(*id).map(|i| i.by.as_str()))).collect()
        }
        Rows::Leaders(ids) => ids
            .iter()
            .map(|id| named(id.0, register.leader(*id).map(|leader| leader.name.as_str())))
            .collect(),
        Rows::Reminders(ids) => ids.iter().filter_map(|id| reminder(register, *id)).collect(),
        Rows::Sheets(ids) => {
            ids.iter().map(|id| named(register.sheet(*id).map_or(0, |sheet| sheet.number), None)).collect()
        }
        Rows::Names(names) => names.iter().map(|name| json!({ "title": name })).collect(),
    }
}

fn proposal(register: &Register, id: ProposalId, of: &str) -> Value {
    let proposal = register.proposal(id);
    json!({
        "proposal": id,
        "docket": proposal.and_then(|proposal| proposal.docket()).map(|docket| &docket.label),
        "title": proposal.map(|proposal| &proposal.particulars.title),
        "of": of,
    })
}

fn opinion(register: &Register, id: OpinionId) -> Value {
    let signer =
        register.proposal(id.proposal).map_or("", |proposal| proposal.asked_name(id.signer, id.round));
    proposal(register, id.proposal, signer)
}

/// An activity, with what it adds to a figure that is a sum.
fn activity(register: &Register, id: ActivityId, figure: &str) -> Value {
    let activity = register.activity(id);
    let named = |measure: &&Measure| match measure {
        Measure::Times => figure == "activities",
        measure => measure.name() == figure,
    };
    let measure = Measure::ALL.iter().find(named);
    let yields = activity.zip(measure).map(|(activity, measure)| activity.count(*measure));
    json!({ "number": id, "title": activity.map(|activity| &activity.title), "yields": yields })
}

fn reminder(register: &Register, id: ReminderId) -> Option<Value> {
    let reminder = register.reminders().find(|reminder| reminder.id == id)?;
    let proposals: Vec<ProposalId> = reminder.items.iter().map(|item| item.proposal).collect();
    Some(json!({
        "number": id, "title": register.unit_name(reminder.unit), "of": reminder.on.to_string(),
        "letter": reminder.letter, "proposals": proposals,
    }))
}
