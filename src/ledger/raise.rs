//! Getting a store that agrees with the journal: opening it, comparing, catching up, and if need be building it anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::{LedgerError, Notice};
use super::journal::Journal;
use super::projection::{Applied, Projection, Step};
use super::record::Chain;
use super::settings::Settings;
use super::store::StoreError;
use super::survey::Item;
use super::vault::Parcel;

/// Records are handed to the store in groups of this many, or fewer if they are large.
const GROUP: usize = 64;
const GROUP_BYTES: usize = 1 << 20;

/// Opens whatever store is in `folder`.
///
/// # Errors
/// If it cannot be opened or does not say how far it has come.
pub fn open_store(settings: &Settings, folder: &Path) -> Result<Projection, StoreError> {
    Projection::open(settings.engine.open(folder)?)
}

/// The ground a store is raised on.
#[derive(Debug)]
pub struct Raised<'a> {
    /// The truth.
    pub journal: &'a Journal,
    /// The kind of store, and what is checked.
    pub settings: &'a Settings,
    /// Where the store is.
    pub folder: &'a Path,
}

/// Who failed while a store was brought up.
enum Trouble {
    Store(StoreError),
    Journal(LedgerError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<LedgerError> for Trouble {
    fn from(error: LedgerError) -> Self {
        Self::Journal(error)
    }
}

impl Raised<'_> {
    /// Makes an opened store agree with the journal, or builds a new one if it does not and that is allowed. `None` if
    /// no store can be had; everything done is told.
    ///
    /// # Errors
    /// Only if the journal cannot be read.
    pub fn settle(
        &self,
        opened: Result<Projection, StoreError>,
        may_rebuild: bool,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<Projection>, LedgerError> {
        let attempt = opened.map_err(Trouble::Store).and_then(|projection| self.bring_up(projection));
        match attempt {
            Ok((projection, Lacked::Nothing)) => Ok(Some(projection)),
            Ok((projection, Lacked::Some(entries))) => {
                notices.push(Notice::CaughtUp { entries });
                Ok(Some(projection))
            }
            Ok((projection, Lacked::Everything)) => {
                notices.push(Notice::Rebuilt { why: "本地库不存在或为空".to_owned(), aside: None });
                Ok(Some(projection))
            }
            Err(Trouble::Journal(error)) => Err(error),
            Err(Trouble::Store(why)) if may_rebuild => self.rebuild(&why, notices),
            Err(Trouble::Store(_)) => Ok(None),
        }
    }

    fn rebuild(
        &self,
        why: &StoreError,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<Projection>, LedgerError> {
        let attempt = self.start_over();
        let why = why.to_string();
        match attempt {
            Ok((projection, aside)) => {
                notices.push(Notice::Rebuilt { why, aside });
                Ok(Some(projection))
            }
            Err(Trouble::Journal(error)) => Err(error),
            Err(Trouble::Store(second)) => {
                notices.push(Notice::StoreDown { why: format!("{why}；重建也未成功：{second}") });
                Ok(None)
            }
        }
    }

    fn start_over(&self) -> Result<(Projection, Option<PathBuf>), Trouble> {
        let room = self.settings.disk.free(self.folder.parent().unwrap_or(self.folder));
        if room.is_ok_and(|free| free < self.settings.limits.free_floor) {
            return Err(StoreError::Failed("磁盘空间不足".to_owned()).into());
        }
        let aside = self.settings.engine.set_aside(self.folder)?;
        let (projection, _) = self.bring_up(open_store(self.settings, self.folder)?)?;
        Ok((projection, aside))
    }

    fn bring_up(&self, mut projection: Projection) -> Result<(Projection, Lacked), Trouble> {
        let genesis = self.journal.chain_at(0)?.unwrap_or_default();
        let is_new = projection.begin(genesis)?;
        let from = *projection.applied();
        if self.journal.chain_at(from.seq)? != Some(from.chain) {
            return Err(StoreError::Damaged("与日志不是同一段历史".to_owned()).into());
        }
        if self.journal.bytes() <= self.settings.full_check_bytes {
            projection.check()?;
        }
        self.catch_up(&mut projection)?;
        let lacked = match self.journal.last() - from.seq {
            0 => Lacked::Nothing,
            _ if is_new => Lacked::Everything,
            entries => Lacked::Some(entries),
        };
        Ok((projection, lacked))
    }

    fn catch_up(&self, projection: &mut Projection) -> Result<(), Trouble> {
        let mut waiting: Vec<(u64, Chain, Parcel)> = Vec::new();
        let (mut bytes, mut failed) = (0, None);
        self.journal.read(projection.applied().seq + 1, |item| {
            waiting.push((item.seq, item.chain, Parcel::open(&item)?));
            bytes += item.payload.len();
            if waiting.len() >= GROUP || bytes >= GROUP_BYTES {
                failed = hand_over(projection, &waiting).err();
                waiting.clear();
                bytes = 0;
            }
            Ok(failed.is_none())
        })?;
        failed.map_or_else(|| hand_over(projection, &waiting), Err)?;
        Ok(())
    }
}

/// What a store should say once it holds all records that were added.
#[derive(Debug)]
pub struct Tally {
    /// The result so far.
    pub applied: Applied,
    texts: BTreeSet<[u8; 32]>,
}

impl Tally {
    /// No records yet, of a journal that begins with this chain value.
    #[must_use]
    pub fn new(genesis: Chain) -> Self {
        Self { applied: Applied::nothing(genesis), texts: BTreeSet::new() }
    }

    /// Adds the next record.
    pub fn add(&mut self, item: &Item<'_>, parcel: &Parcel) {
        let texts = parcel.texts.iter().filter(|text| self.texts.insert(super::digest(text)));
        let step = Step { seq: item.seq, chain: item.chain, entry: &parcel.entry, texts: &[] };
        self.applied.count(&step, texts);
    }
}

/// How far a store was behind.
enum Lacked {
    Nothing,
    Some(u64),
    Everything,
}

fn hand_over(projection: &mut Projection, waiting: &[(u64, Chain, Parcel)]) -> Result<(), StoreError> {
    if waiting.is_empty() {
        return Ok(());
    }
    let steps: Vec<_> = waiting
        .iter()
        .map(|(seq, chain, parcel)| Step {
            seq: *seq,
            chain: *chain,
            entry: &parcel.entry,
            texts: &parcel.texts,
        })
        .collect();
    projection.apply(&steps)
}
