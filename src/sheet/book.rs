//! A listing as it was read: sheets of rows of cells, with nothing yet understood about them.

use chrono::NaiveDate;

/// A whole file, read and cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// File name without its folder, as the clerk knows it.
    pub name: String,
    /// BLAKE3 digest of the file's bytes: the same file twice has the same digest.
    pub digest: [u8; 32],
    /// For a text file the encoding it was read in (`UTF-8`, `GB18030`, `UTF-16LE` …); `None` for a workbook.
    pub encoding: Option<&'static str>,
    /// The visible sheets in their order; a text file has exactly one, named like the file.
    pub sheets: Vec<Sheet>,
    /// Names of hidden sheets, which are not read.
    pub hidden: Vec<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// Rows from the first one of the sheet (row 1 is `rows[0]`); rows may differ in length, trailing blanks are cut.
    pub rows: Vec<Vec<Cell>>,
    /// Merged areas, as the sheet lists them.
    pub merges: Vec<Merge>,
}

/// A merged area; all four ends are inclusive and count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: usize,
    /// Last row.
    pub bottom: usize,
    /// First column.
    pub left: usize,
    /// Last column.
    pub right: usize,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, or nothing but blanks.
    #[default]
    Empty,
    /// Text, cleaned; a number is here as a clerk would write it (`4`, `3.5`).
    Text(String),
    /// A cell with a date format.
    Date(NaiveDate),
}

impl Cell {
    /// Its text; a date as `2026-03-05`.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Date(date) => date.to_string(),
        }
    }

    /// Nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}

/// How far reading has come; given to the caller a few times a second, who may stop it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Bytes of the file looked at so far, of how many.
    Bytes {
        /// Done.
        done: u64,
        /// In all.
        total: u64,
    },
    /// Rows read (or written) so far; how many there will be is not known beforehand.
    Rows {
        /// Done.
        done: u64,
    },
}

/// The letter of a column as spreadsheets show it: 0 → `A`, 26 → `AA`.
pub fn column_letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_letters_count_like_a_spreadsheet() {
        let letters: Vec<String> = [0, 25, 26, 701, 702, 16_383].into_iter().map(column_letter).collect();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
