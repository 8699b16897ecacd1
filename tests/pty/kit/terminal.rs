//! A terminal: the master's end of a pseudo-terminal, read by a thread into an emulator that draws, answers questions
//! about the cursor and can be cut off at any moment.

use super::screen::{Held, Screen};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::OwnedFd;
use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
use rustix::termios::{LocalModes, tcgetattr};
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use vt100::{Callbacks, Color, Parser};

/// A terminal with a program in it.
pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    mouth: Option<File>,
    ear: Option<(JoinHandle<()>, UnixStream)>,
    shown: Arc<Shown>,
}

/// How the terminal is.
#[derive(Debug, Clone, Copy)]
pub struct Make {
    pub cols: u16,
    pub rows: u16,
    /// It never answers where the cursor is.
    pub mute: bool,
}

/// What was shown, and who waits for it.
#[derive(Default)]
struct Shown {
    state: Mutex<Screen>,
    moved: Condvar,
}

/// What the emulator notices beside the cells.
#[derive(Default)]
struct Notes {
    drawing: bool,
    pictures: u32,
    bells: u32,
    answers: Vec<u8>,
}

impl Callbacks for Notes {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.bells += 1;
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        mark: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        end: char,
    ) {
        match (mark, params, end) {
            (Some(b'?'), [[2026]], 'h') => self.drawing = true,
            (Some(b'?'), [[2026]], 'l') => {
                self.drawing = false;
                self.pictures += 1;
            }
            (None, [[6]], 'n') => {
                let (row, col) = screen.cursor_position();
                self.answers.extend(format!("\x1b[{};{}R", row + 1, col + 1).into_bytes());
            }
            _ => {}
        }
    }
}

impl Terminal {
    /// Runs a program in a new terminal.
    pub fn run(command: CommandBuilder, make: Make) -> (Self, Box<dyn Child + Send + Sync>) {
        let size = PtySize { rows: make.rows, cols: make.cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        let (mouth, ear) = (copy(&*pair.master), copy(&*pair.master));
        let shown = Arc::new(Shown::default());
        let (wire, cut) = UnixStream::pair().expect("a pair");
        let listener = Listener {
            answers: (!make.mute).then(|| mouth.try_clone().expect("copied")),
            ear,
            cut,
            parser: Parser::new_with_callbacks(make.rows.max(1), make.cols.max(1), 0, Notes::default()),
            shown: Arc::clone(&shown),
        };
        let thread = thread::spawn(move || listener.listen());
        let terminal =
            Self { master: Some(pair.master), mouth: Some(mouth), ear: Some((thread, wire)), shown };
        (terminal, child)
    }

    /// Types: all of it arrives at once.
    pub fn send(&mut self, bytes: &[u8]) {
        if let Some(mouth) = &mut self.mouth {
            // A program that has ended does not listen.
            let _ = mouth.write_all(bytes);
        }
    }

    /// The program is told of another size. The emulator takes it with the first byte after it.
    pub fn resize(&self, cols: u16, rows: u16) {
        self.shown().cols = 0;
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        if let Some(master) = &self.master {
            master.resize(size).expect("resized");
        }
    }

    /// Cuts the line, as a lost SSH connection does: no end of the master stays open.
    pub fn hang_up(&mut self) {
        self.go_deaf();
        self.mouth = None;
        self.master = None;
    }

    /// From now on nothing the program writes is taken.
    pub fn go_deaf(&mut self) {
        if let Some((thread, wire)) = self.ear.take() {
            drop(wire);
            thread.join().expect("the listener");
        }
    }

    /// Bytes the program wrote that nobody has taken yet.
    pub fn untaken(&self) -> u64 {
        self.mouth.as_ref().map_or(0, |mouth| rustix::io::ioctl_fionread(mouth).expect("a count"))
    }

    /// The last whole picture.
    pub fn screen(&self) -> Screen {
        self.shown().clone()
    }

    /// How the terminal is set: raw, or as a shell wants it.
    pub fn modes(&self) -> LocalModes {
        let mouth = self.mouth.as_ref().expect("not hung up");
        tcgetattr(mouth).expect("its settings").local_modes
    }

    /// Waits for a picture; the last one, if it does not come.
    pub fn wait(&self, limit: Duration, is_so: impl Fn(&Screen) -> bool) -> Result<Screen, Screen> {
        let until = Instant::now() + limit;
        let mut shown = self.shown();
        loop {
            if is_so(&shown) {
                return Ok(shown.clone());
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(shown.clone());
            }
            shown = self.shown.moved.wait_timeout(shown, left).expect("no panic").0;
        }
    }

    fn shown(&self) -> MutexGuard<'_, Screen> {
        self.shown.state.lock().expect("no panic")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.hang_up();
    }
}

/// A descriptor of one's own for the master, so that every copy of it is known and can be closed.
fn copy(master: &dyn MasterPty) -> File {
    let number = master.as_raw_fd().expect("a descriptor");
    let this = pidfd_open(getpid(), PidfdFlags::empty()).expect("this process");
    let own: OwnedFd = pidfd_getfd(this, number, PidfdGetfdFlags::empty()).expect("a copy");
    File::from(own)
}

/// The thread behind the screen.
struct Listener {
    ear: File,
    answers: Option<File>,
    cut: UnixStream,
    parser: Parser<Notes>,
    shown: Arc<Shown>,
}

impl Listener {
    fn listen(mut self) {
        let mut bytes = vec![0; 65_536];
        while self.awaits_more() {
            match self.ear.read(&mut bytes) {
                Ok(count) if count > 0 => self.take(&bytes[..count]),
                // The program has closed its end.
                _ => break,
            }
        }
    }

    /// Waits for bytes; `false`: the line is cut.
    fn awaits_more(&self) -> bool {
        let mut both = [PollFd::new(&self.ear, PollFlags::IN), PollFd::new(&self.cut, PollFlags::IN)];
        let polled = poll(&mut both, None);
        polled.is_err() || both[1].revents().is_empty()
    }

    /// Draws picture by picture, so that none is missed.
    fn take(&mut self, bytes: &[u8]) {
        const WHOLE: &[u8] = b"\x1b[?2026l";
        self.follow_size();
        let mut rest = bytes;
        while let Some(at) = rest.windows(WHOLE.len()).position(|window| window == WHOLE) {
            let (picture, after) = rest.split_at(at + WHOLE.len());
            self.draw(picture);
            rest = after;
        }
        if !rest.is_empty() {
            self.draw(rest);
        }
    }

    fn draw(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().answers);
        if let Some(mouth) = self.answers.as_mut().filter(|_| !answers.is_empty()) {
            let _ = mouth.write_all(&answers);
        }
        if self.parser.callbacks().drawing {
            return;
        }
        let screen = picture(&self.parser);
        *self.shown.state.lock().expect("no panic") = screen;
        self.shown.moved.notify_all();
    }

    fn follow_size(&mut self) {
        let Ok(size) = rustix::termios::tcgetwinsize(&self.ear) else { return };
        // The emulator knows no terminal without a size.
        let (rows, cols) = (size.ws_row.max(1), size.ws_col.max(1));
        if self.parser.screen().size() != (rows, cols) {
            self.parser.screen_mut().set_size(rows, cols);
        }
    }
}

fn picture(parser: &Parser<Notes>) -> Screen {
    let (screen, notes) = (parser.screen(), parser.callbacks());
    let (height, cols) = screen.size();
    let cells = (0..height).flat_map(|row| (0..cols).filter_map(move |col| screen.cell(row, col)));
    let mut coloured = cells.map(|cell| (cell.fgcolor(), cell.bgcolor()));
    Screen {
        rows: screen.rows(0, cols).map(|row| row.trim_end().to_owned()).collect(),
        cursor: screen.cursor_position(),
        cols,
        held: Held {
            screen: screen.alternate_screen(),
            pastes: screen.bracketed_paste(),
            cursor: screen.hide_cursor(),
        },
        keypad: screen.application_keypad(),
        coloured: coloured.any(|colours| colours != (Color::Default, Color::Default)),
        bells: notes.bells,
        pictures: notes.pictures,
    }
}
