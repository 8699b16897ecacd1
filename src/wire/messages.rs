//! What desk and server say to each other. There is no "accepted": the entry that carries the ticket is the acceptance.

use crate::office::{ClerkId, Command, Entry, ProposalId, Refusal, Ticket, Verb};
use serde::{Deserialize, Serialize};

/// Version of this language. Raised with every change; both sides refuse another one with a sentence.
pub const VERSION: u16 = 6;

/// From desk to server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Up {
    /// The first message, and only the first.
    Hello {
        /// [`VERSION`] of the desk.
        version: u16,
        /// The clerk's name to work under; `None`: the one the login stands for.
        name: Option<String>,
    },
    /// A text that the next command refers to by its digest. Kept for this connection until that command.
    Text(String),
    /// A command.
    Submit {
        /// Chosen by the desk; sent again after a lost connection it does no harm.
        ticket: Ticket,
        /// The command, its texts detached.
        command: Box<Command>,
    },
    /// A question; the answer carries the same number.
    Ask {
        /// Chosen by the desk.
        number: u32,
        /// The question.
        question: Question,
    },
    /// The desk leaves.
    Bye,
}

/// Something a desk asks that is not in its register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// The text with this digest.
    Text([u8; 32]),
    /// History, newest first. An answer that would be very long is cut: ask again before its last entry.
    History(Past),
    /// Keep the draft of an unfinished form.
    SaveDraft(Draft),
    /// Forget a draft.
    DropDraft(String),
    /// All drafts of this clerk.
    Drafts,
    /// Fill a new office with the sample; refused as soon as anything was received.
    BeginSample,
    /// Check every record of the journal, replay all of it and compare the result with the register in use, and compare
    /// the store with the journal; commands go on meanwhile. Refused while another check is under way.
    Verify,
    /// End the server after the answer; only its owner may.
    Stop,
}

/// Which part of the history is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Past {
    /// Only of this proposal, without the facts on others; `None`: of the office.
    pub proposal: Option<ProposalId>,
    /// Only what this clerk did.
    pub clerk: Option<ClerkId>,
    /// Only steps of this kind, and all that take back or do again: whatever undid one of them is among those.
    pub verb: Option<Verb>,
    /// Only entries before this one.
    pub before: Option<u64>,
    /// At most so many, capped at 500.
    pub limit: u32,
}

/// An unfinished form, kept in the server within a second of the last key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which form it is, for instance `new`, `amend-12`, `survey`. At most 100 bytes.
    pub name: String,
    /// When it was last typed at, milliseconds since 1970 UTC.
    pub at: i64,
    /// What was typed, as the desk wrote it. At most 1 MiB.
    pub body: Vec<u8>,
}

/// From server to desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Down {
    /// The first message. The register follows in parts, as it was some entries ago; then those entries, then
    /// [`Down::Ready`], then every entry after them in order.
    Welcome {
        /// [`VERSION`] of the server.
        version: u16,
        /// Who the desk's clerk is.
        clerk: ClerkId,
        /// What the clerk should know at once: repairs at opening, unusual states. In Chinese.
        notices: Vec<String>,
    },
    /// A part of the register's snapshot (bincode), in order.
    Part(Vec<u8>),
    /// The register is complete.
    Ready,
    /// The next entry; or, in answer to a ticket sent before, the old one again: a desk that has applied it leaves it
    /// at that.
    Entry(Entry),
    /// The command with this ticket was refused by the law. It comes after every entry that stood when it was refused.
    Refused {
        /// Whose.
        ticket: Ticket,
        /// Why.
        refusal: Refusal,
    },
    /// The command with this ticket could not be carried out: something broke. Nothing was shown as saved.
    Failed {
        /// Whose.
        ticket: Ticket,
        /// What happened, what was kept, what to do. In Chinese.
        sentence: String,
    },
    /// An answer.
    Answer {
        /// Number of the question.
        number: u32,
        /// The answer.
        answer: Answer,
    },
    /// The server closes this connection.
    Goodbye {
        /// Why. In Chinese.
        sentence: String,
    },
}

/// The answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It was done.
    Done,
    /// A text, if it is there.
    Text(Option<String>),
    /// History, newest first.
    History(Vec<Entry>),
    /// Drafts, newest first.
    Drafts(Vec<Draft>),
    /// What checking found, one line each; empty means all is well.
    Findings(Vec<String>),
    /// It could not be done; why, in Chinese.
    No(String),
}
