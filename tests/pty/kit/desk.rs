//! A desk in a terminal.

use super::PATIENCE;
use super::process;
use super::screen::Screen;
use super::terminal::Terminal;
use portable_pty::{Child, ExitStatus};
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// Keys as a terminal sends them.
pub mod keys {
    pub const ENTER: &str = "\r";
    pub const ESC: &str = "\x1b";
    pub const DOWN: &str = "\x1b[B";
    pub const END: &str = "\x1b[F";
    pub const F2: &str = "\x1bOQ";
    pub const F3: &str = "\x1bOR";
    pub const F5: &str = "\x1b[15~";
    pub const F7: &str = "\x1b[18~";
    pub const F8: &str = "\x1b[19~";
    pub const MARK_ALL: &str = "\x14";
    pub const INSERT: &str = "\x1b[2~";
    pub const CLEAR: &str = "\x15";
    pub const UNDO: &str = "\x15";
    pub const REDO: &str = "\x12";
}

/// Waits as long as lies between two keys of a person; less tells a paste, or an escape sequence.
pub fn pause() {
    std::thread::sleep(Duration::from_millis(60));
}

/// A desk, or any program that runs in a terminal.
pub struct Desk {
    pub terminal: Terminal,
    child: Box<dyn Child + Send + Sync>,
    pub pid: u32,
}

impl Desk {
    pub fn new((terminal, child): (Terminal, Box<dyn Child + Send + Sync>)) -> Self {
        let pid = child.process_id().expect("a process");
        Self { terminal, child, pid }
    }

    pub fn screen(&self) -> Screen {
        self.terminal.screen()
    }

    /// Types a key or a piece of text that arrives at once.
    pub fn send(&mut self, keys: &str) {
        self.terminal.send(keys.as_bytes());
    }

    /// Waits for a picture.
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&Screen) -> bool) -> Screen {
        self.terminal.wait(PATIENCE, is_so).unwrap_or_else(|last| panic!("never: {what}\n{last}"))
    }

    /// Waits until the screen has a text.
    pub fn sees(&self, text: &str) -> Screen {
        self.wait_for(text, |screen| screen.has(text))
    }

    /// Types, then waits until the screen has a text.
    pub fn send_and_see(&mut self, keys: &str, text: &str) -> Screen {
        self.send(keys);
        self.sees(text)
    }

    /// Esc, by itself.
    pub fn escape(&mut self) {
        pause();
        self.send(keys::ESC);
        pause();
    }

    /// Waits until the program has taken everything typed so far: the answer to a key that only redraws comes last.
    pub fn settled(&mut self) -> Screen {
        pause();
        let before = self.screen().pictures;
        self.send("\x0c");
        self.wait_for("a picture after C-l", |screen| screen.pictures > before)
    }

    pub fn lives(&self) -> bool {
        process::lives(self.pid)
    }

    pub fn signal(&self, signal: Signal) {
        process::send(self.pid, signal);
    }

    /// How it ended, if it did so in time.
    pub fn end(&mut self, limit: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + limit;
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                _ if Instant::now() > until => return None,
                _ => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    /// Waits for its end.
    pub fn ends(&mut self) -> ExitStatus {
        let status = self.end(PATIENCE);
        status.unwrap_or_else(|| panic!("did not end\n{}", self.screen()))
    }

    /// Leaves by the key that works everywhere.
    pub fn quit(mut self) {
        self.send("\x18\x05");
        assert!(self.ends().success(), "{}", self.screen());
    }

    /// Waits for its end, after the line was cut if so wished.
    pub fn hang_up_within(&mut self, cut: bool, limit: Duration) {
        if cut {
            self.terminal.hang_up();
        }
        assert!(self.end(limit).is_some(), "lives on without its terminal");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Only a test that failed leaves one behind; its process is ours alone.
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal(Signal::KILL);
            let _ = self.child.wait();
        }
    }
}
