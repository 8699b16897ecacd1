//! A session: one desk, from its hello to its leaving. Whatever the desk does or leaves undone, only its own two threads
//! feel it.

use super::decider::{Greet, Order, Welcome};
use super::door::Guest;
use super::errand::{Errand, Kind};
use super::feed::{Feed, Next, SeatNumber, goodbye};
use super::identity::Peer;
use super::luggage::{Account, Load, SHARED};
use super::pen::Submission;
use super::questions::Inquiry;
use crate::ledger::record::MAX_PAYLOAD;
use crate::wire::messages::{Down, Up, VERSION};
use crate::wire::{WireError, frames};
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Sender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a desk may take to say hello.
const HELLO: Duration = Duration::from_secs(5);

/// Most bytes of a command and the texts it brings: more would not fit into one entry.
const COMMAND: usize = MAX_PAYLOAD;

/// Most bytes of a message that is not a text. Decoded, such a one grows more than a text does.
const PLAIN: usize = 32 << 20;

/// What keeping a text takes beside its bytes.
const TEXT: usize = 64;

/// How long a desk may take to read the register. A desk that does not would keep it in memory as it was.
const WELCOME: Duration = Duration::from_mins(1);

/// Bytes of the snapshot in one part.
const PART: usize = 512 << 10;

/// A desk that has just come in.
#[derive(Debug)]
pub struct Session {
    /// To the desk and back.
    pub stream: UnixStream,
    /// Who is calling.
    pub peer: Peer,
    /// Its place inside; given back when the session ends.
    pub guest: Guest,
    /// What it has under way.
    pub account: Arc<Account>,
    /// To the decider.
    pub orders: Sender<Order>,
    /// From the decider.
    pub feed: Arc<Feed>,
}

/// Why a session ended.
#[derive(Debug)]
enum Leaving {
    /// The desk is gone, or wanted to go.
    Quietly,
    /// The desk is told why.
    Saying(String),
    /// The feed has let the desk go, and its writer says what is left to say.
    LetGo,
}

impl From<io::Error> for Leaving {
    fn from(_: io::Error) -> Self {
        Self::Quietly
    }
}

impl From<WireError> for Leaving {
    fn from(error: WireError) -> Self {
        match error {
            WireError::Closed | WireError::Io(_) => Self::Quietly,
            WireError::TooLarge { .. } => Self::Saying(error.to_string()),
            _ => Self::Saying(
                "桌面发来的数据无法识别，服务已断开它。已显示保存的都在；请重新打开。".to_owned(),
            ),
        }
    }
}

impl Session {
    /// Serves the desk until it leaves.
    pub fn attend(mut self) {
        let welcome = match self.greet() {
            Ok(welcome) => welcome,
            Err(Leaving::Quietly | Leaving::LetGo) => return,
            Err(Leaving::Saying(sentence)) => return say_goodbye(&self.stream, &sentence),
        };
        let (seat, feed) = (welcome.seat, Arc::clone(&self.feed));
        let greeted = self.send_welcome(&welcome);
        let clerk = welcome.clerk;
        drop(welcome);
        let writer = greeted.and_then(|()| self.start_writer(seat));
        if let Ok(writer) = writer {
            let luggage = self.account.load();
            let leaving = Desk { session: &mut self, seat, clerk, texts: Vec::new(), luggage }.listen();
            match leaving {
                Leaving::Quietly => feed.dismiss(seat, None),
                Leaving::Saying(sentence) => feed.dismiss(seat, Some(&sentence)),
                Leaving::LetGo => {}
            }
            // A writer that panicked is gone as well.
            let _ = writer.join();
        }
        feed.vacate(seat);
        // Only now has the desk left: an idle server may end.
        drop(self.guest);
    }

    fn greet(&mut self) -> Result<Welcome, Leaving> {
        let mut stream = Hurried { stream: &self.stream, until: Instant::now() + HELLO };
        let first = frames::read_bytes(&mut stream, frames::HELLO_LIMIT)?;
        self.stream.set_read_timeout(None)?;
        if frames::version(&first).is_some_and(|theirs| theirs != VERSION) {
            // The desk sees our version at the head of a welcome and says in its own words what is the matter.
            let clerk = crate::office::ClerkId(0);
            frames::write(&mut self.stream, &Down::Welcome { version: VERSION, clerk, notices: Vec::new() })?;
            return Err(Leaving::Quietly);
        }
        let Up::Hello { name, .. } = frames::decode(&first)? else {
            return Err(WireError::Garbled("没有问候").into());
        };
        let (reply, answer) = sync_channel(1);
        let greet = Greet { name, peer: self.peer, stream: self.stream.try_clone()?, reply };
        let ending = || Leaving::Saying(ENDING.to_owned());
        self.orders.send(Order::Greet(greet)).map_err(|_| ending())?;
        answer.recv().map_err(|_| ending())?.map_err(Leaving::Saying)
    }

    fn send_welcome(&mut self, welcome: &Welcome) -> Result<(), Leaving> {
        let Welcome { clerk, notices, register, .. } = welcome;
        let first = Down::Welcome { version: VERSION, clerk: *clerk, notices: notices.clone() };
        let mut stream = Hurried { stream: &self.stream, until: Instant::now() + WELCOME };
        frames::write(&mut stream, &first)?;
        for part in register.register.chunks(PART) {
            frames::write(&mut stream, &Down::Part(part.to_vec()))?;
        }
        for entry in &register.since {
            stream.write_all(entry)?;
        }
        frames::write(&mut stream, &Down::Ready)?;
        Ok(self.stream.set_write_timeout(None)?)
    }

    fn start_writer(&self, seat: SeatNumber) -> Result<thread::JoinHandle<()>, Leaving> {
        let (stream, feed) = (self.stream.try_clone()?, Arc::clone(&self.feed));
        let writer = thread::Builder::new().name("writer".to_owned());
        Ok(writer.spawn(move || speak(stream, &feed, seat))?)
    }
}

/// Tells a desk why it is not served. Nobody waits for one that does not listen.
pub fn say_goodbye(mut stream: &UnixStream, sentence: &str) {
    let _ = stream.set_write_timeout(Some(HELLO));
    if let Some(goodbye) = goodbye(sentence) {
        let _ = stream.write_all(&goodbye);
    }
    let _ = stream.shutdown(Shutdown::Both);
}

/// What a desk is told when the server ends.
pub const ENDING: &str = "服务正在停止。已显示保存的都在；请稍后重新打开。";

/// Writes to a desk what the feed has for it.
fn speak(mut stream: UnixStream, feed: &Feed, seat: SeatNumber) {
    loop {
        let said = match feed.next(seat) {
            Next::Write(message) => stream.write_all(&message),
            Next::Last(message) => stream.write_all(&message).and(Err(io::ErrorKind::NotConnected.into())),
            Next::Gone => break,
        };
        if said.is_err() {
            break;
        }
    }
    feed.vacate(seat);
    // The reader wakes up from this; the desk may have closed it before.
    let _ = stream.shutdown(Shutdown::Both);
}

/// The listening half of a session.
struct Desk<'s> {
    session: &'s mut Session,
    seat: SeatNumber,
    clerk: crate::office::ClerkId,
    /// For the command to come.
    texts: Vec<String>,
    /// What they weigh.
    luggage: Load,
}

impl Desk<'_> {
    fn listen(&mut self) -> Leaving {
        loop {
            if let Err(leaving) = self.hear() {
                return leaving;
            }
        }
    }

    fn hear(&mut self) -> Result<(), Leaving> {
        let (message, load) = self.read()?;
        match message {
            Up::Text(text) => self.keep(text, load),
            Up::Submit { ticket, command } => {
                let (texts, clerk) = (std::mem::take(&mut self.texts), self.clerk);
                let uid = Some(self.session.peer.uid);
                let submission = Submission { clerk, uid, ticket, command: *command, texts, at: None };
                let mut luggage = self.luggage.take();
                luggage.absorb(load);
                self.order(Kind::Command, luggage, |errand| Order::Submit(submission, errand))
            }
            Up::Ask { number, question } => {
                let (clerk, peer) = (self.clerk, self.session.peer);
                let inquiry = Inquiry { clerk, peer, number, question };
                self.order(Kind::Question, load, |errand| Order::Ask(inquiry, errand))
            }
            Up::Bye => Err(Leaving::Quietly),
            Up::Hello { .. } => Err(WireError::Garbled("又一次问候").into()),
        }
    }

    /// The next message, and what it weighs: on the account as it arrives.
    fn read(&mut self) -> Result<(Up, Load), Leaving> {
        let load = self.session.account.load();
        let mut stream = Weighed { stream: &self.session.stream, load, is_over: false };
        let limit = COMMAND.saturating_sub(self.luggage.bytes());
        let bytes = frames::read_bytes(&mut stream, limit);
        if stream.is_over {
            return Err(overloaded());
        }
        let bytes = bytes.map_err(|error| match error {
            WireError::TooLarge { size, .. } => {
                WireError::TooLarge { size: size + self.luggage.bytes(), limit: COMMAND }
            }
            other => other,
        })?;
        if bytes.len() > PLAIN && !frames::is_text(&bytes) {
            return Err(WireError::TooLarge { size: bytes.len(), limit: PLAIN }.into());
        }
        Ok((frames::decode(&bytes)?, stream.load))
    }

    fn keep(&mut self, text: String, load: Load) -> Result<(), Leaving> {
        self.luggage.absorb(load);
        if !self.luggage.add(TEXT) {
            return Err(overloaded());
        }
        self.texts.push(text);
        Ok(())
    }

    /// Waits until the desk may have one thing more done.
    fn order(&mut self, kind: Kind, load: Load, order: impl FnOnce(Errand) -> Order) -> Result<(), Leaving> {
        let errand = self.session.feed.errand(self.seat, kind, load).ok_or(Leaving::LetGo)?;
        self.session.orders.send(order(errand)).map_err(|_| Leaving::Saying(ENDING.to_owned()))
    }
}

/// More under way than a user may have.
fn overloaded() -> Leaving {
    Leaving::Saying(format!(
        "您的账号同时传送的内容超过{}MB，服务已断开这个桌面。已显示保存的都在；请等其他传送完成后重新连接。",
        SHARED >> 20
    ))
}

/// Reads, weighing what comes.
struct Weighed<'s> {
    stream: &'s UnixStream,
    load: Load,
    is_over: bool,
}

impl Read for Weighed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut stream = self.stream;
        let read = stream.read(buffer)?;
        self.is_over = !self.load.add(read);
        if self.is_over { Err(io::ErrorKind::QuotaExceeded.into()) } else { Ok(read) }
    }
}

/// Reads and writes until a moment, however slowly the bytes drip.
struct Hurried<'s> {
    stream: &'s UnixStream,
    until: Instant,
}

impl Hurried<'_> {
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Hurried<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.left()?)?;
        let mut stream = self.stream;
        stream.read(buffer)
    }
}

impl Write for Hurried<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.left()?)?;
        let mut stream = self.stream;
        stream.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
