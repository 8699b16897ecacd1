//! What the detail of a proposal says, row by row. `tian show` prints the same rows.

use super::detail::Fetched;
use super::detail_filing as filing;
use super::detail_seconds::rows as seconds;
use super::detail_tasks::{opinion_rows, outcome_rows, task_rows};
use super::detail_watching as watching;
use crate::desk::history;
use crate::desk::telling::beyond::proposal as named;
use crate::office::queries::listing::category_name;
use crate::office::queries::running::{Light, of_task};
use crate::office::task::Task;
use crate::office::{Entry, Proposal, ProposalId, Register, Stage, UnitId, status};
use crate::text::clean::clean_line;
use crate::text::date::show;
use crate::text::locale::say::{self, label};
use crate::text::width::{Align, pad, width, wrap};
use chrono::NaiveDate;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub weight: Weight,
}

/// How a row is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Begins a part.
    Heading,
    /// Ordinary.
    Plain,
    /// Less wanted.
    Quiet,
    /// Overdue.
    Alarm,
}

/// What is told of a proposal, and from what day it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What is known.
    pub register: &'a Register,
    /// The day.
    pub today: NaiveDate,
    /// Others that resemble it.
    pub alike: &'a [ProposalId],
    /// Its text.
    pub text: &'a Fetched<String>,
    /// Its history, newest first.
    pub history: &'a Fetched<Vec<Entry>>,
}

/// Collects rows, wrapped where they may be only so wide.
pub(super) struct Sheet {
    cols: Option<usize>,
    lines: Vec<Line>,
}

/// Columns of the labels at the left.
const LABEL: usize = 10;

/// The rows of a detail, at most `cols` columns wide; `None`: as long as they are.
pub fn lines(id: ProposalId, told: &Told, cols: Option<usize>) -> Vec<Line> {
    let mut sheet = Sheet { cols, lines: Vec::new() };
    let register = told.register;
    let Some(proposal) = register.proposal(id) else {
        sheet.put(Weight::Plain, say::GONE);
        return sheet.lines;
    };
    head(&mut sheet, proposal, register);
    particulars(&mut sheet, proposal, register);
    filing::reviews(&mut sheet, proposal, register);
    for (label, told) in seconds(proposal, register) {
        sheet.field(label, &told);
    }
    relatives(&mut sheet, proposal, told.alike, register);
    tasks(&mut sheet, proposal, told);
    outcome(&mut sheet, proposal);
    opinions(&mut sheet, proposal, register);
    watching::watched(&mut sheet, proposal, register);
    reminders(&mut sheet, proposal, register);
    text(&mut sheet, told.text);
    steps(&mut sheet, told.history, register);
    sheet.lines
}

impl Sheet {
    /// One thing said; a line end within it is a blank, so that no text can pass for a row of its own.
    pub(super) fn put(&mut self, weight: Weight, text: &str) {
        self.paragraphs(weight, &clean_line(text));
    }

    /// A text with its own line ends.
    fn paragraphs(&mut self, weight: Weight, text: &str) {
        let rows = self.broken(text, 0);
        self.lines.extend(rows.into_iter().map(|text| Line { text, weight }));
    }

    /// The rows of a text beside a label of so many columns.
    fn broken(&self, text: &str, label_cols: usize) -> Vec<String> {
        match self.cols {
            Some(cols) => wrap(text, cols.saturating_sub(label_cols)),
            None => text.split('\n').map(|row| row.trim_end().to_owned()).collect(),
        }
    }

    pub(super) fn part(&mut self, heading: &str) {
        self.put(Weight::Plain, "");
        self.put(Weight::Heading, heading);
    }

    /// A label and what it says, its further rows indented; nothing when there is nothing to say.
    pub(super) fn field(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let label_cols = LABEL.max(width(label) + 1);
        for (place, row) in self.broken(text, label_cols).into_iter().enumerate() {
            let label = pad(if place == 0 { label } else { "" }, label_cols, Align::Left);
            self.lines.push(Line { text: format!("{label}{row}"), weight: Weight::Plain });
        }
    }
}

fn head(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    sheet.put(Weight::Heading, &proposal.particulars.title);
    let docket = proposal.docket().map_or(String::new(), |docket| format!("  {}", docket.label));
    let marks: Vec<&str> = proposal.supervision.marks.iter().map(|mark| mark.title()).collect();
    let session = register.session_of(proposal).map_or("", |session| session.name.as_str());
    let status = status(register, proposal).title();
    sheet.put(Weight::Plain, &say::detail_head(proposal.id.0, &docket, status, &marks.join("  "), session));
    let stage = stage(proposal, register);
    if !stage.is_empty() {
        sheet.put(Weight::Plain, &stage);
    }
    filing::after_declining(sheet, &proposal.stage);
}

fn stage(proposal: &Proposal, register: &Register) -> String {
    match &proposal.stage {
        Stage::Received => String::new(),
        Stage::SentBack { on, reason } => say::sent_back(&show(*on), reason),
        Stage::Withdrawn { on, reason, .. } => say::withdrawn(&show(*on), reason),
        Stage::Declined { on, ground, .. } => {
            let rules = register.session_of(proposal).map(|session| &session.rules);
            let ground =
                rules.and_then(|rules| rules.ground(ground)).map_or(ground.as_str(), |g| g.text.as_str());
            say::declined(&show(*on), ground)
        }
        Stage::Merged { on, into, .. } => say::merged(&show(*on), &named(*into, register)),
        Stage::Filed { on, .. } => say::filed_on(&show(*on)),
        Stage::Closed { on, filed, .. } => say::closed_on(&show(*filed), &show(*on)),
        Stage::Archived { on, closed, filed, .. } => {
            say::filing::archived(&show(*filed), &show(*closed), &show(*on))
        }
    }
}

fn particulars(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    let p = &proposal.particulars;
    let intake = &proposal.intake;
    sheet.put(Weight::Plain, "");
    let proposers: Vec<String> =
        p.proposers.iter().map(|who| format!("{}({})", who.name, who.kind.title())).collect();
    sheet.field(label::PROPOSERS, &clean_line(&proposers.join("、")));
    sheet.field(label::SECONDERS, &p.seconders.join("、"));
    sheet.field(label::KIND, &say::handed_in(p.kind.title(), intake.period.title()));
    sheet.field(label::CATEGORY, category_name(register, proposal));
    sheet.field(label::RECEIVED, &intake.received.format("%Y-%m-%d %H:%M").to_string());
    let source = format!("{} {}", intake.source, intake.source_number);
    sheet.field(label::SOURCE, source.trim());
    sheet.field(label::CONSENT, p.consent.title());
    filing::particulars(sheet, proposal);
    sheet.field(label::WANTED_LEAD, &p.wanted_lead.join("、"));
    sheet.field(label::WANTED_JOINT, &p.wanted_joint.join("、"));
    sheet.field(label::NOTES, &p.notes);
}

fn relatives(sheet: &mut Sheet, proposal: &Proposal, alike: &[ProposalId], register: &Register) {
    let merged: Vec<ProposalId> = register.merged_into(proposal.id).collect();
    for (heading, ids) in [(say::MERGED_HERE, merged.as_slice()), (say::ALIKE, alike)] {
        if !ids.is_empty() {
            sheet.part(heading);
            for id in ids {
                sheet.put(Weight::Plain, &named(*id, register));
            }
        }
    }
}

fn tasks(sheet: &mut Sheet, proposal: &Proposal, told: &Told) {
    if proposal.tasks.is_empty() {
        return;
    }
    sheet.part(say::TASKS);
    let mut tasks: Vec<(&UnitId, &Task)> = proposal.tasks.iter().collect();
    tasks.sort_by_key(|(unit, task)| (task.ended.is_some(), task.role, **unit));
    for (unit, task) in tasks {
        let name = told.register.unit_name(*unit);
        sheet.put(weight(proposal, *unit, task, told), &format!("{} {name}", task.role.title()));
        for row in task_rows(task, told.register, told.today) {
            sheet.put(Weight::Plain, &format!("  {row}"));
        }
    }
}

fn weight(proposal: &Proposal, unit: UnitId, task: &Task, told: &Told) -> Weight {
    let today = told.today;
    let soon = told.register.session_of(proposal).map_or(7, |session| session.rules.soon_days);
    let late = |task| {
        of_task(proposal.id, unit, task, today).iter().any(|row| row.light(today, soon) == Light::Overdue)
    };
    match task {
        task if task.ended.is_some() => Weight::Quiet,
        task if late(task) => Weight::Alarm,
        _ => Weight::Plain,
    }
}

fn outcome(sheet: &mut Sheet, proposal: &Proposal) {
    let rows = outcome_rows(proposal);
    if !rows.is_empty() {
        sheet.part(say::handling::OUTCOME);
        for row in rows {
            sheet.put(Weight::Plain, &row);
        }
    }
}

fn opinions(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    if proposal.opinions.is_empty() {
        return;
    }
    sheet.part(say::OPINIONS);
    for row in opinion_rows(proposal, register) {
        sheet.put(Weight::Plain, &row);
    }
}

fn reminders(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    let about = register.reminders().filter(|r| r.items.iter().any(|item| item.proposal == proposal.id));
    let rows: Vec<String> = about.map(|reminder| history::reminder(reminder, register)).collect();
    if !rows.is_empty() {
        sheet.part(say::REMINDERS);
        for row in rows {
            sheet.put(Weight::Plain, &row);
        }
    }
}

fn text(sheet: &mut Sheet, text: &Fetched<String>) {
    sheet.part(say::TEXT);
    match text {
        Fetched::Coming => sheet.put(Weight::Quiet, say::COMING),
        Fetched::Nothing => sheet.put(Weight::Quiet, say::NO_TEXT),
        Fetched::Here(text) => sheet.paragraphs(Weight::Plain, text),
    }
}

fn steps(sheet: &mut Sheet, history: &Fetched<Vec<Entry>>, register: &Register) {
    sheet.part(say::HISTORY);
    match history {
        Fetched::Coming => sheet.put(Weight::Quiet, say::COMING),
        Fetched::Nothing => {}
        Fetched::Here(entries) => {
            for entry in entries {
                sheet.put(Weight::Plain, &history::step(entry, register));
            }
        }
    }
}
