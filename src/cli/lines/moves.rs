//! Which due dates a step moved, as objects: what `tian do` answers to a change of rules or holidays, and `tian rules`
//! prints.

use super::Body;
use crate::cli::moved::{Marked, marked};
use crate::cli::place::today;
use crate::office::redating::{moved, would_move};
use crate::office::{Change, Entry, Fact, Register, Verb};
use serde_json::{Value, json};

/// What an entry that changed rules or holidays says besides: `moved`, the dates it moved, and `would_move`, how many more
/// would if they were worked out again by the new rules. Nothing for other entries.
pub fn told(register: &Register, entry: &Entry) -> Body {
    let mut told = Body::new();
    let rules = entry.facts.iter().find_map(|fact| match fact {
        Fact::Session(Change { of, was: Some(was), now: Some(now) }) if was.rules != now.rules => {
            Some((*of, &now.rules))
        }
        _ => None,
    });
    let holidays = entry.facts.iter().any(|fact| matches!(fact, Fact::Holidays(_)));
    if rules.is_some() || holidays || matches!(entry.verb, Verb::SetRules | Verb::ListHolidays) {
        let marks = marked(&moved(&entry.facts), &entry.facts, register.calendar());
        told.insert("moved".to_owned(), json!(listed(register, &marks)));
    }
    if rules.is_some() || entry.verb == Verb::SetRules {
        // Rules that were the same already and only worked out again leave nothing more to move.
        let more = |(session, rules)| would_move(register, session, rules, today()).len();
        told.insert("would_move".to_owned(), json!(rules.map_or(0, more)));
    }
    told
}

/// Dates that moved as objects, each with whether it is provisional.
pub fn listed(register: &Register, moves: &[Marked]) -> Vec<Value> {
    moves.iter().map(|date| object(register, date)).collect()
}

fn object(register: &Register, marked: &Marked) -> Value {
    let date = &marked.date;
    let proposal = register.proposal(date.proposal);
    let docket = proposal.and_then(|proposal| proposal.docket()).map(|docket| docket.label.as_str());
    let signer = date.signer.and_then(|place| proposal?.particulars.proposers.get(usize::from(place)));
    json!({
        "proposal": date.proposal,
        "docket": docket,
        "what": date.what,
        "unit": date.unit.map(|unit| register.unit_name(unit)),
        "signer": signer.map(|signer| signer.name.as_str()),
        "was": date.was,
        "now": date.now,
        "was_provisional": marked.was,
        "provisional": marked.now,
    })
}
