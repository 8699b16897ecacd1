//! Where things lie in the store. The first byte says the kind; numbers are big-endian, so key order is number order.

/// The key of entry `seq`.
#[must_use]
pub fn entry(seq: u64) -> Vec<u8> {
    with_prefix(b'e', &seq.to_be_bytes())
}

/// The number in an entry's key.
#[must_use]
pub fn entry_seq(key: &[u8]) -> Option<u64> {
    let (b'e', number) = key.split_first()? else { return None };
    Some(u64::from_be_bytes(number.try_into().ok()?))
}

/// The key of the text with this digest.
#[must_use]
pub fn text(digest: &[u8; 32]) -> Vec<u8> {
    with_prefix(b't', digest)
}

/// All keys of entries: from the first, to before the second.
pub const ENTRIES: (&[u8], &[u8]) = (b"e", b"f");
/// All keys of texts.
pub const TEXTS: (&[u8], &[u8]) = (b"t", b"u");
/// All keys there are.
pub const ALL: (&[u8], &[u8]) = (b"a", b"z");
/// The key of what has been applied.
pub const APPLIED: &[u8] = b"m/applied";

/// The key of piece `index` of the value of `key`.
#[must_use]
pub fn piece(key: &[u8], index: u32) -> Vec<u8> {
    let mut out = with_prefix(b'c', key);
    out.extend_from_slice(&index.to_be_bytes());
    out
}

fn with_prefix(prefix: u8, rest: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + rest.len());
    key.push(prefix);
    key.extend_from_slice(rest);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_sort_by_number_and_stay_in_their_range() {
        let keys: Vec<_> = [0, 1, 255, 256, u64::MAX].map(entry).into();
        assert!(keys.is_sorted());
        assert!(keys.iter().all(|key| ENTRIES.0 <= key.as_slice() && key.as_slice() < ENTRIES.1));
        assert_eq!(entry_seq(&entry(300)), Some(300));
        assert_eq!(entry_seq(&text(&[1; 32])), None);
    }

    #[test]
    fn kinds_do_not_meet() {
        let text = text(&[0xff; 32]);
        assert!(TEXTS.0 <= text.as_slice() && text.as_slice() < TEXTS.1);
        let piece = piece(&entry(1), 0);
        assert!(piece.as_slice() < ENTRIES.0, "pieces of entries are not met when entries are scanned");
    }
}
