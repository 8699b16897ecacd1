//! The head file: how far the journal had come at the last closing or snapshot. It proves the loss of a journal's end,
//! which by itself looks like a journal that never was longer.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::codec::{self, Kind};
use super::disk::Disk;
use super::error::{LedgerError, Notice};
use super::record::Chain;
use super::sealed;

/// A place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Number of a record; 0 for the place before the first.
    pub seq: u64,
    /// Its chain value.
    pub chain: Chain,
}

/// Reads the head file, if there is a readable one.
///
/// # Errors
/// If the system refuses. A damaged head is only told: the journal does not need it.
pub fn read(file: &Path, notices: &mut Vec<Notice>) -> Result<Option<Mark>, LedgerError> {
    let body = sealed::read(file).map_err(|source| LedgerError::from_io("读取", file, source))?;
    let Some(body) = body else { return Ok(None) };
    let mark = body.ok().and_then(|body| codec::decode(Kind::Head, &body).ok());
    if mark.is_none() {
        notices.push(Notice::HeadUnreadable { file: file.to_owned() });
    }
    Ok(mark)
}

/// Writes the head file.
///
/// # Errors
/// If the disk refuses; the old head is then still there.
pub fn write(disk: &dyn Disk, file: &Path, mark: Mark) -> Result<(), LedgerError> {
    let told = |source| LedgerError::from_io("写入", file, source);
    let body =
        codec::encode(Kind::Head, &mark).map_err(|why| told(std::io::Error::other(why.to_string())))?;
    sealed::write(disk, file, &body).map_err(told)
}
