//! What happened, in one line each: entries and reminders.

use crate::office::calendar::beijing;
use crate::office::reminder::Reminder;
use crate::office::{Entry, Register, Turn};
use crate::text::date::show;
use crate::text::locale::say;

/// An entry in one line: when, who, what, how many.
pub fn step(entry: &Entry, register: &Register) -> String {
    let when = beijing(entry.at).format("%Y-%m-%d %H:%M");
    let who = register.clerk_name(entry.clerk);
    let what = match entry.turn {
        Turn::Plain => entry.verb.title().to_owned(),
        Turn::Undoes(seq) => say::undoes(seq),
        Turn::Redoes(seq) => say::redoes(seq),
    };
    let count = entry.proposals().len();
    let many = if count > 1 { say::among(count) } else { String::new() };
    format!("{when}  {who}  {what}{many}  [{}]", entry.seq)
}

/// A reminder in one line: when, whom, which step, how.
pub fn reminder(reminder: &Reminder, register: &Register) -> String {
    let ladder = register.current().map(|session| session.rules.ladder.as_slice()).unwrap_or_default();
    let level = ladder.get(usize::from(reminder.level)).map_or("", |level| level.name.as_str());
    let unit = register.unit_name(reminder.unit);
    let letter = if reminder.letter.is_empty() { String::new() } else { format!("  {}", reminder.letter) };
    format!("{}  {unit}  {level}({}){letter}", show(reminder.on), reminder.way.title())
}
