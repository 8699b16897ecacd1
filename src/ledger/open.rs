//! The open ledger, in the office's own terms.

use std::path::Path;

use super::codec::{self, Kind};
use super::disk::Disk;
use super::drafts::Drafts;
use super::error::{LedgerError, Notice};
use super::head::{self, Mark};
use super::lock::Lock;
use super::record::MAX_PAYLOAD;
use super::settings::Settings;
use super::snapshots::{self, Snapshot};
use super::vault::{Parcel, Places, Vault};
use super::verify::{self, Inspection, Report, StoreCheck};
use crate::office::{Entry, Register};

/// One step to remember: the entry, and the long texts it names by digest.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What happened; its `seq` must be the one after the last.
    pub entry: Entry,
    /// The texts, kept once each under [`super::digest`] of their bytes.
    pub texts: Vec<String>,
}

/// An open ledger. It is the only writer of its office folder, and holds the lock file until dropped. Dropping it writes
/// the head file as well as it can; [`Ledger::close`] also says if that failed.
#[derive(Debug)]
pub struct Ledger {
    vault: Vault,
    drafts: Drafts,
    places: Places,
    settings: Settings,
    notices: Vec<Notice>,
    is_closed: bool,
    _lock: Lock,
}

/// What opening gives: the ledger, the register as of its last entry, and what had to be put right.
#[derive(Debug)]
pub struct Opened {
    /// The ledger.
    pub ledger: Ledger,
    /// The register after the last entry.
    pub register: Register,
    /// What was repaired on the way; tell the clerk.
    pub notices: Vec<Notice>,
}

impl Ledger {
    /// Opens the office at `folder`, creating it if it does not exist.
    ///
    /// # Errors
    /// If another process has it, if it cannot be read or written, or if the journal is damaged or has lost records.
    pub fn open(folder: &Path) -> Result<Opened, LedgerError> {
        Self::open_with(folder, Settings::default())
    }

    /// The same on another disk, with another store, or within other limits.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_with(folder: &Path, settings: Settings) -> Result<Opened, LedgerError> {
        let lock = prepare(folder, &*settings.disk)?;
        let places = Places::of(folder);
        let mut notices = Vec::new();
        let mark = head::read(&places.head, &mut notices)?;
        let snapshot = snapshots::newest(&places.snapshots, &mut notices)?;
        let stands_at = snapshot.as_ref().map(|snapshot| snapshot.mark);
        let vault = Vault::open(&places, settings.clone(), mark, stands_at, &mut notices)?;
        let register = restore(&vault, snapshot, &mut notices)?;
        let drafts = Drafts::open(&*settings.disk, &places.drafts, &mut notices)?;
        let ledger =
            Self { vault, drafts, places, settings, notices: Vec::new(), is_closed: false, _lock: lock };
        Ok(Opened { ledger, register, notices })
    }

    /// Number of the last entry; 0 for an empty ledger.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.vault.journal().last()
    }

    /// BLAKE3 chain value of the last record: it names the whole history. Worth printing with what leaves the house.
    #[must_use]
    pub fn chain(&self) -> [u8; 32] {
        self.vault.journal().chain()
    }

    /// Puts `records` on disk, in order, with one sync for all. All or none.
    ///
    /// # Errors
    /// See [`LedgerError`]. If [`LedgerError::is_unknown`], the records may or may not be there after the next
    /// opening and this ledger takes no more; any other error means nothing was written and the call may be repeated.
    pub fn append(&mut self, records: &[Record]) -> Result<(), LedgerError> {
        let mut parcels = Vec::with_capacity(records.len());
        for (expected, Record { entry, texts }) in (self.last() + 1..).zip(records) {
            if entry.seq != expected {
                return Err(LedgerError::OutOfOrder { expected, got: entry.seq });
            }
            let entry = codec::encode(Kind::Entry, entry)
                .map_err(|why| LedgerError::Unwritable { seq: expected, why: why.to_string() })?;
            parcels.push(Parcel { entry, texts: texts.clone() });
        }
        self.vault.append(&parcels, &mut self.notices)
    }

    /// Asks whether records of so many bytes together could be put on disk, one of them of `largest`, without trying.
    ///
    /// # Errors
    /// If there is no room for them, or one is too large.
    pub fn check_room(&self, bytes: usize, largest: usize) -> Result<(), LedgerError> {
        if largest > MAX_PAYLOAD {
            return Err(LedgerError::TooLarge { what: "记录", size: largest, limit: MAX_PAYLOAD });
        }
        self.vault.journal().check_room(bytes as u64)
    }

    /// Up to `limit` entries from number `from` on, in order.
    ///
    /// # Errors
    /// If neither store nor journal can give them.
    pub fn entries(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        let frames = self.vault.entries(from, limit)?;
        (from.max(1)..).zip(frames).map(|(seq, frame)| open_entry(seq, &frame)).collect()
    }

    /// The text with this [`super::digest`].
    ///
    /// # Errors
    /// If neither store nor journal can be read.
    pub fn text(&self, digest: &[u8; 32]) -> Result<Option<String>, LedgerError> {
        self.vault.text(digest)
    }

    /// Keeps an unfinished form of clerk `owner` under `name`, in place of what was there.
    ///
    /// # Errors
    /// If it cannot be written; the previous draft is then still there.
    pub fn save_draft(&mut self, owner: u32, name: &str, body: &[u8]) -> Result<(), LedgerError> {
        self.drafts.save(&*self.settings.disk, owner, name, body)
    }

    /// All drafts of clerk `owner`, by name.
    #[must_use]
    pub fn drafts(&self, owner: u32) -> Vec<(String, Vec<u8>)> {
        self.drafts.of(owner)
    }

    /// How many drafts clerk `owner` has beside the one of this name.
    #[must_use]
    pub fn other_drafts(&self, owner: u32, name: &str) -> usize {
        self.drafts.others(owner, name)
    }

    /// Forgets a draft; no error if there is none.
    ///
    /// # Errors
    /// If its file cannot be removed.
    pub fn drop_draft(&mut self, owner: u32, name: &str) -> Result<(), LedgerError> {
        self.drafts.drop(&*self.settings.disk, owner, name)
    }

    /// Keeps `register`, which must stand at [`Self::last`], so that the next opening need not replay what is before it;
    /// also puts the store on disk, or gets a new one if it was lost. Worth calling every few thousand entries and at
    /// closing.
    ///
    /// # Errors
    /// If the register stands elsewhere, or snapshot or head cannot be written. Nothing is lost by that but time.
    pub fn snapshot(&mut self, register: &Register) -> Result<(), LedgerError> {
        if register.seq() != self.last() {
            return Err(LedgerError::OutOfOrder { expected: self.last(), got: register.seq() });
        }
        self.vault.tend_store(&mut self.notices);
        snapshots::write(&*self.settings.disk, &self.places.snapshots, self.mark(), register)?;
        head::write(&*self.settings.disk, &self.places.head, self.mark())
    }

    /// Checks the whole office while it is open: every record, the chain over them, `register` against a replay of all
    /// entries, the snapshots, and everything in the store. Takes seconds for a hundred thousand entries.
    ///
    /// # Errors
    /// If the folder cannot be read. What is wrong inside is in the report.
    pub fn verify(&self, register: &Register) -> Result<Report, LedgerError> {
        verify::verify_open(&self.places, self.vault.projection(), register)
    }

    /// The first part of the same check, to be done in another thread while this ledger goes on.
    #[must_use]
    pub fn inspection(&self) -> Inspection {
        Inspection::of(&self.places)
    }

    /// The second part, a stretch at a time. `None`: there is more; else what is wrong with the store.
    pub fn check_store(&self, check: &mut StoreCheck) -> Option<Vec<String>> {
        check.go_on(self.vault.projection())
    }

    /// What had to be put right since opening or the last call; tell the clerk.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Puts the store on disk, writes the head file, and lets the lock go.
    ///
    /// # Errors
    /// If the head file cannot be written. All entries are safe all the same.
    pub fn close(mut self) -> Result<(), LedgerError> {
        self.is_closed = true;
        self.wind_up()
    }

    fn wind_up(&mut self) -> Result<(), LedgerError> {
        self.vault.flush_store();
        head::write(&*self.settings.disk, &self.places.head, self.mark())
    }

    fn mark(&self) -> Mark {
        Mark { seq: self.last(), chain: self.chain() }
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        if !self.is_closed {
            // The head is one witness more, not a condition: without it the store still knows.
            let _ = self.wind_up();
        }
    }
}

/// Makes sure that there is a folder, and that it is ours alone.
fn prepare(folder: &Path, disk: &dyn Disk) -> Result<Lock, LedgerError> {
    if folder.exists() && !folder.is_dir() {
        return Err(LedgerError::NotFolder { path: folder.to_owned() });
    }
    disk.make_folder(folder).map_err(|source| LedgerError::from_io("建立办公目录", folder, source))?;
    Lock::take(folder)
}

/// The register after the last entry: from the snapshot if it belongs to this history, else from the first entry.
fn restore(
    vault: &Vault,
    snapshot: Option<Snapshot>,
    notices: &mut Vec<Notice>,
) -> Result<Register, LedgerError> {
    let mut register = Register::default();
    if let Some(snapshot) = snapshot {
        if vault.journal().chain_at(snapshot.mark.seq)? == Some(snapshot.mark.chain) {
            register = snapshot.register;
        } else {
            notices.push(Notice::SnapshotSkipped { seq: snapshot.mark.seq });
        }
    }
    vault.journal().read(register.seq() + 1, |item| {
        let entry = open_entry(item.seq, &Parcel::open(&item)?.entry)?;
        take_in(&mut register, &entry)?;
        Ok(true)
    })?;
    Ok(register)
}

/// The entry in a frame.
pub(super) fn open_entry(seq: u64, frame: &[u8]) -> Result<Entry, LedgerError> {
    codec::decode_entry(frame).map_err(|why| LedgerError::Unreadable { seq, why: why.to_string() })
}

/// Applies an entry that is already history: it must fit.
pub(super) fn take_in(register: &mut Register, entry: &Entry) -> Result<(), LedgerError> {
    register.apply(entry).map_err(|why| LedgerError::Misfit { seq: entry.seq, why: why.reason })
}
