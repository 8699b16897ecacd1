//! The register as it was recorded by a day: the history applied again up to there.

use super::exit::Exit;
use super::place::Place;
use crate::office::calendar::beijing;
use crate::office::{Entry, Register};
use crate::wire::{Answer, Past, Question};
use chrono::NaiveDate;

/// How many entries are asked for at a time.
const PAGE: u32 = 500;

/// The register after every entry recorded by the end of a day in Beijing. Order is by number: the first entry of a
/// later day ends it.
pub fn recorded_by(place: &mut Place, day: NaiveDate) -> Result<Register, Exit> {
    let mut entries = history(place)?;
    entries.reverse();
    let mut register = Register::default();
    for entry in entries.iter().take_while(|entry| beijing(entry.at).date() <= day) {
        register.apply(entry).map_err(Exit::broken)?;
    }
    Ok(register)
}

/// Every entry, newest first.
fn history(place: &mut Place) -> Result<Vec<Entry>, Exit> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let before = entries.last().map(|entry| entry.seq);
        if before == Some(1) {
            return Ok(entries);
        }
        let question = Question::History(Past { before, limit: PAGE, ..Past::default() });
        match place.ask(question)? {
            Answer::History(more) if more.is_empty() => return Ok(entries),
            Answer::History(more) => entries.extend(more),
            _ => return Err(Exit::Broken("服务没有给出历史记录，请重试".to_owned())),
        }
    }
}
