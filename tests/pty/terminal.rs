//! The terminal: given back as it was, drawn at any size, with or without colours, and awake only when there is something
//! to do.

use crate::kit::screen::Held;
use crate::kit::terminal::Make;
use crate::kit::{Desk, Dice, Office, within};
use rustix::process::Signal;
use rustix::termios::LocalModes;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

const PLAIN: Make = Make { cols: 80, rows: 24, mute: false };
const BEGIN: &str = "这个办公室还没有收件";

fn is_given_back(desk: &Desk) -> bool {
    let (screen, modes) = (desk.screen(), desk.terminal.modes());
    let shell = modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
    shell && screen.held == Held::default()
}

#[test]
fn the_keypad_sends_digits_whatever_the_program_before_left() {
    let office = Office::new();
    let desk = office.shell("printf '\\033='; exec \"$0\" --office \"$1\"");
    let screen = desk.sees(BEGIN);
    assert!(!screen.keypad, "{screen}");
    desk.quit();
}

#[test]
fn the_terminal_is_given_back_however_the_desk_ends() {
    let office = Office::new();
    for end in [None, Some(Signal::TERM), Some(Signal::HUP), Some(Signal::INT)] {
        let mut desk = office.desk();
        let screen = desk.sees(BEGIN);
        assert!(screen.held.screen && screen.held.pastes, "{screen}");
        assert!(!desk.terminal.modes().intersects(LocalModes::ICANON | LocalModes::ECHO));
        match end {
            Some(signal) => desk.signal(signal),
            None => desk.send("\x18\x05"),
        }
        desk.ends();
        within(Duration::from_secs(5), "given back", || is_given_back(&desk));
        assert!(
            desk.screen().rows.iter().all(String::is_empty),
            "{end:?} left something:\n{}",
            desk.screen()
        );
    }
}

/// Stopped by the shell's job control, the desk gives the terminal back; continued, it draws everything anew.
#[test]
fn a_stopped_desk_goes_on_where_it_was() {
    let office = Office::new();
    let mut desk = office.desk();
    desk.sees(BEGIN);
    // In the middle of drawing, if it can be hit: nothing is drawn on a terminal that was given back.
    (0..20).for_each(|_| desk.send("\x0c"));
    desk.signal(Signal::TSTP);
    let stat = format!("/proc/{}/stat", desk.pid);
    let state =
        || fs::read_to_string(&stat).unwrap_or_default().rsplit_once(')').map(|(_, s)| s.as_bytes()[1]);
    within(Duration::from_secs(10), "stopped", || state() == Some(b'T'));
    within(Duration::from_secs(5), "given back", || is_given_back(&desk));
    desk.signal(Signal::CONT);
    let screen = desk.wait_for("the desk again", |screen| screen.held.screen && screen.has(BEGIN));
    assert!(screen.held.pastes && screen.has("1收件"), "{screen}");
    assert!(!desk.terminal.modes().intersects(LocalModes::ICANON | LocalModes::ECHO));
    desk.quit();
}

#[test]
fn any_size_is_drawn_and_a_size_too_small_says_so() {
    let office = Office::new();
    office.receives(30);
    let mut desk = office.desk();
    desk.sees("停车建议9");
    let mut dice = Dice::new(6);
    for _ in 0..200 {
        let (cols, rows) = (1 + dice.below(200), 1 + dice.below(60));
        desk.terminal.resize(u16::try_from(cols).expect("small"), u16::try_from(rows).expect("small"));
        if dice.below(8) == 0 {
            desk.send(
                ["\t", "\x1b[6~", "\r", "\x1b", "\x1b[24~"][usize::try_from(dice.below(5)).expect("small")],
            );
        }
        assert!(desk.lives(), "ended at {cols}x{rows}\n{}", desk.screen());
    }
    desk.terminal.resize(59, 24);
    desk.wait_for("the sentence", |screen| screen.cols == 59 && screen.has("窗口太小：现为59x24"));
    desk.terminal.resize(80, 15);
    desk.wait_for("the sentence", |screen| screen.rows.len() == 15 && screen.has("窗口太小：现为80x15"));
    desk.terminal.resize(60, 16);
    desk.wait_for("the desk", |screen| screen.cols == 60 && screen.has("1收件"));
    desk.terminal.resize(80, 24);
    desk.wait_for("the desk", |screen| screen.cols == 80 && screen.has("1收件"));
    desk.quit();
}

#[test]
fn nobody_computes_while_nobody_types() {
    let office = Office::new();
    office.receives(3);
    let mut desk = office.desk();
    desk.sees("停车建议3");
    desk.settled();
    // What was said fades after some seconds, and that is a picture more; here nothing was said.
    let server = office.server().expect("a server");
    let used = || (crate::kit::process::ticks(desk.pid), server.ticks());
    let before = used();
    let until = Instant::now() + Duration::from_secs(3);
    while Instant::now() < until {
        sleep(Duration::from_millis(100));
    }
    let after = used();
    assert!(after.0 - before.0 <= 2 && after.1 - before.1 <= 2, "{before:?} {after:?}");
    desk.quit();
}

#[test]
fn without_colours_nothing_is_missing() {
    let office = Office::new();
    office.receives(3);
    let coloured = office.desk();
    let with = coloured.sees("停车建议3");
    assert!(with.coloured, "{with}");
    coloured.quit();
    for env in [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "vt220")] {
        let mut desk = office.desk_with(&[], &[env], PLAIN);
        let without = desk.sees("停车建议3");
        assert_eq!(without.coloured, env.1 == "vt220", "{env:?}");
        assert_eq!(without.rows, with.rows, "{env:?}");
        desk.send_and_see(" ", "已标1件");
        desk.quit();
    }
}

/// Some lines do not know the size of their terminal and say nought.
#[test]
fn a_terminal_without_a_size_ends_nothing_and_is_drawn_once_it_has_one() {
    let office = Office::new();
    let desk = office.desk_with(&[], &[], Make { cols: 0, rows: 0, mute: true });
    desk.wait_for("something", |screen| screen.held.screen || !desk.lives());
    desk.terminal.resize(80, 24);
    desk.sees(BEGIN);
    desk.quit();
}

#[test]
fn a_terminal_that_answers_nothing_is_served_all_the_same() {
    let office = Office::new();
    let desk = office.desk_with(&[], &[], Make { mute: true, ..PLAIN });
    desk.sees(BEGIN);
    desk.quit();
}
