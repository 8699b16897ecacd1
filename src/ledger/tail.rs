//! Where the journal stops making sense: was the last write torn, or is the file damaged?
//!
//! Every append is written and synced before the next begins, so only the last group of records can be torn, and
//! nothing of it was ever announced. A tear is recognised by what a cut write leaves behind: a file that is too short
//! for its last record, or sectors that read as zero because their contents never arrived (file systems that order
//! data before metadata, which is all the usual ones, show nothing else). Anything else is damage and stops the opening:
//!
//! * the bad place is not in the last file, or the header of a record of a *later* group follows it: it had been synced;
//! * the head file or the store knows this record: it had been announced;
//! * all its bytes are there, none of its sectors is empty, and still a checksum fails: bits have rotted.
//!
//! The last rule may refuse a torn write on a file system that shows stale sectors. That is the side to err on: a
//! refused opening costs a restore, a forgotten record is gone.

use super::record::{self, Fault};

const SECTOR: usize = 512;
/// Shorter runs of zeros at the edge of a sector also occur in whole records.
const TELLING: usize = 64;

/// The highest record something outside the journal is sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its number; 0 if nothing is known.
    pub seq: u64,
    /// Who knows, in Chinese.
    pub witness: &'static str,
}

impl Known {
    /// Nothing is known.
    pub const NOTHING: Self = Self { seq: 0, witness: "" };
}

/// The first place in a segment that holds no right record.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The segment's bytes.
    pub bytes: &'a [u8],
    /// Offset of the bad place.
    pub at: usize,
    /// Number of the record that should stand there.
    pub seq: u64,
    /// Why it could not be read.
    pub fault: Fault,
    /// No segment comes after this one.
    pub in_last_file: bool,
}

/// Decides whether the tail from `place` on may be cut.
///
/// # Errors
/// The reason, in Chinese, why it may not.
pub fn may_be_cut(place: &Place<'_>, known: Known) -> Result<(), String> {
    if !place.in_last_file {
        return Err("记录校验不符，而其后还有日志文件".to_owned());
    }
    if known.seq >= place.seq {
        return Err(format!("记录不完整，但{}记载到第 {} 号均已保存", known.witness, known.seq));
    }
    let follower = record::find_header(place.bytes, place.at + 1);
    if let Some((at, found)) = follower
        && found.group > place.seq
    {
        return Err(format!("记录校验不符，而其后第 {at} 字节处还有第 {} 号记录", found.seq));
    }
    let end = follower.map_or(place.bytes.len(), |(at, _)| at);
    let short = place.fault == Fault::Short && follower.is_none();
    if short || has_empty_sector(place.bytes, place.at, end) {
        return Ok(());
    }
    Err("记录长度齐全但校验不符".to_owned())
}

/// True if some sector (aligned in the file), or its part inside `from..to`, is all zeros.
fn has_empty_sector(bytes: &[u8], from: usize, to: usize) -> bool {
    let mut start = from;
    while start < to {
        let end = ((start / SECTOR + 1) * SECTOR).min(to);
        if end - start >= TELLING && bytes[start..end].iter().all(|&byte| byte == 0) {
            return true;
        }
        start = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three records of 600 bytes, numbers 1 to 3, in the groups given; with the offsets of each.
    fn three(groups: [u64; 3]) -> (Vec<u8>, [usize; 3]) {
        let mut bytes = Vec::new();
        let mut chain = [0; 32];
        let mut at = [0; 3];
        for (index, group) in groups.into_iter().enumerate() {
            at[index] = bytes.len();
            chain = record::write(&mut bytes, index as u64 + 1, group, &chain, &[0xA5; 600]);
        }
        (bytes, at)
    }

    fn judge(bytes: &[u8], at: usize, seq: u64, known: u64) -> bool {
        let fault = record::read(&bytes[at..]).expect_err("bad");
        let place = Place { bytes, at, seq, fault, in_last_file: true };
        may_be_cut(&place, Known { seq: known, witness: "本地库" }).is_ok()
    }

    #[test]
    fn an_empty_sector_in_the_last_group_is_a_tear_even_if_records_follow() {
        let (mut bytes, at) = three([1, 2, 2]);
        bytes[1024..1536].fill(0);
        assert!(judge(&bytes, at[1], 2, 1));
    }

    #[test]
    fn an_empty_sector_before_a_later_group_is_damage() {
        let (mut bytes, at) = three([1, 2, 3]);
        bytes[1024..1328].fill(0);
        assert!(!judge(&bytes, at[1], 2, 1));
    }

    #[test]
    fn a_record_known_elsewhere_is_never_cut() {
        let (bytes, at) = three([1, 2, 3]);
        let short = &bytes[..bytes.len() - 1];
        assert!(judge(short, at[2], 3, 2));
        assert!(!judge(short, at[2], 3, 3));
    }

    #[test]
    fn a_flipped_bit_in_the_last_record_is_damage() {
        let (mut bytes, at) = three([1, 2, 3]);
        bytes[at[2] + 300] ^= 4;
        assert!(!judge(&bytes, at[2], 3, 2));
    }

    #[test]
    fn a_file_grown_with_zeros_is_a_tear() {
        let (mut bytes, _) = three([1, 2, 3]);
        let at = bytes.len();
        bytes.resize(at + 4096, 0);
        assert!(judge(&bytes, at, 4, 3));
    }
}
