//! The office in memory: the same law, no socket, no disk.

use std::collections::BTreeMap;
use tian::desk::Effect;
use tian::office::{ClerkId, Command, Entry, Occasion, Refusal, Register, Ticket, Turn, decide};
use tian::wire::{Answer, Down, Draft, Question};

/// An office.
pub struct Server {
    /// What it knows.
    pub register: Register,
    /// The time there.
    pub at: i64,
    /// Drafts kept.
    pub drafts: BTreeMap<String, Draft>,
    /// Its history.
    pub entries: Vec<Entry>,
    texts: BTreeMap<[u8; 32], String>,
}

impl Server {
    /// An office after its first entry.
    pub fn new(founding: Entry) -> Self {
        let mut server = Self {
            register: Register::default(),
            at: founding.at,
            drafts: BTreeMap::new(),
            entries: Vec::new(),
            texts: BTreeMap::new(),
        };
        server.append(founding);
        server
    }

    fn append(&mut self, entry: Entry) {
        self.register.append(&entry).unwrap_or_else(|broken| panic!("{broken}"));
        self.entries.push(entry);
    }

    /// Decides a command and appends its entry. The same ticket twice gives the same entry twice.
    pub fn take(&mut self, clerk: ClerkId, ticket: Ticket, mut command: Command) -> Result<Entry, Refusal> {
        if let Some(known) = self.entries.iter().find(|entry| entry.ticket == ticket && ticket != [9; 16]) {
            return Ok(known.clone());
        }
        for text in command.detach_texts() {
            self.texts.insert(*blake3::hash(text.as_bytes()).as_bytes(), text);
        }
        let granted = decide(&self.register, &command, &Occasion { clerk, at: self.at })?;
        let entry = Entry {
            seq: self.register.seq() + 1,
            at: self.at,
            clerk,
            ticket,
            verb: granted.verb,
            turn: granted.turn,
            facts: granted.facts,
        };
        self.append(entry.clone());
        Ok(entry)
    }

    /// What it says to an effect.
    pub fn answer(&mut self, effect: &Effect) -> Vec<Down> {
        match effect {
            Effect::Submit { ticket, command } => {
                vec![match self.take(ClerkId(1), *ticket, (**command).clone()) {
                    Ok(entry) => Down::Entry(entry),
                    Err(refusal) => Down::Refused { ticket: *ticket, refusal },
                }]
            }
            Effect::Ask { number, question } => {
                vec![Down::Answer { number: *number, answer: self.reply(question) }]
            }
            _ => Vec::new(),
        }
    }

    fn reply(&mut self, question: &Question) -> Answer {
        match question {
            Question::Text(digest) => Answer::Text(self.texts.get(digest).cloned()),
            Question::History(past) => {
                let about = |entry: &&Entry| {
                    past.proposal.is_none_or(|id| entry.facts.iter().any(|fact| fact.concerns(id)))
                        && past.before.is_none_or(|before| entry.seq < before)
                        && past.clerk.is_none_or(|clerk| clerk == entry.clerk)
                        && past.verb.is_none_or(|verb| verb == entry.verb || entry.turn != Turn::Plain)
                };
                let newest = self.entries.iter().rev().filter(about).take(past.limit as usize);
                Answer::History(newest.cloned().collect())
            }
            Question::SaveDraft(draft) => {
                self.drafts.insert(draft.name.clone(), draft.clone());
                Answer::Done
            }
            Question::DropDraft(name) => {
                self.drafts.remove(name);
                Answer::Done
            }
            Question::Drafts => Answer::Drafts(self.drafts.values().cloned().collect()),
            Question::BeginSample | Question::Verify | Question::Stop => Answer::Done,
        }
    }
}
