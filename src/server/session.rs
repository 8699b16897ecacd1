//! A session: one desk, from its hello to its leaving. Whatever the desk does or leaves undone, only its own two threads
//! feel it.

use super::decider::{Greet, Order, Welcome};
use super::door::Guest;
use super::feed::{Feed, Next, SeatNumber, goodbye};
use super::identity::Peer;
use super::pen::Submission;
use super::questions::Inquiry;
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

/// Most bytes of texts kept for a command to come.
const TEXTS: usize = 256 << 20;

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
            Err(Leaving::Quietly) => return,
            Err(Leaving::Saying(sentence)) => return say_goodbye(&self.stream, &sentence),
        };
        let (seat, feed) = (welcome.seat, Arc::clone(&self.feed));
        let greeted = self.send_welcome(&welcome);
        let clerk = welcome.clerk;
        drop(welcome);
        let writer = greeted.and_then(|()| self.start_writer(seat));
        if let Ok(writer) = writer {
            let leaving = Desk { session: &mut self, seat, clerk, texts: Vec::new(), kept: 0 }.listen();
            match leaving {
                Leaving::Quietly => feed.dismiss(seat, None),
                Leaving::Saying(sentence) => feed.dismiss(seat, Some(&sentence)),
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
        let Welcome { clerk, notices, snapshot, .. } = welcome;
        let first = Down::Welcome { version: VERSION, clerk: *clerk, notices: notices.clone() };
        frames::write(&mut self.stream, &first)?;
        for part in snapshot.chunks(PART) {
            frames::write(&mut self.stream, &Down::Part(part.to_vec()))?;
        }
        Ok(frames::write(&mut self.stream, &Down::Ready)?)
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
    kept: usize,
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
        match frames::read(&mut self.session.stream, frames::MESSAGE_LIMIT)? {
            Up::Text(text) => self.keep(text),
            Up::Submit { ticket, command } => {
                let (texts, clerk) = (std::mem::take(&mut self.texts), self.clerk);
                let uid = Some(self.session.peer.uid);
                self.kept = 0;
                let submission = Submission { clerk, uid, ticket, command: *command, texts, at: None };
                self.order(|errand| Order::Submit(submission, errand))
            }
            Up::Ask { number, question } => {
                let (clerk, peer) = (self.clerk, self.session.peer);
                let inquiry = Inquiry { clerk, peer, number, question };
                self.order(|errand| Order::Ask(inquiry, errand))
            }
            Up::Bye => Err(Leaving::Quietly),
            Up::Hello { .. } => Err(WireError::Garbled("又一次问候").into()),
        }
    }

    fn keep(&mut self, text: String) -> Result<(), Leaving> {
        self.kept += text.len();
        if self.kept > TEXTS {
            return Err(WireError::TooLarge { size: self.kept, limit: TEXTS }.into());
        }
        self.texts.push(text);
        Ok(())
    }

    /// Waits until the desk may ask one thing more.
    fn order(&mut self, order: impl FnOnce(super::feed::Errand) -> Order) -> Result<(), Leaving> {
        let errand = self.session.feed.errand(self.seat).ok_or(Leaving::Quietly)?;
        self.session.orders.send(order(errand)).map_err(|_| Leaving::Saying(ENDING.to_owned()))
    }
}

/// Reads until a moment, however slowly the bytes drip.
struct Hurried<'s> {
    stream: &'s UnixStream,
    until: Instant,
}

impl Read for Hurried<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        let mut stream = self.stream;
        stream.read(buffer)
    }
}
