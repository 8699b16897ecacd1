//! The server is killed while desks work: they say so, find their way back by themselves, and what any of them was shown as
//! saved is there, once.

use crate::kit::{Desk, Dice, Office, PATIENCE, keys, within};
use rustix::process::Signal;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader, Write as _};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;
use tian::office::Register;

const EACH: u32 = 12;
const NAMES: [&str; 3] = ["张三", "李四", "王五"];

/// An office whose clerks wait for so many satisfaction forms.
pub fn replied(count: u32) -> Office {
    let office = Office::new();
    office.list_clerks(&NAMES);
    office.receives(count);
    let mut lines =
        String::from("{\"do\":\"list_units\",\"units\":[{\"code\":\"305\",\"name\":\"市教育局\"}]}\n");
    let all: Vec<String> = (1..=count).map(|n| n.to_string()).collect();
    let _ = writeln!(
        lines,
        "{{\"do\":\"file\",\"proposals\":[{}],\"category\":\"1\",\"lead\":\"305\"}}",
        all.join(",")
    );
    for n in 1..=count {
        let _ = writeln!(lines, "{{\"do\":\"reply\",\"proposal\":{n},\"class\":\"A\"}}");
    }
    office.does(&lines);
    office
}

/// The digits of the form of proposal `n`: all different, so that one keyed into another's place is noticed.
pub fn digits(n: u32) -> String {
    (0..6).map(|place| if n >> place & 1 == 1 { '1' } else { '2' }).collect()
}

pub fn answers(register: &Register) -> BTreeMap<u32, String> {
    let answered = |p: &tian::office::Proposal| {
        let opinion = p.opinions.values().next()?;
        assert!(opinion.corrected.is_empty(), "answered twice");
        let given = &opinion.answer.as_ref()?.given;
        Some((p.id.0, given.iter().map(ToString::to_string).collect()))
    };
    register.proposals().filter_map(answered).collect()
}

/// Types the forms `from..=to` as fast as the line takes them, as a clerk does who looks only at the paper.
fn key_in(desk: &mut Desk, numbers: impl Iterator<Item = u32>) {
    for n in numbers {
        desk.send(&format!("{n:02}"));
        desk.send(&digits(n));
        desk.send(keys::ENTER);
    }
}

#[test]
fn a_killed_server_costs_nothing_that_was_typed_and_nothing_is_done_twice() {
    let count = EACH * 3;
    let office = replied(count);
    let before = office.register().seq();
    let mut desks: Vec<Desk> = NAMES.iter().map(|name| office.desk_of(name)).collect();
    for desk in &mut desks {
        desk.sees("4测评");
        desk.send_and_see(keys::F5, "案号");
    }
    // First nobody can start another one: everybody says so, and keys on.
    let turn =
        File::options().append(true).open(office.path().join("start.lock")).expect("the turn to start");
    turn.lock().expect("locked");
    office.server().expect("a server").signal(Signal::KILL);
    for (at, desk) in (0..).zip(&mut desks) {
        desk.sees("与服务断开");
        key_in(desk, at * EACH + 1..=at * EACH + EACH / 2);
        desk.sees("待存");
    }
    drop(turn);
    for desk in &desks {
        desk.wait_for("connected again, all sent", |screen| {
            screen.lacks("与服务断开") && screen.lacks("待存")
        });
    }
    // Then it is killed in the middle of their keying.
    for (at, desk) in (0..).zip(&mut desks) {
        key_in(desk, at * EACH + EACH / 2 + 1..=(at + 1) * EACH);
    }
    sleep(Duration::from_millis(Dice::new(u64::from(std::process::id())).below(60)));
    office.server().expect("a server").signal(Signal::KILL);
    let all: BTreeMap<u32, String> = (1..=count).map(|n| (n, digits(n))).collect();
    let mut shown = BTreeMap::new();
    within(PATIENCE, "all forms are there", || {
        shown = answers(&office.register());
        shown == all
    });
    // One entry for each form: nothing was done twice.
    assert_eq!(office.register().seq(), before + u64::from(count));
    for desk in &desks {
        desk.wait_for("everything saved, on every screen", |screen| {
            screen.has(&format!("已回{count} ")) && screen.lacks("待存")
        });
    }
    office.ok(&["verify"]);
    desks.into_iter().for_each(Desk::quit);
}

/// What a script was told is saved is there after its server was killed under it, and the script is told the rest is not.
#[test]
fn a_script_whose_server_is_killed_is_told_what_was_saved() {
    let office = Office::new();
    office.receives(1);
    let mut script = office.command(&["do", "-"]).stdin(Stdio::piped()).spawn().expect("started");
    let mut mouth = script.stdin.take().expect("a pipe");
    let mut told = BufReader::new(script.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    let mut acknowledged = 0;
    let mut killed = false;
    for n in 0.. {
        if writeln!(mouth, "{{\"do\":\"receive\",\"title\":\"第{n}条\",\"proposers\":[\"王\"]}}").is_err()
        {
            break;
        }
        let Some(answer) = told.next() else { break };
        if !answer.contains("\"ok\":true") {
            break;
        }
        acknowledged += 1;
        if acknowledged > 20 && !std::mem::replace(&mut killed, true) {
            office.server().expect("a server").signal(Signal::KILL);
        }
        assert!(acknowledged < 1000, "never noticed");
    }
    drop(mouth);
    let output = script.wait_with_output().expect("ended");
    let sentence = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{sentence}");
    assert!(sentence.contains("断开"), "{sentence}");
    let register = office.register();
    let mut titles: Vec<&str> = register.proposals().map(|p| p.particulars.title.as_str()).collect();
    titles.retain(|title| title.starts_with('第'));
    let there: Vec<String> = (0..titles.len()).map(|n| format!("第{n}条")).collect();
    assert_eq!(titles, there);
    assert!(
        (acknowledged..=acknowledged + 1).contains(&titles.len()),
        "{acknowledged} told, {} there",
        titles.len()
    );
}
