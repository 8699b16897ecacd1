//! Reading everything in a store, a stretch at a time, and comparing it with what it should hold.

use super::keys;
use super::pieces;
use super::projection::{Applied, introduced, missing};
use super::store::{Store, StoreError};

/// Most pairs in a stretch.
const PAIRS: usize = 500;
/// A stretch ends once it has read so many bytes.
const BYTES: usize = 2 << 20;

/// A comparison under way. What is put into the store meanwhile is not part of it.
#[derive(Debug)]
pub struct Comparison {
    wanted: Applied,
    found: Applied,
    /// Number of the entry that comes next.
    next: u64,
    /// The key to go on from.
    at: Vec<u8>,
}

impl Comparison {
    /// With what a store holds that has come so far.
    #[must_use]
    pub fn with(wanted: Applied) -> Self {
        let found = Applied { texts: 0, sum: [0; 4], ..wanted };
        Self { wanted, found, next: 1, at: keys::ENTRIES.0.to_owned() }
    }

    /// Reads a stretch. False once everything was read and agreed.
    ///
    /// # Errors
    /// If the store fails, or something is missing or wrong.
    pub fn go_on(&mut self, store: &dyn Store) -> Result<bool, StoreError> {
        let past = keys::entry(self.wanted.seq + 1);
        let in_entries = self.at.as_slice() < past.as_slice();
        let page = store.scan(&self.at, if in_entries { &past } else { keys::TEXTS.1 }, PAIRS)?;
        let mut bytes = 0;
        for (key, head) in &page.pairs {
            if bytes >= BYTES {
                self.at.clone_from(key);
                return Ok(true);
            }
            let (value, mark) = pieces::open(store, key, head)?;
            bytes += value.len();
            if !in_entries {
                if introduced(&value) > self.wanted.seq {
                    continue;
                }
                self.found.texts += 1;
            } else if keys::entry_seq(key) == Some(self.next) {
                self.next += 1;
            } else {
                return Err(missing());
            }
            self.found.add(&mark);
        }
        match page.next {
            Some(next) => self.at = next,
            None if in_entries => keys::TEXTS.0.clone_into(&mut self.at),
            None if self.next == self.wanted.seq + 1 && self.found == self.wanted => return Ok(false),
            None => return Err(missing()),
        }
        Ok(true)
    }
}
