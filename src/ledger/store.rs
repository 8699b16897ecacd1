//! What the ledger asks of a key-value engine: ordered keys, small atomic batches. The limits hold on every engine, so
//! that a distributed one can take the place of the embedded one without a change above.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// The most writes in one batch.
pub const MAX_WRITES: usize = 100;
/// The most bytes of keys and values in one batch.
pub const MAX_BATCH: usize = 1 << 20;
/// The longest value in bytes.
pub const MAX_VALUE: usize = 96 << 10;
/// The longest key in bytes.
pub const MAX_KEY: usize = 256;
/// A page ends once it holds this many bytes.
pub const MAX_PAGE: usize = 2 << 20;

/// A key and its value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// Why a store could not do what was asked. The journal does not care; the store is rebuilt or done without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The batch breaks a limit or names a key twice. A fault of the program; nothing was written.
    Refused(&'static str),
    /// What is stored is not what was written.
    Damaged(String),
    /// The engine failed; it must be opened again.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "本地库拒绝写入：{why}"),
            Self::Damaged(why) => write!(f, "内容损坏：{why}"),
            Self::Failed(why) => write!(f, "读写失败：{why}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Sets the value of a key.
    Put(Vec<u8>, Vec<u8>),
    /// Removes a key; no error if it is not there.
    Delete(Vec<u8>),
}

impl Write {
    /// The key that changes.
    #[must_use]
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Put(key, _) | Self::Delete(key) => key,
        }
    }

    /// Bytes of key and value.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Put(key, value) => key.len() + value.len(),
            Self::Delete(key) => key.len(),
        }
    }
}

/// Changes that happen together or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The changes; their order means nothing.
    pub writes: Vec<Write>,
}

impl Batch {
    /// Checks the limits; every engine calls this first.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if one is broken.
    pub fn check(&self) -> Result<(), StoreError> {
        let mut keys = BTreeSet::new();
        let refuse = |why| Err(StoreError::Refused(why));
        for write in &self.writes {
            match write {
                _ if write.key().is_empty() || write.key().len() > MAX_KEY => return refuse("键长超限"),
                Write::Put(_, value) if value.len() > MAX_VALUE => return refuse("值超过 96 KB"),
                _ if !keys.insert(write.key()) => return refuse("一批中同一个键出现两次"),
                _ => {}
            }
        }
        if self.writes.len() > MAX_WRITES {
            return refuse("一批超过 100 项");
        }
        if self.writes.iter().map(Write::size).sum::<usize>() > MAX_BATCH {
            return refuse("一批超过 1 MB");
        }
        Ok(())
    }
}

/// Some neighbouring pairs, in key order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Where to go on, if there is more.
    pub next: Option<Vec<u8>>,
    bytes: usize,
}

impl Page {
    /// Takes the next pair if there is room for it; false if the page is full.
    pub fn take(&mut self, key: &[u8], value: &[u8], limit: usize) -> bool {
        if self.pairs.len() >= limit || self.bytes >= MAX_PAGE {
            self.next = Some(key.to_owned());
            return false;
        }
        self.bytes += key.len() + value.len();
        self.pairs.push((key.to_owned(), value.to_owned()));
        true
    }
}

/// An open store.
pub trait Store: Send + Sync + fmt::Debug {
    /// The value of a key.
    ///
    /// # Errors
    /// If the engine fails.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// The pairs with `from <= key < to`, at most `limit` and about [`MAX_PAGE`] bytes of them.
    ///
    /// # Errors
    /// If the engine fails.
    fn scan(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Page, StoreError>;

    /// Makes all changes of the batch, visible at once. They last once [`Self::flush`] has returned.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if the batch breaks a limit; else the engine failed and must be opened again.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// Asks the engine to put everything on disk.
    ///
    /// # Errors
    /// If the engine fails.
    fn flush(&mut self) -> Result<(), StoreError>;
}

/// A kind of store that can be opened in a folder.
pub trait Engine: Send + Sync + fmt::Debug {
    /// Opens the store in `folder`, creating it if there is none.
    ///
    /// # Errors
    /// If it cannot be opened, for whatever reason; never panics.
    fn open(&self, folder: &Path) -> Result<Box<dyn Store>, StoreError>;

    /// Moves the store in `folder` out of the way, so that the next opening creates a new one. Says where it went.
    ///
    /// # Errors
    /// If it cannot be moved.
    fn set_aside(&self, folder: &Path) -> Result<Option<PathBuf>, StoreError>;
}
