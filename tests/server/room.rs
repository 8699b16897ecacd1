//! What the server's tests share: an office in a folder that goes away, desks over socket pairs, a disk that fails.

use std::fmt::Debug;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;
use tian::ledger::disk::{Disk, Sheet, SystemDisk};
use tian::ledger::{Ledger, Opened, Settings};
use tian::office::proposer::Proposer;
use tian::office::verbs::file::File;
use tian::office::verbs::receive::{NewProposal, Receive};
use tian::office::{ClerkId, Command, Entry, Particulars, ProposalId, Register, Ticket};
use tian::server::{Bounds, Peer, Server};
use tian::wire::connection::{Connection, SubmitError, catch_up};
use tian::wire::{Answer, Down, Question, Up, frames};

/// Fails a test that hangs.
pub fn bounded(test: impl FnOnce() + Send + 'static) {
    let (done, ends) = channel();
    let runner = thread::spawn(move || {
        test();
        let _ = done.send(());
    });
    match ends.recv_timeout(Duration::from_mins(4)) {
        Err(RecvTimeoutError::Timeout) => panic!("hangs"),
        _ => runner.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
    }
}

pub struct Office {
    server: Option<Server>,
    settings: Settings,
    bounds: Bounds,
    folder: TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self::with(Settings::default(), Bounds::default())
    }

    pub fn within(bounds: Bounds) -> Self {
        Self::with(Settings::default(), bounds)
    }

    pub fn with(settings: Settings, bounds: Bounds) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Some(started(folder.path(), &settings, bounds));
        Self { server, settings, bounds, folder }
    }

    pub fn server(&self) -> &Server {
        self.server.as_ref().unwrap()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn owner() -> u32 {
        rustix::process::geteuid().as_raw()
    }

    pub fn stream(&self, uid: u32) -> UnixStream {
        let (ours, theirs) = UnixStream::pair().unwrap();
        self.server().attach(theirs, Peer { uid }).unwrap();
        ours
    }

    pub fn desk(&self) -> Desk {
        self.desk_of(Self::owner())
    }

    pub fn desk_of(&self, uid: u32) -> Desk {
        let (connection, greeting) = Connection::open(self.stream(uid), None).unwrap();
        Desk { connection, clerk: greeting.clerk, register: greeting.register }
    }

    /// A desk that works under a name of its choice.
    pub fn desk_as(&self, uid: u32, name: &str) -> Desk {
        let (connection, greeting) = Connection::open(self.stream(uid), Some(name)).unwrap();
        Desk { connection, clerk: greeting.clerk, register: greeting.register }
    }

    pub fn restart(&mut self) {
        self.server.take().unwrap().end().unwrap();
        self.server = Some(started(self.folder.path(), &self.settings, self.bounds));
    }

    /// The office as it is on disk after an orderly end.
    pub fn reopened(&self) -> Opened {
        self.server().end().unwrap();
        Ledger::open(self.folder.path()).unwrap()
    }
}

fn started(folder: &Path, settings: &Settings, bounds: Bounds) -> Server {
    Server::start_within(Ledger::open_with(folder, settings.clone()).unwrap(), bounds).unwrap()
}

pub struct Desk {
    pub connection: Connection,
    pub clerk: ClerkId,
    pub register: Register,
}

impl Desk {
    pub fn send(&mut self, message: &Up) {
        self.connection.send(message).unwrap();
    }

    /// The next message; an entry is applied.
    pub fn hear(&mut self) -> Down {
        let down = self.connection.receive().unwrap();
        if let Down::Entry(entry) = &down {
            catch_up(&mut self.register, entry).unwrap();
        }
        down
    }

    pub fn hear_entry(&mut self) -> Entry {
        match self.hear() {
            Down::Entry(entry) => entry,
            other => panic!("{other:?}"),
        }
    }

    pub fn submit(&mut self, command: Command) -> Entry {
        self.connection.submit(&mut self.register, command).unwrap()
    }

    pub fn submit_as(&mut self, ticket: Ticket, command: Command) -> Result<Entry, SubmitError> {
        self.connection.submit_as(&mut self.register, ticket, command)
    }

    pub fn ask(&mut self, question: Question) -> Answer {
        self.connection.ask(&mut self.register, question).unwrap()
    }
}

fn signer() -> Proposer {
    Proposer { name: "张三".to_owned(), ..Proposer::default() }
}

pub fn titled(title: &str, text: Option<&str>) -> Command {
    let particulars =
        Particulars { title: title.to_owned(), proposers: vec![signer()], ..Particulars::default() };
    let text = text.map(ToOwned::to_owned);
    let proposals = vec![NewProposal { particulars, text, ..NewProposal::default() }];
    Command::Receive(Receive { proposals, ..Receive::default() })
}

pub fn receive(title: &str) -> Command {
    titled(title, None)
}

pub fn receive_many(batch: usize, count: usize) -> Command {
    let proposal = |number| {
        let title = format!("第{batch}批第{number}件：关于修缮老桥、方便群众出行的建议");
        let particulars = Particulars { title, proposers: vec![signer()], ..Particulars::default() };
        NewProposal { particulars, ..NewProposal::default() }
    };
    Command::Receive(Receive { proposals: (0..count).map(proposal).collect(), ..Receive::default() })
}

/// Files one proposal under the first category of the national rules.
pub fn file(number: u32) -> Command {
    let category = Some(tian::office::national::national().categories[0].code.clone());
    Command::File(File { proposals: vec![ProposalId(number)], category, ..File::default() })
}

/// Reads until the server closes; how many entries were heard.
pub fn drain_until_closed(stream: &mut UnixStream) -> usize {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {}
        Err(error) => panic!("{error}"),
    }
    let mut rest = bytes.as_slice();
    let mut entries = 0;
    while let Ok(down) = frames::read::<Down>(&mut rest, frames::MESSAGE_LIMIT) {
        entries += usize::from(matches!(down, Down::Entry(_)));
    }
    entries
}

/// A disk that can be told to be full, or to fail at the next sync.
#[derive(Debug, Default)]
pub struct FailingDisk {
    real: SystemDisk,
    full: AtomicBool,
    broken: AtomicBool,
}

pub fn failing_disk() -> (Arc<FailingDisk>, Settings) {
    let disk = Arc::new(FailingDisk::default());
    let settings = Settings { disk: Arc::clone(&disk) as Arc<dyn Disk>, ..Settings::default() };
    (disk, settings)
}

impl FailingDisk {
    pub fn fill(&self, full: bool) {
        self.full.store(full, Ordering::SeqCst);
    }

    pub fn break_sync(&self, broken: bool) {
        self.broken.store(broken, Ordering::SeqCst);
    }
}

impl Disk for FailingDisk {
    fn create(&self, path: &Path) -> io::Result<Sheet> {
        self.real.create(path)
    }

    fn reopen(&self, path: &Path) -> io::Result<Sheet> {
        self.real.reopen(path)
    }

    fn append(&self, sheet: &mut Sheet, bytes: &[u8]) -> io::Result<()> {
        self.real.append(sheet, bytes)
    }

    fn sync(&self, sheet: &Sheet) -> io::Result<()> {
        if self.broken.load(Ordering::SeqCst) {
            return Err(io::Error::other("the disk is gone"));
        }
        self.real.sync(sheet)
    }

    fn cut(&self, sheet: &Sheet, length: u64) -> io::Result<()> {
        self.real.cut(sheet, length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.real.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.real.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.real.make_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.real.sync_folder(path)
    }

    fn free(&self, path: &Path) -> io::Result<u64> {
        if self.full.load(Ordering::SeqCst) { Ok(0) } else { self.real.free(path) }
    }
}
