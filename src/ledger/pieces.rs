//! Values of any size in a store of small ones: each carries a hash of its key and content, so that nothing wrong is
//! ever returned for right, and long ones are split.
//!
//! Under the key: `tag 1 · length 4 · hash 32 · content`, or no content and pieces under keys of their own.

use super::keys;
use super::store::{Batch, MAX_BATCH, MAX_WRITES, Store, StoreError, Write};

/// Values above this are split. sled rewrites up to 16 neighbouring values as one piece, and pieces over 128 KB go to
/// files it never syncs.
const PIECE: usize = 6 << 10;
const WHOLE: u8 = 1;
const SPLIT: u8 = 2;
const HEAD: usize = 37;

/// The hash that stands with a value.
pub type Mark = [u8; 32];

/// The mark of `value` under `key`.
#[must_use]
pub fn mark(key: &[u8], value: &[u8]) -> Mark {
    *blake3::Hasher::new()
        .update(&(key.len() as u64).to_le_bytes())
        .update(key)
        .update(value)
        .finalize()
        .as_bytes()
}

/// Many values on their way into a store, in batches within its limits. What was put earlier is stored earlier.
#[derive(Debug)]
pub struct Load<'a> {
    store: &'a mut dyn Store,
    batch: Batch,
    bytes: usize,
}

impl<'a> Load<'a> {
    /// An empty load for `store`.
    pub fn new(store: &'a mut dyn Store) -> Self {
        Self { store, batch: Batch::default(), bytes: 0 }
    }

    /// Reads through to the store; what is still on its way is not seen.
    ///
    /// # Errors
    /// See [`get`].
    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        get(self.store, key)
    }

    /// Puts `value` under `key` and returns its mark. A load must not name a key twice.
    ///
    /// # Errors
    /// If the store fails.
    pub fn put(&mut self, key: Vec<u8>, value: &[u8]) -> Result<Mark, StoreError> {
        let length = u32::try_from(value.len()).map_err(|_| StoreError::Refused("值超过 4 GB"))?;
        let mark = mark(&key, value);
        let is_whole = value.len() <= PIECE;
        let mut head = Vec::with_capacity(HEAD + PIECE);
        head.push(if is_whole { WHOLE } else { SPLIT });
        head.extend_from_slice(&length.to_le_bytes());
        head.extend_from_slice(&mark);
        if is_whole {
            head.extend_from_slice(value);
        } else {
            for (index, piece) in (0..).zip(value.chunks(PIECE)) {
                self.push(Write::Put(keys::piece(&key, index), piece.to_owned()))?;
            }
        }
        self.push(Write::Put(key, head))?;
        Ok(mark)
    }

    /// Stores what is still on its way.
    ///
    /// # Errors
    /// If the store fails.
    pub fn finish(self) -> Result<(), StoreError> {
        self.store.commit(&self.batch)
    }

    fn push(&mut self, write: Write) -> Result<(), StoreError> {
        if self.batch.writes.len() == MAX_WRITES || self.bytes + write.size() > MAX_BATCH {
            self.store.commit(&self.batch)?;
            self.batch.writes.clear();
            self.bytes = 0;
        }
        self.bytes += write.size();
        self.batch.writes.push(write);
        Ok(())
    }
}

/// The value under `key`.
///
/// # Errors
/// If the store fails, or what it returns is not what was put.
pub fn get(store: &dyn Store, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
    store.get(key)?.map(|head| open(store, key, &head).map(|(value, _)| value)).transpose()
}

/// The value whose stored form under `key` is `head`, and its mark.
///
/// # Errors
/// If the store fails, or what it returns is not what was put.
pub fn open(store: &dyn Store, key: &[u8], head: &[u8]) -> Result<(Vec<u8>, Mark), StoreError> {
    let damaged = || StoreError::Damaged("值与校验不符".to_owned());
    let (Some(&tag), Some(length), Some(wanted), Some(content)) =
        (head.first(), head.get(1..5), head.get(5..HEAD), head.get(HEAD..))
    else {
        return Err(damaged());
    };
    let length = length.iter().rev().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
    let value = match tag {
        WHOLE => content.to_owned(),
        SPLIT => join(store, key, length)?,
        _ => return Err(damaged()),
    };
    let mark = mark(key, &value);
    if value.len() == length && mark == wanted { Ok((value, mark)) } else { Err(damaged()) }
}

fn join(store: &dyn Store, key: &[u8], length: usize) -> Result<Vec<u8>, StoreError> {
    let mut value = Vec::new();
    for index in (0..).take(length.div_ceil(PIECE)) {
        let piece = store.get(&keys::piece(key, index))?;
        value.extend(piece.ok_or_else(|| StoreError::Damaged("长内容缺了一段".to_owned()))?);
    }
    Ok(value)
}
