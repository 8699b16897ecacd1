//! The wire from the desk's side: a thread that listens and, when the connection is lost, connects again until it
//! stands; and the mouth that speaks, shared with that thread because a new connection has a new one.

use super::msg::Msg;
use crate::office::{Command, Ticket};
use crate::wire::{Connection, Receiver, Sender, Up, WireError};
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How a lost connection is made again.
pub type Reconnect = Box<dyn Fn() -> io::Result<UnixStream> + Send>;

/// First and longest pause between two attempts to connect again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));

/// The mouth.
#[derive(Clone)]
pub struct Link {
    sender: Arc<Mutex<Option<Sender>>>,
}

/// The ear, in its own thread.
struct Ear {
    link: Link,
    news: mpsc::Sender<Msg>,
    reconnect: Reconnect,
    name: Option<String>,
}

impl Link {
    /// Begins to listen; everything heard comes as messages. `name` is the clerk's, to greet again with.
    pub fn begin(
        connection: Connection,
        news: mpsc::Sender<Msg>,
        reconnect: Reconnect,
        name: Option<String>,
    ) -> io::Result<Self> {
        let (sender, receiver) = connection.split();
        let link = Self { sender: Arc::new(Mutex::new(Some(sender))) };
        let ear = Ear { link: link.clone(), news, reconnect, name };
        thread::Builder::new().name("link".to_owned()).spawn(move || ear.listen(receiver))?;
        Ok(link)
    }

    /// Sends a command, its texts first. What cannot be sent is no loss: the ear notices the broken connection, and the
    /// desk sends again once it stands.
    pub fn submit(&self, ticket: Ticket, command: Command) {
        self.speak(|sender| sender.submit(ticket, command));
    }

    /// Sends a message.
    pub fn send(&self, message: &Up) {
        self.speak(|sender| sender.send(message));
    }

    /// Ends this connection, so that the ear makes a new one.
    pub fn hang_up(&self) {
        let mut sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mut sender) = sender.take() {
            sender.hang_up();
        }
    }

    fn speak(&self, say: impl FnOnce(&mut Sender) -> Result<(), WireError>) {
        let mut sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mouth) = sender.as_mut() else { return };
        if say(mouth).is_err()
            && let Some(mut broken) = sender.take()
        {
            broken.hang_up();
        }
    }
}

impl Ear {
    /// Listens until nobody wants the news any more.
    fn listen(self, mut receiver: Receiver) {
        loop {
            let why = loop {
                match receiver.receive() {
                    Ok(down) => {
                        if self.news.send(Msg::Down(Box::new(down))).is_err() {
                            return;
                        }
                    }
                    Err(why) => break why,
                }
            };
            self.link.hang_up();
            match self.connect_again(&why) {
                Some(again) => receiver = again,
                None => return,
            }
        }
    }

    /// Connects again, however long it takes; `None`: the desk is gone.
    fn connect_again(&self, why: &WireError) -> Option<Receiver> {
        self.news.send(Msg::Lost(why.to_string())).ok()?;
        let (mut pause, longest) = PAUSES;
        loop {
            match self.attempt() {
                Ok((connection, greeting)) => {
                    let (sender, receiver) = connection.split();
                    *self.link.sender.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
                    self.news.send(Msg::Back(Box::new(greeting))).ok()?;
                    return Some(receiver);
                }
                Err(why) => self.news.send(Msg::Lost(why)).ok()?,
            }
            thread::sleep(pause);
            pause = (pause * 2).min(longest);
        }
    }

    fn attempt(&self) -> Result<(Connection, crate::wire::Greeting), String> {
        let stream = (self.reconnect)().map_err(|error| error.to_string())?;
        Connection::open(stream, self.name.as_deref()).map_err(|error| error.to_string())
    }
}
