//! One record of the journal, byte for byte, and the chain that binds each to all before it.
//!
//! `magic 4 · length 4 · header CRC 4 · body CRC 4 · seq 8 · group 8 · chain before 32 · payload`, little-endian.
//! The header has its own CRC so that a flipped length is told from a record that was cut short.
//! `group` is the number of the first record that was written with the same sync: a record of a *later* group proves
//! that everything before it had reached the disk.

/// The most one record may carry, in bytes.
pub const MAX_PAYLOAD: usize = 64 << 20;
/// Bytes before the payload.
pub const HEADER: usize = 64;
const MAGIC: [u8; 4] = *b"TRec";

/// The BLAKE3 chain value after some record: it names that record and all before it.
pub type Chain = [u8; 32];

/// A whole record, found at some offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// Number of the record, from 1.
    pub seq: u64,
    /// First number of the group it was synced with.
    pub group: u64,
    /// Chain value of the record before.
    pub before: Chain,
    /// Chain value of this record.
    pub chain: Chain,
    /// What it carries.
    pub payload: &'a [u8],
    /// Bytes it takes in the file.
    pub length: usize,
}

/// Why no record could be read at an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The bytes end before the record does.
    Short,
    /// All bytes are there but a checksum or the magic is wrong.
    Broken,
}

/// Appends the record to `out` and returns its chain value. The payload must not exceed [`MAX_PAYLOAD`].
pub fn write(out: &mut Vec<u8>, seq: u64, group: u64, before: &Chain, payload: &[u8]) -> Chain {
    let start = out.len();
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&crc32fast::hash(payload).to_le_bytes());
    out.extend_from_slice(&seq.to_le_bytes());
    out.extend_from_slice(&group.to_le_bytes());
    out.extend_from_slice(before);
    let check = header_check(&out[start..start + HEADER]);
    out[start + 8..start + 12].copy_from_slice(&check.to_le_bytes());
    out.extend_from_slice(payload);
    *blake3::hash(&out[start..]).as_bytes()
}

/// What a right header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Number of the record.
    pub seq: u64,
    /// First number of the group it was synced with.
    pub group: u64,
    /// Bytes of the payload.
    pub length: usize,
    body_check: u32,
    before: Chain,
}

/// Reads the header that begins where `bytes` begins.
///
/// # Errors
/// [`Fault::Short`] only if what is there is right as far as it goes.
pub fn header(bytes: &[u8]) -> Result<Header, Fault> {
    let Some(header) = bytes.get(..HEADER) else {
        let known = bytes.len().min(MAGIC.len());
        return Err(if bytes[..known] == MAGIC[..known] { Fault::Short } else { Fault::Broken });
    };
    let length = word(header, 4) as usize;
    if header[..4] != MAGIC || word(header, 8) != header_check(header) || length > MAX_PAYLOAD {
        return Err(Fault::Broken);
    }
    let mut before = [0; 32];
    before.copy_from_slice(&header[32..64]);
    Ok(Header {
        seq: long(header, 16),
        group: long(header, 24),
        length,
        body_check: word(header, 12),
        before,
    })
}

/// Reads the record that begins where `bytes` begins.
///
/// # Errors
/// [`Fault::Short`] only if what is there is right as far as it goes.
pub fn read(bytes: &[u8]) -> Result<Found<'_>, Fault> {
    let Header { seq, group, length, body_check, before } = header(bytes)?;
    let whole = bytes.get(..HEADER + length).ok_or(Fault::Short)?;
    let payload = &whole[HEADER..];
    if body_check != crc32fast::hash(payload) {
        return Err(Fault::Broken);
    }
    Ok(Found { seq, group, before, chain: *blake3::hash(whole).as_bytes(), payload, length: whole.len() })
}

/// The first right header in `bytes` at `from` or later, with its offset.
#[must_use]
pub fn find_header(bytes: &[u8], from: usize) -> Option<(usize, Header)> {
    let end = bytes.len().saturating_sub(HEADER - 1);
    (from..end)
        .filter(|&at| bytes[at..].starts_with(&MAGIC))
        .find_map(|at| header(&bytes[at..]).ok().map(|header| (at, header)))
}

fn header_check(header: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&header[..8]);
    crc.update(&header[12..HEADER]);
    crc.finalize()
}

/// The 32-bit number at `at`. Callers have checked the length.
pub(super) fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte))
}

/// The 64-bit number at `at`. Callers have checked the length.
pub(super) fn long(bytes: &[u8], at: usize) -> u64 {
    bytes[at..at + 8].iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Vec<u8>, Chain) {
        let mut bytes = Vec::new();
        let chain = write(&mut bytes, 7, 5, &[9; 32], "立案".as_bytes());
        (bytes, chain)
    }

    #[test]
    fn a_record_reads_back_as_written() {
        let (bytes, chain) = sample();
        let found = read(&bytes).expect("whole");
        assert_eq!((found.seq, found.group, found.before, found.chain), (7, 5, [9; 32], chain));
        assert_eq!((found.payload, found.length), ("立案".as_bytes(), bytes.len()));
    }

    #[test]
    fn the_layout_is_frozen() {
        let mut golden = b"TRec\x06\0\0\0\xe2\x6f\x79\x37\x8c\x3f\x3c\x7e".to_vec();
        golden.extend_from_slice(b"\x07\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0");
        golden.extend_from_slice(&[9; 32]);
        golden.extend_from_slice("立案".as_bytes());
        assert_eq!(sample().0, golden);
    }

    #[test]
    fn every_flipped_bit_is_broken_never_short() {
        let (bytes, _) = sample();
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(read(&bad), Err(Fault::Broken), "bit {bit}");
        }
    }

    #[test]
    fn every_cut_is_short() {
        let (bytes, _) = sample();
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), Err(Fault::Short), "cut at {end}");
        }
    }
}
