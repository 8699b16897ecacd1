//! An errand: the right of a desk to have one thing decided or answered. What came with it is on the desk's account
//! until it is answered, and then the answer is, until the desk has taken it.

use super::feed::{Feed, SeatNumber};
use super::luggage::Load;
use crate::wire::{Answer, Down, frames};
use std::sync::Arc;

/// Most commands a desk may have under way; then it is not read from until one is done.
pub const COMMANDS: usize = 64;

/// Most questions a desk may have under way. Their answers may be long, so there are few.
pub const QUESTIONS: usize = 4;

/// Said instead of an answer for which there is no room.
const NO_ROOM: &str = "您的账号还有太多内容没有取走，这一次没有回答；请稍后再试。";

/// What an errand is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A command.
    Command,
    /// A question.
    Question,
}

/// What a desk has under way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    commands: usize,
    questions: usize,
}

impl Tally {
    /// Whether there may be one more of this kind.
    pub fn admits(self, kind: Kind) -> bool {
        match kind {
            Kind::Command => self.commands < COMMANDS,
            Kind::Question => self.questions < QUESTIONS,
        }
    }

    /// How many of this kind there are.
    pub fn of(&mut self, kind: Kind) -> &mut usize {
        match kind {
            Kind::Command => &mut self.commands,
            Kind::Question => &mut self.questions,
        }
    }
}

/// The right to have one thing done; dropping it makes room for the next.
#[derive(Debug)]
pub struct Errand {
    feed: Arc<Feed>,
    seat: SeatNumber,
    kind: Kind,
    load: Load,
}

impl Errand {
    /// One for the desk at `seat`, counted there already; `load` is what came with it.
    pub fn new(feed: Arc<Feed>, seat: SeatNumber, kind: Kind, load: Load) -> Self {
        Self { feed, seat, kind, load }
    }

    /// The user it is for.
    pub fn uid(&self) -> u32 {
        self.load.uid()
    }

    /// Mails the answer and is done.
    pub fn answer(mut self, message: &Down) {
        // A message that cannot be packed is too long for the wire; the desk learns that instead.
        let packed = frames::pack(message).map_err(|error| error.to_string());
        let weighed = packed.and_then(|packed| self.weighed(packed));
        match weighed {
            Ok(packed) => self.mail(packed),
            Err(sentence) => self.answer_instead(message, sentence),
        }
    }

    /// A sentence in place of an answer. It has room: it is shorter than what was asked with, or small at any rate.
    fn answer_instead(mut self, message: &Down, sentence: String) {
        let instead = match message {
            Down::Answer { number, .. } => Down::Answer { number: *number, answer: Answer::No(sentence) },
            Down::Refused { ticket, .. } => Down::Failed { ticket: *ticket, sentence },
            // An old entry again: "not saved" would be untrue. After coming back the desk may ask again.
            _ => return self.feed.dismiss(self.seat, Some(&sentence)),
        };
        match frames::pack(&instead) {
            Ok(packed) if self.load.weigh(packed.len()) => self.mail(packed),
            _ => self.feed.dismiss(self.seat, Some(NO_ROOM)),
        }
    }

    fn weighed(&mut self, packed: Vec<u8>) -> Result<Vec<u8>, String> {
        if self.load.weigh(packed.len()) { Ok(packed) } else { Err(NO_ROOM.to_owned()) }
    }

    fn mail(mut self, packed: Vec<u8>) {
        let load = self.load.take();
        self.feed.mail(self.seat, packed.into(), load);
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.feed.errand_done(self.seat, self.kind);
    }
}
