//! Faults and notices of an import: what happened, where, and what was kept. Their sentences are in `sentences`.

use super::import::{Field, Place};
use crate::office::supervision::Mark;
use chrono::NaiveDate;

/// A row that cannot be taken. `Display` is one Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1; 0 when the whole sheet is meant.
    pub row: usize,
    /// Letter and heading of the column, for instance `B(案由)`; empty when the whole row is meant.
    pub column: String,
    /// Why.
    pub reason: Reason,
}

/// Why a row cannot be taken. `Display` is one Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Other fields are filled, the title is not.
    NoTitle,
    /// The title has more characters than the register takes.
    TitleTooLong(usize),
    /// So many proposers or seconders.
    TooManyNames(usize),
    /// A name of so many characters.
    NameTooLong(usize),
    /// The title is the error of a formula (`#REF!`).
    FormulaError(String),
    /// No sheet has a row of headings with a title among them.
    NoHeadings,
    /// A row of a roster names nobody.
    NoName,
    /// The name stands in this earlier row too.
    NameTwice(usize),
    /// What stands in the cell is none of the things it may be.
    NotUnderstood(String),
    /// A unit to be merged into that the register does not know.
    UnknownUnit(String),
    /// The law refuses the row; its sentence.
    Refused(String),
}

impl serde::Serialize for Reason {
    /// As its sentence.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something the clerk should know; nothing of the listing is lost. `Display` is one Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A hidden sheet was not read.
    HiddenSheet {
        /// Its name.
        sheet: String,
    },
    /// A sheet without headings was not read.
    NoHeadings {
        /// Its name.
        sheet: String,
    },
    /// A text file was read in this encoding.
    Encoding(&'static str),
    /// Columns of telephone numbers, addresses and the like were left out.
    ContactsLeftOut {
        /// Name of the sheet.
        sheet: String,
        /// The columns, letter and heading.
        columns: Vec<String>,
    },
    /// Columns without a field go to the notes.
    KeptAsNotes {
        /// Name of the sheet.
        sheet: String,
        /// The columns, letter and heading.
        columns: Vec<String>,
    },
    /// Two columns for a field of one value: one was taken, the other goes to the notes.
    TwoColumns {
        /// The field.
        field: Field,
        /// The column taken.
        kept: String,
        /// The other column.
        other: String,
    },
    /// No column is headed as a title; this one was taken for it.
    TitleFrom {
        /// Name of the sheet.
        sheet: String,
        /// The column.
        column: String,
    },
    /// The session was taken from a line above the headings.
    SessionFrom {
        /// Name of the sheet.
        sheet: String,
        /// The session.
        session: String,
    },
    /// A mark was taken for all rows from a line above the headings.
    MarkFrom {
        /// Name of the sheet.
        sheet: String,
        /// The mark.
        mark: Mark,
        /// The line.
        line: String,
    },
    /// A line between the rows was taken as the heading of the rows below it.
    Section {
        /// Where.
        place: Place,
        /// Its words.
        text: String,
    },
    /// A line that is no proposal was left out: a total, a remark, a repeated heading, a bare number.
    LeftOut {
        /// Where.
        place: Place,
        /// Its words.
        text: String,
    },
    /// Blank lines between the rows were passed over.
    Blank {
        /// Name of the sheet.
        sheet: String,
        /// How many.
        rows: usize,
    },
    /// The listing does not say under which name so many proposals were handed in; it was inferred from the proposers.
    KindInferred {
        /// How many.
        rows: usize,
    },
    /// Something no part of which is a day; it is kept in the notes.
    DateKept {
        /// The column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A bare number read as the day spreadsheets mean by it.
    DateFromNumber {
        /// The column.
        column: String,
        /// The day.
        day: NaiveDate,
    },
    /// A day that cannot be meant; it is kept in the notes.
    DateAbsurd {
        /// The column.
        column: String,
        /// The day.
        day: NaiveDate,
    },
    /// Words that do not decide a field; they are kept in the notes.
    WordsKept {
        /// The column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// There are more proposers than the listing names.
    MoreProposers {
        /// What stands there.
        text: String,
    },
    /// A category the session's rules do not know; it is kept in the notes.
    UnknownCategory {
        /// As the listing words it.
        text: String,
        /// In how many rows.
        rows: usize,
    },
    /// A sheet of a roster of another kind was not read.
    OtherRoster {
        /// Its name.
        sheet: String,
    },
    /// A line of a roster that lists nobody was left out.
    NotListed {
        /// Where.
        place: Place,
        /// Its words.
        text: String,
    },
    /// The same title as in an earlier row, with another number or proposer.
    SameTitle {
        /// The earlier row.
        first: Place,
    },
}
