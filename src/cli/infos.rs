//! `tian infos`: the information items and what became of each.

use super::args::{OfficeArgs, SessionArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::Place;
use super::sessions::within;
use crate::desk::telling::beyond::{info_rows, proposal};
use crate::office::Register;
use crate::office::info::InfoItem;
use serde_json::{Value, json};

/// Lists them in the order they were recorded.
pub fn run(office: &OfficeArgs, args: &SessionArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let within = within(register, args.session.as_deref())?;
    Output::new().each(
        register.infos().filter(|item| within(item.session)),
        args.json,
        |item| json(register, item),
        |item| rows(register, item),
    )
}

/// An item as `--json` prints it.
pub fn json(register: &Register, item: &InfoItem) -> Value {
    json!({
        "number": item.id,
        "session": register.session(item.session).map(|session| &session.name),
        "title": item.title, "source": item.source, "collected": item.collected,
        "proposal": item.proposal.map(|id| named::json(register, id)), "steps": item.steps,
    })
}

fn rows(register: &Register, item: &InfoItem) -> Vec<String> {
    let mut rows = info_rows(item);
    if let Some(first) = rows.first_mut() {
        *first = format!("{} {first}", item.id);
    }
    rows.extend(item.proposal.map(|id| format!("  提案 {}", proposal(id, register))));
    rows
}
