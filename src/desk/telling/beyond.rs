//! What lies beyond the handling of one proposal, in rows of words: activities, information items, instructions. The same
//! rows stand in the detail of a proposal and in what the command line prints.

use crate::desk::called::called;
use crate::office::activity::{Activity, Demand, Measure};
use crate::office::info::{InfoFate, InfoItem, Instruction, Subject};
use crate::office::{ProposalId, Register};
use crate::text::date::show;
use crate::text::locale::say::{self, boards as words};

/// An activity: when, what kind, its name; then, indented, where, who, what was asked for and what came of it.
pub fn activity_rows(activity: &Activity, register: &Register) -> Vec<String> {
    let leaders = activity.leaders.iter().filter_map(|id| register.leader(*id));
    let leaders: Vec<&str> = leaders.map(|leader| leader.name.as_str()).collect();
    let reporting: Vec<&str> = activity.reporting.iter().map(|unit| register.unit_name(*unit)).collect();
    let of =
        |measure: &Measure| activity.counts.get(measure).map(|count| format!("{} {count}", measure.title()));
    let counts: Vec<String> = Measure::ALL.iter().filter_map(of).collect();
    let told = [
        (words::PLACE, activity.place.clone()),
        (words::HOST, activity.host.clone()),
        (words::LEADERS, leaders.join("、")),
        (words::ATTENDEES, activity.attendees.join("、")),
        (words::REPORTING, reporting.join("、")),
    ];
    let said = |(label, text): (&str, String)| (!text.is_empty()).then(|| format!("  {label} {text}"));
    let mut rows = vec![format!("{} {} {}", show(activity.on), activity.kind.title(), activity.title)];
    rows.extend(told.into_iter().filter_map(said));
    rows.extend((1..).zip(&activity.demands).flat_map(|(place, demand)| demand_rows(place, demand)));
    rows.extend(said((words::YIELDED, counts.join("，"))));
    rows.extend(said((say::label::NOTES, activity.notes.clone())));
    rows
}

fn demand_rows(place: usize, demand: &Demand) -> Vec<String> {
    let asked = format!("  {}{place} {}", words::DEMANDS, demand.text);
    let followed = demand.followed.iter().map(|step| {
        let end = if step.done { words::DEMAND_DONE } else { "" };
        format!("    {} {} {end}", show(step.on), step.note).trim_end().to_owned()
    });
    std::iter::once(asked).chain(followed).collect()
}

/// An information item: its number, title, source and day; then, indented, what became of it.
pub fn info_rows(item: &InfoItem) -> Vec<String> {
    let head = format!("{} {} {}", show(item.collected), item.title, item.source).trim_end().to_owned();
    let steps = item.steps.iter().map(|step| {
        format!("  {} {} {}", show(step.on), info_fate(&step.what), step.note).trim_end().to_owned()
    });
    std::iter::once(head).chain(steps).collect()
}

/// What became of an information item.
pub fn info_fate(fate: &InfoFate) -> String {
    match fate {
        InfoFate::Compiled { bulletin, issue } => words::compiled(bulletin, *issue),
        InfoFate::Sent { to } => words::sent(to.title()),
        InfoFate::Adopted { by } => words::adopted(by.title()),
    }
}

/// An instruction: when, by whom, of which level, and the words.
pub fn instruction_row(instruction: &Instruction) -> String {
    let Instruction { on, by, office, level, words, .. } = instruction;
    let by = format!("{by} {office}");
    words::instructed(&show(*on), by.trim(), level.title(), words)
}

/// What an instruction was written on, by its title.
pub fn subject(subject: &Subject, register: &Register) -> String {
    match subject {
        Subject::Proposal(id) => proposal(*id, register),
        Subject::Info(id) => register.info(*id).map(|item| item.title.clone()).unwrap_or_default(),
        Subject::Activity(id) => register.activity(*id).map(|held| held.title.clone()).unwrap_or_default(),
        Subject::Document { number, title } => format!("{title} {number}").trim().to_owned(),
    }
}

/// A proposal by its number and title.
pub fn proposal(id: ProposalId, register: &Register) -> String {
    let Some(proposal) = register.proposal(id) else { return say::intake(id.0) };
    format!("{} {}", called(proposal), proposal.particulars.title)
}
