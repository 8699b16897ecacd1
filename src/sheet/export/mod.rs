//! The ledger of proposals (台账) as a file for spreadsheets and programs. The file appears whole or not at all, and no
//! text in it can run as a formula.

mod columns;
mod lines;
mod place;
mod text;
mod workbook;

pub use columns::{Column, Head};
pub use lines::row;

use super::book::Progress;
use super::read::{Watch, file_name};
use super::scrub::clean_text;
use chrono::NaiveDate;
use place::Place;
use std::path::Path;

/// A value in an exported cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text; never becomes a formula.
    Text(String),
    /// Words that say that something is not settled; a program finds nothing there.
    Unsettled(&'static str),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(NaiveDate),
    /// A part of a whole, shown in percent; nothing where the whole is 0.
    Share {
        /// The part.
        part: u64,
        /// The whole.
        of: u64,
        /// Decimals of the percentage.
        decimals: u8,
    },
}

impl Value {
    /// In words, as a text file or a screen has it.
    pub fn told(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Unsettled(words) => (*words).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
            Value::Share { part, of, decimals } => crate::office::figures::shown(*part, *of, *decimals),
        }
    }
}

/// The kind of file to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Comma-separated text, UTF-8 with a byte order mark, as Excel and WPS open it.
    Csv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// The format a file name asks for by its extension.
    pub fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Format::Xlsx),
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }
}

/// What to write and how.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// Title line above the headings of a workbook and name of its sheet; empty for none.
    pub title: &'a str,
    /// The columns, in order; a row with fewer values is filled with blanks, further values are not written.
    pub columns: &'a [Head],
    /// Replace a file of that name.
    pub overwrite: bool,
}

/// Why nothing was written. `Display` is one Chinese sentence that names the file and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError {
    /// File name without its folder.
    pub file: String,
    /// What is wrong.
    pub trouble: ExportTrouble,
}

/// What is wrong with the target or the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportTrouble {
    /// There is a file of that name and `overwrite` was not given.
    Exists,
    /// The name is a symbolic link; it is never followed.
    Link,
    /// The name is a folder.
    Folder,
    /// There is no folder to put it in.
    NoFolder,
    /// This clerk may not write there.
    NoPermission,
    /// No space left, or the quota is used up.
    Full,
    /// More rows than a workbook can hold.
    TooManyRows,
    /// More characters in a cell than a workbook can hold.
    CellTooLong {
        /// Row of the table, from 1, headings not counted.
        row: u64,
        /// Heading of the column.
        column: String,
    },
    /// The disk said no; the words of the system.
    Io(String),
    /// The caller stopped it.
    Cancelled,
}

impl std::error::Error for ExportError {}

impl From<std::io::Error> for ExportTrouble {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::AlreadyExists => ExportTrouble::Exists,
            ErrorKind::NotFound | ErrorKind::NotADirectory => ExportTrouble::NoFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ExportTrouble::NoPermission,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ExportTrouble::Full,
            ErrorKind::IsADirectory => ExportTrouble::Folder,
            _ => ExportTrouble::Io(error.to_string()),
        }
    }
}

/// Writes a table; answers how many rows were written.
///
/// # Errors
/// [`ExportError`] when the target exists, is a symbolic link, cannot be written, or `progress` answered `Break`;
/// nothing is left behind then.
pub fn write<I>(
    path: &Path,
    format: Format,
    table: &Table<'_>,
    rows: I,
    progress: Watch<'_>,
) -> Result<u64, ExportError>
where
    I: IntoIterator<Item = Vec<Value>>,
{
    let rows = rows.into_iter();
    write_rows(path, format, table, rows, progress)
        .map_err(|trouble| ExportError { file: file_name(path), trouble })
}

fn write_rows(
    path: &Path,
    format: Format,
    table: &Table<'_>,
    rows: impl Iterator<Item = Vec<Value>>,
    progress: Watch<'_>,
) -> Result<u64, ExportTrouble> {
    let mut place = Place::prepare(path, table.overwrite)?;
    let mut rows = Rows { source: rows, table, done: 0, progress };
    match format {
        Format::Xlsx => workbook::write(place.file(), table, &mut rows)?,
        Format::Csv => text::write_csv(place.file(), table, &mut rows)?,
        Format::Json => text::write_json(place.file(), table, &mut rows, true)?,
        Format::JsonLines => text::write_json(place.file(), table, &mut rows, false)?,
    }
    let done = rows.done;
    place.publish()?;
    Ok(done)
}

/// The rows on their way to the file: cleaned, as wide as the table, counted, and stoppable.
struct Rows<'a, I> {
    source: I,
    table: &'a Table<'a>,
    done: u64,
    progress: Watch<'a>,
}

impl<I: Iterator<Item = Vec<Value>>> Rows<'_, I> {
    fn next(&mut self) -> Result<Option<Vec<Value>>, ExportTrouble> {
        let told = Progress::Rows { done: self.done };
        if self.done.is_multiple_of(super::limits::ROW_STEP as u64) && (self.progress)(told).is_break() {
            return Err(ExportTrouble::Cancelled);
        }
        let Some(mut row) = self.source.next() else { return Ok(None) };
        self.done += 1;
        row.resize(self.table.columns.len(), Value::Empty);
        for value in &mut row {
            if let Value::Text(text) = value {
                *value = match clean_text(text) {
                    text if text.is_empty() => Value::Empty,
                    text => Value::Text(text),
                };
            }
        }
        Ok(Some(row))
    }
}
