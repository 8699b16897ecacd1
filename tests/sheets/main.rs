//! Listings in, the ledger of proposals out: through the public door only.

mod book_write;
mod encodings;
mod export;
mod headings;
mod hostile;
mod roster;
mod samples;

use chrono::NaiveDate;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tian::sheet::import::Preview;
use tian::sheet::{self, Book, Progress, SheetError};

/// The business date of all tests.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn read(path: &Path) -> Result<Book, SheetError> {
    sheet::read(path, &mut go_on)
}

fn preview(path: &Path) -> Preview {
    sheet::preview(&read(path).unwrap(), today())
}

/// A file of these bytes, and the folder that keeps it alive.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// The preview of a text table.
fn table(text: &str) -> Preview {
    let (_folder, path) = file("清单.csv", text.as_bytes());
    preview(&path)
}

fn titles(preview: &Preview) -> Vec<&str> {
    preview.rows.iter().map(|row| row.proposal.title.as_str()).collect()
}

fn notices(preview: &Preview) -> String {
    let all = preview.notices.iter().chain(preview.rows.iter().flat_map(|row| &row.notices));
    all.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
