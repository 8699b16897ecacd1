//! Frames: how a message becomes bytes on the socket and back. Every length is checked before memory is taken for it,
//! and no bytes whatever make it panic.
//!
//! A frame is a length (`u32`, little endian, at most [`FRAME_LIMIT`]) and so many bytes. The top bit of the length says
//! that the message goes on in the next frame.

use super::error::WireError;
use crate::office::Register;
use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};

/// Most bytes in one frame.
pub const FRAME_LIMIT: usize = 1 << 20;

/// Most bytes in one message.
pub const MESSAGE_LIMIT: usize = 256 << 20;

/// Most bytes in the first message of a desk, which is read before anyone is known.
pub const HELLO_LIMIT: usize = 4 << 10;

/// Most bytes of a register's snapshot, which travels in several messages.
pub const SNAPSHOT_LIMIT: usize = 1 << 30;

const MORE: u32 = 1 << 31;

fn layout() -> impl Options {
    bincode::DefaultOptions::new().with_fixint_encoding().reject_trailing_bytes()
}

/// The bytes of a value, at most `limit`.
fn encode<T: Serialize>(value: &T, limit: usize) -> Result<Vec<u8>, WireError> {
    layout().with_limit(limit as u64).serialize(value).map_err(|error| match *error {
        bincode::ErrorKind::SizeLimit => {
            let size = layout().serialized_size(value).ok().and_then(|size| usize::try_from(size).ok());
            WireError::TooLarge { size: size.unwrap_or(usize::MAX), limit }
        }
        _ => WireError::Garbled("无法编码"),
    })
}

/// The value some bytes stand for; all of them.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let limit = bytes.len() as u64;
    layout().with_limit(limit).deserialize(bytes).map_err(|_| WireError::Garbled("内容不完整或不认识"))
}

/// The bytes of a register, to be cut into [`super::Down::Part`]s.
pub fn snapshot(register: &Register) -> Result<Vec<u8>, WireError> {
    encode(register, SNAPSHOT_LIMIT)
}

/// The frames that carry a message: lengths and bytes in turn, ready to be written.
fn frames(message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(message.len() + 4 * (message.len() / FRAME_LIMIT + 1));
    let mut rest = message;
    loop {
        let (part, after) = rest.split_at(rest.len().min(FRAME_LIMIT));
        let more = if after.is_empty() { 0 } else { MORE };
        let length = u32::try_from(part.len()).unwrap_or_default();
        bytes.extend_from_slice(&(length | more).to_le_bytes());
        bytes.extend_from_slice(part);
        if after.is_empty() {
            return bytes;
        }
        rest = after;
    }
}

/// A message as it goes over the socket.
pub fn pack<T: Serialize>(message: &T) -> Result<Vec<u8>, WireError> {
    Ok(frames(&encode(message, MESSAGE_LIMIT)?))
}

/// Writes a message.
pub fn write<T: Serialize>(to: &mut impl Write, message: &T) -> Result<(), WireError> {
    to.write_all(&pack(message)?)?;
    to.flush()?;
    Ok(())
}

/// Reads a message of at most `limit` bytes. [`WireError::Closed`] at the end of the stream.
pub fn read<T: DeserializeOwned>(from: &mut impl Read, limit: usize) -> Result<T, WireError> {
    decode(&read_bytes(from, limit)?)
}

/// Reads the bytes of a message of at most `limit` bytes.
pub fn read_bytes(from: &mut impl Read, limit: usize) -> Result<Vec<u8>, WireError> {
    let mut message = Vec::new();
    loop {
        let mut length = [0; 4];
        from.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length);
        let more = length & MORE != 0;
        part(from, (length & !MORE) as usize, limit, more, &mut message)?;
        if !more {
            return Ok(message);
        }
    }
}

/// The version in the bytes of a first message. [`super::Up::Hello`] and [`super::Down::Welcome`] stay the first of
/// their kind and begin with it in every version, so that strangers can at least tell each other who they are.
pub fn version(first: &[u8]) -> Option<u16> {
    match first {
        [0, 0, 0, 0, low, high, ..] => Some(u16::from_le_bytes([*low, *high])),
        _ => None,
    }
}

/// Whether the bytes of a message are an [`super::Up::Text`], the second of its kind.
pub fn is_text(message: &[u8]) -> bool {
    message.starts_with(&1u32.to_le_bytes())
}

/// Reads one frame's bytes. Memory grows with what arrives, not with what is announced.
fn part(
    from: &mut impl Read,
    length: usize,
    limit: usize,
    more: bool,
    message: &mut Vec<u8>,
) -> Result<(), WireError> {
    if length > FRAME_LIMIT {
        return Err(WireError::Garbled("帧太长"));
    }
    if more && length == 0 {
        return Err(WireError::Garbled("空帧"));
    }
    let size = message.len() + length;
    if size > limit {
        return Err(WireError::TooLarge { size, limit });
    }
    let taken = from.take(length as u64).read_to_end(message)?;
    if taken < length { Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Answer, Down, Question, Up, VERSION};
    use proptest::prelude::*;

    /// A reader that gives one byte at a time and counts them.
    struct Drip<'b>(&'b [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match (self.0.split_first(), buffer.first_mut()) {
                (Some((byte, rest)), Some(place)) => {
                    (*place, self.0) = (*byte, rest);
                    Ok(1)
                }
                _ => Ok(0),
            }
        }
    }

    fn text(length: usize) -> Up {
        Up::Text("a".repeat(length))
    }

    #[test]
    fn a_message_of_any_length_comes_back_whole_also_in_single_bytes() {
        let overhead = 4 + 8;
        for length in [0, 1, FRAME_LIMIT - overhead - 1, FRAME_LIMIT - overhead, FRAME_LIMIT - overhead + 1] {
            let packed = pack(&text(length)).unwrap();
            assert_eq!(read::<Up>(&mut Drip(&packed), MESSAGE_LIMIT).unwrap(), text(length));
        }
        let long = text(3 * FRAME_LIMIT + 5);
        let packed = pack(&long).unwrap();
        assert_eq!(packed.len(), 3 * FRAME_LIMIT + 5 + overhead + 4 * 4);
        assert_eq!(read::<Up>(&mut packed.as_slice(), MESSAGE_LIMIT).unwrap(), long);
    }

    #[test]
    fn messages_follow_each_other() {
        let both = [pack(&Up::Bye).unwrap(), pack(&text(9)).unwrap()].concat();
        let mut stream = both.as_slice();
        assert_eq!(read::<Up>(&mut stream, 100).unwrap(), Up::Bye);
        assert_eq!(read::<Up>(&mut stream, 100).unwrap(), text(9));
        assert!(matches!(read::<Up>(&mut stream, 100), Err(WireError::Closed)));
    }

    #[test]
    fn a_message_cut_anywhere_is_an_end_and_nothing_else() {
        let packed = pack(&Up::Ask { number: 7, question: Question::Text([3; 32]) }).unwrap();
        for cut in 0..packed.len() {
            let error = read::<Up>(&mut &packed[..cut], MESSAGE_LIMIT).unwrap_err();
            assert!(matches!(error, WireError::Closed), "{cut}: {error:?}");
        }
    }

    #[test]
    fn an_announced_length_takes_no_memory_and_no_time() {
        for length in [u32::try_from(FRAME_LIMIT).unwrap() + 1, MORE - 1, MORE, u32::MAX] {
            let error = read::<Up>(&mut &length.to_le_bytes()[..], MESSAGE_LIMIT).unwrap_err();
            assert!(matches!(error, WireError::Garbled(_)), "{length:x}: {error:?}");
        }
        // Just under the limit again and again: the sum is what counts.
        let part = [&(MORE | 0x3e8_u32).to_le_bytes()[..], &[0; 1000]].concat();
        let endless = part.repeat(10);
        let error = read::<Up>(&mut endless.as_slice(), 5000).unwrap_err();
        assert!(matches!(error, WireError::TooLarge { size: 6000, limit: 5000 }), "{error:?}");
        // A text that claims to be longer than the message is garbage, not an allocation.
        let claim = [&1u32.to_le_bytes()[..], &u64::MAX.to_le_bytes()].concat();
        let framed = frames(&claim);
        assert!(matches!(read::<Up>(&mut framed.as_slice(), 100), Err(WireError::Garbled(_))));
    }

    #[test]
    fn trailing_bytes_are_refused() {
        let mut bytes = encode(&Up::Bye, 100).unwrap();
        assert_eq!(decode::<Up>(&bytes).unwrap(), Up::Bye);
        bytes.push(0);
        assert!(decode::<Up>(&bytes).is_err());
    }

    #[test]
    fn a_message_that_is_too_long_says_how_long_it_is() {
        let error = encode(&text(100), 50).unwrap_err();
        assert!(matches!(error, WireError::TooLarge { size: 112, limit: 50 }), "{error:?}");
    }

    /// The first messages keep this shape in every version to come.
    #[test]
    fn strangers_find_each_others_version() {
        let hello = Up::Hello { version: 0x0201, name: Some("张".to_owned()) };
        assert_eq!(&encode(&hello, 100).unwrap()[..6], [0, 0, 0, 0, 1, 2]);
        let clerk = crate::office::ClerkId(3);
        let welcome = Down::Welcome { version: VERSION, clerk, notices: Vec::new() };
        assert_eq!(version(&encode(&welcome, 100).unwrap()), Some(VERSION));
        assert_eq!(version(&encode(&Up::Bye, 100).unwrap()), None);
        assert_eq!(version(&[0; 5]), None);
    }

    #[test]
    fn a_text_is_known_before_it_is_decoded() {
        assert!(is_text(&encode(&text(3), 100).unwrap()));
        assert!(!is_text(&encode(&Up::Bye, 100).unwrap()) && !is_text(&[1, 0]));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read::<Up>(&mut bytes.as_slice(), 200);
            let _ = read::<Down>(&mut bytes.as_slice(), 200);
            let _ = decode::<Up>(&bytes);
            let _ = decode::<Down>(&bytes);
            let _ = decode::<Register>(&bytes);
            let _ = version(&bytes);
        }

        #[test]
        fn damaged_messages_are_read_or_refused(place in 0usize..60, bit in 0u8..8) {
            let answer = Answer::Findings(vec!["日志损坏".to_owned(), "第二条".to_owned()]);
            let mut packed = pack(&Down::Answer { number: 1, answer }).unwrap();
            let place = place % packed.len();
            packed[place] ^= 1 << bit;
            let _ = read::<Down>(&mut packed.as_slice(), 1000);
        }
    }
}
