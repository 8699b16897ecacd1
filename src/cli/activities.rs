//! `tian activities`: meetings, research, inspections and the rest, with what was asked for there and what came of it.

use super::args::{OfficeArgs, SessionArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::Place;
use super::sessions::within;
use crate::desk::telling::beyond::{activity_rows, proposal};
use crate::office::Register;
use crate::office::activity::{Activity, Demand};
use serde_json::{Value, json};

/// Lists them in the order they were recorded.
pub fn run(office: &OfficeArgs, args: &SessionArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let within = within(register, args.session.as_deref())?;
    Output::new().each(
        register.activities().filter(|activity| within(activity.session)),
        args.json,
        |activity| json(register, activity),
        |activity| rows(register, activity),
    )
}

/// An activity as `--json` prints it.
pub fn json(register: &Register, activity: &Activity) -> Value {
    let leaders = activity.leaders.iter().filter_map(|id| register.leader(*id));
    let units = activity.reporting.iter().map(|unit| register.unit_name(*unit));
    let demands = (1..).zip(&activity.demands).map(|(place, demand)| demanded(place, demand));
    json!({
        "number": activity.id,
        "session": register.session(activity.session).map(|session| &session.name),
        "kind": activity.kind, "title": activity.title, "on": activity.on, "place": activity.place,
        "host": activity.host, "leaders": leaders.map(|leader| &leader.name).collect::<Vec<_>>(),
        "attendees": activity.attendees, "units": units.collect::<Vec<_>>(),
        "proposals": named::all(register, &activity.proposals), "demands": demands.collect::<Vec<_>>(),
        "counts": activity.counts, "notes": activity.notes,
    })
}

fn demanded(place: usize, demand: &Demand) -> Value {
    json!({ "demand": place, "text": demand.text, "followed": demand.followed })
}

fn rows(register: &Register, activity: &Activity) -> Vec<String> {
    let mut rows = activity_rows(activity, register);
    if let Some(first) = rows.first_mut() {
        *first = format!("{} {first}", activity.id);
    }
    rows.extend(activity.proposals.iter().map(|id| format!("  提案 {}", proposal(*id, register))));
    rows
}
