//! From a book to proposals: every row becomes a draft, a fault with its place, or a notice that it was left out.

use super::book::Book;
use super::notice::{Fault, Notice};
use super::row::Draft;
use chrono::NaiveDate;

/// What an import would do, before anything is done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// What each column of each sheet was taken for.
    pub columns: Vec<ColumnUse>,
    /// Fields no sheet has a column for.
    pub missing: Vec<Field>,
    /// The proposals, in the order of the listing.
    pub rows: Vec<ImportRow>,
    /// Rows that cannot be taken, with the place and the reason.
    pub faults: Vec<Fault>,
    /// Rows that repeat an earlier row of the same file.
    pub doubles: Vec<Double>,
    /// What the clerk should know about the listing as a whole.
    pub notices: Vec<Notice>,
}

/// One proposal of the listing.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub proposal: Draft,
    /// What was left open or kept as a note in this row.
    pub notices: Vec<Notice>,
}

/// A row as the clerk sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: usize,
}

/// A row that says the same as an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// The later row.
    pub place: Place,
    /// The earlier row.
    pub first: Place,
}

/// What one column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// Name of the sheet.
    pub sheet: String,
    /// Letter of the column.
    pub letter: String,
    /// Its heading as written.
    pub heading: String,
    /// What becomes of it.
    pub taken_as: TakenAs,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenAs {
    /// It fills this field.
    Field(Field),
    /// Its text is kept in the notes as `列名:值`.
    Note,
    /// Telephone numbers, addresses and the like: recognised and deliberately not taken into the register.
    Contact,
}

/// The fields a column may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 案由.
    Title,
}

/// Understands a book. `today` is the business date against which received dates are judged.
pub fn preview(_book: &Book, _today: NaiveDate) -> Preview {
    Preview::default()
}
