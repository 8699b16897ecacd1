//! The journal: numbered, checksummed, chained records in append-only segment files. It is the truth of the office.
//! What [`Journal::append`] has returned `Ok` for is on the disk; after a failed write or sync it takes nothing more.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Sheet};
use super::error::{LedgerError, Notice};
use super::record::{self, Chain, MAX_PAYLOAD};
use super::segment::{self, Head};
use super::survey::{self, Item, Segment, Survey};

/// How the journal uses its disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A segment of this many bytes or more is followed by a new one.
    pub segment_bytes: u64,
    /// With less free space than this, in bytes, nothing is taken.
    pub free_floor: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { segment_bytes: 8 << 20, free_floor: 64 << 20 }
    }
}

/// The open journal. There must be only one on a folder; the ledger's lock file sees to that.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    limits: Limits,
    segments: Vec<Segment>,
    sheet: Sheet,
    end: u64,
    bytes: u64,
    last: u64,
    chain: Chain,
    broken: Option<String>,
}

impl Journal {
    /// Opens the journal in `folder` as `survey` found it: creates it if there is none (with `genesis` as the chain
    /// value before the first record), cuts a torn end (keeping the bytes beside the segment), and syncs what it read.
    ///
    /// # Errors
    /// If the disk refuses. The journal is then as it was, or as a cut-short opening leaves it.
    pub fn open(
        folder: &Path,
        disk: Arc<dyn Disk>,
        limits: Limits,
        survey: Survey,
        genesis: Chain,
    ) -> Result<(Self, Vec<Notice>), LedgerError> {
        let mend = Mend { folder, disk: &*disk };
        mend.make_folder()?;
        if let Some(path) = &survey.stillborn {
            mend.remove(path)?;
        }
        let Survey { mut segments, last, mut chain, tear, mut end, bytes, .. } = survey;
        let mut notices = Vec::new();
        let sheet = if let Some(segment) = segments.last() {
            let sheet = mend.reopen(&segment.path)?;
            if let Some(tear) = tear {
                mend.cut(&sheet, tear)?;
                notices.push(Notice::TornTail {
                    file: segment.path.clone(),
                    offset: tear.offset,
                    bytes: tear.bytes,
                });
            }
            sheet
        } else {
            let head = Head { number: 1, first: 1, before: genesis };
            let (segment, sheet) = mend.create(head)?;
            segments.push(segment);
            (end, chain) = (segment::HEADER as u64, genesis);
            sheet
        };
        mend.settle(&sheet)?;
        let folder = folder.to_owned();
        Ok((Self { folder, disk, limits, segments, sheet, end, bytes, last, chain, broken: None }, notices))
    }

    /// Number of the last record; 0 if there is none.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Chain value of the last record.
    #[must_use]
    pub fn chain(&self) -> Chain {
        self.chain
    }

    /// About how many bytes all segments have together.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Writes one record for each payload, with one sync for all, and returns their chain values.
    ///
    /// # Errors
    /// [`LedgerError::Broken`] if a write or sync failed, now or before: whether the records are there will be known
    /// after the next opening. Any other error: nothing was written, and the call may be repeated.
    pub fn append<P: AsRef<[u8]>>(&mut self, payloads: &[P]) -> Result<Vec<Chain>, LedgerError> {
        if let Some(why) = &self.broken {
            return Err(LedgerError::Broken { why: why.clone() });
        }
        let (bytes, chains) = self.lay_out(payloads)?;
        if payloads.is_empty() {
            return Ok(chains);
        }
        self.check_room(bytes.len() as u64)?;
        if self.end >= self.limits.segment_bytes {
            self.begin_segment()?;
        }
        let written = self.disk.append(&mut self.sheet, &bytes).and_then(|()| self.disk.sync(&self.sheet));
        written.map_err(|source| self.stop(&source))?;
        self.end += bytes.len() as u64;
        self.bytes += bytes.len() as u64;
        self.last += payloads.len() as u64;
        self.chain = chains.last().copied().unwrap_or(self.chain);
        Ok(chains)
    }

    /// Visits all records from number `from` on until the visitor says `false`.
    ///
    /// # Errors
    /// The visitor's, or if the journal cannot be read or is damaged.
    pub fn read(
        &self,
        from: u64,
        visit: impl FnMut(Item<'_>) -> Result<bool, LedgerError>,
    ) -> Result<(), LedgerError> {
        survey::replay(&self.segments, self.end, from, visit)
    }

    /// Chain value after record `seq`; for 0, the one before the first. `None` if there is no such record.
    ///
    /// # Errors
    /// If the journal cannot be read or is damaged.
    pub fn chain_at(&self, seq: u64) -> Result<Option<Chain>, LedgerError> {
        if seq == self.last { Ok(Some(self.chain)) } else { survey::chain_at(&self.segments, self.end, seq) }
    }

    fn lay_out<P: AsRef<[u8]>>(&self, payloads: &[P]) -> Result<(Vec<u8>, Vec<Chain>), LedgerError> {
        let group = self.last + 1;
        let (mut bytes, mut chains, mut chain) = (Vec::new(), Vec::with_capacity(payloads.len()), self.chain);
        for (seq, payload) in (group..).zip(payloads) {
            let payload = payload.as_ref();
            if payload.len() > MAX_PAYLOAD {
                return Err(LedgerError::TooLarge {
                    what: "记录", size: payload.len(), limit: MAX_PAYLOAD
                });
            }
            chain = record::write(&mut bytes, seq, group, &chain, payload);
            chains.push(chain);
        }
        Ok((bytes, chains))
    }

    /// Asks whether there is room for so many bytes.
    ///
    /// # Errors
    /// [`LedgerError::DiskFull`] if not.
    pub fn check_room(&self, needed: u64) -> Result<(), LedgerError> {
        let floor = self.limits.free_floor;
        let free = self
            .disk
            .free(&self.folder)
            .map_err(|source| LedgerError::from_io("查询磁盘空间", &self.folder, source))?;
        if free < floor.saturating_add(needed) {
            return Err(LedgerError::DiskFull { path: self.folder.clone(), free, floor });
        }
        Ok(())
    }

    fn begin_segment(&mut self) -> Result<(), LedgerError> {
        let number = self.segments.last().map_or(1, |segment| segment.head.number + 1);
        let head = Head { number, first: self.last + 1, before: self.chain };
        let created = Mend { folder: &self.folder, disk: &*self.disk }.create(head);
        let (segment, sheet) = created.map_err(|error| {
            self.broken = Some(error.to_string());
            LedgerError::Broken { why: error.to_string() }
        })?;
        self.segments.push(segment);
        self.sheet = sheet;
        self.end = segment::HEADER as u64;
        Ok(())
    }

    fn stop(&mut self, source: &std::io::Error) -> LedgerError {
        let why = format!("{}:{source}", self.sheet.path.display());
        self.broken = Some(why.clone());
        LedgerError::Broken { why }
    }
}

/// The steps that change journal files outside of appending.
struct Mend<'a> {
    folder: &'a Path,
    disk: &'a dyn Disk,
}

impl Mend<'_> {
    fn make_folder(&self) -> Result<(), LedgerError> {
        self.disk
            .make_folder(self.folder)
            .map_err(|source| LedgerError::from_io("建立日志目录", self.folder, source))
    }

    fn reopen(&self, path: &Path) -> Result<Sheet, LedgerError> {
        self.disk.reopen(path).map_err(|source| LedgerError::from_io("打开日志", path, source))
    }

    fn remove(&self, path: &Path) -> Result<(), LedgerError> {
        self.disk.remove(path).map_err(|source| LedgerError::from_io("移除空日志文件", path, source))
    }

    fn create(&self, head: Head) -> Result<(Segment, Sheet), LedgerError> {
        let path = segment::path(self.folder, head.number);
        let told = |source| LedgerError::from_io("新建日志文件", &path, source);
        let mut sheet = self.disk.create(&path).map_err(told)?;
        self.disk.append(&mut sheet, &head.to_bytes()).map_err(told)?;
        self.disk.sync(&sheet).map_err(told)?;
        self.disk.sync_folder(self.folder).map_err(told)?;
        Ok((Segment { path, head }, sheet))
    }

    /// Copies the torn bytes to a file of their own, then cuts them off.
    fn cut(&self, sheet: &Sheet, tear: survey::Tear) -> Result<(), LedgerError> {
        let told = |source| LedgerError::from_io("截去未写完的日志", &sheet.path, source);
        let bytes = survey::load(&sheet.path)?;
        let start = usize::try_from(tear.offset).unwrap_or(usize::MAX).min(bytes.len());
        let keep = sheet.path.with_extension(format!("torn-{}", tear.offset));
        if keep.exists() {
            self.disk.remove(&keep).map_err(told)?;
        }
        let mut kept = self.disk.create(&keep).map_err(told)?;
        self.disk.append(&mut kept, &bytes[start..]).map_err(told)?;
        self.disk.sync(&kept).map_err(told)?;
        self.disk.cut(sheet, tear.offset).map_err(told)
    }

    /// What was read may still be only in memory if the last writer was killed: nobody hears of it before it is synced.
    fn settle(&self, sheet: &Sheet) -> Result<(), LedgerError> {
        self.disk.sync(sheet).map_err(|source| LedgerError::from_io("同步日志", &sheet.path, source))?;
        self.disk
            .sync_folder(self.folder)
            .map_err(|source| LedgerError::from_io("同步日志目录", self.folder, source))
    }
}
