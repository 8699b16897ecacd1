//! Small files that are either whole or not there: written beside, synced, then given their name; read only if their
//! hash agrees. Head, snapshots and drafts are such files.
//!
//! `magic 8 · BLAKE3 of the body 32 · body`.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::Disk;

const MAGIC: [u8; 8] = *b"TianSeal";
const HEAD: usize = 40;

/// Puts a file with this body at `path`, in place of what was there.
///
/// # Errors
/// If the disk refuses; what was there is then still there.
pub fn write(disk: &dyn Disk, path: &Path, body: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    if beside.exists() {
        disk.remove(&beside)?;
    }
    let mut sheet = disk.create(&beside)?;
    let mut bytes = Vec::with_capacity(HEAD + body.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(blake3::hash(body).as_bytes());
    bytes.extend_from_slice(body);
    disk.append(&mut sheet, &bytes)?;
    disk.sync(&sheet)?;
    disk.rename(&beside, path)?;
    path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder))
}

/// The body of the file at `path`, `None` if there is no file, and the bytes as an error if they are not what was
/// written.
///
/// # Errors
/// If the file cannot be read.
pub fn read(path: &Path) -> io::Result<Option<Result<Vec<u8>, Unsealed>>> {
    let mut bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(other) => return Err(other),
    };
    let is_whole = bytes.len() >= HEAD
        && bytes[..8] == MAGIC
        && bytes[8..HEAD] == *blake3::hash(&bytes[HEAD..]).as_bytes();
    Ok(Some(if is_whole { Ok(bytes.split_off(HEAD)) } else { Err(Unsealed) }))
}

/// The file is not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsealed;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::disk::SystemDisk;

    #[test]
    fn every_flip_and_every_cut_is_noticed() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("head");
        assert_eq!(read(&path).expect("read"), None);
        write(&SystemDisk, &path, b"body").expect("write");
        write(&SystemDisk, &path, b"other body").expect("write again");
        assert_eq!(read(&path).expect("read"), Some(Ok(b"other body".to_vec())));
        let whole = fs::read(&path).expect("bytes");
        for bit in 0..whole.len() * 8 {
            let mut bad = whole.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, &bad).expect("write");
            assert_eq!(read(&path).expect("read"), Some(Err(Unsealed)), "bit {bit}");
        }
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).expect("write");
            assert_eq!(read(&path).expect("read"), Some(Err(Unsealed)), "cut at {end}");
        }
    }
}
