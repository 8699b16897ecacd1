//! The pen: commands become entries on disk. A whole pile of commands is decided one after the other, each against the
//! register with those before it applied, and put on disk with one sync; only then does anybody hear of them.
//!
//! It keeps two registers: the one that stands, which is what is on disk, and the one ahead of it, on which a pile is
//! tried. If the disk refuses, the one ahead is thrown away, so that nothing that was not saved is ever seen or built
//! upon. The price is the memory of a second register, and the time to copy it: so a full disk is noticed before
//! anything is tried, since clerks go on trying then.

use super::askers::Askers;
use super::clock::Clock;
use super::tickets::Tickets;
use crate::ledger::record::HEADER;
use crate::ledger::{Ledger, LedgerError, Record, digest};
use crate::office::verbs::found::founding;
use crate::office::verbs::second::Second;
use crate::office::{
    ClerkId, Command, Entry, Fact, Granted, Occasion, Refusal, Register, Ticket, Verb, decide,
};
use crate::wire::{Down, frames};
use std::collections::HashSet;
use std::sync::Arc;

/// A command with all that came with it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Who asks.
    pub clerk: ClerkId,
    /// The user at the other end, where somebody is.
    pub uid: Option<u32>,
    /// The desk's number for it.
    pub ticket: Ticket,
    /// What is asked, its texts detached.
    pub command: Command,
    /// The texts that travelled with it.
    pub texts: Vec<String>,
    /// When it happened, if not now: only the sample is back-dated.
    pub at: Option<i64>,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is on disk as this entry.
    Entry(Written),
    /// It was on disk before, as the entry with this number.
    Again(u64),
    /// The law says no.
    Refused(Refusal),
    /// Something broke; the sentence for the clerk.
    Failed(String),
}

/// An entry on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Its number.
    pub seq: u64,
    /// It, ready for the wire.
    pub packed: Arc<[u8]>,
}

/// See the module.
#[derive(Debug)]
pub struct Pen {
    ledger: Ledger,
    stands: Register,
    ahead: Register,
    tickets: Tickets,
    /// Which login asked for what waits for a second clerk.
    askers: Askers,
    clock: Clock,
    /// Facts written since the last snapshot.
    since_snapshot: usize,
    /// Why nothing is written any more.
    broken: Option<String>,
}

/// An entry not yet on disk.
struct Fresh {
    record: Record,
    packed: Arc<[u8]>,
    /// About how many bytes it and those before it in its pile take on disk.
    bytes: usize,
}

enum Trial {
    /// The next of the fresh ones.
    Fresh,
    Settled(Outcome),
}

/// What a text takes on disk beside its bytes.
const TEXT: usize = 8;
/// So many of the newest entries are asked for their tickets at the start.
const TICKETS_READ: u64 = 2_000;
/// Facts after which a snapshot is worth its time while desks wait.
const SNAPSHOT_RUNNING: usize = 20_000;
/// Facts after which a snapshot is worth its time when the server ends.
const SNAPSHOT_ENDING: usize = 200;

impl Pen {
    /// Takes up an opened ledger.
    pub fn new(mut ledger: Ledger, register: Register) -> Result<Self, LedgerError> {
        let mut tickets = Tickets::default();
        let mut clock = Clock::default();
        let mut from = ledger.last().saturating_sub(TICKETS_READ) + 1;
        while from <= ledger.last() {
            let entries = ledger.entries(from, 200)?;
            let Some(last) = entries.last() else { break };
            from = last.seq + 1;
            for entry in &entries {
                clock.note(entry.at);
                tickets.remember(entry);
            }
        }
        let ahead = register.clone();
        let askers = Askers::load(&mut ledger, &register)?;
        let (since_snapshot, broken) = (0, None);
        Ok(Self { ledger, stands: register, ahead, tickets, askers, clock, since_snapshot, broken })
    }

    /// The register as it is on disk.
    pub fn register(&self) -> &Register {
        &self.stands
    }

    /// The ledger, for reading.
    pub fn archive(&self) -> &Ledger {
        &self.ledger
    }

    /// The ledger, for drafts.
    pub fn ledger(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    /// Writes the first entry of an office.
    pub fn found(&mut self, name: &str, login: u32) -> Result<(), String> {
        let entry = founding(name, Some(login), now());
        self.ahead.append(&entry).map_err(|broken| broken.to_string())?;
        self.append(&[Record { entry, texts: Vec::new() }])
    }

    /// Writes a pile. The outcomes are in the order of the submissions.
    pub fn write(&mut self, pile: Vec<Submission>) -> Vec<Outcome> {
        match self.attempt(&pile, false) {
            Ok(outcomes) => outcomes,
            Err(sentence) if pile.len() == 1 => vec![Outcome::Failed(sentence)],
            // One that is too large for the disk must not take the others with it.
            Err(_) => pile.into_iter().flat_map(|one| self.write(vec![one])).collect(),
        }
    }

    /// Writes all of a pile, or nothing of it and says why.
    pub fn write_whole(&mut self, pile: &[Submission]) -> Result<Vec<Outcome>, String> {
        self.attempt(pile, true)
    }

    /// Keeps a snapshot if so much was written since the last that the next opening would be slow.
    pub fn tend(&mut self, ending: bool) {
        let due = if ending { SNAPSHOT_ENDING } else { SNAPSHOT_RUNNING };
        if self.broken.is_none() && self.since_snapshot >= due {
            self.since_snapshot = 0;
            // Without it the next opening takes longer; nothing else hangs on it.
            let _ = self.ledger.snapshot(&self.stands);
        }
    }

    /// Puts everything away.
    pub fn close(mut self) {
        self.tend(true);
        // What closing writes is a witness more; every entry is on disk already.
        let _ = self.ledger.close();
    }

    fn attempt(&mut self, pile: &[Submission], whole: bool) -> Result<Vec<Outcome>, String> {
        let mut fresh = Vec::new();
        let mut trials = Vec::with_capacity(pile.len());
        for submission in pile {
            let trial = self.consider(submission, &mut fresh);
            if let (true, Trial::Settled(outcome)) = (whole, &trial)
                && let Some(why) = outcome.objection()
            {
                self.step_back();
                return Err(why);
            }
            trials.push(trial);
        }
        let (records, packed): (Vec<Record>, Vec<Arc<[u8]>>) =
            fresh.into_iter().map(|fresh| (fresh.record, fresh.packed)).unzip();
        self.append(&records)?;
        let first = self.stands.seq() + 1 - records.len() as u64;
        let mut written = (first..).zip(packed).map(|(seq, packed)| Written { seq, packed });
        let outcome = |trial| match trial {
            Trial::Fresh => written.next().map(Outcome::Entry),
            Trial::Settled(outcome) => Some(outcome),
        };
        Ok(trials.into_iter().filter_map(outcome).collect())
    }

    fn append(&mut self, records: &[Record]) -> Result<(), String> {
        if records.is_empty() {
            return Ok(());
        }
        if let Err(error) = self.ledger.append(records) {
            let sentence = error.to_string();
            if error.is_unknown() {
                self.broken = Some(sentence.clone());
            }
            self.step_back();
            return Err(sentence);
        }
        for record in records {
            self.stand(&record.entry);
        }
        Ok(())
    }

    /// Takes an entry that is on disk into the register that stands.
    fn stand(&mut self, entry: &Entry) {
        if let Err(broken) = self.stands.apply(entry) {
            // It was applied ahead, so this is a fault of the program: no more is built upon it.
            self.broken = Some(format!("程序内部错误：{broken}。已停止保存，请重新启动服务并报告此问题。"));
        }
        self.tickets.remember(entry);
        self.clock.note(entry.at);
        self.since_snapshot += 1 + entry.facts.len();
    }

    fn step_back(&mut self) {
        self.ahead = self.stands.clone();
    }

    /// Decides a command on the register ahead; if it is granted, its record joins the fresh ones.
    fn consider(&mut self, submission: &Submission, fresh: &mut Vec<Fresh>) -> Trial {
        let ticket = &submission.ticket;
        let twin = fresh.iter().find(|fresh| fresh.record.entry.ticket == *ticket);
        let known = twin.map(|fresh| fresh.record.entry.seq).or_else(|| self.tickets.entry(ticket));
        if let Some(seq) = known {
            return Trial::Settled(Outcome::Again(seq));
        }
        match self.draw_up(submission, fresh) {
            Ok(new) => {
                fresh.push(new);
                Trial::Fresh
            }
            Err(outcome) => Trial::Settled(outcome),
        }
    }

    fn draw_up(&mut self, submission: &Submission, fresh: &[Fresh]) -> Result<Fresh, Outcome> {
        let mut command = submission.command.clone();
        let mut texts = command.detach_texts();
        texts.extend_from_slice(&submission.texts);
        let at = submission.at.unwrap_or_else(|| self.time(fresh));
        let occasion = Occasion { clerk: submission.clerk, at };
        let granted = decide(&self.ahead, &command, &occasion).map_err(Outcome::Refused)?;
        self.by_another(submission, &command).map_err(Outcome::Refused)?;
        if let Some(sentence) = &self.broken {
            return Err(Outcome::Failed(sentence.clone()));
        }
        let texts = self.texts_for(&command, texts, fresh).map_err(Outcome::Failed)?;
        let Granted { verb, turn, facts } = granted;
        let (seq, ticket) = (self.ahead.seq() + 1, submission.ticket);
        let entry = Entry { seq, at, clerk: submission.clerk, ticket, verb, turn, facts };
        let message = Down::Entry(entry);
        let packed = frames::pack(&message).map_err(|error| Outcome::Failed(error.to_string()))?;
        let Down::Entry(entry) = message else { return Err(Outcome::Failed(String::new())) };
        let size = packed.len() + texts.iter().map(|text| text.len() + TEXT).sum::<usize>();
        let bytes = fresh.last().map_or(0, |fresh| fresh.bytes) + size + HEADER;
        self.ledger.check_room(bytes, size).map_err(|error| Outcome::Failed(error.to_string()))?;
        if let (Verb::Propose, Some(uid), [Fact::Pending(asked)]) = (verb, submission.uid, &*entry.facts) {
            let kept = self.askers.keep(&mut self.ledger, asked.of, uid);
            kept.map_err(|error| Outcome::Failed(format!("{error}。没有保存。")))?;
        }
        self.ahead.append(&entry).map_err(|broken| Outcome::Failed(format!("{broken}。没有保存。")))?;
        Ok(Fresh { record: Record { entry, texts }, packed: packed.into(), bytes })
    }

    /// Two names are not two people: what one login asked for, the same login does not agree to. The law compares the
    /// logins listed; here is known besides who is calling.
    fn by_another(&self, submission: &Submission, command: &Command) -> Result<(), Refusal> {
        let Command::Second(Second { pending, agree: true, .. }) = command else { return Ok(()) };
        let Some(pending) = self.ahead.pending_one(*pending) else { return Ok(()) };
        let listed = self.ahead.clerk(pending.clerk).and_then(|clerk| clerk.login);
        let asker = self.askers.of(pending.id).or(listed);
        if asker.is_some() && asker == submission.uid { Err(pending.same_login(&self.ahead)) } else { Ok(()) }
    }

    /// The time of the entry that comes after the fresh ones.
    fn time(&self, fresh: &[Fresh]) -> i64 {
        let mut clock = self.clock;
        for fresh in fresh {
            clock.note(fresh.record.entry.at);
        }
        clock.time(now())
    }

    /// What the clerks should know of the machine's clock.
    pub fn clock_warning(&self) -> Option<String> {
        self.clock.warning(now())
    }

    /// The texts a command refers to and that are not stored yet.
    fn texts_for(
        &self,
        command: &Command,
        travelling: Vec<String>,
        fresh: &[Fresh],
    ) -> Result<Vec<String>, String> {
        let mut wanted: HashSet<[u8; 32]> = command.digests().into_iter().collect();
        let texts: Vec<String> = travelling.into_iter().filter(|text| wanted.remove(&digest(text))).collect();
        for sought in wanted {
            let just_now =
                fresh.iter().flat_map(|fresh| &fresh.record.texts).any(|text| digest(text) == sought);
            if !just_now && self.ledger.text(&sought).map_err(|error| error.to_string())?.is_none() {
                return Err("提案正文没有随指令一起送到。这一步没有保存；请重新提交。".to_owned());
            }
        }
        Ok(texts)
    }
}

impl Outcome {
    /// Why it came to nothing, if it did.
    pub fn objection(&self) -> Option<String> {
        match self {
            Outcome::Refused(refusal) => Some(refusal.to_string()),
            Outcome::Failed(sentence) => Some(sentence.clone()),
            Outcome::Entry(_) | Outcome::Again(_) => None,
        }
    }
}

/// Milliseconds since 1970 UTC.
fn now() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

#[cfg(test)]
mod tests;
