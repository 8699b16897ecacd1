//! The ledger of proposals (台账) as a file for spreadsheets and programs.

use super::book::Progress;
use chrono::NaiveDate;
use std::ops::ControlFlow;
use std::path::Path;

/// A value in an exported cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text; never becomes a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(NaiveDate),
}

/// A column of the ledger. `heading` is Chinese, `name` is stable English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 案号.
    Docket,
}

impl Column {
    /// All columns, in the order they are offered.
    pub const ALL: &'static [Column] = &[Column::Docket];

    /// The heading a clerk reads.
    pub fn heading(self) -> &'static str {
        "案号"
    }

    /// The stable name for `--columns` and JSON.
    pub fn name(self) -> &'static str {
        "docket"
    }
}

/// The kind of file to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Comma-separated text, UTF-8 with a byte order mark.
    Csv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    JsonLines,
}

/// What to write and how.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// Title line above the headings of a workbook and name of its sheet; empty for none.
    pub title: &'a str,
    /// The columns, in order; each row must have as many values.
    pub columns: &'a [Column],
    /// Replace a file of that name.
    pub overwrite: bool,
}

/// Why nothing was written. `Display` is one Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError {
    /// File name without its folder.
    pub file: String,
    /// What is wrong.
    pub trouble: ExportTrouble,
}

/// What is wrong with the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportTrouble {
    /// There is a file of that name and `overwrite` was not given.
    Exists,
}

impl std::error::Error for ExportError {}

/// Writes a table; answers how many rows were written. The file appears whole or not at all.
///
/// # Errors
/// [`ExportError`] when the target exists, is a symbolic link, cannot be written, or `progress` answered `Break`.
pub fn write<I>(
    path: &Path,
    format: Format,
    table: &Table<'_>,
    rows: I,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<u64, ExportError>
where
    I: IntoIterator<Item = Vec<Value>>,
{
    let _ = (format, table, rows.into_iter().count(), progress(Progress::Rows { done: 0 }));
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Err(ExportError { file, trouble: ExportTrouble::Exists })
}
