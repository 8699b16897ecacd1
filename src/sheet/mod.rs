//! Spreadsheets: listings of any locality in, the ledger of proposals (台账) out.
//!
//! Reading trusts nothing: limits hold before and while parsing, and every failure is one sentence. Understanding is a
//! separate, pure step whose [`Preview`] accounts for every row and column, so that nothing is lost or guessed in silence.

pub mod book;
pub mod export;
pub mod import;
pub mod notice;
pub mod read;
pub mod row;
mod sentences;

pub use book::{Book, Cell, Progress, Sheet};
pub use import::{Preview, preview};
pub use notice::{Fault, Notice};
pub use read::{SheetError, read};
