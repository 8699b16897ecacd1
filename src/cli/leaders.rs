//! `tian leaders`: the leaders, with what each leads, supervises and answers for in a session.

use super::args::{OfficeArgs, SessionArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::Place;
use super::sessions::session;
use crate::office::leader::Leader;
use crate::office::queries::supervising::{Coverage, coverage};
use crate::office::{ProposalId, Register};
use crate::text::width::{Align, pad};
use serde_json::{Value, json};

/// Lists them; the proposals are those of the current session unless another is named.
pub fn run(office: &OfficeArgs, args: &SessionArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let id = match args.session.as_deref() {
        Some(word) => Some(session(register, Some(word))?.id),
        None => register.current().map(|session| session.id),
    };
    let covered = id.map(|id| coverage(register, id)).unwrap_or_default();
    let of = |leader: &Leader| covered.iter().find(|row| row.leader.id == leader.id);
    Output::new().each(
        register.leaders(),
        args.json,
        |leader| json(register, leader, of(leader)),
        |leader| vec![row(leader, of(leader))],
    )
}

/// Led, supervised, answered for.
fn parts<'c>(covered: Option<&'c Coverage>) -> [&'c [ProposalId]; 3] {
    covered.map_or([&[], &[], &[]], |row| [&row.leads, &row.supervises, &row.answers])
}

fn json(register: &Register, leader: &Leader, covered: Option<&Coverage>) -> Value {
    let [leads, supervises, answers] = parts(covered).map(|ids| named::all(register, ids));
    json!({
        "number": leader.id, "name": leader.name, "offices": leader.offices, "body": leader.body,
        "level": leader.level, "left": leader.left,
        "leads": leads, "supervises": supervises, "answers": answers,
    })
}

fn row(leader: &Leader, covered: Option<&Coverage>) -> String {
    let [leads, supervises, answers] = parts(covered).map(<[ProposalId]>::len);
    let left = leader.left.map_or(String::new(), |on| format!("{on}离任"));
    let name = pad(&leader.name, 12, Align::Left);
    let offices = pad(&leader.offices.join("、"), 30, Align::Left);
    let (body, level) = (leader.body.title(), leader.level.title());
    format!("{name} {offices} {body} {level} 领办{leads} 督办{supervises} 包案{answers} {left}")
        .trim_end()
        .to_owned()
}
