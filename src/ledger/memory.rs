//! A store in memory, for tests: it survives being closed, forgets what was not flushed when the power is cut, and
//! fails at the n-th operation on demand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::store::{Batch, Engine, Page, Store, StoreError, Write};

type Map = BTreeMap<Vec<u8>, Vec<u8>>;

#[derive(Debug, Default)]
struct Inside {
    live: Map,
    flushed: Map,
    fail_after: Option<u64>,
    done: u64,
}

/// The medium on which memory stores live. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct MemoryEngine(Arc<Mutex<Inside>>);

/// A store on such a medium.
#[derive(Debug)]
pub struct MemoryStore(MemoryEngine);

impl MemoryEngine {
    /// Lets `count` more operations succeed and all after them fail; `None` lets all succeed.
    pub fn fail_after(&self, count: Option<u64>) {
        self.with(|inside| inside.fail_after = count);
    }

    /// Operations so far, failed ones included.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.with(|inside| inside.done)
    }

    /// Forgets everything since the last flush.
    pub fn cut_power(&self) {
        self.with(|inside| inside.live = inside.flushed.clone());
    }

    /// Changes what is stored behind the ledger's back, as a bad disk would.
    pub fn tamper(&self, change: impl FnOnce(&mut BTreeMap<Vec<u8>, Vec<u8>>)) {
        self.with(|inside| {
            change(&mut inside.live);
            inside.flushed = inside.live.clone();
        });
    }

    fn with<T>(&self, act: impl FnOnce(&mut Inside) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn operate<T>(&self, act: impl FnOnce(&mut Inside) -> T) -> Result<T, StoreError> {
        self.with(|inside| {
            inside.done += 1;
            match &mut inside.fail_after {
                Some(0) => return Err(StoreError::Failed("按测试要求失败".to_owned())),
                Some(left) => *left -= 1,
                None => {}
            }
            Ok(act(inside))
        })
    }
}

impl Engine for MemoryEngine {
    fn open(&self, _: &Path) -> Result<Box<dyn Store>, StoreError> {
        self.operate(|_| ())?;
        Ok(Box::new(MemoryStore(self.clone())))
    }

    fn set_aside(&self, _: &Path) -> Result<Option<PathBuf>, StoreError> {
        self.operate(|inside| {
            inside.live.clear();
            inside.flushed.clear();
            None
        })
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.operate(|inside| inside.live.get(key).cloned())
    }

    fn scan(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Page, StoreError> {
        self.0.operate(|inside| {
            let mut page = Page::default();
            if from < to {
                let range = inside.live.range(from.to_owned()..to.to_owned());
                let _ = range.into_iter().all(|(key, value)| page.take(key, value, limit));
            }
            page
        })
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        batch.check()?;
        self.0.operate(|inside| {
            for write in &batch.writes {
                match write {
                    Write::Put(key, value) => inside.live.insert(key.clone(), value.clone()),
                    Write::Delete(key) => inside.live.remove(key),
                };
            }
        })
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.0.operate(|inside| inside.flushed = inside.live.clone())
    }
}
