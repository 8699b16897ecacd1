//! An office in a folder of its own, which nobody else knows and which is gone at the end, with everybody in it.

use super::desk::Desk;
use super::process::{self, Process};
use super::terminal::{Make, Terminal};
use super::{PATIENCE, within};
use portable_pty::CommandBuilder;
use rustix::process::Signal;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use tempfile::TempDir;
use tian::office::Register;
use tian::server::launch::connect_or_start_by;
use tian::wire::{Answer, Connection, Draft, Greeting, Question};

const PROGRAM: &str = env!("CARGO_BIN_EXE_tian");

pub struct Office {
    folder: TempDir,
}

impl Office {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("home")).expect("a home");
        Self { folder }
    }

    /// The office folder; not there before the first command.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A copy of one of the public listings, by a short path.
    pub fn sample(&self, name: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
        let to = self.home().join(name);
        fs::copy(from, &to).expect("copied");
        to
    }

    /// A desk at 80×24, as the clerk the login stands for.
    pub fn desk(&self) -> Desk {
        self.desk_with(&[], &[], Make { cols: 80, rows: 24, mute: false })
    }

    /// A desk at 80×24 under a clerk's name.
    pub fn desk_of(&self, clerk: &str) -> Desk {
        self.desk_with(&["--clerk", clerk], &[], Make { cols: 80, rows: 24, mute: false })
    }

    pub fn desk_with(&self, args: &[&str], env: &[(&str, &str)], make: Make) -> Desk {
        let mut command = CommandBuilder::new(PROGRAM);
        command.arg("--office");
        command.arg(self.path());
        command.args(args);
        command.env_clear();
        for (name, value) in self.surroundings() {
            command.env(name, value);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        command.cwd(self.home());
        Desk::new(Terminal::run(command, make))
    }

    /// A shell in a terminal that runs a script; the program is `$0`, the office `$1`.
    pub fn shell(&self, script: &str) -> Desk {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", script, PROGRAM]);
        command.arg(self.path());
        command.env_clear();
        for (name, value) in self.surroundings() {
            command.env(name, value);
        }
        command.cwd(self.home());
        Desk::new(Terminal::run(command, Make { cols: 80, rows: 24, mute: false }))
    }

    fn surroundings(&self) -> Vec<(&'static str, OsString)> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        vec![("HOME", self.home().into_os_string()), ("PATH", path), ("TERM", "xterm-256color".into())]
    }

    /// A command without a terminal.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("--office").arg(self.path()).args(args);
        command.env_clear().envs(self.surroundings()).current_dir(self.home());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command; fails when it hangs.
    pub fn run(&self, args: &[&str]) -> Output {
        finish(self.command(args), "")
    }

    pub fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Carries out commands given as JSON lines, all of which must be granted; gives the answers.
    pub fn does(&self, lines: &str) -> Vec<Value> {
        let output = finish(self.command(&["do", "-"]), lines);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    pub fn list(&self) -> Vec<Value> {
        self.ok(&["list", "--json"]).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// A connection of the test's own, past all desks.
    fn connection(&self) -> (Connection, Greeting) {
        let path = self.path();
        let stream = connect_or_start_by(&path, Path::new(PROGRAM)).expect("a server");
        Connection::open(stream, None).expect("a greeting")
    }

    /// The register as the server has it.
    pub fn register(&self) -> Register {
        self.connection().1.register
    }

    /// What unfinished forms the server keeps, newest first, as text.
    pub fn drafts(&self) -> Vec<(String, String)> {
        let (mut connection, mut greeting) = self.connection();
        match connection.ask(&mut greeting.register, Question::Drafts).expect("an answer") {
            Answer::Drafts(drafts) => {
                let text = |draft: Draft| (draft.name, String::from_utf8_lossy(&draft.body).into_owned());
                drafts.into_iter().map(text).collect()
            }
            other => panic!("no drafts: {other:?}"),
        }
    }

    /// Clerks whom every login may work as.
    pub fn list_clerks(&self, names: &[&str]) {
        let line =
            |name: &&str| format!("{{\"do\":\"list_clerk\",\"name\":\"{name}\",\"roles\":[\"clerk\"]}}\n");
        self.does(&names.iter().map(line).collect::<String>());
    }

    /// Receives so many proposals, `停车建议1` and on.
    pub fn receives(&self, count: u32) {
        let one = |n| format!("{{\"title\":\"停车建议{n}\",\"proposers\":[\"委员{n}\"]}}");
        let all: Vec<String> = (1..=count).map(one).collect();
        self.does(&format!("{{\"do\":\"receive\",\"proposals\":[{}]}}\n", all.join(",")));
    }

    /// Every process of this office.
    pub fn processes(&self) -> Vec<Process> {
        process::of(&self.path())
    }

    pub fn server(&self) -> Option<Process> {
        self.processes().into_iter().find(Process::is_server)
    }

    /// Waits until nobody is in the office any more.
    pub fn empties(&self) {
        within(PATIENCE, "the server ends when the last desk has left", || self.processes().is_empty());
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        if thread::panicking() {
            self.processes().iter().for_each(|process| process.signal(Signal::KILL));
        } else {
            self.empties();
        }
    }
}

/// Gives a program its input and waits for its end, but not for ever.
pub fn finish(mut command: Command, input: &str) -> Output {
    command.stdin(Stdio::piped());
    let mut child = command.spawn().expect("started");
    let (mut stdin, input) = (child.stdin.take().expect("a pipe"), input.to_owned());
    // A program may end before it has read everything.
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let (out, err) = (drain(child.stdout.take()), drain(child.stderr.take()));
    let pid = child.id();
    let mut status = None;
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        within(PATIENCE, "the command ends", || {
            status = child.try_wait().expect("waited");
            status.is_some()
        });
    }));
    if ended.is_err() {
        process::send(pid, Signal::KILL);
        panic!("{command:?} hangs");
    }
    writer.join().expect("the writer");
    let output = |drained: thread::JoinHandle<Vec<u8>>| drained.join().expect("the reader");
    Output { status: status.expect("ended"), stdout: output(out), stderr: output(err) }
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut all = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut all);
        }
        all
    })
}
