//! What `tian rules apply` says besides: what reads otherwise by new rules though nothing on record changes.

use super::lines::moves::listed;
use super::moved::marked;
use crate::office::Register;
use crate::office::consequences::{Consequences, Counts};
use crate::office::figures::title;
use crate::office::verbs::who;
use crate::text::locale::rules as say;
use serde_json::{Value, json};

/// Most proposals and figures told in words; `--json` has them all.
const TOLD: usize = 40;

/// As `--json` prints it.
pub fn object(register: &Register, told: &Consequences) -> Value {
    let dates = listed(register, &marked(&told.dates, &[], register.calendar()));
    let statuses: Vec<Value> = told
        .statuses
        .iter()
        .map(|stands| json!({ "proposal": stands.proposal, "was": stands.was, "now": stands.now }))
        .collect();
    let figures: Vec<Value> = told.figures.iter().map(figure).collect();
    json!({ "dates": dates, "statuses": statuses, "figures": figures })
}

fn figure(counts: &Counts) -> Value {
    let side =
        |side: Option<(u64, Option<u64>)>| side.map(|(value, base)| json!({ "value": value, "base": base }));
    json!({ "name": counts.name, "was": side(counts.was), "now": side(counts.now) })
}

/// In words, a line each; nothing where nothing reads otherwise.
pub fn lines(register: &Register, told: &Consequences) -> Vec<String> {
    if told.is_empty() {
        return Vec::new();
    }
    let called = |id| register.proposal(id).map_or_else(|| format!("{id}"), who);
    let dates = told.dates.iter().map(|date| {
        let unit = date.unit.map_or("", |unit| register.unit_name(unit));
        say::moved(
            &called(date.proposal),
            unit,
            date.what.title(),
            &date.was.to_string(),
            &date.now.to_string(),
        )
    });
    let statuses =
        told.statuses.iter().map(|stands| say::stands(&called(stands.proposal), stands.was, stands.now));
    let side = |side: Option<(u64, Option<u64>)>| match side {
        None => say::NO_FIGURE.to_owned(),
        Some((value, None)) => value.to_string(),
        Some((value, Some(base))) => format!("{value}/{base}"),
    };
    let figures = told
        .figures
        .iter()
        .map(|counts| say::counts(&title(&counts.name), &side(counts.was), &side(counts.now)));
    let head = say::reads_otherwise(told.dates.len(), told.statuses.len(), told.figures.len());
    let all: Vec<String> = dates.chain(statuses).chain(figures).collect();
    let more = all.len().checked_sub(TOLD).filter(|more| *more > 0).map(say::more);
    std::iter::once(head).chain(all.into_iter().take(TOLD)).chain(more).collect()
}
