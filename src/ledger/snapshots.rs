//! Copies of the register at some entry, so that opening need not replay the whole history. They are a convenience:
//! sealed files beside the journal, believed only if they were written by this very program and stand at a place of
//! this very history. They are files and not values of the store because they are large, short-lived, and worth most
//! when the store has to be rebuilt.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::codec::{self, Kind};
use super::disk::Disk;
use super::error::{LedgerError, Notice};
use super::head::Mark;
use super::sealed;
use crate::office::Register;

/// How many are kept: the newest, and one to fall back on.
const KEPT: usize = 2;

/// A register and where it stands.
#[derive(Debug)]
pub struct Snapshot {
    /// The entry it stands at.
    pub mark: Mark,
    /// The register after that entry.
    pub register: Register,
}

/// The fixed part before the register. bincode carries no names, so a register of another shape could be misread:
/// only the program that wrote a snapshot reads it.
#[derive(Debug, Serialize, Deserialize)]
struct Title {
    mark: Mark,
    program: [u8; 32],
}

const TITLE: usize = 8 + 32 + 32 + 2;

/// The snapshots of an office, newest first.
///
/// # Errors
/// If the folder cannot be read.
pub fn list(folder: &Path) -> Result<Vec<(u64, PathBuf)>, LedgerError> {
    let told = |source| LedgerError::from_io("读取快照目录", folder, source);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(other) => return Err(told(other)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let seq = name.strip_suffix(".snap").and_then(|stem| stem.parse().ok());
        found.extend(seq.map(|seq| (seq, path.clone())));
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

/// The newest snapshot that can be used. Those that are damaged are told; those of another program are passed over.
///
/// # Errors
/// If the folder cannot be read.
pub fn newest(folder: &Path, notices: &mut Vec<Notice>) -> Result<Option<Snapshot>, LedgerError> {
    for (seq, path) in list(folder)? {
        match read(seq, &path) {
            Some(Reading::Usable(snapshot)) => return Ok(Some(*snapshot)),
            Some(Reading::Foreign) => {}
            None => notices.push(Notice::SnapshotSkipped { seq }),
        }
    }
    Ok(None)
}

/// A snapshot file that is whole.
#[derive(Debug)]
pub enum Reading {
    /// It can be used.
    Usable(Box<Snapshot>),
    /// Another program wrote it.
    Foreign,
}

/// Reads the snapshot that claims to stand at `seq`; `None` if it is damaged.
#[must_use]
pub fn read(seq: u64, path: &Path) -> Option<Reading> {
    let body = sealed::read(path).ok()??.ok()?;
    let title: Title = codec::decode(Kind::Snapshot, body.get(..TITLE)?).ok()?;
    if Some(title.program) != program() {
        return Some(Reading::Foreign);
    }
    let register: Register = codec::decode(Kind::Register, &body[TITLE..]).ok()?;
    let fits = title.mark.seq == seq && register.seq() == seq;
    fits.then(|| Reading::Usable(Box::new(Snapshot { mark: title.mark, register })))
}

/// Keeps `register`, which stands at `mark`, and removes the snapshots it makes needless.
///
/// # Errors
/// If the disk refuses; the older snapshots are then still there.
pub fn write(disk: &dyn Disk, folder: &Path, mark: Mark, register: &Register) -> Result<(), LedgerError> {
    let path = folder.join(format!("{:012}.snap", mark.seq));
    let told = |source| LedgerError::from_io("保存快照", &path, source);
    let Some(program) = program() else { return Ok(()) };
    let unwritable = |why: codec::CodecError| told(io::Error::other(why.to_string()));
    let mut body = codec::encode(Kind::Snapshot, &Title { mark, program }).map_err(unwritable)?;
    body.extend(codec::encode(Kind::Register, register).map_err(unwritable)?);
    disk.make_folder(folder).map_err(told)?;
    remove_unfinished(disk, folder).map_err(told)?;
    sealed::write(disk, &path, &body).map_err(told)?;
    for (_, old) in list(folder)?.into_iter().skip(KEPT) {
        disk.remove(&old).map_err(told)?;
    }
    Ok(())
}

/// Removes what a snapshot that was cut short left behind; it may be large.
fn remove_unfinished(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "new") {
            disk.remove(&path)?;
        }
    }
    Ok(())
}

/// The hash of the running program; `None` if it cannot read itself, and then there are no snapshots.
fn program() -> Option<[u8; 32]> {
    static PROGRAM: OnceLock<Option<[u8; 32]>> = OnceLock::new();
    *PROGRAM.get_or_init(|| {
        let file = fs::File::open("/proc/self/exe").ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file).ok()?;
        Some(*hasher.finalize().as_bytes())
    })
}
