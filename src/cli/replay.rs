//! The register as it was recorded by a day: the history applied again up to there.

use super::exit::Exit;
use super::place::Place;
use crate::office::calendar::beijing;
use crate::office::{Entry, ProposalId, Register};
use crate::wire::{Answer, Past, Question};
use chrono::NaiveDate;

/// How many entries are asked for at a time.
const PAGE: u32 = 500;

/// The register after every entry recorded by the end of a day in Beijing. Order is by number: the last entry dated on or
/// before the day ends it, so that an entry dated ahead by a clock gone wrong hides none of those after it.
pub fn recorded_by(place: &mut Place, day: NaiveDate) -> Result<Register, Exit> {
    let mut entries = history(place, None, usize::MAX)?;
    entries.reverse();
    let mut register = Register::default();
    for entry in by(&entries, day) {
        register.apply(entry).map_err(Exit::broken)?;
    }
    Ok(register)
}

/// The entries recorded by a day, of all in their order.
fn by(entries: &[Entry], day: NaiveDate) -> &[Entry] {
    let last = entries.iter().rposition(|entry| beijing(entry.at).date() <= day);
    &entries[..last.map_or(0, |last| last + 1)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::ClerkId;
    use crate::office::entry::{Turn, Verb};

    const DAY: i64 = 24 * 60 * 60 * 1_000;

    fn entry((seq, day): (u64, i64)) -> Entry {
        let (clerk, verb, turn) = (ClerkId(1), Verb::Remind, Turn::Plain);
        Entry { seq, at: day * DAY, clerk, ticket: [0; 16], verb, turn, facts: Vec::new() }
    }

    #[test]
    fn an_entry_dated_ahead_hides_none_after_it() {
        let entries: Vec<Entry> = [(1, 1), (2, 9), (3, 2), (4, 5)].map(entry).into();
        let last = |day| by(&entries, beijing(day * DAY).date()).last().map(|entry| entry.seq);
        assert_eq!([0, 1, 2, 4, 5, 9].map(last), [None, Some(1), Some(3), Some(3), Some(4), Some(4)]);
    }
}
