//! One record becomes one draft. Whatever a field cannot take goes to the notes with the name of its column.

use super::book::Cell;
use super::columns::{Column, Layout};
use super::dates::{self, When};
use super::import::{Field, TakenAs};
use super::lines::Section;
use super::notice::Notice;
use super::people::{self, Names};
use super::records::Record;
use super::row::{Draft, HandedIn, Numbers, Outcome, Signers, Wanted};
use super::scrub::{clean_line, clean_text};
use super::words;
use crate::office::proposer::{Kind, Proposer, ProposerKind};
use crate::office::session::Period;
use crate::office::supervision::Mark;
use crate::text::fold::fold as folded;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What holds for all rows of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Common {
    /// Session named above the headings.
    pub session: String,
    /// Mark named above the headings.
    pub mark: Option<Mark>,
    /// The column of kinds distinguishes joint proposals, so that `委员` means one member.
    pub tells_joint: bool,
    /// The business date.
    pub today: NaiveDate,
}

/// Builds a draft from a record.
pub struct Builder<'a> {
    layout: &'a Layout,
    record: &'a Record,
    common: &'a Common,
    section: &'a Section,
    notes: Vec<String>,
    notices: Vec<Notice>,
}

impl<'a> Builder<'a> {
    /// A builder for one record.
    pub fn new(layout: &'a Layout, record: &'a Record, common: &'a Common, section: &'a Section) -> Self {
        Self { layout, record, common, section, notes: Vec::new(), notices: Vec::new() }
    }

    /// The draft, and what was left open in it. The title may be empty; the caller refuses that.
    pub fn build(mut self) -> (Draft, Vec<Notice>) {
        let mut draft = Draft {
            title: self.line(Field::Title),
            text: self.text(),
            signers: self.signers(),
            category: self.category(),
            wanted: Wanted { lead: self.units(Field::Lead), joint: self.units(Field::Joint) },
            numbers: Numbers { source: self.number(Field::Number), running: self.number(Field::Running) },
            handed_in: self.handed_in(),
            outcome: Outcome { class: self.short(Field::Class), rating: self.short(Field::Rating) },
            ..Draft::default()
        };
        draft.consent = self.decided(Field::Consent, words::consent).unwrap_or_default();
        draft.marks = self.marks();
        self.keep_rest();
        draft.notes = self.notes;
        draft.fingerprint = fingerprint(&draft);
        (draft, self.notices)
    }

    fn filled(&self, field: Field) -> Vec<(&'a Column, &'a Cell)> {
        let cells = &self.record.cells;
        self.layout
            .of(field)
            .filter_map(|column| {
                cells.get(column.index).filter(|cell| !cell.is_empty()).map(|cell| (column, cell))
            })
            .collect()
    }

    fn line(&self, field: Field) -> String {
        self.filled(field).first().map(|(_, cell)| clean_line(&cell.text())).unwrap_or_default()
    }

    /// A short answer; signs for nothing are nothing.
    fn short(&self, field: Field) -> String {
        let text = self.line(field);
        if words::is_nothing(&text) { String::new() } else { text }
    }

    fn number(&self, field: Field) -> String {
        self.short(field)
    }

    /// One column of text as it is, several with their headings.
    fn text(&self) -> String {
        let parts = self.filled(Field::Text);
        if let [(_, only)] = parts.as_slice() {
            return clean_text(&only.text());
        }
        let parts: Vec<String> = parts
            .iter()
            .map(|(column, cell)| format!("{}:\n{}", column.heading, clean_text(&cell.text())))
            .collect();
        parts.join("\n\n")
    }

    fn category(&self) -> String {
        let category = self.short(Field::Category);
        if category.is_empty() { self.section.category.clone() } else { category }
    }

    fn units(&mut self, field: Field) -> Vec<String> {
        let mut units: Vec<String> = Vec::new();
        for (column, cell) in self.filled(field) {
            let text = clean_line(&cell.text());
            for unit in people::units(&text) {
                if !units.contains(&unit) {
                    units.push(unit);
                }
            }
            if text.contains('等') && !units.iter().any(|unit| unit.contains('等')) {
                self.keep(column, &text);
            }
        }
        units
    }

    fn signers(&mut self) -> Signers {
        let mut signers = Signers::default();
        let mut more = false;
        for field in [Field::FirstProposer, Field::Proposer, Field::Cosigner, Field::Seconder] {
            for (_, cell) in self.filled(field) {
                let text = clean_text(&cell.text());
                let found = people::names(&text);
                if found.more {
                    more = true;
                    self.notices.push(Notice::MoreProposers { text: clean_line(&text) });
                    self.notes.push(format!("提案者原文:{}", clean_line(&text)));
                }
                self.notes.extend(found.remarks.iter().map(|remark| format!("提案者说明:{remark}")));
                add(&mut signers, found, field);
            }
        }
        (signers.kind, signers.kind_stated) = self.kind(&signers.proposers, more);
        signers
    }

    fn kind(&mut self, proposers: &[Proposer], more: bool) -> (Kind, bool) {
        let members = proposers.iter().filter(|proposer| proposer.kind == ProposerKind::Member).count();
        let several = members >= 2 || more;
        match self.decided(Field::Kind, words::kind).or(self.section.kind) {
            Some(Kind::Individual) if several && !self.common.tells_joint => (Kind::Joint, true),
            Some(kind) => (kind, true),
            None if proposers.first().is_some_and(|first| first.kind != ProposerKind::Member) => {
                (Kind::Collective, false)
            }
            None if several => (Kind::Joint, false),
            None => (Kind::Individual, false),
        }
    }

    /// A field of few answers; other words are kept as a note.
    fn decided<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (column, cell) = self.filled(field).first().copied()?;
        let text = clean_line(&cell.text());
        if words::is_nothing(&text) {
            return None;
        }
        let answer = read(&text);
        if answer.is_none() {
            self.keep(column, &text);
            self.notices.push(Notice::WordsKept { column: column.name(), text });
        }
        answer
    }

    fn handed_in(&mut self) -> HandedIn {
        let period: Option<Period> = self.decided(Field::Period, words::period).or(self.section.period);
        let mut handed_in = HandedIn { received: None, session: String::new(), period };
        let sessions: Vec<String> =
            self.filled(Field::Session).iter().map(|(_, cell)| clean_line(&cell.text())).collect();
        handed_in.session = sessions.join(" ");
        if let Some((column, cell)) = self.filled(Field::Received).first().copied() {
            self.received(column, cell, &mut handed_in);
        }
        if handed_in.session.is_empty() {
            handed_in.session.clone_from(&self.common.session);
        }
        handed_in
    }

    fn received(&mut self, column: &Column, cell: &Cell, handed_in: &mut HandedIn) {
        let text = clean_line(&cell.text());
        let day = match cell {
            Cell::Date(day) => *day,
            _ => match dates::parse(&text) {
                When::Day(day) => day,
                When::Serial(day) => {
                    self.notices.push(Notice::DateFromNumber { column: column.name(), day });
                    day
                }
                When::Words => {
                    if handed_in.session.is_empty() && text.contains('届') {
                        handed_in.session.clone_from(&text);
                    }
                    self.keep(column, &text);
                    self.notices.push(Notice::DateKept { column: column.name(), text });
                    return;
                }
            },
        };
        if dates::is_absurd(day, self.common.today) {
            self.keep(column, &text);
            self.notices.push(Notice::DateAbsurd { column: column.name(), day });
        } else {
            handed_in.received = Some(day);
        }
    }

    fn marks(&mut self) -> BTreeSet<Mark> {
        let mut marks: BTreeSet<Mark> = self.common.mark.into_iter().collect();
        for (column, cell) in self.filled(Field::Mark) {
            let text = clean_line(&cell.text());
            let answer = words::yes_no(&text);
            let found = if answer == Some(true) {
                words::marks(&mark_name(&column.heading))
            } else {
                words::marks(&text)
            };
            if found.is_empty() && answer.is_none() && !words::is_nothing(&text) {
                self.keep(column, &text);
            }
            marks.extend(found);
        }
        for (_, cell) in self.filled(Field::Remark) {
            marks.extend(words::marks(&clean_line(&cell.text())));
        }
        marks
    }

    /// Remarks, and columns without a field.
    fn keep_rest(&mut self) {
        for (_, cell) in self.filled(Field::Remark) {
            let text = clean_text(&cell.text());
            if !words::is_nothing(&text) {
                self.notes.push(text);
            }
        }
        let (layout, cells) = (self.layout, &self.record.cells);
        for column in layout.columns.iter().filter(|column| column.taken_as == TakenAs::Note) {
            if let Some(cell) = cells.get(column.index).filter(|cell| !cell.is_empty()) {
                let text = clean_text(&cell.text());
                if !words::is_nothing(&text) {
                    self.keep(column, &text);
                }
            }
        }
    }

    fn keep(&mut self, column: &Column, text: &str) {
        let name =
            if column.heading.is_empty() { format!("{}列", column.name()) } else { column.heading.clone() };
        self.notes.push(format!("{name}:{text}"));
    }
}

/// `是否重点` → `重点提案`.
fn mark_name(heading: &str) -> String {
    format!("{}提案", folded(heading).replace("是否", "").replace("提案", ""))
}

/// Adds names that are not there yet: a column of all proposers often repeats the first.
fn add(signers: &mut Signers, found: Names, field: Field) {
    let seconders = found.seconders.into_iter();
    if field == Field::Seconder {
        let names = found.proposers.into_iter().map(|proposer| proposer.name);
        signers.seconders.extend(names.chain(seconders));
        return;
    }
    for proposer in found.proposers {
        if !signers.proposers.iter().any(|known| folded(&known.name) == folded(&proposer.name)) {
            signers.proposers.push(proposer);
        }
    }
    signers.seconders.extend(seconders);
}

/// Digest by which a row is known again: title, first proposer, number and session, each folded.
fn fingerprint(draft: &Draft) -> [u8; 16] {
    let first = draft.signers.proposers.first().map_or("", |proposer| proposer.name.as_str());
    let mut hasher = blake3::Hasher::new();
    for part in [&draft.title, first, &draft.numbers.source, &draft.handed_in.session] {
        hasher.update(folded(part).as_bytes());
        hasher.update(b"\0");
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}
