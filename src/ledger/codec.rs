//! Values to bytes and back, and the only place in the ledger that knows bincode.
//!
//! A frame is `format 1 · kind 1 · body`; the body is bincode 1.3.3 with fixed-width little-endian integers, whose
//! layout has several independent readers. Decoding reads slices only, refuses what is left over, is limited in size,
//! and never panics. bincode detects no damage: frames lie inside something with a checksum.
//! A stored type is never changed in place: a new shape gets a new format number, and the old one stays readable by way
//! of `frozen`. Entries and registers are of format 3; whatever else is stored has not changed since format 1.

use super::frozen::{one, two};
use crate::office::Entry;
use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The largest frame, in bytes, except for a register.
pub const MAX_FRAME: u64 = 64 << 20;
/// The largest register, in bytes.
pub const MAX_REGISTER: u64 = 2 << 30;

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The payload of a journal record.
    Parcel = 1,
    /// An entry of the office.
    Entry = 2,
    /// The register, for a snapshot.
    Register = 3,
    /// How far the store has come.
    Applied = 4,
    /// The head file.
    Head = 5,
    /// A draft.
    Draft = 6,
    /// The title of a snapshot.
    Snapshot = 7,
}

/// Why a frame could not be written or read. Its text is Chinese and may be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The frame is of a format this program does not know.
    #[error("格式 {0} 不认识")]
    Format(u8),
    /// The frame holds something else.
    #[error("内容种类不符")]
    Kind,
    /// The body is too short, too long, too large, or not such a value.
    #[error("内容不合格式({0})")]
    Body(String),
}

/// The format in which this program writes a kind.
fn format(kind: Kind) -> u8 {
    match kind {
        Kind::Entry | Kind::Register => 3,
        _ => 1,
    }
}

fn limit(kind: Kind) -> u64 {
    if kind == Kind::Register { MAX_REGISTER } else { MAX_FRAME }
}

fn options(kind: Kind) -> impl Options {
    bincode::DefaultOptions::new().with_fixint_encoding().with_limit(limit(kind)).reject_trailing_bytes()
}

/// The frame of `value`.
///
/// # Errors
/// If it is over the limit or cannot be written (a map of unknown length, say).
pub fn encode<T: Serialize>(kind: Kind, value: &T) -> Result<Vec<u8>, CodecError> {
    let mut out = vec![format(kind), kind as u8];
    options(kind).serialize_into(&mut out, value).map_err(|why| CodecError::Body(why.to_string()))?;
    Ok(out)
}

/// The value in a frame.
///
/// # Errors
/// If the frame is not a whole frame of this kind and a known format.
pub fn decode<T: DeserializeOwned>(kind: Kind, frame: &[u8]) -> Result<T, CodecError> {
    body(format(kind), kind, frame)
}

/// The entry in a frame of any format there ever was.
///
/// # Errors
/// If the frame is not a whole entry of a known format.
pub fn decode_entry(frame: &[u8]) -> Result<Entry, CodecError> {
    match frame.first() {
        Some(1) => body::<one::Entry>(1, Kind::Entry, frame).map(Entry::from),
        Some(2) => body::<two::Entry>(2, Kind::Entry, frame).map(Entry::from),
        _ => decode(Kind::Entry, frame),
    }
}

fn body<T: DeserializeOwned>(format: u8, kind: Kind, frame: &[u8]) -> Result<T, CodecError> {
    match frame {
        [found, of, body @ ..] if *found == format && *of == kind as u8 => {
            options(kind).deserialize(body).map_err(|why| CodecError::Body(why.to_string()))
        }
        [1..=3, of, ..] if *of != kind as u8 => Err(CodecError::Kind),
        [found] if *found == format => Err(CodecError::Kind),
        [found, ..] => Err(CodecError::Format(*found)),
        [] => Err(CodecError::Body(String::new())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{Change, ClerkId, Fact, Register, SessionId, Turn, Verb};
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Sample {
        number: u32,
        name: String,
        grade: Option<u8>,
        units: Vec<u16>,
    }

    fn sample() -> Sample {
        Sample { number: 7, name: "案".to_owned(), grade: Some(2), units: vec![1, 258] }
    }

    #[test]
    fn the_layout_is_frozen() {
        let frame = encode(Kind::Entry, &sample()).expect("encode");
        let golden =
            b"\x03\x02\x07\0\0\0\x03\0\0\0\0\0\0\0\xe6\xa1\x88\x01\x02\x02\0\0\0\0\0\0\0\x01\0\x02\x01";
        assert_eq!(frame, golden);
        assert_eq!(decode::<Sample>(Kind::Entry, golden), Ok(sample()));
    }

    #[test]
    fn another_kind_format_or_length_is_refused() {
        let mut frame = encode(Kind::Entry, &sample()).expect("encode");
        assert_eq!(decode::<Sample>(Kind::Draft, &frame), Err(CodecError::Kind));
        for end in 0..frame.len() {
            assert!(decode::<Sample>(Kind::Entry, &frame[..end]).is_err(), "cut at {end}");
        }
        frame.push(0);
        assert!(decode::<Sample>(Kind::Entry, &frame).is_err(), "left over");
        frame[0] = 4;
        assert_eq!(decode::<Sample>(Kind::Entry, &frame), Err(CodecError::Format(4)));
        assert_eq!(decode_entry(&frame), Err(CodecError::Format(4)));
    }

    #[test]
    fn a_length_that_lies_is_refused_without_reserving_it() {
        let mut frame = vec![3, 2];
        frame.extend_from_slice(&[0xff; 8]);
        assert!(decode::<String>(Kind::Entry, &frame).is_err());
        assert!(decode::<Vec<u64>>(Kind::Entry, &frame).is_err());
    }

    #[test]
    fn an_entry_with_any_bit_flipped_or_cut_anywhere_decodes_or_is_refused() {
        let session = |number| Some(Box::new(SessionId(number)));
        let entry = Entry {
            seq: 2,
            at: 1_700_000_000_000,
            clerk: ClerkId(3),
            ticket: [4; 16],
            verb: Verb::Receive,
            turn: Turn::Undoes(1),
            facts: vec![Fact::Current(Change { of: (), was: session(1), now: session(2) })],
        };
        let frame = encode(Kind::Entry, &entry).expect("encode");
        assert_eq!(decode_entry(&frame), Ok(entry));
        for bit in 0..frame.len() * 8 {
            let mut bad = frame.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            let _ = decode_entry(&bad);
        }
        for end in 0..frame.len() {
            assert!(decode_entry(&frame[..end]).is_err());
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_decoding_panic(bytes: Vec<u8>) {
            let _ = decode::<Sample>(Kind::Entry, &bytes);
            for format in [1, 2, 3] {
                let framed = [&[format, 2], bytes.as_slice()].concat();
                let _ = decode::<(Vec<String>, Sample)>(Kind::Entry, &framed);
                let _ = decode_entry(&framed);
            }
            let _ = decode::<Register>(Kind::Register, &[&[3, 3], bytes.as_slice()].concat());
        }
    }
}
