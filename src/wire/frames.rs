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
