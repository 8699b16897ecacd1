//! `tian do FILE`: commands as JSON lines, each answered with its entry number or its refusal.

use super::args::{DoArgs, OfficeArgs};
use super::exit::{Exit, why};
use super::lines;
use super::output::Output;
use super::place::{Place, now};
use crate::office::{Command, Entry, Fact, Occasion, PendingId, Register, decide};
use crate::wire::connection::SubmitError;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::Path;

/// Longest line, in bytes: a proposal with its text fits a thousand times over.
const LINE_LIMIT: u64 = 64 << 20;

/// How a line ended.
enum Outcome {
    Done(Value),
    Refused(Value),
    Faulty(Value),
}

/// Carries out every line. The worst outcome decides the exit code.
pub fn run(office: &OfficeArgs, args: &DoArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let mut input = open(&args.file)?;
    let mut output = Output::new();
    let (mut refused, mut faulty) = (0, 0);
    for number in 1_u64.. {
        let Some(line) = next_line(&mut input, number)? else { break };
        if line.trim().is_empty() {
            continue;
        }
        let answer = match one(&mut place, &line, args.dry_run)? {
            Outcome::Done(answer) => answer,
            Outcome::Refused(answer) => {
                refused += 1;
                answer
            }
            Outcome::Faulty(answer) => {
                faulty += 1;
                answer
            }
        };
        let mut whole = json!({ "line": number });
        if let (Value::Object(whole), Value::Object(answer)) = (&mut whole, answer) {
            whole.extend(answer);
        }
        output.json(&whole)?;
        output.flush()?;
    }
    match (refused, faulty) {
        (0, 0) => Ok(()),
        (refused, 0) => Err(Exit::Refused(format!("有{refused}行未获准，其余已办"))),
        (refused, faulty) => Err(Exit::Usage(format!("有{faulty}行读不懂，{refused}行未获准，其余已办"))),
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Exit> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(stdin())));
    }
    let file = File::open(path)
        .map_err(|error| Exit::Usage(format!("{}打不开：{}", path.display(), why(&error))))?;
    Ok(Box::new(BufReader::new(file)))
}

fn next_line(input: &mut dyn BufRead, number: u64) -> Result<Option<String>, Exit> {
    let mut bytes = Vec::new();
    let read = input.take(LINE_LIMIT).read_until(b'\n', &mut bytes)?;
    if read as u64 == LINE_LIMIT {
        return Err(Exit::Usage(format!("第{number}行太长(超过{}兆)，以后各行都没有办理", LINE_LIMIT >> 20)));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Exit::Usage(format!("第{number}行不是 UTF-8 文字，以后各行都没有办理")))?;
    Ok((read > 0).then_some(text))
}

fn one(place: &mut Place, line: &str, dry_run: bool) -> Result<Outcome, Exit> {
    let command = match lines::command(&place.register, line) {
        Ok(command) => command,
        Err(fault) => return Ok(Outcome::Faulty(json!({ "ok": false, "fault": fault }))),
    };
    if dry_run {
        return Ok(rehearse(place, &command));
    }
    match place.try_submit(command) {
        Ok(entry) => Ok(Outcome::Done(with_moves(&place.register, &entry, done(&entry)))),
        Err(SubmitError::Refused(refusal)) => Ok(Outcome::Refused(refused(&refusal))),
        Err(SubmitError::Failed(sentence)) => Err(Exit::Broken(sentence)),
        Err(SubmitError::Lost(error)) => Err(Exit::broken(error)),
    }
}

/// Decides on this process's copy and applies it there, so that later lines build upon it; nothing is sent.
fn rehearse(place: &mut Place, command: &Command) -> Outcome {
    let occasion = Occasion { clerk: place.clerk, at: now() };
    let granted = match decide(&place.register, command, &occasion) {
        Ok(granted) => granted,
        Err(refusal) => return Outcome::Refused(refused(&refusal)),
    };
    let entry = Entry {
        seq: place.register.seq() + 1,
        at: occasion.at,
        clerk: occasion.clerk,
        ticket: [0; 16],
        verb: granted.verb,
        turn: granted.turn,
        facts: granted.facts,
    };
    match place.register.append(&entry) {
        Ok(()) => {
            let answer =
                json!({ "ok": true, "dry_run": true, "verb": entry.verb, "proposals": entry.proposals() });
            Outcome::Done(with_moves(&place.register, &entry, answer))
        }
        Err(broken) => Outcome::Faulty(json!({ "ok": false, "fault": broken.to_string() })),
    }
}

/// What changed rules or holidays says besides: which dates moved.
fn with_moves(register: &Register, entry: &Entry, mut answer: Value) -> Value {
    if let Value::Object(answer) = &mut answer {
        answer.extend(lines::moves::told(register, entry));
    }
    answer
}

fn done(entry: &Entry) -> Value {
    let mut answer =
        json!({ "ok": true, "entry": entry.seq, "verb": entry.verb, "proposals": entry.proposals() });
    if let (Some(id), Value::Object(answer)) = (waits(entry), &mut answer) {
        answer.insert("pending".to_owned(), json!(id));
    }
    answer
}

/// The number under which a command now waits for a second clerk.
fn waits(entry: &Entry) -> Option<PendingId> {
    entry.facts.iter().find_map(|fact| match fact {
        Fact::Pending(change) => change.now.as_ref().filter(|now| now.answer.is_none()).map(|now| now.id),
        _ => None,
    })
}

fn refused(refusal: &crate::office::Refusal) -> Value {
    json!({ "ok": false, "refused": refusal.name(), "sentence": refusal.to_string() })
}
