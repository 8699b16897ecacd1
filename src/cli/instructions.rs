//! `tian instructions`: what leaders wrote, and on what.

use super::args::{OfficeArgs, SessionArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::Place;
use super::sessions::within;
use crate::desk::telling::beyond::{instruction_row, subject};
use crate::office::Register;
use crate::office::info::Instruction;
use serde_json::{Value, json};

/// Lists them in the order they were recorded.
pub fn run(office: &OfficeArgs, args: &SessionArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let within = within(register, args.session.as_deref())?;
    Output::new().each(
        register.instructions().filter(|one| within(one.session)),
        args.json,
        |one| json(register, one),
        |one| vec![row(register, one)],
    )
}

/// An instruction as `--json` prints it; `subject` is written as `tian do` reads it.
pub fn json(register: &Register, one: &Instruction) -> Value {
    json!({
        "number": one.id, "session": register.session(one.session).map(|session| &session.name),
        "on": one.on, "by": one.by, "office": one.office, "level": one.level,
        "subject": one.subject, "title": subject(&one.subject, register), "words": one.words,
    })
}

fn row(register: &Register, one: &Instruction) -> String {
    format!("{} {}  批在《{}》", one.id, instruction_row(one), subject(&one.subject, register))
}
