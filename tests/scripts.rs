//! Proves what a clerk sees: scripts of keys against golden screens. `TIAN_BLESS=1` writes the screens as they are now.
//!
//! A script is plain text, one step a line: `office NAME` and `size COLSxROWS` first; then `press KEYS`, `type TEXT`,
//! `text TEXT` (one piece: a paste, or what an input method committed), `do ACTION`, `wait MILLISECONDS`,
//! `resize COLSxROWS`, `others ACTION NUMBERS` (a colleague files, withdraws, keys a form of a batch, keys a sheet a second
//! time, settles one, or changes the share of sheets keyed twice); and `screen`, followed by the rows that
//! must be seen, each with a `|` before it, and the place of the cursor. `#` begins a comment.

mod desk_kit;

use desk_kit::Desk;
use std::fs;
use std::path::Path;
use tian::desk::Msg;
use tian::office::queries::batches::open;
use tian::office::verbs::answer::Survey;
use tian::office::verbs::assign::Units;
use tian::office::verbs::file::File;
use tian::office::verbs::keying::{SecondKey, SettleSheet};
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::withdraw::Withdraw;
use tian::office::{ClerkId, Command, Given, ProposalId, SheetId};

fn size(text: &str) -> (u16, u16) {
    let (cols, rows) = text.split_once('x').unwrap_or_else(|| panic!("not a size: {text}"));
    (cols.parse().unwrap(), rows.parse().unwrap())
}

fn others(desk: &mut Desk, what: &str) {
    let mut words = what.split_whitespace();
    let verb = words.next().unwrap_or_default();
    if let "share" | "keys" | "second" | "settle" = verb {
        let command = on_paper(desk, verb, &words.collect::<Vec<_>>());
        return desk.other(ClerkId(if verb == "share" { 1 } else { 2 }), command);
    }
    let proposals: Vec<ProposalId> = words.map(|word| ProposalId(word.parse().unwrap())).collect();
    let command = match verb {
        "file" => {
            Command::File(File { proposals, category: Some("4".to_owned()), to: Units::default(), on: None })
        }
        "withdraw" => {
            Command::Withdraw(Withdraw { proposals, reason: "提案者要求".to_owned(), on: None })
        }
        other => panic!("others cannot {other}"),
    };
    desk.other(ClerkId(2), command);
}

/// `share PERCENT`: so many sheets of a batch are keyed twice. Of the batch open first: `keys INTAKE DIGITS`, a form is
/// keyed; `second PLACE DIGITS`, a sheet is keyed a second time; `settle PLACE DIGITS`, one is settled.
fn on_paper(desk: &Desk, verb: &str, words: &[&str]) -> Command {
    let register = desk.register();
    if verb == "share" {
        let mut rules = Box::new(register.current().unwrap().rules.clone());
        rules.feedback.keying.second_share = words[0].parse().unwrap();
        return Command::SetRules(SetRules { session: None, rules, recompute: false });
    }
    let batch = open(register).next().unwrap().id;
    let place: u32 = words[0].parse().unwrap();
    let given = words[1].bytes().map(|digit| Given::Digit(digit - b'0')).collect();
    let sheet = SheetId { batch, place };
    match verb {
        "keys" => {
            let proposal = ProposalId(place);
            Command::Answer(Survey { proposal, given, batch: Some(batch), ..Survey::default() })
        }
        "settle" => Command::SettleSheet(SettleSheet { sheet, given }),
        _ => Command::SecondKey(SecondKey { sheet, given }),
    }
}

fn step(desk: &mut Desk, verb: &str, rest: &str) {
    match verb {
        "press" => desk.press(rest),
        "type" => desk.type_text(rest),
        "text" => desk.hear(Msg::Text(rest.replace("\\n", "\n"))),
        "do" => desk.act(rest),
        "wait" => desk.wait(rest.parse().unwrap()),
        "resize" => {
            let (cols, rows) = size(rest);
            desk.hear(Msg::Resize(cols, rows));
        }
        "others" => others(desk, rest),
        other => panic!("no step called {other}"),
    }
}

/// Runs a script; returns it with the screens as they are.
fn run(script: &str) -> String {
    let mut out = String::new();
    let mut office = String::new();
    let mut desk: Option<Desk> = None;
    for line in script.lines() {
        if line.starts_with('|') || line.starts_with("cursor ") {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        let (verb, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        match (verb, &mut desk) {
            ("" | "#", _) => {}
            ("office", _) => rest.clone_into(&mut office),
            ("size", _) => desk = Some(Desk::open(desk_kit::office(&office), size(rest))),
            ("screen", Some(desk)) => out.push_str(&desk.screen()),
            (_, Some(desk)) => step(desk, verb, rest),
            (_, None) => panic!("no office and size yet: {line}"),
        }
    }
    out
}

#[test]
fn every_script_shows_its_screens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "desk")) {
        let script = fs::read_to_string(path).unwrap();
        let now = run(&script);
        if now == script {
            continue;
        }
        if std::env::var_os("TIAN_BLESS").is_some() {
            fs::write(path, now).unwrap();
        } else {
            let line = script.lines().zip(now.lines()).position(|(a, b)| a != b).unwrap_or(0);
            let (a, b) = (script.lines().nth(line), now.lines().nth(line));
            wrong.push(format!("{}:{}\n  should be {a:?}\n  is        {b:?}", path.display(), line + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
