//! The line is cut, or the process killed, in the middle of typing: nothing runs on, and what was typed is offered again.

use crate::kit::terminal::Make;
use crate::kit::{Desk, Dice, Office, keys, within};
use rustix::process::Signal;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a desk may live after its terminal is gone.
const GONE: Duration = Duration::from_secs(2);
/// A draft is in the server so long after a key, whatever happens to the desk.
const KEPT: Duration = Duration::from_millis(1200);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Cut {
    Line,
    Term,
    Hup,
    Kill,
}

const CUTS: [Cut; 4] = [Cut::Line, Cut::Term, Cut::Hup, Cut::Kill];

/// A piece of text, and when the desk had taken it.
struct Piece {
    text: String,
    taken: Instant,
}

/// Types pieces nobody else types, at a pace that looks like a person's, until a random moment.
fn type_on(desk: &mut Desk, round: u64, dice: &mut Dice, until: Instant) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while Instant::now() < until {
        let text = format!("甲{round}乙{}丙", pieces.len());
        desk.send(&text);
        let seen = text.clone();
        desk.wait_for("the text in the form", move |screen| screen.rows.concat().contains(&seen));
        pieces.push(Piece { text, taken: Instant::now() });
        sleep(Duration::from_millis(dice.below(120)));
    }
    pieces
}

fn cut(desk: &mut Desk, how: Cut) {
    match how {
        Cut::Line => {}
        Cut::Term => desk.signal(Signal::TERM),
        Cut::Hup => desk.signal(Signal::HUP),
        Cut::Kill => desk.signal(Signal::KILL),
    }
    desk.hang_up_within(how == Cut::Line, GONE);
}

fn rounds() -> u64 {
    std::env::var("TIAN_HANGUP_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10)
}

/// Opens the form of a new proposal, or takes up the one left by the round before.
fn open_form(office: &Office, begun: bool) -> Desk {
    let mut desk = office.desk();
    if begun {
        desk.sees("上次没写完的表单");
        desk.send_and_see(keys::ENTER, "收件");
        desk.wait_for("the form as it was left", |screen| screen.lacks("上次没写完") && screen.has("甲"));
        desk.send(keys::CLEAR);
        desk.wait_for("an empty field", |screen| screen.lacks("甲"));
    } else {
        desk.sees("停车建议1");
        desk.send_and_see(keys::INSERT, "F8 确定");
    }
    desk
}

#[test]
fn what_was_typed_survives_the_line_and_nothing_runs_on() {
    let office = Office::new();
    office.receives(1);
    let mut dice = Dice::new(rounds());
    for round in 0..rounds() {
        let how = CUTS[usize::try_from(dice.below(4)).expect("small")];
        let mut desk = open_form(&office, round > 0);
        let most = if how == Cut::Kill { 1900 } else { 900 };
        let until = Instant::now() + Duration::from_millis(100 + dice.below(most));
        let pieces = type_on(&mut desk, round, &mut dice, until);
        let now = Instant::now();
        cut(&mut desk, how);
        if dice.below(5) == 0 {
            office.empties();
        }
        let drafts = office.drafts();
        let [(name, body)] = drafts.as_slice() else { panic!("round {round}, {how:?}: {drafts:?}") };
        assert_eq!(name, "new");
        // Only a killed desk loses anything, and never more than the last second.
        let lost = |piece: &&Piece| !body.contains(&piece.text);
        let told = |piece: &Piece| (how != Cut::Kill) || now.duration_since(piece.taken) >= KEPT;
        let wrongly: Vec<_> = pieces.iter().filter(lost).filter(|p| told(p)).map(|p| &p.text).collect();
        assert!(wrongly.is_empty(), "round {round}, {how:?}: {wrongly:?} not in {body}");
    }
}

/// The server goes with the last desk, not with the one that started it.
#[test]
fn the_server_outlives_the_line_it_was_started_from() {
    let office = Office::new();
    let mut first = office.desk();
    first.sees("还没有收件");
    let server = office.server().expect("a server");
    let second = office.desk();
    second.sees("还没有收件");
    first.hang_up_within(true, GONE);
    office.receives(1);
    second.sees("1收件 1");
    assert_eq!(office.server(), Some(server));
    second.quit();
    office.empties();
}

/// A shell between the line and the desk that does not pass the news on changes nothing.
#[test]
fn a_desk_below_a_shell_that_ignores_the_hang_up_ends_too() {
    let office = Office::new();
    office.receives(1);
    let script = "trap '' HUP; \"$0\" --office \"$1\"; exit 7";
    let mut shell = office.shell(script);
    shell.sees("停车建议1");
    let is_desk = |args: &[String]| args.get(1).is_some_and(|arg| arg == "--office");
    assert!(office.processes().iter().any(|process| is_desk(&process.args)));
    shell.terminal.hang_up();
    within(GONE, "the desk ends", || !office.processes().iter().any(|process| is_desk(&process.args)));
    shell.ends();
}

/// A terminal that takes no output any more (flow control, a full line) cannot keep a desk alive.
#[test]
fn a_desk_that_cannot_write_ends_when_it_is_told() {
    let office = Office::new();
    office.receives(30);
    for signal in [Signal::TERM, Signal::HUP] {
        let mut desk = office.desk_with(&[], &[], Make { cols: 200, rows: 60, mute: false });
        desk.sees("停车建议9");
        desk.terminal.go_deaf();
        fill(&mut desk);
        desk.signal(signal);
        assert!(desk.end(GONE).is_some(), "{signal:?}");
    }
}

/// Asks for whole frames until the line takes no more of them.
fn fill(desk: &mut Desk) {
    let (mut untaken, mut still) = (0, 0);
    while still < 25 {
        desk.send("\x0c");
        sleep(Duration::from_millis(20));
        let now = desk.terminal.untaken();
        still = if now == untaken { still + 1 } else { 0 };
        untaken = now;
    }
    assert!(untaken > 0);
}
