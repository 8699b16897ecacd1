//! The server as a process: opens the ledger, binds the socket, serves until it is told to end.

use super::door::{Patience, TurnedAway};
use super::folder::Folder;
use super::house::Server;
use super::serve_error::ServeError;
use super::session::say_goodbye;
use super::socket::{self, Knock, NOD, bind, knock};
use crate::ledger::{Ledger, LedgerError, Opened};
use rustix::fs::Mode;
use rustix::net::Shutdown;
use rustix::process::{Resource, Rlimit};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::io::Write;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How to serve.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// End by itself when the last desk has left; also leave the terminal it was started from.
    pub idle_exit: bool,
}

/// How long an idle server stays.
const PATIENCE: Patience = Patience { first: Duration::from_secs(10), last: Duration::from_secs(1) };

/// How long the lock of a server that is just ending is waited for.
const LOCK: Duration = Duration::from_secs(10);

/// Serves the office at `folder` until a signal, a clerk's stop or, if so wished, idleness ends it.
pub fn serve(folder: &Path, options: Options) -> Result<(), ServeError> {
    settle_process(options);
    let folder = Folder::open(folder)?;
    folder.must_be_own()?;
    let server = Arc::new(Server::start(open(&folder)?)?);
    let listener = Arc::new(bind(&folder)?);
    let signals = end_on_signals(&server)?;
    let shared = folder.is_shared();
    let welcoming = {
        let (server, listener) = (Arc::clone(&server), Arc::clone(&listener));
        let owner = rustix::process::geteuid().as_raw();
        let work = move || welcome(&server, &listener, |uid| uid == owner || uid == 0 || shared);
        thread::Builder::new().name("door".to_owned()).spawn(work).map_err(ServeError::Threads)?
    };
    server.wait(options.idle_exit.then_some(PATIENCE));
    // First the name goes, then the socket: who still finds it finds nobody behind it, and looks again.
    let removed = folder.remove(socket::NAME);
    let _ = rustix::net::shutdown(&*listener, Shutdown::Both);
    drop(listener);
    let _ = welcoming.join();
    signals.close();
    let ended = server.end();
    removed.map_err(ServeError::io("移走套接字", &folder.path().join(socket::NAME)))?;
    ended
}

/// Files for its user alone, no memory image of the register on disk, no terminal. None of it can fail in a way that
/// matters more than serving.
fn settle_process(options: Options) {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    let _ = rustix::process::setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    if options.idle_exit {
        let _ = rustix::process::setsid();
    }
}

/// Opens the ledger; waits for a server that is just ending, but not for one that answers.
fn open(folder: &Folder) -> Result<Opened, ServeError> {
    let until = Instant::now() + LOCK;
    loop {
        match Ledger::open(folder.path()) {
            Err(LedgerError::Busy { .. }) if Instant::now() < until => {}
            other => return Ok(other?),
        }
        if let Ok(Knock::Answered(_)) = knock(folder) {
            return Err(ServeError::Running(folder.path().to_owned()));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn end_on_signals(server: &Arc<Server>) -> Result<signal_hook::iterator::Handle, ServeError> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP]).map_err(ServeError::Threads)?;
    let handle = signals.handle();
    let door = Arc::clone(server.door());
    let listen = move || signals.forever().for_each(|_| door.end());
    thread::Builder::new().name("signals".to_owned()).spawn(listen).map_err(ServeError::Threads)?;
    Ok(handle)
}

/// Lets desks in until the door is shut.
fn welcome(server: &Server, listener: &UnixListener, may_enter: impl Fn(u32) -> bool) {
    while !server.door().is_shut() {
        match listener.accept() {
            Ok((stream, _)) => let_in(server, stream, &may_enter),
            // Out of descriptors, for instance: it passes when a desk leaves.
            Err(_) if !server.door().is_shut() => thread::sleep(Duration::from_millis(50)),
            Err(_) => {}
        }
    }
}

/// A desk is nodded to only when it is inside, or is about to be told why not.
fn let_in(server: &Server, mut stream: UnixStream, may_enter: impl Fn(u32) -> bool) {
    let Ok(peer) = socket::peer(&stream) else { return };
    let guest = match server.door().enter(peer.uid) {
        Err(TurnedAway::Shut) => return,
        other => other,
    };
    if stream.write_all(&NOD).is_err() {
        return;
    }
    match guest {
        Ok(guest) if may_enter(peer.uid) => {
            // Without a thread there is no session: the stream closes, and the desk sees that.
            let _ = server.attend(stream, peer, guest);
        }
        Ok(_) => say_goodbye(&stream, "您的账号不在这个办公目录的用户组里。请目录的主人把您加入。"),
        Err(_) => say_goodbye(&stream, "您的账号打开的桌面太多(最多64个)。请先关闭几个。"),
    }
}
