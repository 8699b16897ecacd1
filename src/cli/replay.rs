//! The register as it was recorded by a day: the history applied again up to there.

use super::exit::Exit;
use super::place::Place;
use crate::office::calendar::beijing;
use crate::office::{Entry, ProposalId, Register};
use crate::wire::{Answer, Past, Question};
use chrono::NaiveDate;

/// How many entries are asked for at a time.
const PAGE: u32 = 500;

/// The register after every entry recorded by the end of a day in Beijing. Order is by number: the first entry of a
/// later day ends it.
pub fn recorded_by(place: &mut Place, day: NaiveDate) -> Result<Register, Exit> {
    let mut entries = history(place, None, usize::MAX)?;
    entries.reverse();
    let mut register = Register::default();
    for entry in entries.iter().take_while(|entry| beijing(entry.at).date() <= day) {
        register.apply(entry).map_err(Exit::broken)?;
    }
    Ok(register)
}

/// The entries of the office, or those that touched one proposal, newest first and at most so many.
pub fn history(place: &mut Place, of: Option<ProposalId>, most: usize) -> Result<Vec<Entry>, Exit> {
    let mut entries: Vec<Entry> = Vec::new();
    while entries.len() < most {
        let before = entries.last().map(|entry| entry.seq);
        if before == Some(1) {
            break;
        }
        let limit = u32::try_from(most - entries.len()).unwrap_or(PAGE).min(PAGE);
        match place.ask(Question::History(Past { proposal: of, before, limit, ..Past::default() }))? {
            Answer::History(more) if more.is_empty() => break,
            Answer::History(more) => entries.extend(more),
            _ => return Err(Exit::Broken("服务没有给出历史记录，请重试".to_owned())),
        }
    }
    Ok(entries)
}
