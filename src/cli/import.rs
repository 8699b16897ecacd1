//! `tian import FILE`: a spreadsheet of proposals, previewed and received as one entry; or a roster, see [`super::roster`].

use super::args::{ImportArgs, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::{Place, today};
use super::roster;
use crate::office::{Command, Register};
use crate::sheet::{Book, Preview, preview, read, receive};
use serde_json::{Value, json};
use std::ops::ControlFlow;

/// Most notices told in words; `--json` has them all.
const TOLD: usize = 40;

/// Imports each file in turn.
pub fn run(office: &OfficeArgs, args: &ImportArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let mut output = Output::new();
    for file in &args.files {
        let book = read(file, &mut |_| ControlFlow::Continue(())).map_err(Exit::usage)?;
        if let Some(roster) = crate::sheet::roster(&book) {
            roster::list(&mut place, book.name, roster, args.dry_run)?.print(&mut output, args.json)?;
            continue;
        }
        let report = one(&mut place, book, args.dry_run)?;
        if args.json {
            output.json(&report.json())?;
        } else {
            for line in report.told() {
                output.line(&line)?;
            }
        }
        output.flush()?;
        unread(&report)?;
    }
    Ok(())
}

/// A file of which nothing at all could be read is wrong input, though its report has been printed.
fn unread(report: &Report) -> Result<(), Exit> {
    let reason = report.preview.faults.first().filter(|_| report.preview.rows.is_empty());
    reason.map_or(Ok(()), |fault| Err(Exit::Usage(format!("{}没有收进任何提案：{fault}", report.file))))
}

/// What became of a file.
struct Report {
    file: String,
    preview: Preview,
    received: usize,
    already: usize,
    entry: Option<u64>,
    notices: Vec<String>,
}

fn one(place: &mut Place, book: Book, dry_run: bool) -> Result<Report, Exit> {
    let preview = preview(&book, today());
    let session = place.register.current().ok_or_else(|| Exit::Refused("还没有届次".to_owned()))?;
    let (command, more) = receive(&preview, &book.name, session);
    let (fresh, already) = split(&place.register, &preview);
    let notices =
        preview.notices.iter().chain(&more).map(ToString::to_string).chain(row_notices(&preview)).collect();
    let entry = if dry_run || fresh == 0 { None } else { Some(place.submit(Command::Receive(command))?.seq) };
    let received = if entry.is_some() || dry_run { fresh } else { 0 };
    Ok(Report { file: book.name, preview, received, already, entry, notices })
}

/// What the clerk should know about single rows, a date that could not be read for instance, each with its place.
fn row_notices(preview: &Preview) -> impl Iterator<Item = String> {
    preview.rows.iter().flat_map(|row| row.notices.iter().map(|notice| format!("{}：{notice}", row.place)))
}

/// How many rows are new, and how many are in the register or earlier in the file.
fn split(register: &Register, preview: &Preview) -> (usize, usize) {
    let mut seen = std::collections::BTreeSet::new();
    let fresh = preview.rows.iter().filter(|row| {
        let print = row.proposal.fingerprint;
        register.imported(&print).is_none() && seen.insert(print)
    });
    let fresh = fresh.count();
    (fresh, preview.rows.len() - fresh)
}

impl Report {
    fn rows(&self) -> usize {
        self.preview.rows.len() + self.faulty_rows()
    }

    fn faulty_rows(&self) -> usize {
        // A fault of row 0 is the whole sheet's and no row of its own.
        let rows = self.preview.faults.iter().filter(|fault| fault.row > 0);
        let places: std::collections::BTreeSet<_> = rows.map(|fault| (&fault.sheet, fault.row)).collect();
        places.len()
    }

    fn json(&self) -> Value {
        let faults: Vec<Value> = self.preview.faults.iter().map(|fault| {
            json!({ "sheet": fault.sheet, "row": fault.row, "column": fault.column, "reason": fault.reason.to_string() })
        }).collect();
        let missing: Vec<String> = self.preview.missing.iter().map(ToString::to_string).collect();
        json!({
            "file": self.file, "rows": self.rows(), "received": self.received, "already": self.already,
            "faults": faults, "missing": missing, "notices": self.notices, "entry": self.entry,
        })
    }

    fn told(&self) -> Vec<String> {
        let verb = if self.entry.is_some() { "已收件" } else { "可收件" };
        let mut lines = vec![format!(
            "{}：共{}行，{verb}{}件，已在册{}件，有误{}行",
            self.file,
            self.rows(),
            self.received,
            self.already,
            self.faulty_rows()
        )];
        lines.extend(
            self.preview
                .columns
                .iter()
                .map(|column| format!("  {}列“{}”→ {}", column.letter, column.heading, column.taken_as)),
        );
        lines.extend(self.preview.faults.iter().map(|fault| format!("  有误：{fault}")));
        lines.extend(self.notices.iter().take(TOLD).map(|notice| format!("  提示：{notice}")));
        if let Some(more) = self.notices.len().checked_sub(TOLD).filter(|more| *more > 0) {
            lines.push(format!("  提示：另有{more}条，用 --json 看全部"));
        }
        lines
    }
}
