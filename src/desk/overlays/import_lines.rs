//! What the preview of an import says, row by row.

use super::import::{Content, Understood};
use crate::office::Register;
use crate::sheet::Preview;
use crate::sheet::book::column_letter;
use crate::sheet::import::{ColumnUse, TakenAs};
use crate::sheet::roster::{Entries, Roster};
use crate::sheet::sentences_roster as roster_say;
use crate::text::locale::say;
use crate::text::width::wrap;

/// Rows of faults shown; the first ones tell what is wrong with a listing.
const FAULTS: usize = 200;

/// The rows of a preview, `cols` columns wide.
pub fn lines(shown: &Understood, entries: Option<&Entries>, register: &Register, cols: usize) -> Vec<String> {
    let lines = match (&shown.content, entries) {
        (Content::Proposals(preview), _) => of_proposals(&shown.name, preview, register),
        (Content::Roster(roster), Some(entries)) => of_roster(&shown.name, roster, entries),
        (Content::Roster(_), None) => Vec::new(),
    };
    lines.iter().flat_map(|line| wrap(line, cols)).collect()
}

fn of_roster(name: &str, roster: &Roster, entries: &Entries) -> Vec<String> {
    let mut lines = vec![roster_say::summary(name, roster, entries, false)];
    let faults = roster_say::faults(roster, entries).take(FAULTS).map(ToString::to_string);
    part(&mut lines, say::FAULTS, faults.collect());
    let column = |column: &crate::sheet::roster::Column| {
        let letter = column_letter(column.index);
        let heading = bracketed(&column.heading);
        format!("  {} {letter}{heading}  = {}", column.sheet, roster_say::taken_as(column))
    };
    part(&mut lines, say::COLUMNS, roster.columns.iter().map(column).collect());
    part(&mut lines, say::NOTICES, roster_say::notices(roster, entries));
    lines
}

fn of_proposals(name: &str, preview: &Preview, register: &Register) -> Vec<String> {
    let known = preview.already(|print| register.imported(print).is_some()).count();
    let mut lines = vec![say::would_import(name, preview.rows.len(), known, preview.faults.len())];
    if let Some(session) = register.current() {
        lines.push(say::into_session(&session.name));
    }
    part(&mut lines, say::FAULTS, preview.faults.iter().take(FAULTS).map(ToString::to_string).collect());
    let double = |double: &crate::sheet::import::Double| {
        say::double_row(&double.place.sheet, double.place.row, double.first.row)
    };
    part(&mut lines, say::DOUBLE_ROWS, preview.doubles.iter().take(FAULTS).map(double).collect());
    part(&mut lines, say::COLUMNS, preview.columns.iter().map(column).collect());
    let missing: Vec<String> = preview.missing.iter().map(ToString::to_string).collect();
    part(&mut lines, say::MISSING, if missing.is_empty() { Vec::new() } else { vec![missing.join("、")] });
    part(&mut lines, say::NOTICES, preview.notices.iter().map(ToString::to_string).collect());
    lines
}

fn part(lines: &mut Vec<String>, heading: &str, rows: Vec<String>) {
    if !rows.is_empty() {
        lines.extend([String::new(), heading.to_owned()]);
        lines.extend(rows);
    }
}

fn column(column: &ColumnUse) -> String {
    let taken = match column.taken_as {
        TakenAs::Field(field) => field.to_string(),
        TakenAs::Note => say::KEPT_AS_NOTE.to_owned(),
        TakenAs::Contact => say::LEFT_OUT.to_owned(),
    };
    format!("  {} {}{}  = {taken}", column.sheet, column.letter, bracketed(&column.heading))
}

fn bracketed(heading: &str) -> String {
    if heading.is_empty() { String::new() } else { format!("({heading})") }
}
