//! One segment file: a header that says where it stands in the history, then records.
//!
//! `magic 8 · format 4 · header CRC 4 · first seq 8 · number 4 · zero 4 · chain before 32`, little-endian.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::record::{self, Chain};

/// Bytes before the first record.
pub const HEADER: usize = 64;
const MAGIC: [u8; 8] = *b"TianJnl\n";
const FORMAT: u32 = 1;

/// What a segment's header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the file, from 1.
    pub number: u32,
    /// Number of the first record in it.
    pub first: u64,
    /// Chain value of the record before the first.
    pub before: Chain,
}

/// Why a header could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFault {
    /// The file ends inside the header.
    Short,
    /// The header is there but wrong.
    Broken,
    /// A format this program does not know.
    Newer(u32),
}

impl Head {
    /// The header's bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; HEADER] {
        let mut out = [0; HEADER];
        out[..8].copy_from_slice(&MAGIC);
        out[8..12].copy_from_slice(&FORMAT.to_le_bytes());
        out[16..24].copy_from_slice(&self.first.to_le_bytes());
        out[24..28].copy_from_slice(&self.number.to_le_bytes());
        out[32..64].copy_from_slice(&self.before);
        let check = check(&out);
        out[12..16].copy_from_slice(&check.to_le_bytes());
        out
    }

    /// Reads the header at the start of `bytes`.
    ///
    /// # Errors
    /// See [`HeadFault`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HeadFault> {
        let Some(head) = bytes.get(..HEADER) else {
            let known = bytes.len().min(MAGIC.len());
            return Err(if bytes[..known] == MAGIC[..known] { HeadFault::Short } else { HeadFault::Broken });
        };
        if head[..8] != MAGIC || record::word(head, 12) != check(head) {
            return Err(HeadFault::Broken);
        }
        if record::word(head, 8) != FORMAT {
            return Err(HeadFault::Newer(record::word(head, 8)));
        }
        let mut before = [0; 32];
        before.copy_from_slice(&head[32..64]);
        Ok(Self { number: record::word(head, 24), first: record::long(head, 16), before })
    }
}

fn check(head: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&head[..12]);
    crc.update(&head[16..HEADER]);
    crc.finalize()
}

/// The path of segment `number` in the journal folder.
#[must_use]
pub fn path(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number:06}.jnl"))
}

/// The numbers of all segment files in the journal folder, in order; empty if there is no folder.
///
/// # Errors
/// If the folder cannot be read.
pub fn list(folder: &Path) -> io::Result<Vec<u32>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut numbers = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let number: Option<u32> = name.strip_suffix(".jnl").and_then(|stem| stem.parse().ok());
        numbers.extend(number.filter(|&number| path(folder, number) == folder.join(&*name)));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Head = Head { number: 3, first: 41, before: [7; 32] };

    #[test]
    fn a_header_reads_back_and_is_frozen() {
        let bytes = HEAD.to_bytes();
        assert_eq!(Head::from_bytes(&bytes), Ok(HEAD));
        assert_eq!(&bytes[..16], b"TianJnl\n\x01\0\0\0\xbf\xc0\xb2\xd1");
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let bytes = HEAD.to_bytes();
        for bit in 0..HEADER * 8 {
            let mut bad = bytes;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Head::from_bytes(&bad), Err(HeadFault::Broken), "bit {bit}");
        }
        for end in 0..HEADER {
            assert_eq!(Head::from_bytes(&bytes[..end]), Err(HeadFault::Short), "cut at {end}");
        }
    }

    #[test]
    fn only_segment_files_are_listed_in_order() {
        let folder = tempfile::tempdir().expect("folder");
        for name in ["000002.jnl", "000001.jnl", "000010.jnl", "000002.torn-64", "x.jnl", "7.jnl"] {
            fs::write(folder.path().join(name), b"").expect("write");
        }
        assert_eq!(list(folder.path()).expect("list"), [1, 2, 10]);
        assert!(list(&folder.path().join("nothing")).expect("list").is_empty());
    }
}
