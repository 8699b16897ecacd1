//! The server without a socket: the decider behind its queue, the feed, the door. Streams are attached to it.

use super::decider::{Decider, Order};
use super::door::{Door, Guest, Patience, TurnedAway};
use super::feed::{Bounds, Feed};
use super::identity::Peer;
use super::login;
use super::luggage::Scales;
use super::pen::Pen;
use super::serve_error::ServeError;
use super::session::{ENDING, Session};
use crate::ledger::Opened;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long desks may take to hear the last words.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// A running server. Ending it is [`Server::end`].
#[derive(Debug)]
pub struct Server {
    orders: Sender<Order>,
    feed: Arc<Feed>,
    door: Arc<Door>,
    scales: Arc<Scales>,
    decider: Mutex<Option<thread::JoinHandle<()>>>,
}

/// When the decider is gone, however it went, nobody may wait for it: the server ends, and the desks are told.
struct LastRites {
    door: Arc<Door>,
    feed: Arc<Feed>,
}

impl Drop for LastRites {
    fn drop(&mut self) {
        self.door.end();
        self.feed.dismiss_all(ENDING);
    }
}

impl Server {
    /// Starts serving an opened ledger; an empty one gets its first entry, in which the user the server runs as founds
    /// the office.
    pub fn start(opened: Opened) -> Result<Self, ServeError> {
        Self::start_within(opened, Bounds::default())
    }

    /// The same with other bounds for how far a desk may fall behind.
    pub fn start_within(opened: Opened, bounds: Bounds) -> Result<Self, ServeError> {
        let Opened { ledger, register, notices } = opened;
        let notices = notices.iter().map(ToString::to_string).collect();
        let owner = rustix::process::geteuid().as_raw();
        let pen = founded(Pen::new(ledger, register)?, owner)?;
        let feed = Arc::new(Feed::new(pen.register().seq(), bounds));
        let door = Arc::new(Door::default());
        let (orders, queue) = channel();
        let shared = (Arc::clone(&feed), Arc::clone(&door));
        let decider = Decider::new(pen, notices, shared, owner, orders.clone());
        let rites = LastRites { door: Arc::clone(&door), feed: Arc::clone(&feed) };
        let work = move || {
            let _rites = rites;
            decider.work(&queue);
        };
        let decider = thread::Builder::new().name("decider".to_owned()).spawn(work);
        let decider = decider.map_err(ServeError::Threads)?;
        Ok(Self { orders, feed, door, scales: Arc::default(), decider: Mutex::new(Some(decider)) })
    }

    /// Lets a desk in and serves it.
    pub fn attach(&self, stream: UnixStream, peer: Peer) -> Result<(), TurnedAway> {
        let guest = self.door.enter(peer.uid)?;
        // Without a thread there is no session: the stream closes, and the desk sees that.
        let _ = self.attend(stream, peer, guest);
        Ok(())
    }

    /// Serves a desk that is inside.
    pub fn attend(&self, stream: UnixStream, peer: Peer, guest: Guest) -> io::Result<()> {
        let (orders, feed) = (self.orders.clone(), Arc::clone(&self.feed));
        let account = self.scales.account(peer.uid);
        let session = Session { stream, peer, guest, account, orders, feed };
        thread::Builder::new().name("session".to_owned()).spawn(|| session.attend())?;
        Ok(())
    }

    /// The door.
    pub fn door(&self) -> &Arc<Door> {
        &self.door
    }

    /// Waits until the server is to end; see [`Door::shut_in_time`].
    pub fn wait(&self, patience: Option<Patience>) {
        self.door.shut_in_time(patience);
    }

    /// Ends: what was asked is still decided, what was decided is still told, and the ledger is closed.
    pub fn end(&self) -> Result<(), ServeError> {
        self.door.end();
        self.door.shut_in_time(None);
        // If the decider is gone already there is nothing to put away.
        let _ = self.orders.send(Order::End);
        let decider = self.decider.lock().unwrap_or_else(PoisonError::into_inner).take();
        let sound = decider.is_none_or(|decider| decider.join().is_ok());
        self.door.await_empty(LAST_WORDS);
        if sound { Ok(()) } else { Err(ServeError::Fault) }
    }
}

fn founded(mut pen: Pen, owner: u32) -> Result<Pen, ServeError> {
    if pen.register().seq() == 0 {
        pen.found(&login::name(owner), owner).map_err(ServeError::Founding)?;
    }
    Ok(pen)
}
