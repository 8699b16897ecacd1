//! `tian reminders`: what was sent to which unit, and about what.

use super::args::{JsonFlag, OfficeArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::Place;
use crate::desk::history::reminder as row;
use crate::desk::telling::beyond::proposal;
use crate::office::Register;
use crate::office::reminder::{Reminder, ReminderItem};
use serde_json::{Value, json};

/// Lists them in the order they were sent.
pub fn run(office: &OfficeArgs, args: JsonFlag) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    Output::new().each(
        register.reminders(),
        args.json,
        |reminder| json(register, reminder),
        |reminder| rows(register, reminder),
    )
}

/// A reminder as `--json` prints it; `level` counts from 0, as `tian do` reads it.
pub fn json(register: &Register, reminder: &Reminder) -> Value {
    let ladder = register.current().map(|session| session.rules.ladder.as_slice()).unwrap_or_default();
    let level = ladder.get(usize::from(reminder.level)).map(|level| &level.name);
    let item = |item: &ReminderItem| json!({ "proposal": named::json(register, item.proposal), "due": item.due, "what": item.what });
    json!({
        "number": reminder.id, "unit": register.unit_name(reminder.unit), "on": reminder.on,
        "level": reminder.level, "level_name": level, "way": reminder.way, "letter": reminder.letter,
        "items": reminder.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn rows(register: &Register, reminder: &Reminder) -> Vec<String> {
    let about = reminder.items.iter().map(|item| {
        let what = item.what.map_or("", |what| what.title());
        format!("  {} {what} 期限{}", proposal(item.proposal, register), item.due)
    });
    std::iter::once(row(reminder, register)).chain(about).collect()
}
