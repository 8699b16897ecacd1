//! The journal as the store holds it: entries by number and texts by digest, with a note of how far it has come and a
//! sum over everything in it, so that a store that lost or changed something is found out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::codec::{self, Kind};
use super::comparison::Comparison;
use super::keys;
use super::pieces::{self, Load, Mark};
use super::record::Chain;
use super::store::{Store, StoreError};

/// How far a store has come. It is written with the last batch of what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Number of the last entry in the store.
    pub seq: u64,
    /// Chain value of its record in the journal.
    pub chain: Chain,
    /// How many texts there are.
    pub texts: u64,
    /// Sum, lane by lane, of the marks of all entries and texts.
    pub sum: [u64; 4],
}

impl Applied {
    /// Nothing yet, of a journal that begins with this chain value.
    #[must_use]
    pub fn nothing(genesis: Chain) -> Self {
        Self { seq: 0, chain: genesis, texts: 0, sum: [0; 4] }
    }

    /// What it becomes when the store takes in `step`, of whose texts only `texts` are new.
    pub fn count<'a>(&mut self, step: &Step<'_>, texts: impl Iterator<Item = &'a String>) {
        self.add(&pieces::mark(&keys::entry(step.seq), step.entry));
        for text in texts {
            self.add(&pieces::mark(&keys::text(&super::digest(text)), &text_value(step.seq, text)));
            self.texts += 1;
        }
        (self.seq, self.chain) = (step.seq, step.chain);
    }

    pub(super) fn add(&mut self, mark: &Mark) {
        for (lane, bytes) in self.sum.iter_mut().zip(mark.chunks_exact(8)) {
            *lane = lane.wrapping_add(super::record::long(bytes, 0));
        }
    }
}

/// One record of the journal, opened.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// Its number.
    pub seq: u64,
    /// Its chain value.
    pub chain: Chain,
    /// The entry's frame.
    pub entry: &'a [u8],
    /// The texts that came with it.
    pub texts: &'a [String],
}

/// A store with the journal's contents up to [`Projection::applied`].
#[derive(Debug)]
pub struct Projection {
    store: Box<dyn Store>,
    applied: Applied,
    is_new: bool,
    is_checked: bool,
}

impl Projection {
    /// Takes a store over.
    ///
    /// # Errors
    /// If the store fails, or holds something and does not say how far it has come.
    pub fn open(store: Box<dyn Store>) -> Result<Self, StoreError> {
        let frame = pieces::get(&*store, keys::APPLIED)?;
        let is_new = frame.is_none();
        let applied = match frame {
            Some(frame) => {
                codec::decode(Kind::Applied, &frame).map_err(|why| StoreError::Damaged(why.to_string()))?
            }
            None if store.scan(keys::ALL.0, keys::ALL.1, 1)?.pairs.is_empty() => Applied::nothing([0; 32]),
            None => return Err(StoreError::Damaged("缺少进度记录".to_owned())),
        };
        Ok(Self { store, applied, is_new, is_checked: is_new })
    }

    /// Makes an empty store the projection of nothing, of a journal that begins with `genesis`. True if it was empty.
    ///
    /// # Errors
    /// If the store fails.
    pub fn begin(&mut self, genesis: Chain) -> Result<bool, StoreError> {
        if self.is_new {
            self.applied = Applied::nothing(genesis);
            let mut load = Load::new(&mut *self.store);
            put_applied(&mut load, &self.applied)?;
            load.finish()?;
        }
        Ok(std::mem::take(&mut self.is_new))
    }

    /// True if everything in it was checked since it was opened, so that what it does not hold does not exist.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.is_checked
    }

    /// How far it has come.
    #[must_use]
    pub fn applied(&self) -> &Applied {
        &self.applied
    }

    /// Takes in the records that follow.
    ///
    /// # Errors
    /// If the store fails. It may then hold some of the records, but does not count them.
    pub fn apply(&mut self, steps: &[Step<'_>]) -> Result<(), StoreError> {
        let mut applied = self.applied;
        let mut load = Load::new(&mut *self.store);
        let mut seen = BTreeSet::new();
        for step in steps {
            applied.add(&load.put(keys::entry(step.seq), step.entry)?);
            for text in step.texts {
                let key = keys::text(&super::digest(text));
                if !seen.contains(&key) && !is_counted(&load, &key, self.applied.seq)? {
                    applied.add(&load.put(key.clone(), &text_value(step.seq, text))?);
                    applied.texts += 1;
                    seen.insert(key);
                }
            }
            (applied.seq, applied.chain) = (step.seq, step.chain);
        }
        put_applied(&mut load, &applied)?;
        load.finish()?;
        self.applied = applied;
        Ok(())
    }

    /// The frames of up to `limit` entries from number `from` on.
    ///
    /// # Errors
    /// If the store fails, or an entry that should be there is missing or wrong.
    pub fn entries(&self, from: u64, limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let (from, past) = (from.max(1), self.applied.seq + 1);
        let wanted = usize::try_from(past.saturating_sub(from)).unwrap_or(usize::MAX).min(limit);
        let mut frames = Vec::new();
        let mut at = keys::entry(from);
        while frames.len() < wanted {
            let page = self.store.scan(&at, &keys::entry(past), wanted - frames.len())?;
            for (key, head) in &page.pairs {
                if keys::entry_seq(key) != Some(from + frames.len() as u64) {
                    return Err(missing());
                }
                frames.push(pieces::open(&*self.store, key, head)?.0);
            }
            match page.next {
                Some(next) => at = next,
                None if frames.len() < wanted => return Err(missing()),
                None => break,
            }
        }
        Ok(frames)
    }

    /// The text with this digest.
    ///
    /// # Errors
    /// If the store fails or the text is not what was put.
    pub fn text(&self, digest: &[u8; 32]) -> Result<Option<String>, StoreError> {
        let Some(value) = pieces::get(&*self.store, &keys::text(digest))? else { return Ok(None) };
        let text = value.get(8..).unwrap_or_default().to_owned();
        String::from_utf8(text).map(Some).map_err(|_| StoreError::Damaged("正文不是 UTF-8".to_owned()))
    }

    /// Reads everything, compares it with the sum, and remembers that it agreed.
    ///
    /// # Errors
    /// If the store fails, or something is missing or wrong.
    pub fn check(&mut self) -> Result<(), StoreError> {
        self.is_checked = false;
        self.compare()?;
        self.is_checked = true;
        Ok(())
    }

    /// Reads everything and compares it with the sum.
    ///
    /// # Errors
    /// If the store fails, or something is missing or wrong.
    pub fn compare(&self) -> Result<(), StoreError> {
        let mut comparison = Comparison::with(self.applied);
        while comparison.go_on(&*self.store)? {}
        Ok(())
    }

    /// Reads a stretch of it for a comparison. False once everything was read and agreed.
    ///
    /// # Errors
    /// If the store fails, or something is missing or wrong.
    pub fn go_on(&self, comparison: &mut Comparison) -> Result<bool, StoreError> {
        comparison.go_on(&*self.store)
    }

    /// Asks the engine to put everything on disk.
    ///
    /// # Errors
    /// If the store fails.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        self.store.flush()
    }
}

/// True if the text under `key` is already part of the sum: not left over from an application that was cut short.
fn is_counted(load: &Load<'_>, key: &[u8], applied: u64) -> Result<bool, StoreError> {
    Ok(load.get(key)?.is_some_and(|value| introduced(&value) <= applied))
}

fn text_value(seq: u64, text: &str) -> Vec<u8> {
    [&seq.to_be_bytes(), text.as_bytes()].concat()
}

/// Number of the entry that brought a text; it stands before the text.
pub(super) fn introduced(value: &[u8]) -> u64 {
    value.first_chunk().map_or(u64::MAX, |bytes| u64::from_be_bytes(*bytes))
}

fn put_applied(load: &mut Load<'_>, applied: &Applied) -> Result<(), StoreError> {
    let frame = codec::encode(Kind::Applied, applied).map_err(|_| StoreError::Refused("进度记录写不出"))?;
    load.put(keys::APPLIED.to_owned(), &frame).map(|_| ())
}

pub(super) fn missing() -> StoreError {
    StoreError::Damaged("缺少条目".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::memory::MemoryEngine;
    use crate::ledger::store::Engine;
    use std::path::Path;

    const GENESIS: Chain = [1; 32];

    fn open(engine: &MemoryEngine) -> Projection {
        let mut projection = Projection::open(engine.open(Path::new("")).expect("open")).expect("projection");
        projection.begin(GENESIS).expect("begin");
        projection
    }

    /// Entries with texts, some long, some the same, over many batches.
    fn material() -> Vec<(Vec<u8>, Vec<String>)> {
        let text = |index: usize| format!("{}{}", index % 20, "字".repeat(index * 300));
        (0..30).map(|index| (vec![7; index * 500], vec![text(index), text(index / 2)])).collect()
    }

    fn steps(material: &[(Vec<u8>, Vec<String>)]) -> Vec<Step<'_>> {
        (1..).zip(material).map(|(seq, (entry, texts))| Step { seq, chain: [2; 32], entry, texts }).collect()
    }

    #[test]
    fn an_application_cut_short_anywhere_is_made_good_by_the_next() {
        let (engine, material) = (MemoryEngine::default(), material());
        let mut whole = open(&engine);
        let begun = engine.done();
        whole.apply(&steps(&material)).expect("apply");
        let count = engine.done() - begun;
        assert!(count > 30, "several batches and many look-ups: {count}");
        for at in 0..count {
            let engine = MemoryEngine::default();
            let mut projection = open(&engine);
            engine.fail_after(Some(at));
            assert!(projection.apply(&steps(&material)).is_err());
            engine.fail_after(None);
            let mut projection = open(&engine);
            assert_eq!(projection.applied().seq, 0);
            projection.apply(&steps(&material)).expect("apply");
            projection.check().unwrap_or_else(|error| panic!("failed at {at}: {error}"));
            assert_eq!(projection.applied(), whole.applied(), "failed at {at}");
            let entries = projection.entries(1, usize::MAX).expect("entries");
            assert!(entries.iter().zip(&material).all(|(found, (entry, _))| found == entry));
        }
    }

    #[test]
    fn what_is_applied_is_what_is_counted() {
        let (engine, material) = (MemoryEngine::default(), material());
        let mut projection = open(&engine);
        for step in steps(&material) {
            projection.apply(&[step]).expect("apply");
        }
        let mut at_once = open(&MemoryEngine::default());
        at_once.apply(&steps(&material)).expect("apply");
        assert_eq!(projection.applied(), at_once.applied(), "in one group or in many");
    }
}
