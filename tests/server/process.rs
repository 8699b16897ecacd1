//! The server as a real process: one for however many desks, gone when the last has left, killed without loss, and
//! every obstacle a sentence and never a hang.

use crate::room::{bounded, receive};
use rustix::process::{Pid, Signal, kill_process};
use std::collections::{BTreeSet, HashMap};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tian::ledger::Ledger;
use tian::office::{Fact, Ticket};
use tian::server::LaunchError;
use tian::server::launch::connect_or_start_by;
use tian::wire::connection::{SubmitError, ticket};
use tian::wire::{Answer, Connection, Down, Greeting, Question, WireError};

const TIAN: &str = env!("CARGO_BIN_EXE_tian");

fn connect(folder: &Path) -> Result<UnixStream, LaunchError> {
    connect_or_start_by(folder, Path::new(TIAN))
}

fn open(folder: &Path) -> (Connection, Greeting, Pid) {
    try_open(folder).unwrap_or_else(|error| panic!("{error}"))
}

fn try_open(folder: &Path) -> Result<(Connection, Greeting, Pid), WireError> {
    let stream = connect(folder).unwrap_or_else(|error| panic!("{error}"));
    let pid = rustix::net::sockopt::socket_peercred(&stream).unwrap().pid;
    let (connection, greeting) = Connection::open(stream, None)?;
    Ok((connection, greeting, pid))
}

/// Opens again and again, because somebody kills servers, also while they greet.
fn open_among_murders(folder: &Path) -> (Connection, Greeting, Pid) {
    loop {
        match try_open(folder) {
            Ok(opened) => return opened,
            Err(WireError::Closed) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// The sentence of a launch that must fail.
fn refused(folder: &Path) -> String {
    let sentence = connect(folder).map(|_| ()).unwrap_err().to_string();
    assert!(sentence.chars().any(|c| ('一'..='龥').contains(&c)), "{sentence}");
    sentence
}

/// Waits until something is so, which must come, but whose moment is nobody's business.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_mins(1);
    while !so() {
        assert!(Instant::now() < deadline, "never: {what}");
        thread::sleep(Duration::from_millis(1));
    }
}

fn is_running(pid: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    stat.is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}

fn is_gone(folder: &Path, pid: Pid) {
    until("the process ends", || !is_running(pid));
    until("the socket goes", || !folder.join("desk.sock").exists());
}

fn place() -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("office");
    (place, folder)
}

#[test]
fn ten_first_desks_start_one_server_and_the_last_ends_it() {
    bounded(|| {
        for _ in 0..4 {
            let (_place, folder) = place();
            let processes: Vec<_> = (0..3)
                .map(|_| {
                    let mut desk = Command::new(TIAN);
                    desk.arg("--office")
                        .arg(&folder)
                        .arg("list")
                        .stdout(Stdio::null())
                        .stderr(Stdio::piped());
                    desk.spawn().unwrap()
                })
                .collect();
            let desks: Vec<_> = (0..10)
                .map(|_| {
                    let folder = folder.clone();
                    thread::spawn(move || open(&folder))
                })
                .collect();
            let desks: Vec<_> = desks.into_iter().map(|desk| desk.join().unwrap()).collect();
            for process in processes {
                let output = process.wait_with_output().unwrap();
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            }
            let servers: BTreeSet<i32> = desks.iter().map(|(.., pid)| pid.as_raw_nonzero().get()).collect();
            assert_eq!(servers.len(), 1, "{servers:?}");
            let pid = desks[0].2;
            assert!(is_running(pid));
            drop(desks);
            is_gone(&folder, pid);
            assert_eq!(Ledger::open(&folder).unwrap().register.seq(), 1, "founded once, and by one clerk");
        }
    });
}

#[test]
fn a_desk_that_comes_while_the_server_leaves_gets_one_all_the_same() {
    bounded(|| {
        let (_place, folder) = place();
        let mut servers = BTreeSet::new();
        for round in 0..8 {
            let (connection, _, pid) = open(&folder);
            servers.insert(pid.as_raw_nonzero().get());
            drop(connection);
            // About the time an idle server waits, so that the two meet at the door.
            thread::sleep(Duration::from_millis(985 + 5 * round));
        }
        assert!(!servers.is_empty());
    });
}

#[test]
fn a_stopped_server_says_goodbye_and_leaves_nothing_behind() {
    bounded(|| {
        for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
            let (_place, folder) = place();
            let (mut connection, mut greeting, pid) = open(&folder);
            let entry = connection.submit(&mut greeting.register, receive("修缮老桥")).unwrap();
            kill_process(pid, signal).unwrap();
            assert!(matches!(connection.receive(), Ok(Down::Goodbye { .. })));
            is_gone(&folder, pid);
            assert_eq!(Ledger::open(&folder).unwrap().register.seq(), entry.seq);
        }
        let (_place, folder) = place();
        let (mut connection, mut greeting, pid) = open(&folder);
        assert_eq!(connection.ask(&mut greeting.register, Question::Stop).unwrap(), Answer::Done);
        is_gone(&folder, pid);
    });
}

/// What clerks were told is saved.
#[derive(Default)]
struct Told {
    entries: Mutex<HashMap<Ticket, (u64, String)>>,
    count: AtomicUsize,
    /// So far the clerks may go, so that the office does not grow with the time that killing takes.
    allowed: AtomicUsize,
    enough: AtomicBool,
}

impl Told {
    fn note(&self, ticket: Ticket, seq: u64, title: String) {
        self.entries.lock().unwrap().insert(ticket, (seq, title));
        self.count.fetch_add(1, Ordering::SeqCst);
    }

    /// Waits until so many more are told; meanwhile, and for a while after, the clerks go on.
    fn wait_for(&self, more: usize) {
        let goal = self.count.load(Ordering::SeqCst) + more;
        self.allowed.store(goal + 200, Ordering::SeqCst);
        until("work goes on", || self.count.load(Ordering::SeqCst) >= goal);
    }
}

/// A clerk who sends again under the same ticket whenever the server is lost.
fn work(folder: &Path, clerk: usize, told: &Told) {
    let mut number = 0;
    let (mut connection, mut greeting, _) = open_among_murders(folder);
    while !told.enough.load(Ordering::SeqCst) {
        if told.count.load(Ordering::SeqCst) >= told.allowed.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(1));
            continue;
        }
        number += 1;
        let (ticket, title) = (ticket(), format!("{clerk}号第{number}件"));
        let entry = loop {
            match connection.submit_as(&mut greeting.register, ticket, receive(&title)) {
                Ok(entry) => break entry,
                Err(SubmitError::Lost(_)) => (connection, greeting, _) = open_among_murders(folder),
                Err(other) => panic!("{other}"),
            }
        };
        told.note(ticket, entry.seq, title);
    }
}

#[test]
fn whatever_was_told_saved_survives_every_kill() {
    let rounds = std::env::var("TIAN_CRASH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    let (_place, folder) = place();
    let told = Arc::new(Told::default());
    let clerks: Vec<_> = (0..3)
        .map(|clerk| {
            let (folder, told) = (folder.clone(), Arc::clone(&told));
            thread::spawn(move || work(&folder, clerk, &told))
        })
        .collect();
    let mut killed = BTreeSet::new();
    for round in 0..rounds {
        let (_connection, _, pid) = open_among_murders(&folder);
        told.wait_for(3 + round % 7);
        kill_process(pid, Signal::KILL).unwrap();
        killed.insert(pid.as_raw_nonzero().get());
    }
    assert!(rounds > 100 || killed.len() == rounds, "a dead server answered");
    told.wait_for(5);
    told.enough.store(true, Ordering::SeqCst);
    for clerk in clerks {
        clerk.join().unwrap();
    }
    let (mut connection, mut greeting, pid) = open(&folder);
    assert_eq!(connection.ask(&mut greeting.register, Question::Verify).unwrap(), Answer::Findings(vec![]));
    connection.ask(&mut greeting.register, Question::Stop).unwrap();
    is_gone(&folder, pid);
    all_is_there(&folder, &told);
}

fn all_is_there(folder: &Path, told: &Told) {
    let opened = Ledger::open(folder).unwrap();
    let last = usize::try_from(opened.ledger.last()).unwrap();
    let entries = opened.ledger.entries(1, last).unwrap();
    let told = told.entries.lock().unwrap();
    for (ticket, (seq, title)) in told.iter() {
        let same: Vec<_> = entries.iter().filter(|entry| entry.ticket == *ticket).collect();
        assert_eq!(same.len(), 1, "{title}: once");
        assert_eq!(same[0].seq, *seq, "{title}: where it was told to be");
        let titled = same[0].facts.iter().any(|fact| match fact {
            Fact::Particulars(change) => change.now.as_ref().is_some_and(|now| now.title == *title),
            _ => false,
        });
        assert!(titled, "{title}: what it was told to be");
    }
    assert_eq!(opened.register.count(), told.len(), "nothing that nobody was told of, nothing twice");
}

#[test]
fn a_killed_servers_socket_is_in_nobodys_way() {
    bounded(|| {
        let (_place, folder) = place();
        let (connection, _, pid) = open(&folder);
        kill_process(pid, Signal::KILL).unwrap();
        until("it is dead", || !is_running(pid));
        assert!(folder.join("desk.sock").exists());
        let (_other, _, next) = open(&folder);
        assert_ne!(pid, next);
        drop(connection);
    });
}

#[test]
fn a_path_longer_than_a_socket_address_works() {
    bounded(|| {
        let (place, _) = place();
        let folder =
            place.path().join("政协提案办公室".repeat(8)).join("数据".repeat(30)).join("x".repeat(100));
        assert!(folder.as_os_str().len() > 400);
        let (_connection, greeting, _) = open(&folder);
        assert_eq!(greeting.register.seq(), 1);
    });
}

#[test]
fn two_servers_do_not_serve_one_office() {
    bounded(|| {
        let (_place, folder) = place();
        let _desk = open(&folder);
        let second = Command::new(TIAN).arg("serve").arg("--office").arg(&folder).output().unwrap();
        assert!(!second.status.success());
        let sentence = String::from_utf8(second.stderr).unwrap();
        assert!(sentence.contains("已有服务在运行"), "{sentence}");
    });
}

#[test]
fn every_file_is_its_owners_alone_whatever_the_umask() {
    bounded(|| {
        for umask in ["000", "022", "077"] {
            let (_place, folder) = place();
            let script = format!("umask {umask}; exec \"$0\" --office \"$1\" list");
            let desk = Command::new("sh").args(["-c", &script, TIAN]).arg(&folder).output().unwrap();
            assert!(desk.status.success(), "{}", String::from_utf8_lossy(&desk.stderr));
            let (mut connection, mut greeting, _) = open(&folder);
            connection.submit(&mut greeting.register, receive("修缮老桥")).unwrap();
            assert_eq!(loose_files(&folder), Vec::<String>::new(), "umask {umask}");
        }
    });
}

fn loose_files(folder: &Path) -> Vec<String> {
    let mut loose = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        let mode = metadata.permissions().mode() & 0o7777;
        let closed_store = folder.file_name().is_some_and(|name| name == "store");
        if mode & 0o077 != 0 && !closed_store {
            loose.push(format!("{} {mode:o}", entry.path().display()));
        }
        if metadata.is_dir() {
            loose.extend(loose_files(&entry.path()));
        }
    }
    loose
}

#[test]
fn a_file_in_place_of_the_folder_is_a_sentence() {
    bounded(|| {
        let (place, _) = place();
        let file = place.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(refused(&file).contains("不是目录"));
        assert!(refused(&file.join("below")).contains("不是目录"));
        assert_eq!(fs::read(&file).unwrap(), b"x");
    });
}

#[test]
fn a_folder_that_cannot_be_written_is_a_sentence() {
    bounded(|| {
        let (place, _) = place();
        // No mode keeps root from writing, but this file system does.
        let root = rustix::process::geteuid().is_root();
        let folder = if root { PathBuf::from("/sys/kernel") } else { place.path().to_owned() };
        if !root {
            fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
        }
        let sentence = refused(&folder);
        assert!(sentence.contains("权限") || sentence.contains("只读"), "{sentence}");
        if !root {
            fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        }
    });
}

#[test]
fn a_folder_open_to_all_is_a_sentence() {
    bounded(|| {
        let (_place, folder) = place();
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o777)).unwrap();
        assert!(refused(&folder).contains("chmod o-w"));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    });
}

#[test]
fn a_damaged_journal_is_the_servers_own_sentence() {
    bounded(|| {
        let (_place, folder) = place();
        let (mut connection, mut greeting, pid) = open(&folder);
        connection.submit(&mut greeting.register, receive("修缮老桥")).unwrap();
        connection.ask(&mut greeting.register, Question::Stop).unwrap();
        is_gone(&folder, pid);
        let segment = fs::read_dir(folder.join("journal")).unwrap().next().unwrap().unwrap().path();
        let mut bytes = fs::read(&segment).unwrap();
        for byte in bytes.iter_mut().skip(100).take(20) {
            *byte ^= 0x55;
        }
        fs::write(&segment, &bytes).unwrap();
        let sentence = refused(&folder);
        assert!(sentence.contains("日志") && sentence.contains("备份"), "{sentence}");
        fs::write(&segment, b"garbage, and nothing else").unwrap();
        refused(&folder);
    });
}

#[test]
fn something_else_in_the_sockets_place_is_a_sentence() {
    bounded(|| {
        let (_place, folder) = place();
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        fs::write(folder.join("desk.sock"), "a file").unwrap();
        assert!(refused(&folder).contains("不是服务的套接字"));
        assert_eq!(fs::read(folder.join("desk.sock")).unwrap(), b"a file");
        fs::remove_file(folder.join("desk.sock")).unwrap();
        fs::create_dir(folder.join("desk.sock")).unwrap();
        assert!(refused(&folder).contains("不是服务的套接字"));
    });
}

#[test]
fn a_listener_that_is_no_server_is_not_talked_to() {
    bounded(|| {
        let (_place, folder) = place();
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        let listener = UnixListener::bind(folder.join("desk.sock")).unwrap();
        let answering = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"SSH-2.0").unwrap();
            listener
        });
        assert!(refused(&folder).contains("不是本程序的服务"));
        let _listener = answering.join().unwrap();
        // And one that says nothing at all.
        assert!(refused(&folder).contains("没有应答"));
    });
}

/// A process that is stopped, with all its threads, until this is dropped: a test that fails leaves none behind.
struct Frozen(Pid);

impl Frozen {
    fn new(pid: Pid) -> Self {
        kill_process(pid, Signal::STOP).unwrap();
        let frozen = Self(pid);
        // The signal is on its way when the call returns; a thread that still runs would answer.
        let until = Instant::now() + Duration::from_secs(5);
        while !frozen.holds() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
        frozen
    }

    fn holds(&self) -> bool {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.0.as_raw_nonzero())).unwrap();
        let stopped = |task: fs::DirEntry| {
            let stat = fs::read_to_string(task.path().join("stat")).unwrap_or_default();
            stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with(['T', 't']))
        };
        tasks.flatten().all(stopped)
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        let _ = kill_process(self.0, Signal::CONT);
    }
}

#[test]
fn a_frozen_server_is_a_sentence() {
    bounded(|| {
        let (_place, folder) = place();
        let (_connection, _, pid) = open(&folder);
        let frozen = Frozen::new(pid);
        let sentence = refused(&folder);
        drop(frozen);
        assert!(sentence.contains("没有应答"), "{sentence}");
        open(&folder);
    });
}

#[test]
fn a_program_that_does_not_serve_is_a_sentence() {
    bounded(|| {
        let (_place, folder) = place();
        let sentence = connect_or_start_by(&folder, Path::new("/bin/true")).unwrap_err().to_string();
        assert!(sentence.contains("没有说明原因"), "{sentence}");
        let sentence = connect_or_start_by(&folder, Path::new("/nowhere/tian")).unwrap_err().to_string();
        assert!(sentence.contains("启动服务"), "{sentence}");
    });
}

#[test]
fn the_log_does_not_grow_for_ever() {
    bounded(|| {
        let (_place, folder) = place();
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        fs::write(folder.join("server.log"), vec![b'x'; (1 << 20) + 1]).unwrap();
        let _desk = open(&folder);
        assert!(fs::metadata(folder.join("server.log")).unwrap().len() < 1000);
    });
}

/// How often the threads of a process were woken, but for the pool of the store, whose pulse cannot be set.
fn wakes(pid: Pid) -> u64 {
    let of = |task: fs::DirEntry| {
        let name = fs::read_to_string(task.path().join("comm")).unwrap_or_default();
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        let count = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        let count = count.and_then(|count| count.trim().parse().ok()).unwrap_or_default();
        if name.starts_with("sled-io") { 0 } else { count }
    };
    let tasks = fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())).unwrap();
    tasks.flatten().map(of).sum()
}

#[test]
fn a_server_nobody_asks_anything_sleeps() {
    bounded(|| {
        let (_place, folder) = place();
        let (mut connection, mut greeting, pid) = open(&folder);
        connection.submit(&mut greeting.register, receive("修缮老桥")).unwrap();
        // What was begun comes to its end; after that there is no reason to wake.
        thread::sleep(Duration::from_secs(1));
        let before = wakes(pid);
        thread::sleep(Duration::from_secs(3));
        let woken = wakes(pid) - before;
        assert!(woken <= 2, "woken {woken} times in three seconds");
    });
}
