//! Which due dates a step moved, as objects: what `tian do` answers to a change of rules or holidays, and `tian rules`
//! prints.

use super::Body;
use crate::cli::place::today;
use crate::office::calendar::Deadline;
use crate::office::redating::{Moved, moved, would_move};
use crate::office::waiting::Waiting;
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
        told.insert("moved".to_owned(), json!(listed(register, &moved(&entry.facts), &entry.facts)));
    }
    if rules.is_some() || entry.verb == Verb::SetRules {
        // Rules that were the same already and only worked out again leave nothing more to move.
        let more = |(session, rules)| would_move(register, session, rules, today()).len();
        told.insert("would_move".to_owned(), json!(rules.map_or(0, more)));
    }
    told
}

/// Dates that moved as objects. Whether the new date is provisional is said where the facts that moved it are there.
pub fn listed(register: &Register, moves: &[Moved], facts: &[Fact]) -> Vec<Value> {
    moves.iter().map(|date| object(register, date, facts)).collect()
}

fn object(register: &Register, date: &Moved, facts: &[Fact]) -> Value {
    let proposal = register.proposal(date.proposal);
    let docket = proposal.and_then(|proposal| proposal.docket()).map(|docket| docket.label.as_str());
    let signer = date.signer.and_then(|place| proposal?.particulars.proposers.get(usize::from(place)));
    let mut object = json!({
        "proposal": date.proposal,
        "docket": docket,
        "what": date.what,
        "unit": date.unit.map(|unit| register.unit_name(unit)),
        "signer": signer.map(|signer| signer.name.as_str()),
        "was": date.was,
        "now": date.now,
    });
    if let Some(due) = facts.iter().find_map(|fact| due(fact, date)) {
        object["provisional"] = json!(due.provisional);
    }
    object
}

/// The due date of what moved, as a fact leaves it.
fn due<'f>(fact: &'f Fact, date: &Moved) -> Option<&'f Deadline> {
    match fact {
        Fact::Task(Change { of, now: Some(now), .. })
            if of.proposal == date.proposal && Some(of.unit) == date.unit =>
        {
            match date.what {
                Waiting::Receipt => Some(&now.receipt_due),
                Waiting::HandBack => Some(&now.hand_back_due),
                Waiting::Rework => now.reworks.last().map(|rework| &rework.due),
                _ => Some(&now.due),
            }
        }
        Fact::Opinion(Change { of, now: Some(now), .. })
            if of.proposal == date.proposal && Some(of.signer) == date.signer =>
        {
            Some(&now.due).filter(|due| due.date == date.now)
        }
        _ => None,
    }
}
