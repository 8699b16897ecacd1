//! The feed: entries in order, encoded once, pulled by every desk at its own pace. A desk that does not read holds up
//! nobody but itself, and is let go when it has fallen too far behind.
//!
//! Each desk has a seat. Mail for one desk waits at its seat until the entries before it were handed out, so a refusal
//! never overtakes the entry that caused it.

use super::errand::{Errand, Kind, Tally};
use super::luggage::Load;
use crate::wire::{Down, frames};
use std::collections::{HashMap, VecDeque};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// A message ready to be written.
pub type Packed = Arc<[u8]>;

/// Number of a seat; each is given once.
pub type SeatNumber = u64;

/// How much the feed keeps for the slowest desk.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Entries.
    pub entries: usize,
    /// Bytes of all entries but the newest.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { entries: 100_000, bytes: 64 << 20 }
    }
}

/// With so many bytes of mail waiting for it a desk is not read from any more.
const MAIL_BYTES: usize = 1 << 20;

/// What a desk is told that has fallen too far behind.
const TOO_SLOW: &str = "您的桌面太久没有接收更新，服务已断开它。已显示保存的都在；请重新连接。";

/// See the module.
#[derive(Debug)]
pub struct Feed {
    log: Mutex<Log>,
    news: Condvar,
    bounds: Bounds,
}

#[derive(Debug)]
struct Log {
    /// Number of the last entry that is no longer kept.
    before: u64,
    entries: VecDeque<Packed>,
    bytes: usize,
    seats: HashMap<SeatNumber, Seat>,
    given: SeatNumber,
}

#[derive(Debug)]
struct Seat {
    /// Number of the last entry handed out.
    at: u64,
    mail: VecDeque<Letter>,
    mail_bytes: usize,
    errands: Tally,
    /// What its writer is writing, on the account of its desk.
    held: Option<Load>,
    /// Its writer is writing, or not yet come.
    writing: bool,
    ends: Option<Farewell>,
    stream: UnixStream,
}

/// A message for one desk.
#[derive(Debug)]
struct Letter {
    /// The entry it must not overtake.
    after: u64,
    message: Packed,
    load: Load,
}

#[derive(Debug, Clone)]
enum Farewell {
    /// Say this when all else is said.
    Saying(Packed),
    /// At once.
    Silent,
}

/// What a writer does next.
#[derive(Debug)]
pub enum Next {
    /// Write this and come again.
    Write(Packed),
    /// Write this and end.
    Last(Packed),
    /// End.
    Gone,
}

impl Feed {
    /// A feed whose next entry is the one after `seq`.
    pub fn new(seq: u64, bounds: Bounds) -> Self {
        let log = Log { before: seq, entries: VecDeque::new(), bytes: 0, seats: HashMap::new(), given: 0 };
        Self { log: Mutex::new(log), news: Condvar::new(), bounds }
    }

    /// A seat for a desk that knows everything published so far.
    pub fn sit(&self, stream: UnixStream) -> SeatNumber {
        let mut log = self.lock();
        log.given += 1;
        let (number, at) = (log.given, log.last());
        log.seats.insert(number, Seat::new(at, stream));
        number
    }

    /// The next entry, for everyone.
    pub fn publish(&self, entry: Packed) {
        let mut log = self.lock();
        log.bytes += entry.len();
        log.entries.push_back(entry);
        log.let_go_of_laggards(self.bounds);
        log.forget_what_all_have();
        self.news.notify_all();
    }

    /// Mail for one desk, after everything published so far. Nothing if the desk has left.
    pub fn mail(&self, seat: SeatNumber, message: Packed, load: Load) {
        let mut log = self.lock();
        let after = log.last();
        if let Some(seat) = log.seats.get_mut(&seat).filter(|seat| !seat.is_dropped()) {
            seat.mail_bytes += message.len();
            seat.mail.push_back(Letter { after, message, load });
            self.news.notify_all();
        }
    }

    /// What the writer of a seat does next; waits for it.
    pub fn next(&self, seat: SeatNumber) -> Next {
        let mut log = self.lock();
        loop {
            let before = log.mail_bytes(seat);
            if let Some(next) = log.next(seat) {
                if log.mail_bytes(seat) < before {
                    // Its reader may be waiting for that.
                    self.news.notify_all();
                }
                return next;
            }
            log = self.news.wait(log).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until a desk may have one thing more done; `None` when it has left. `load` is what came with it.
    pub fn errand(self: &Arc<Self>, number: SeatNumber, kind: Kind, load: Load) -> Option<Errand> {
        let mut log = self.lock();
        loop {
            let seat = log.seats.get_mut(&number).filter(|seat| seat.ends.is_none())?;
            if seat.errands.admits(kind) && seat.mail_bytes < MAIL_BYTES {
                *seat.errands.of(kind) += 1;
                return Some(Errand::new(Arc::clone(self), number, kind, load));
            }
            log = self.news.wait(log).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Makes room for the next.
    pub fn errand_done(&self, seat: SeatNumber, kind: Kind) {
        if let Some(seat) = self.lock().seats.get_mut(&seat) {
            *seat.errands.of(kind) -= 1;
        }
        self.news.notify_all();
    }

    /// Lets a desk go: with a sentence once all else is said, or at once without one.
    pub fn dismiss(&self, seat: SeatNumber, sentence: Option<&str>) {
        if let Some(seat) = self.lock().seats.get_mut(&seat) {
            match sentence.and_then(goodbye) {
                Some(farewell) => seat.ends = Some(Farewell::Saying(farewell)),
                None => seat.let_go(Farewell::Silent),
            }
        }
        self.news.notify_all();
    }

    /// Lets every desk go once all is said.
    pub fn dismiss_all(&self, sentence: &str) {
        let farewell = goodbye(sentence).map_or(Farewell::Silent, Farewell::Saying);
        for seat in self.lock().seats.values_mut().filter(|seat| seat.ends.is_none()) {
            seat.ends = Some(farewell.clone());
        }
        self.news.notify_all();
    }

    /// Takes a seat away; its desk hears nothing more.
    pub fn vacate(&self, seat: SeatNumber) {
        let mut log = self.lock();
        log.seats.remove(&seat);
        log.forget_what_all_have();
        self.news.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn last(&self) -> u64 {
        self.before + self.entries.len() as u64
    }

    fn entry(&self, number: u64) -> Option<&Packed> {
        let place = number.checked_sub(self.before + 1)?;
        self.entries.get(usize::try_from(place).ok()?)
    }

    fn mail_bytes(&self, seat: SeatNumber) -> usize {
        self.seats.get(&seat).map_or(0, |seat| seat.mail_bytes)
    }

    fn next(&mut self, number: SeatNumber) -> Option<Next> {
        let Some(at) = self.seats.get(&number).map(|seat| seat.at) else { return Some(Next::Gone) };
        let entry = self.entry(at + 1).cloned();
        let next = self.seats.get_mut(&number)?.next(entry);
        if matches!(next, Some(Next::Write(_))) {
            self.forget_what_all_have();
        }
        next
    }

    /// The newest entry is kept for everybody, however long it is.
    fn let_go_of_laggards(&mut self, bounds: Bounds) {
        let newest = self.entries.back().map_or(0, |entry| entry.len());
        while self.entries.len() > 1
            && (self.entries.len() > bounds.entries || self.bytes - newest > bounds.bytes)
        {
            self.forget_first();
        }
        let farewell = goodbye(TOO_SLOW).map_or(Farewell::Silent, Farewell::Saying);
        let before = self.before;
        for seat in self.seats.values_mut().filter(|seat| seat.at < before) {
            seat.let_go(farewell.clone());
        }
    }

    fn forget_what_all_have(&mut self) {
        let staying = self.seats.values().filter(|seat| !seat.is_dropped());
        let slowest = staying.map(|seat| seat.at).min().unwrap_or(u64::MAX);
        while self.before < slowest && !self.entries.is_empty() {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some(entry) = self.entries.pop_front() {
            self.before += 1;
            self.bytes -= entry.len();
        }
    }
}

impl Seat {
    fn new(at: u64, stream: UnixStream) -> Self {
        let (mail, errands) = (VecDeque::new(), Tally::default());
        Self { at, mail, mail_bytes: 0, errands, held: None, writing: true, ends: None, stream }
    }

    fn next(&mut self, entry: Option<Packed>) -> Option<Next> {
        (self.writing, self.held) = (false, None);
        if self.is_dropped() {
            return Some(Next::Gone);
        }
        let at = self.at;
        let next =
            if let Some(Letter { message, load, .. }) = self.mail.pop_front_if(|letter| letter.after <= at) {
                self.mail_bytes -= message.len();
                self.held = Some(load);
                Some(Next::Write(message))
            } else if let Some(entry) = entry {
                self.at += 1;
                Some(Next::Write(entry))
            } else if let Some(Farewell::Saying(farewell)) = self.ends.take() {
                self.ends = Some(Farewell::Silent);
                Some(Next::Last(farewell))
            } else {
                None
            };
        self.writing = next.is_some();
        next
    }

    fn is_dropped(&self) -> bool {
        matches!(self.ends, Some(Farewell::Silent))
    }

    /// A writer in the middle of a message cannot say anything more: the stream is closed under it.
    fn let_go(&mut self, farewell: Farewell) {
        self.mail.clear();
        self.mail_bytes = 0;
        if self.writing || matches!(farewell, Farewell::Silent) {
            // It may be closed already, which is what is wanted.
            let _ = self.stream.shutdown(Shutdown::Both);
            self.ends = Some(Farewell::Silent);
        } else {
            self.ends = Some(farewell);
        }
    }
}

/// A goodbye ready to be written.
pub fn goodbye(sentence: &str) -> Option<Packed> {
    frames::pack(&Down::Goodbye { sentence: sentence.to_owned() }).ok().map(Into::into)
}

#[cfg(test)]
mod tests;
