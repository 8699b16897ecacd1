//! Faults and notices of an import: what happened, where, and what was kept.

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: usize,
    /// Letter and heading of the column, for instance `B(案由)`; empty when the whole row is meant.
    pub column: String,
    /// Why.
    pub reason: Reason,
}

/// Why a row cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Other fields are filled, the title is not.
    NoTitle,
}

/// Something the clerk should know; nothing of the row is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A hidden sheet was not read.
    HiddenSheet {
        /// Its name.
        sheet: String,
    },
}
