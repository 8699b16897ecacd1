//! Signals and the death of the terminal. crossterm's poll never returns on a dead terminal, so the end of the desk hangs
//! on threads of its own: they tell the loop, and if it has not ended in time they end the process.

use super::{enter, give_back};
use crate::desk::msg::Msg;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, exit};
use std::io::{self, stdin, stdout};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// How long the loop may take to keep drafts and leave.
const GRACE: Duration = Duration::from_millis(200);

/// Watches signals and the terminal in threads of their own.
pub fn watch(news: &Sender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT])?;
    let told = news.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            match signal {
                SIGTSTP => stop(&told),
                SIGCONT => go_on(&told),
                _ => end(&told),
            }
        }
    })?;
    let told = news.clone();
    thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        await_hang_up();
        end(&told);
    })?;
    Ok(())
}

/// Blocks until the terminal is gone. Nothing is asked for, so only its end wakes this thread.
fn await_hang_up() {
    let stdin = stdin();
    loop {
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut fds, None) {
            Ok(_) if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => return,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// Ends the process if the loop does not. The loop may be stuck in writing to a terminal that takes nothing any more, so
/// giving the terminal back is tried aside, and nothing is flushed on the way out.
fn end(news: &Sender<Msg>) {
    let _ = news.send(Msg::HangUp);
    thread::sleep(GRACE);
    let (done, given_back) = channel();
    let aside = thread::Builder::new().name("farewell".to_owned()).spawn(move || {
        give_back();
        let _ = done.send(());
    });
    if aside.is_ok() {
        let _ = given_back.recv_timeout(GRACE);
    }
    exit(1);
}

/// Gives the terminal back, stops, and takes it again when the shell lets the desk go on.
fn stop(news: &Sender<Msg>) {
    // No frame is drawn on a terminal that was given back.
    let _still = stdout().lock();
    give_back();
    let _ = emulate_default_handler(SIGTSTP);
    go_on(news);
}

fn go_on(news: &Sender<Msg>) {
    // After a stop the terminal is taken anew, and may have another size.
    if enter().is_ok()
        && let Ok((cols, rows)) = crossterm::terminal::size()
    {
        let _ = news.send(Msg::Resize(cols, rows));
    }
}
