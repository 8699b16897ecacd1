//! What the preview of an import says, row by row.

use super::import::Understood;
use crate::office::Register;
use crate::sheet::import::{ColumnUse, TakenAs};
use crate::text::locale::say;
use crate::text::width::wrap;

/// Rows of faults shown; the first ones tell what is wrong with a listing.
const FAULTS: usize = 200;

/// The rows of a preview, `cols` columns wide.
pub fn lines(shown: &Understood, register: &Register, cols: usize) -> Vec<String> {
    let preview = &shown.preview;
    let known = preview.already(|print| register.imported(print).is_some()).count();
    let mut lines = vec![say::would_import(&shown.name, preview.rows.len(), known, preview.faults.len())];
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
    lines.iter().flat_map(|line| wrap(line, cols)).collect()
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
