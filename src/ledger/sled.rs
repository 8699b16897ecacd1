//! The embedded store: sled 0.34.7, and everything one must know to live with it.
//!
//! * It panics on damaged files, and may do so in a thread of its own: every call stands inside `catch_unwind`, and a
//!   call after a panic fails instead of trusting what is left.
//! * A kill while opening can leave `snap.*.generating`, after which it never opens again: such files are removed first.
//! * Its lock may outlive a close by a moment: opening is tried for half a second.
//! * It has one tree here and no transactions, no subscribers, no calls inside closures: each of these can hang for ever.
//! * Pieces over 128 KB go to files that are never synced, and a leaf of up to 16 values is one piece: the layer above
//!   splits values so that a leaf stays below that.
//! * Its flusher wakes twice a second, also when there is nothing to flush: here once a minute, and after many commits,
//!   because it takes long to close with much unflushed. Eight threads of its pool wake once a second, which cannot be set.
//! * Its `flush` is no `fsync`. That is accepted: the journal is the truth, and a store that lost its last commits is
//!   caught up, one that was damaged is rebuilt.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::store::{Batch, Engine, Page, Store, StoreError, Write};

const LOCK_PATIENCE: Duration = Duration::from_millis(500);
const LOCK_PAUSE: Duration = Duration::from_millis(20);
const CACHE_BYTES: u64 = 64 << 20;
const FLUSH_MS: u64 = 60_000;
/// Commits after which is flushed without waiting for that.
const UNFLUSHED: u32 = 1_000;
/// So many damaged stores are kept beside; older ones are removed, lest they fill the disk.
const KEPT_ASIDE: u32 = 3;

/// Opens sled stores.
#[derive(Debug, Clone, Copy, Default)]
pub struct SledEngine;

/// An open sled store.
#[derive(Debug)]
pub struct SledStore {
    db: Option<sled::Db>,
    panicked: AtomicBool,
    /// Commits since the last flush.
    unflushed: u32,
}

impl Engine for SledEngine {
    fn open(&self, folder: &Path) -> Result<Box<dyn Store>, StoreError> {
        remove_unfinished_snapshots(folder).map_err(|error| StoreError::Failed(error.to_string()))?;
        let deadline = Instant::now() + LOCK_PATIENCE;
        loop {
            match open_once(folder) {
                Err(busy) if busy.is_lock && Instant::now() < deadline => thread::sleep(LOCK_PAUSE),
                Err(other) => return Err(other.error),
                Ok(db) => {
                    return Ok(Box::new(SledStore {
                        db: Some(db),
                        panicked: AtomicBool::new(false),
                        unflushed: 0,
                    }));
                }
            }
        }
    }

    fn set_aside(&self, folder: &Path) -> Result<Option<PathBuf>, StoreError> {
        if !folder.exists() {
            return Ok(None);
        }
        let failed = |error: io::Error| StoreError::Failed(error.to_string());
        let old = numbers_aside(folder).map_err(failed)?;
        let number = old.last().copied().unwrap_or_default() + 1;
        let aside = aside_path(folder, number);
        fs::rename(folder, &aside).map_err(failed)?;
        for outdated in old.into_iter().filter(|old| old + KEPT_ASIDE <= number) {
            fs::remove_dir_all(aside_path(folder, outdated)).map_err(failed)?;
        }
        Ok(Some(aside))
    }
}

fn aside_path(folder: &Path, number: u32) -> PathBuf {
    folder.with_extension(format!("damaged-{number}"))
}

/// The numbers of the damaged stores that are kept beside `folder`, in order.
fn numbers_aside(folder: &Path) -> io::Result<Vec<u32>> {
    let Some(above) = folder.parent() else { return Ok(Vec::new()) };
    let mut numbers = Vec::new();
    for entry in fs::read_dir(above)? {
        let path = entry?.path();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let number = extension.strip_prefix("damaged-").and_then(|number| number.parse().ok());
        numbers.extend(number.filter(|&number| path == aside_path(folder, number)));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

struct Unopened {
    error: StoreError,
    is_lock: bool,
}

fn open_once(folder: &Path) -> Result<sled::Db, Unopened> {
    let config = sled::Config::new().path(folder).cache_capacity(CACHE_BYTES).flush_every_ms(Some(FLUSH_MS));
    match catch_unwind(AssertUnwindSafe(|| config.open())) {
        Ok(Ok(db)) => Ok(db),
        Ok(Err(error)) => {
            // The kind is `Other`, so only the text tells.
            let is_lock = error.to_string().contains("could not acquire lock");
            Err(Unopened { error: translate(&error), is_lock })
        }
        Err(_) => Err(Unopened { error: StoreError::Damaged("打开时崩溃".to_owned()), is_lock: false }),
    }
}

fn remove_unfinished_snapshots(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(other) => return Err(other),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn translate(error: &sled::Error) -> StoreError {
    match error {
        sled::Error::Corruption { .. } => StoreError::Damaged("校验不符".to_owned()),
        other => StoreError::Failed(other.to_string()),
    }
}

impl SledStore {
    fn guarded<T>(&self, act: impl FnOnce(&sled::Db) -> sled::Result<T>) -> Result<T, StoreError> {
        let crashed = || StoreError::Damaged("读写时崩溃".to_owned());
        if self.panicked.load(Ordering::Relaxed) {
            return Err(crashed());
        }
        let db = self.db.as_ref().ok_or_else(crashed)?;
        if let Ok(done) = catch_unwind(AssertUnwindSafe(|| act(db))) {
            return done.map_err(|error| translate(&error));
        }
        self.panicked.store(true, Ordering::Relaxed);
        Err(crashed())
    }
}

impl Store for SledStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.guarded(|db| Ok(db.get(key)?.map(|value| value.to_vec())))
    }

    fn scan(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Page, StoreError> {
        let mut page = Page::default();
        if from >= to {
            return Ok(page);
        }
        self.guarded(|db| {
            for pair in db.range(from..to) {
                let (key, value) = pair?;
                if !page.take(&key, &value, limit) {
                    break;
                }
            }
            Ok(page)
        })
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        batch.check()?;
        let mut writes = sled::Batch::default();
        for write in &batch.writes {
            match write {
                Write::Put(key, value) => writes.insert(key.as_slice(), value.as_slice()),
                Write::Delete(key) => writes.remove(key.as_slice()),
            }
        }
        self.guarded(|db| db.apply_batch(writes))?;
        self.unflushed += 1;
        if self.unflushed < UNFLUSHED { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.unflushed = 0;
        self.guarded(|db| db.flush().map(|_| ()))
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        // Closing writes what is left and may meet the same damage as any other call.
        let db = self.db.take();
        let _ = catch_unwind(AssertUnwindSafe(move || drop(db)));
    }
}
