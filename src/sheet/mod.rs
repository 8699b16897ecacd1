//! Spreadsheets: listings and rosters of any locality in, the ledger of proposals (台账) out.
//!
//! Reading trusts nothing: limits hold before and while parsing, and every failure is one sentence. Understanding is a
//! separate, pure step whose [`Preview`] accounts for every row and column, so that nothing is lost or guessed in silence.

mod above;
pub mod book;
mod columns;
mod dates;
mod defuse;
mod draft;
pub mod export;
mod fold;
mod guard;
mod guard_ods;
mod guard_xls;
mod headings;
pub mod import;
mod limits;
mod lines;
pub mod notice;
mod package;
mod people;
mod probe;
pub mod read;
pub mod receive;
mod records;
pub mod roster;
pub mod row;
mod scrub;
mod sentences;
mod sentences_import;
pub mod sentences_roster;
mod text_table;
mod values;
mod words;
mod workbook;

pub use book::{Book, Cell, Progress, Sheet};
pub use guard::is_guarding;
pub use import::{Preview, preview};
pub use notice::{Fault, Notice};
pub use read::{SheetError, read};
pub use receive::receive;
pub use roster::roster;
