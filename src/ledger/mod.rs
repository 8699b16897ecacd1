//! The memory: entries in order, on disk before they are announced.
//!
//! An office is a folder: `journal/` is the truth, `store/` a projection of it that can be thrown away at any time,
//! `snapshots/` the register at some entries, `drafts/` unfinished forms, `head` how far the journal had come, `lock`
//! who has it open. What [`Ledger::append`] returned `Ok` for is there after every later opening, or the opening refuses
//! and says where something is missing.
//!
//! | part | what it is |
//! |---|---|
//! | [`disk`] | the file operations, so that tests can make them fail |
//! | `record`, `segment`, [`tail`], `survey` | the journal's bytes, and how they are read |
//! | [`journal`] | writing it |
//! | [`store`], `sled`, [`memory`] | the seam for key-value engines, and the engines |
//! | `keys`, `pieces`, `projection`, `comparison`, `raise` | the journal as the store holds it, and getting it there |
//! | `sealed`, `head`, `drafts`, `snapshots` | small files that are whole or not there |
//! | `vault` | journal and store together, in bytes |
//! | `codec`, `frozen` | entries and registers as bytes, of this format and of past ones |
//! | [`Ledger`] | the same in entries and registers |

mod codec;
mod comparison;
pub mod disk;
mod drafts;
mod error;
mod frozen;
mod head;
pub mod journal;
mod keys;
mod lock;
pub mod memory;
mod open;
mod pieces;
mod projection;
mod raise;
pub mod record;
mod sealed;
mod segment;
mod settings;
mod sled;
mod snapshots;
pub mod store;
pub mod survey;
pub mod tail;
mod vault;
mod verify;

pub use self::sled::SledEngine;
pub use drafts::MAX_DRAFT;
pub use error::{LedgerError, Notice};
pub use open::{Ledger, Opened, Record};
pub use settings::Settings;
pub use verify::{Inspection, Report, StoreCheck, verify, verify_with};

/// The name of a text: BLAKE3 of its UTF-8 bytes.
#[must_use]
pub fn digest(text: &str) -> [u8; 32] {
    *blake3::hash(text.as_bytes()).as_bytes()
}
