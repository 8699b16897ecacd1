//! Reading a listing of any origin into a [`Book`], within limits, without trusting a byte of it.

use super::book::{Book, Progress, Sheet};
use super::limits::{CHUNK, TEXT_BYTES, WORKBOOK_BYTES};
use super::probe::{self, Kind};
use super::{text_table, workbook};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// Hears how far the work has come, and may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

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
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or a socket.
    NotAFile,
    /// This clerk may not read it.
    NoPermission,
    /// The disk said no; the words of the system.
    Io(String),
    /// No bytes.
    Empty,
    /// No filled cell in any visible sheet.
    NoCells,
    /// More bytes than allowed; the limit in MiB.
    TooLarge(u64),
    /// Protected by a password.
    Encrypted,
    /// Another kind of file.
    Foreign(Foreign),
    /// A workbook that does not hang together.
    Broken,
    /// Too many parts in the package.
    TooManyParts,
    /// Unpacks to more than a listing can be.
    Inflates,
    /// A filled cell below the last row allowed.
    TooManyRows {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// A filled cell right of the last column allowed.
    TooManyColumns {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// More characters in a cell than a spreadsheet program can hold.
    CellTooLong {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// More cells than allowed.
    TooManyCells,
    /// More text than allowed.
    TooMuchText,
    /// Bytes that are no characters in any likely encoding.
    BadText {
        /// Line, from 1.
        line: usize,
    },
    /// A quotation mark that opens a cell and is never closed.
    StrayQuote {
        /// Line where the record begins, from 1.
        line: usize,
    },
    /// The caller stopped it.
    Cancelled,
}

/// Files that are not listings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A text document.
    Word,
    /// A presentation.
    Slides,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// An archive with other files in it.
    Archive,
    /// A web page, as many web systems export under the name `.xls`.
    WebPage,
    /// XML spreadsheet of 2003.
    XmlSheet,
    /// xlsb.
    BinaryWorkbook,
    /// Anything else.
    Unknown,
}

impl std::error::Error for SheetError {}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Trouble::NotFound,
            ErrorKind::PermissionDenied => Trouble::NoPermission,
            ErrorKind::IsADirectory => Trouble::Folder,
            _ => Trouble::Io(error.to_string()),
        }
    }
}

/// Reads a workbook (xlsx, xls, ods) or a text table (csv, tsv, txt), told apart by content.
///
/// # Errors
/// [`SheetError`] when the file cannot be read, is not a table, breaks a limit, or `progress` answered `Break`.
/// Nothing is left behind in any case.
pub fn read(path: &Path, progress: Watch<'_>) -> Result<Book, SheetError> {
    let name = file_name(path);
    read_book(path, &name, progress).map_err(|trouble| SheetError { file: name, trouble })
}

/// The last part of a path, as the clerk typed it.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn read_book(path: &Path, name: &str, progress: Watch<'_>) -> Result<Book, Trouble> {
    let (kind, bytes) = slurp(path, progress)?;
    let mut book = Book {
        name: name.to_owned(),
        digest: *blake3::hash(&bytes).as_bytes(),
        encoding: None,
        sheets: Vec::new(),
        hidden: Vec::new(),
    };
    match kind {
        Kind::Packed => workbook::packed(&bytes, &mut book, progress)?,
        Kind::Compound => workbook::compound(&bytes, &mut book, progress)?,
        Kind::Text => text_table::read(bytes, &mut book, progress)?,
    }
    book.sheets.iter_mut().for_each(trim);
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Trouble::NoCells);
    }
    Ok(book)
}

/// Reads all bytes of an ordinary file that is small enough for its kind.
fn slurp(path: &Path, progress: Watch<'_>) -> Result<(Kind, Vec<u8>), Trouble> {
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(Trouble::Folder);
    }
    if !about.is_file() {
        return Err(Trouble::NotAFile);
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(4096).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    let kind = probe::kind(&bytes)?;
    let limit = if kind == Kind::Text { TEXT_BYTES } else { WORKBOOK_BYTES };
    loop {
        let done = bytes.len() as u64;
        if done > limit || about.len() > limit {
            return Err(Trouble::TooLarge(limit >> 20));
        }
        tell(progress, Progress::Bytes { done, total: about.len().max(done) })?;
        if file.by_ref().take(CHUNK as u64).read_to_end(&mut bytes)? == 0 {
            return Ok((kind, bytes));
        }
    }
}

/// Reports progress; the caller's `Break` becomes [`Trouble::Cancelled`].
pub(super) fn tell(progress: Watch<'_>, how_far: Progress) -> Result<(), Trouble> {
    match progress(how_far) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Trouble::Cancelled),
    }
}

/// Cuts blank cells at the ends of rows and blank rows at the end of the sheet.
fn trim(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        let filled = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        row.truncate(filled);
    }
    let filled = sheet.rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    sheet.rows.truncate(filled);
}
