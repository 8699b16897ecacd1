//! `tian deadlines`: everything that runs, what is due first on top.

use super::args::{DeadlinesArgs, OfficeArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::{Place, today};
use crate::desk::overlays::detail_tasks::due_on;
use crate::desk::telling::beyond::proposal;
use crate::office::Register;
use crate::office::queries::running::{Light, Running, running};
use crate::text::locale::say::deadlines as say;
use crate::text::width::{Align, pad};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Lists what runs.
pub fn run(office: &OfficeArgs, args: DeadlinesArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let (register, today) = (&place.register, today());
    let mut all = running(register, today);
    all.retain(|row| args.within.is_none_or(|days| row.days_left(today) <= i64::from(days)));
    let provisional = all.iter().any(|row| row.due.provisional);
    Output::new().each(
        &all,
        args.json,
        |row| json(register, row, today),
        |row| vec![told(register, row, today)],
    )?;
    if provisional && !args.json {
        eprintln!("{}", say::PROVISIONAL_MEANS);
    }
    Ok(())
}

fn light(register: &Register, row: &Running, today: NaiveDate) -> Light {
    let session = register.proposal(row.proposal).and_then(|proposal| register.session_of(proposal));
    row.light(today, session.map_or(7, |session| session.rules.soon_days))
}

/// The proposer who is asked, for a signature or an opinion.
fn asked<'r>(register: &'r Register, row: &Running) -> Option<&'r str> {
    Some(register.proposal(row.proposal)?.last_asked_name(row.signer?))
}

fn json(register: &Register, row: &Running, today: NaiveDate) -> Value {
    let due = &row.due;
    json!({
        "due": due.date, "provisional": due.provisional, "rest_day": due.on_rest_day,
        "days_left": row.days_left(today),
        "working_days_left": row.working_days_left(today, register.calendar()),
        "light": light(register, row, today), "what": row.what, "owed": row.is_owed(),
        "proposal": named::json(register, row.proposal),
        "unit": row.unit.map(|unit| register.unit_name(unit)), "proposer": asked(register, row),
        "rule": due.rule(), "original": row.original,
    })
}

fn told(register: &Register, row: &Running, today: NaiveDate) -> String {
    let who = row.unit.map(|unit| register.unit_name(unit)).or_else(|| asked(register, row));
    format!(
        "{} {} {} {} {} {}",
        pad(light(register, row, today).title(), 4, Align::Left),
        pad(&say::days(row.days_left(today)), 8, Align::Left),
        pad(&due_on(&row.due), 16, Align::Left),
        pad(row.what.title(), 8, Align::Left),
        pad(who.unwrap_or_default(), 20, Align::Left),
        proposal(row.proposal, register),
    )
}
