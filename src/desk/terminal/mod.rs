//! The terminal: taken, drawn on, given back, whatever happens. A terminal that dies ends the desk: nothing here can spin
//! or wait for ever on a line that was cut.

mod burst;
mod keys;
mod watch;

pub use keys::listen;
pub use watch::watch;

use crate::text::width::Ambiguous;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Print, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, Stdout, Write, stdout};
use std::panic;

/// The keypad sends digits (DECKPNM). A program before may have left it sending sequences that mean nothing here.
const NUMERIC_KEYPAD: Print<&str> = Print("\x1b>");

/// The screen; given back when dropped.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    /// What the terminal shows is not known any more.
    forgotten: bool,
}

impl Screen {
    /// Takes the terminal: raw mode, the alternate screen, bracketed paste. A panic anywhere gives it back first.
    pub fn take() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            give_back();
            before(what);
        }));
        // With NO_COLOR the library would write `ESC[;m` for every change of colour, and that also takes bold and
        // reverse away; without colours the theme asks for none, so nothing is lost by forcing.
        force_color_output(true);
        enter()?;
        Ok(Self { terminal: Terminal::new(CrosstermBackend::new(stdout()))?, forgotten: false })
    }

    /// Draws a frame, shown at once and not line by line where the terminal can.
    pub fn draw(&mut self, picture: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        // A stop from outside waits for the whole frame.
        let _whole = stdout().lock();
        queue!(stdout(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.forgotten) {
            // `Terminal::clear` would ask where the cursor is, and the answer would go to the thread that listens for keys.
            let size = self.terminal.size()?;
            self.terminal.resize(size.into())?;
        }
        self.terminal.draw(picture)?;
        execute!(stdout(), EndSynchronizedUpdate)
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.forgotten = true;
    }
}

/// Rings the bell.
pub fn ring() -> io::Result<()> {
    execute!(stdout(), Print('\u{7}'))
}

/// Columns and rows of the terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Asks the terminal how wide it draws a character of ambiguous width: prints one and looks where the cursor went.
/// A terminal that does not answer counts as narrow.
pub fn probe_ambiguous() -> Ambiguous {
    let moved = execute!(stdout(), cursor::MoveTo(0, 0), Print('“')).and_then(|()| cursor::position());
    let _ = execute!(stdout(), cursor::MoveTo(0, 0), Clear(ClearType::All));
    if matches!(moved, Ok((2, _))) { Ambiguous::Wide } else { Ambiguous::Narrow }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the terminal, at start and after a stop.
fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, NUMERIC_KEYPAD, Clear(ClearType::All))
}

/// Gives the terminal back as it was. Whatever fails here fails because the terminal is gone. The part that cannot be kept
/// waiting by a terminal that takes no output comes first.
fn give_back() {
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = stdout().flush();
}
