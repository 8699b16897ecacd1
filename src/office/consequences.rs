//! What new rules or holidays would change by themselves, before they are set: dates that are worked out from the rules
//! whenever they are asked for, how proposals stand, and figures. Nothing on record changes, but it reads otherwise, and
//! whoever changes the rules is to know that before.

use super::calendar::HolidayYear;
use super::fact::{Change, Fact};
use super::figures::{Figure, Scope, figures};
use super::ids::{ProposalId, SessionId};
use super::queries::running::{Running, running};
use super::redating::Moved;
use super::register::Register;
use super::rules::Rules;
use super::status::status;
use super::waiting::Waiting;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// What would read otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Consequences {
    /// Due dates that hang on the rules alone.
    pub dates: Vec<Moved>,
    /// Proposals that would stand otherwise.
    pub statuses: Vec<Stands>,
    /// Figures that would come out otherwise.
    pub figures: Vec<Counts>,
}

/// A proposal that stands otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stands {
    /// Which.
    pub proposal: ProposalId,
    /// How it stands now.
    pub was: &'static str,
    /// How it would stand.
    pub now: &'static str,
}

/// A figure that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Its stable name.
    pub name: String,
    /// Its value and base now; `None`: there is no such figure yet.
    pub was: Option<(u64, Option<u64>)>,
    /// Its value and base then; `None`: there would be none.
    pub now: Option<(u64, Option<u64>)>,
}

impl Consequences {
    /// Nothing would read otherwise.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty() && self.statuses.is_empty() && self.figures.is_empty()
    }
}

/// Of new rules for a session. Dates that are on record are told by [`super::redating`].
pub fn of_rules(register: &Register, session: SessionId, rules: &Rules, today: NaiveDate) -> Consequences {
    let Some(was) = register.session(session) else { return Consequences::default() };
    let mut now = was.clone();
    now.rules = rules.clone();
    let mut later = register.clone();
    Fact::Session(Change::from(session, was.clone(), now)).carry_out(&mut later);
    let scope = Scope { session, as_of: today };
    Consequences {
        dates: dates(register, &later, today),
        statuses: statuses(register, &later, session),
        figures: compared(&figures(register, &scope), &figures(&later, &scope)),
    }
}

/// Of the holidays of a year; they move dates only.
pub fn of_holidays(register: &Register, year: i32, table: &HolidayYear, today: NaiveDate) -> Vec<Moved> {
    let mut later = register.clone();
    Fact::Holidays(Change::new(year, table.clone())).carry_out(&mut later);
    dates(register, &later, today)
}

fn dates(register: &Register, later: &Register, today: NaiveDate) -> Vec<Moved> {
    type Key = (ProposalId, Option<super::UnitId>, Option<u16>, Waiting);
    let key = |row: &Running| -> Key { (row.proposal, row.unit, row.signer, row.what) };
    let now: BTreeMap<Key, NaiveDate> =
        running(later, today).iter().map(|row| (key(row), row.due.date)).collect();
    let moved = |row: Running| {
        let now = *now.get(&key(&row)).filter(|now| **now != row.due.date)?;
        let Running { proposal, unit, signer, what, due, .. } = row;
        Some(Moved { proposal, unit, signer, what, was: due.date, now })
    };
    running(register, today).into_iter().filter_map(moved).collect()
}

fn statuses(register: &Register, later: &Register, session: SessionId) -> Vec<Stands> {
    let within = register.proposals().filter(|proposal| proposal.intake.session == session);
    let stands = |proposal: &super::Proposal| {
        let (was, now) = (status(register, proposal), status(later, proposal));
        (was != now).then(|| Stands { proposal: proposal.id, was: was.title(), now: now.title() })
    };
    within.filter_map(stands).collect()
}

fn compared(before: &[Figure], after: &[Figure]) -> Vec<Counts> {
    let key = |figure: &Figure| {
        let group = figure.group.as_ref().map(|group| (group.by, group.code.clone()));
        (figure.name.clone(), group)
    };
    let said = |figure: &Figure| (figure.value, figure.bases.first().map(|base| base.value));
    let after: BTreeMap<_, _> = after.iter().map(|figure| (key(figure), said(figure))).collect();
    let was: BTreeMap<_, _> = before.iter().map(|figure| (key(figure), said(figure))).collect();
    // Parts follow their totals; the totals tell enough.
    let totals = was.keys().chain(after.keys()).filter(|(_, group)| group.is_none());
    let names: std::collections::BTreeSet<_> = totals.collect();
    let counts = |name: &(String, Option<(&'static str, String)>)| {
        let (was, now) = (was.get(name).copied(), after.get(name).copied());
        (was != now).then(|| Counts { name: name.0.clone(), was, now })
    };
    names.into_iter().filter_map(counts).collect()
}
