//! The desk's end of the wire: a greeting, then messages both ways. Nothing here waits for ever for a greeting.

use super::error::WireError;
use super::frames;
use super::messages::{Answer, Down, Question, Up, VERSION};
use crate::office::{ClerkId, Command, Entry, Refusal, Register, Ticket};
use std::io::{self, BufReader};
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// How long the server may stay silent during the greeting.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to the server, after the greeting.
#[derive(Debug)]
pub struct Connection {
    sender: Sender,
    receiver: Receiver,
    asked: u32,
}

/// What the server said first.
#[derive(Debug)]
pub struct Greeting {
    /// Who the desk's clerk is.
    pub clerk: ClerkId,
    /// The register as of this moment; entries that arrive later continue it.
    pub register: Register,
    /// What the clerk should know at once, in Chinese.
    pub notices: Vec<String>,
}

/// The half that speaks.
#[derive(Debug)]
pub struct Sender {
    stream: UnixStream,
}

/// The half that listens.
#[derive(Debug)]
pub struct Receiver {
    stream: BufReader<UnixStream>,
}

/// Why a command did not become an entry.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// The law says no; nothing was changed.
    #[error("{0}")]
    Refused(Refusal),
    /// Something broke at the server; nothing was shown as saved.
    #[error("{0}")]
    Failed(String),
    /// The connection was lost. Whether it was saved is known after connecting again: send the same ticket.
    #[error("{0}")]
    Lost(#[from] WireError),
}

/// A fresh ticket: a version 7 UUID.
pub fn ticket() -> Ticket {
    *uuid::Uuid::now_v7().as_bytes()
}

impl Connection {
    /// Greets the server on `stream`, under `name` or, without one, as the clerk the login stands for.
    ///
    /// # Errors
    /// [`WireError::Silent`] after [`PATIENCE`] without a byte, [`WireError::Goodbye`] with the server's reason,
    /// [`WireError::Version`] when it speaks another version.
    pub fn open(stream: UnixStream, name: Option<&str>) -> Result<(Self, Greeting), WireError> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut sender = Sender { stream: stream.try_clone()? };
        let mut receiver = Receiver { stream: BufReader::new(stream) };
        let hello = Up::Hello { version: VERSION, name: name.map(ToOwned::to_owned) };
        // A server that turns the desk away may have closed its ear already; its goodbye says more than that.
        let said = sender.send(&hello);
        let greeting = receiver.greeting().map_err(silent)?;
        said?;
        receiver.stream.get_ref().set_read_timeout(None)?;
        sender.stream.set_write_timeout(None)?;
        Ok((Self { sender, receiver, asked: 0 }, greeting))
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Up) -> Result<(), WireError> {
        self.sender.send(message)
    }

    /// The next message; waits for it.
    pub fn receive(&mut self) -> Result<Down, WireError> {
        self.receiver.receive()
    }

    /// The two halves, for two threads.
    pub fn split(self) -> (Sender, Receiver) {
        (self.sender, self.receiver)
    }

    /// Submits a command under a fresh ticket and applies every entry that arrives to `register`, up to its own.
    pub fn submit(&mut self, register: &mut Register, command: Command) -> Result<Entry, SubmitError> {
        self.submit_as(register, ticket(), command)
    }

    /// [`Connection::submit`] under a ticket of the caller's: the same one again after a lost connection gives the
    /// same entry again.
    pub fn submit_as(
        &mut self,
        register: &mut Register,
        ticket: Ticket,
        command: Command,
    ) -> Result<Entry, SubmitError> {
        self.sender.submit(ticket, command)?;
        loop {
            match self.receive()? {
                Down::Entry(entry) => {
                    let own = entry.ticket == ticket;
                    catch_up(register, &entry).map_err(WireError::from)?;
                    if own {
                        return Ok(entry);
                    }
                }
                Down::Refused { ticket: whose, refusal } if whose == ticket => {
                    return Err(SubmitError::Refused(refusal));
                }
                Down::Failed { ticket: whose, sentence } if whose == ticket => {
                    return Err(SubmitError::Failed(sentence));
                }
                Down::Goodbye { sentence } => return Err(WireError::Goodbye(sentence).into()),
                _ => {}
            }
        }
    }

    /// Asks a question and applies every entry that arrives before the answer to `register`.
    pub fn ask(&mut self, register: &mut Register, question: Question) -> Result<Answer, WireError> {
        self.asked = self.asked.wrapping_add(1);
        let asked = self.asked;
        self.send(&Up::Ask { number: asked, question })?;
        loop {
            match self.receive()? {
                Down::Entry(entry) => catch_up(register, &entry)?,
                Down::Answer { number, answer } if number == asked => return Ok(answer),
                Down::Goodbye { sentence } => return Err(WireError::Goodbye(sentence)),
                _ => {}
            }
        }
    }
}

/// Applies an entry, unless the register has it already: a repeated ticket is answered with its old entry.
pub fn catch_up(register: &mut Register, entry: &Entry) -> Result<(), crate::office::Broken> {
    if entry.seq <= register.seq() { Ok(()) } else { register.apply(entry) }
}

impl Sender {
    /// Sends a message.
    pub fn send(&mut self, message: &Up) -> Result<(), WireError> {
        frames::write(&mut self.stream, message)
    }

    /// Sends a command, its texts first.
    pub fn submit(&mut self, ticket: Ticket, mut command: Command) -> Result<(), WireError> {
        for text in command.detach_texts() {
            self.send(&Up::Text(text))?;
        }
        self.send(&Up::Submit { ticket, command: Box::new(command) })
    }

    /// Ends the connection both ways, so that a [`Receiver`] waiting in another thread returns.
    pub fn hang_up(&mut self) {
        // The server may have gone first; either way the connection is over.
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}

impl Receiver {
    /// The next message; waits for it.
    pub fn receive(&mut self) -> Result<Down, WireError> {
        frames::read(&mut self.stream, frames::MESSAGE_LIMIT)
    }

    fn greeting(&mut self) -> Result<Greeting, WireError> {
        let first = frames::read_bytes(&mut self.stream, frames::MESSAGE_LIMIT)?;
        if let Some(theirs) = frames::version(&first).filter(|theirs| *theirs != VERSION) {
            return Err(WireError::Version { theirs });
        }
        let (clerk, notices) = match frames::decode(&first)? {
            Down::Welcome { clerk, notices, .. } => (clerk, notices),
            Down::Goodbye { sentence } => return Err(WireError::Goodbye(sentence)),
            _ => return Err(WireError::Garbled("问候之前有别的消息")),
        };
        let register = self.register()?;
        Ok(Greeting { clerk, register, notices })
    }

    /// The register: in parts, as it was a while ago, and the entries since then.
    fn register(&mut self) -> Result<Register, WireError> {
        let (mut snapshot, mut since) = (Vec::new(), Vec::new());
        loop {
            match self.receive()? {
                Down::Part(part) => snapshot.extend_from_slice(&part),
                Down::Entry(entry) => since.push(entry),
                Down::Ready => break,
                Down::Goodbye { sentence } => return Err(WireError::Goodbye(sentence)),
                _ => return Err(WireError::Garbled("登记簿传送被打断")),
            }
            if snapshot.len() > frames::SNAPSHOT_LIMIT {
                return Err(WireError::TooLarge { size: snapshot.len(), limit: frames::SNAPSHOT_LIMIT });
            }
        }
        let mut register: Register = frames::decode(&snapshot)?;
        for entry in &since {
            register.apply(entry)?;
        }
        Ok(register)
    }
}

/// A read that ran out of time is silence.
fn silent(error: WireError) -> WireError {
    match error {
        WireError::Io(error)
            if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) =>
        {
            WireError::Silent { seconds: PATIENCE.as_secs() }
        }
        other => other,
    }
}
