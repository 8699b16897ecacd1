//! Journal and store together, in bytes: what is put in is in the journal before the call returns, and is read from the
//! store while the store can be believed, else from the journal. The store failing is never an error.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::codec::{self, Kind};
use super::error::{LedgerError, Notice};
use super::head::Mark;
use super::journal::Journal;
use super::projection::{Projection, Step};
use super::raise::{self, Raised};
use super::settings::Settings;
use super::store::StoreError;
use super::survey::{self, Item, Survey};
use super::tail::Known;

/// What a record of the journal carries. Frozen: see [`codec`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// The entry's frame.
    pub entry: Vec<u8>,
    /// The texts it names by digest.
    pub texts: Vec<String>,
}

impl Parcel {
    /// Opens the payload of a record.
    ///
    /// # Errors
    /// If it is not a parcel.
    pub fn open(item: &Item<'_>) -> Result<Self, LedgerError> {
        codec::decode(Kind::Parcel, item.payload)
            .map_err(|why| LedgerError::Unreadable { seq: item.seq, why: why.to_string() })
    }
}

/// The folders of an office.
#[derive(Debug, Clone)]
pub struct Places {
    /// The journal's segments.
    pub journal: PathBuf,
    /// The store.
    pub store: PathBuf,
    /// The snapshots.
    pub snapshots: PathBuf,
    /// The drafts.
    pub drafts: PathBuf,
    /// The head file.
    pub head: PathBuf,
}

impl Places {
    /// Those of the office at `folder`.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let [journal, store, snapshots, drafts, head] =
            ["journal", "store", "snapshots", "drafts", "head"].map(|name| folder.join(name));
        Self { journal, store, snapshots, drafts, head }
    }
}

/// The open vault.
#[derive(Debug)]
pub struct Vault {
    journal: Journal,
    projection: Option<Projection>,
    store: PathBuf,
    settings: Settings,
    /// Why the store is no longer believed, found out by a reader.
    doubt: Mutex<Option<StoreError>>,
    /// Which record first brought each text: read from the journal once, when a store that cannot be believed about it
    /// does not have a text. Without it everybody who asks for a text that never was would have the whole journal read.
    brought: Mutex<Option<HashMap<[u8; 32], u64>>>,
}

impl Vault {
    /// Opens journal and store. `head` and `snapshot` are the places these claim to be in the history.
    ///
    /// # Errors
    /// If the journal is damaged, has lost records, is of another history than the head, or cannot be read or written.
    pub fn open(
        places: &Places,
        settings: Settings,
        head: Option<Mark>,
        snapshot: Option<Mark>,
        notices: &mut Vec<Notice>,
    ) -> Result<Self, LedgerError> {
        let opened = raise::open_store(&settings, &places.store);
        let applied = opened.as_ref().map_or(0, |projection| projection.applied().seq);
        let seq = |mark: Option<Mark>| mark.map_or(0, |mark| mark.seq);
        let witnesses = [(seq(head), "head 文件"), (seq(snapshot), "登记簿快照"), (applied, "本地库")];
        let known = witnesses.into_iter().map(|(seq, witness)| Known { seq, witness });
        let known = known.max_by_key(|known| known.seq).unwrap_or(Known::NOTHING);
        let from = applied.min(seq(snapshot));
        let survey = Survey::read(&places.journal, from, settings.full_check_bytes, known)?;
        if let Some(mark) = head
            && survey::chain_at(&survey.segments, survey.end, mark.seq)? != Some(mark.chain)
        {
            return Err(LedgerError::Diverged { head: places.head.clone(), seq: mark.seq });
        }
        let genesis = *blake3::hash(uuid::Uuid::now_v7().as_bytes()).as_bytes();
        let (journal, torn) =
            Journal::open(&places.journal, settings.disk.clone(), settings.limits, survey, genesis)?;
        notices.extend(torn);
        let ground = Raised { journal: &journal, settings: &settings, folder: &places.store };
        let projection = ground.settle(opened, true, notices)?;
        let (doubt, brought) = (Mutex::new(None), Mutex::new(None));
        Ok(Self { journal, projection, store: places.store.clone(), settings, doubt, brought })
    }

    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The store's contents, while there is a store.
    #[must_use]
    pub fn projection(&self) -> Option<&Projection> {
        self.projection.as_ref()
    }

    /// Puts the parcels on disk, in order, with one sync for all.
    ///
    /// # Errors
    /// See [`Journal::append`].
    pub fn append(&mut self, parcels: &[Parcel], notices: &mut Vec<Notice>) -> Result<(), LedgerError> {
        let first = self.journal.last() + 1;
        let unwritable =
            |why: codec::CodecError| LedgerError::Unwritable { seq: first, why: why.to_string() };
        let payloads: Vec<_> = parcels
            .iter()
            .map(|parcel| codec::encode(Kind::Parcel, parcel))
            .collect::<Result<_, _>>()
            .map_err(unwritable)?;
        let chains = self.journal.append(&payloads)?;
        // From here on it is committed, whatever becomes of the store.
        if let Some(brought) = self.brought.get_mut().unwrap_or_else(PoisonError::into_inner) {
            (first..).zip(parcels).for_each(|(seq, parcel)| note(brought, seq, &parcel.texts));
        }
        let steps: Vec<_> = (first..)
            .zip(parcels.iter().zip(chains))
            .map(|(seq, (parcel, chain))| Step { seq, chain, entry: &parcel.entry, texts: &parcel.texts })
            .collect();
        if let Some(projection) = &mut self.projection
            && let Err(why) = projection.apply(&steps)
        {
            self.restart(&why, notices);
        }
        self.heed_doubt(notices);
        Ok(())
    }

    /// The entry frames of up to `limit` records from number `from` on.
    ///
    /// # Errors
    /// If the journal has to be read and cannot be.
    pub fn entries(&self, from: u64, limit: usize) -> Result<Vec<Vec<u8>>, LedgerError> {
        if let Some(found) = self.believe(|projection| projection.entries(from, limit)) {
            return Ok(found);
        }
        let mut frames = Vec::new();
        if limit > 0 {
            self.journal.read(from, |item| {
                frames.push(Parcel::open(&item)?.entry);
                Ok(frames.len() < limit)
            })?;
        }
        Ok(frames)
    }

    /// The text with this digest.
    ///
    /// # Errors
    /// If the journal has to be read and cannot be.
    pub fn text(&self, digest: &[u8; 32]) -> Result<Option<String>, LedgerError> {
        let believed = self.believe(|projection| Ok((projection.text(digest)?, projection.is_checked())));
        let is_up = believed.is_some();
        if let Some((found, is_checked)) = believed
            && (found.is_some() || is_checked)
        {
            return Ok(found);
        }
        let Some(seq) = self.brought_by(digest)? else { return Ok(None) };
        if is_up {
            // The store should have it.
            let mut doubt = self.doubt.lock().unwrap_or_else(PoisonError::into_inner);
            doubt.get_or_insert_with(|| StoreError::Damaged("缺少正文".to_owned()));
        }
        let mut text = None;
        self.journal.read(seq, |item| {
            text = Parcel::open(&item)?.texts.into_iter().find(|text| super::digest(text) == *digest);
            Ok(false)
        })?;
        Ok(text)
    }

    /// The record that brought a text.
    fn brought_by(&self, digest: &[u8; 32]) -> Result<Option<u64>, LedgerError> {
        let mut kept = self.brought.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(brought) = &*kept {
            return Ok(brought.get(digest).copied());
        }
        let mut brought = HashMap::new();
        self.journal.read(1, |item| {
            note(&mut brought, item.seq, &Parcel::open(&item)?.texts);
            Ok(true)
        })?;
        Ok(kept.insert(brought).get(digest).copied())
    }

    /// Puts the store on disk, or tries to get one back if there is none.
    pub fn tend_store(&mut self, notices: &mut Vec<Notice>) {
        self.heed_doubt(notices);
        match &mut self.projection {
            Some(projection) => {
                if let Err(why) = projection.flush() {
                    self.restart(&why, notices);
                }
            }
            None => self.reopen(true, notices),
        }
    }

    /// Asks the store to put everything on disk. If it cannot, the next opening catches up.
    pub fn flush_store(&mut self) {
        if let Some(projection) = &mut self.projection {
            let _ = projection.flush();
        }
    }

    /// Reads from the store, unless there is none or it fails, which is then remembered.
    fn believe<T>(&self, read: impl FnOnce(&Projection) -> Result<T, StoreError>) -> Option<T> {
        let mut doubt = self.doubt.lock().unwrap_or_else(PoisonError::into_inner);
        if doubt.is_some() {
            return None;
        }
        match read(self.projection.as_ref()?) {
            Ok(value) => Some(value),
            Err(why) => {
                *doubt = Some(why);
                None
            }
        }
    }

    /// Gives up a store that a reader found out. It is rebuilt when there is time: at the next snapshot or opening.
    fn heed_doubt(&mut self, notices: &mut Vec<Notice>) {
        let doubt = self.doubt.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(why) = doubt
            && self.projection.take().is_some()
        {
            notices.push(Notice::StoreDown { why: why.to_string() });
        }
    }

    /// After a failure: opens the store again and catches up. If that fails too it is done without.
    fn restart(&mut self, why: &StoreError, notices: &mut Vec<Notice>) {
        self.projection = None;
        self.reopen(false, notices);
        if self.projection.is_none() {
            notices.push(Notice::StoreDown { why: why.to_string() });
        }
    }

    fn reopen(&mut self, may_rebuild: bool, notices: &mut Vec<Notice>) {
        let opened = raise::open_store(&self.settings, &self.store);
        let ground = Raised { journal: &self.journal, settings: &self.settings, folder: &self.store };
        // The journal was readable when it was opened; should it no longer be, reading it will say so.
        self.projection = ground.settle(opened, may_rebuild, notices).unwrap_or_default();
    }
}

fn note(brought: &mut HashMap<[u8; 32], u64>, seq: u64, texts: &[String]) {
    for text in texts {
        brought.entry(super::digest(text)).or_insert(seq);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_of_a_parcel_is_frozen() {
        let parcel = Parcel { entry: vec![1, 2, 255], texts: vec!["案".to_owned(), String::new()] };
        let golden = b"\x01\x01\x03\0\0\0\0\0\0\0\x01\x02\xff\x02\0\0\0\0\0\0\0\
            \x03\0\0\0\0\0\0\0\xe6\xa1\x88\0\0\0\0\0\0\0\0";
        assert_eq!(codec::encode(Kind::Parcel, &parcel).expect("encode"), golden);
        let item = Item { seq: 1, chain: [0; 32], payload: golden };
        assert_eq!(Parcel::open(&item).expect("decode"), parcel);
    }
}
