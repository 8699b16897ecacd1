//! Reading the journal without changing it: which segments there are, whether they hold together, where they end.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::LedgerError;
use super::record::{self, Chain, Fault, Found};
use super::segment::{self, Head, HeadFault};
use super::tail::{self, Known, Place};

/// A segment whose header is right.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The file.
    pub path: PathBuf,
    /// What its header says.
    pub head: Head,
}

/// A torn end: what must be cut before the journal may grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tear {
    /// Where the last whole record of the last segment ends.
    pub offset: u64,
    /// Bytes after it.
    pub bytes: u64,
}

/// What the journal on disk is.
#[derive(Debug, Default)]
pub struct Survey {
    /// All segments in order; empty if there is no journal yet.
    pub segments: Vec<Segment>,
    /// Number of the last whole record.
    pub last: u64,
    /// Chain value after it; of no meaning if there are no segments.
    pub chain: Chain,
    /// Offset where the last record of the last segment ends.
    pub end: u64,
    /// Bytes in all segment files.
    pub bytes: u64,
    /// The torn end, if there is one.
    pub tear: Option<Tear>,
    /// A file whose creation was cut short before it held anything.
    pub stillborn: Option<PathBuf>,
}

impl Survey {
    /// Walks the journal in `folder`, checking every header, and every record of the segment that holds number
    /// `from` and of those after it; all records if the journal has at most `full_check_bytes`.
    ///
    /// # Errors
    /// If a file is missing, damaged, or cannot be read; see [`tail`] for what counts as damage.
    pub fn read(folder: &Path, from: u64, full_check_bytes: u64, known: Known) -> Result<Self, LedgerError> {
        let mut survey = Self::default();
        survey.read_heads(folder)?;
        let start = if survey.bytes <= full_check_bytes { 0 } else { holder(&survey.segments, from) };
        for index in start..survey.segments.len() {
            survey.walk_segment(index, index == start, known)?;
        }
        if survey.last < known.seq {
            let journal = folder.to_owned();
            return Err(LedgerError::Lost {
                witness: known.witness,
                known: known.seq,
                found: survey.last,
                journal,
            });
        }
        Ok(survey)
    }

    fn read_heads(&mut self, folder: &Path) -> Result<(), LedgerError> {
        let numbers =
            segment::list(folder).map_err(|source| LedgerError::from_io("读取日志目录", folder, source))?;
        for (place, &number) in (1..).zip(&numbers) {
            if number != place {
                return Err(LedgerError::Missing {
                    file: segment::path(folder, place),
                    seq: self.next_first()?,
                });
            }
            let path = segment::path(folder, number);
            let length =
                fs::metadata(&path).map_err(|source| LedgerError::from_io("读取", &path, source))?.len();
            let is_last = numbers.last() == Some(&number);
            match read_head(&path)? {
                Ok(head) if head.number == number && (number > 1 || head.first == 1) => {
                    self.bytes += length;
                    self.segments.push(Segment { path, head });
                }
                Err(HeadFault::Newer(version)) => return Err(LedgerError::Newer { file: path, version }),
                Err(_) if is_last && is_stillborn(&path)? => self.stillborn = Some(path),
                _ => return Err(damaged(&path, 0, self.next_first()?, "文件头校验不符")),
            }
        }
        Ok(())
    }

    /// First number of the segment after the last one read, for a message.
    fn next_first(&self) -> Result<u64, LedgerError> {
        let Some(segment) = self.segments.last() else { return Ok(1) };
        let bytes = load(&segment.path)?;
        let mut last = segment.head.first - 1;
        let _ = walk(&bytes, &segment.head, |_, found| {
            last = found.seq;
            Ok(true)
        })?;
        Ok(last + 1)
    }

    fn walk_segment(&mut self, index: usize, is_first: bool, known: Known) -> Result<(), LedgerError> {
        let Segment { path, head } = self.segments[index].clone();
        if is_first {
            (self.last, self.chain) = (head.first - 1, head.before);
        } else if head.first != self.last + 1 || head.before != self.chain {
            return Err(damaged(&path, 0, self.last + 1, "与前一个日志文件不衔接"));
        }
        let bytes = load(&path)?;
        let stop = walk(&bytes, &head, |_, found| {
            (self.last, self.chain) = (found.seq, found.chain);
            Ok(true)
        })?;
        self.end = stop.at as u64;
        if let Some(fault) = stop.fault {
            let in_last_file = index + 1 == self.segments.len();
            let seq = self.last + 1;
            let Wrong::Unread(fault) = fault else {
                return Err(damaged(&path, stop.at, seq, "记录完好，但不是接在前一条之后的那一条"));
            };
            tail::may_be_cut(&Place { bytes: &bytes, at: stop.at, seq, fault, in_last_file }, known)
                .map_err(|what| damaged(&path, stop.at, seq, &what))?;
            self.tear = Some(Tear { offset: self.end, bytes: (bytes.len() - stop.at) as u64 });
        }
        Ok(())
    }
}

/// One record as it is read back.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// Its number.
    pub seq: u64,
    /// Chain value of this record.
    pub chain: Chain,
    /// What it carries.
    pub payload: &'a [u8],
}

/// Visits all records from number `from` on, up to offset `end` of the last segment, until the visitor says `false`.
///
/// # Errors
/// The visitor's, or if the segments cannot be read or are damaged.
pub fn replay(
    segments: &[Segment],
    end: u64,
    from: u64,
    mut visit: impl FnMut(Item<'_>) -> Result<bool, LedgerError>,
) -> Result<(), LedgerError> {
    let mut go_on = true;
    for (index, segment) in segments.iter().enumerate().skip(holder(segments, from)) {
        let mut bytes = load(&segment.path)?;
        if index + 1 == segments.len() {
            bytes.truncate(usize::try_from(end).unwrap_or(usize::MAX));
        }
        let mut next = segment.head.first;
        let stop = walk(&bytes, &segment.head, |_, found| {
            next = found.seq + 1;
            if found.seq >= from {
                go_on = visit(Item { seq: found.seq, chain: found.chain, payload: found.payload })?;
            }
            Ok(go_on)
        })?;
        if stop.fault.is_some() {
            return Err(damaged(&segment.path, stop.at, next, "记录校验不符"));
        }
        if !go_on {
            break;
        }
    }
    Ok(())
}

/// Chain value after record `seq`; for 0, the one before the first. `None` if there is no such record.
///
/// # Errors
/// If the segments cannot be read or are damaged.
pub fn chain_at(segments: &[Segment], end: u64, seq: u64) -> Result<Option<Chain>, LedgerError> {
    if seq == 0 {
        return Ok(segments.first().map(|segment| segment.head.before));
    }
    let mut chain = None;
    replay(segments, end, seq, |item| {
        chain = (item.seq == seq).then_some(item.chain);
        Ok(false)
    })?;
    Ok(chain)
}

/// What is wrong at the place a walk stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No record can be read.
    Unread(Fault),
    /// A whole record, but not the next of this history.
    Stranger,
}

/// Where a walk ended, and why if not at the end of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Offset.
    pub at: usize,
    /// What stands there, if anything.
    pub fault: Option<Wrong>,
}

/// Visits the records of one segment in order, with their offsets, until the visitor says `false` or one is not right.
///
/// # Errors
/// Only the visitor's.
pub fn walk(
    bytes: &[u8],
    head: &Head,
    mut visit: impl FnMut(usize, &Found<'_>) -> Result<bool, LedgerError>,
) -> Result<Stop, LedgerError> {
    let (mut at, mut next, mut chain) = (segment::HEADER, head.first, head.before);
    while at < bytes.len() {
        let found = match record::read(&bytes[at..]) {
            Ok(found) if found.seq == next && found.before == chain && found.group <= next => found,
            Ok(_) => return Ok(Stop { at, fault: Some(Wrong::Stranger) }),
            Err(fault) => return Ok(Stop { at, fault: Some(Wrong::Unread(fault)) }),
        };
        if !visit(at, &found)? {
            break;
        }
        (at, next, chain) = (at + found.length, next + 1, found.chain);
    }
    Ok(Stop { at, fault: None })
}

/// Index of the segment that holds number `from`, or the last.
#[must_use]
pub fn holder(segments: &[Segment], from: u64) -> usize {
    segments.partition_point(|segment| segment.head.first <= from).saturating_sub(1)
}

/// All bytes of a segment file.
///
/// # Errors
/// If it cannot be read.
pub fn load(path: &Path) -> Result<Vec<u8>, LedgerError> {
    fs::read(path).map_err(|source| LedgerError::from_io("读取日志", path, source))
}

/// The error for a place in a segment.
#[must_use]
pub fn damaged(file: &Path, offset: usize, seq: u64, what: &str) -> LedgerError {
    LedgerError::Damaged { file: file.to_owned(), offset: offset as u64, seq, what: what.to_owned() }
}

fn read_head(path: &Path) -> Result<Result<Head, HeadFault>, LedgerError> {
    let mut bytes = Vec::with_capacity(segment::HEADER);
    File::open(path)
        .and_then(|file| file.take(segment::HEADER as u64).read_to_end(&mut bytes))
        .map_err(|source| LedgerError::from_io("读取日志", path, source))?;
    Ok(Head::from_bytes(&bytes))
}

/// True if the file is a header cut short or never written: nothing can have been announced from it.
fn is_stillborn(path: &Path) -> Result<bool, LedgerError> {
    let bytes = load(path)?;
    Ok(Head::from_bytes(&bytes) == Err(HeadFault::Short) || bytes.iter().all(|&byte| byte == 0))
}
