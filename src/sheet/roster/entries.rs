//! From the rows of a roster to one command: each row is tried by the law on its own, so that what the law refuses is a
//! fault with its place and what changes nothing is left out.

use super::{Field, Kind, Roster, Row, office};
use crate::office::leader::{Body, Leader};
use crate::office::stage::Level;
use crate::office::unit::{Member, Unit};
use crate::office::verbs::leaders::ListLeaders;
use crate::office::verbs::listing::{ListMembers, ListUnits, UnitListing};
use crate::office::verbs::roster::{ListClerks, ListSessions};
use crate::office::{Command, LeaderId, MemberId, Occasion, Refusal, Register, decide};
use crate::sheet::dates::{When, parse};
use crate::sheet::fold::plain;
use crate::sheet::notice::{Fault, Reason};
use crate::sheet::words;
use chrono::NaiveDate;

/// What a roster would bring to a register.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    /// The one command for all of it; `None` when nothing would change.
    pub command: Option<Command>,
    /// How many are new.
    pub fresh: usize,
    /// How many are listed and would be put right.
    pub changed: usize,
    /// How many are listed just so.
    pub same: usize,
    /// Names that would change under a known code: what it was, what it would be.
    pub renamed: Vec<(String, String)>,
    /// Rows that cannot be taken, beyond those of the roster itself.
    pub faults: Vec<Fault>,
    /// Why nothing at all can be listed by this clerk.
    pub refused: Option<Refusal>,
}

/// Compares a roster with the register.
pub fn entries(roster: &Roster, register: &Register, occasion: &Occasion) -> Entries {
    let mut entries = Entries {
        command: None,
        fresh: 0,
        changed: 0,
        same: 0,
        renamed: Vec::new(),
        faults: Vec::new(),
        refused: None,
    };
    for row in &roster.rows {
        let (listing, known) = match listed(roster.kind, row, register) {
            Ok(read) => read,
            Err(fault) => {
                entries.faults.push(fault);
                continue;
            }
        };
        match decide(register, &listing, occasion) {
            Ok(_) if known => entries.changed += 1,
            Ok(_) => entries.fresh += 1,
            Err(Refusal::Nothing | Refusal::Already { .. }) => {
                entries.same += 1;
                continue;
            }
            Err(refusal @ (Refusal::NoRole { .. } | Refusal::UnknownClerk)) => {
                entries.refused = Some(refusal);
                return entries;
            }
            Err(refusal) => {
                entries.faults.push(row.fault(Field::Name, Reason::Refused(refusal.to_string())));
                continue;
            }
        }
        entries.renamed.extend(renamed(&listing, register));
        add(&mut entries.command, listing);
    }
    entries
}

/// The command that lists a row, and whether the register knows whom it names.
fn listed(kind: Kind, row: &Row, register: &Register) -> Result<(Command, bool), Fault> {
    match kind {
        Kind::Units => {
            let (unit, known) = unit(row, register)?;
            Ok((Command::ListUnits(ListUnits { units: vec![unit] }), known))
        }
        Kind::Members => {
            let (member, known) = member(row, register)?;
            Ok((Command::ListMembers(ListMembers { members: vec![member] }), known))
        }
        Kind::Leaders => {
            let (leader, known) = leader(row, register)?;
            Ok((Command::ListLeaders(ListLeaders { leaders: vec![leader] }), known))
        }
        Kind::Clerks => {
            let (clerk, known) = office::clerk(row, register)?;
            Ok((Command::ListClerks(ListClerks { clerks: vec![clerk] }), known))
        }
        Kind::Sessions => {
            let (session, known) = office::session(row, register)?;
            Ok((Command::ListSessions(ListSessions { sessions: vec![session] }), known))
        }
    }
}

/// Adds what one row lists to what the rows before it did, which is of the same kind.
fn add(all: &mut Option<Command>, one: Command) {
    match (all, one) {
        (Some(Command::ListUnits(all)), Command::ListUnits(one)) => all.units.extend(one.units),
        (Some(Command::ListMembers(all)), Command::ListMembers(one)) => all.members.extend(one.members),
        (Some(Command::ListLeaders(all)), Command::ListLeaders(one)) => all.leaders.extend(one.leaders),
        (Some(Command::ListClerks(all)), Command::ListClerks(one)) => all.clerks.extend(one.clerks),
        (Some(Command::ListSessions(all)), Command::ListSessions(one)) => all.sessions.extend(one.sessions),
        (all, one) => *all = Some(one),
    }
}

/// A unit is known by its code, else by its name. A contact goes to where contacts are kept.
fn unit(row: &Row, register: &Register) -> Result<(UnitListing, bool), Fault> {
    let name = text(row, Field::Name);
    let code = row.get(Field::Code).unwrap_or_default();
    let by_code = register.units().find(|unit| unit.code == code && !code.is_empty());
    let known = by_code.or_else(|| register.units().find(|unit| unit.name == name && code.is_empty()));
    let merged_into = match row.get(Field::MergedInto) {
        None => known.and_then(|unit| unit.merged_into),
        Some(into) => Some(
            named(register, into)
                .ok_or_else(|| row.fault(Field::MergedInto, Reason::UnknownUnit(into.to_owned())))?
                .id,
        ),
    };
    let retired =
        row.get(Field::Retired).map(|word| is_retired(word).ok_or_else(|| not(row, Field::Retired)));
    let held = |of: fn(&Unit) -> &str| known.map(of).unwrap_or_default().to_owned();
    let listing = UnitListing {
        code: known.map_or_else(|| code.to_owned(), |unit| unit.code.clone()),
        name,
        aliases: aliases(row, known),
        system: row.get(Field::System).map_or_else(|| held(|unit| &unit.system), str::to_owned),
        retired: retired.transpose()?.unwrap_or_else(|| known.is_some_and(|unit| unit.retired)),
        merged_into,
        contact: row.get(Field::Contact).map(str::to_owned),
        ..UnitListing::default()
    };
    Ok((listing, known.is_some()))
}

fn named<'r>(register: &'r Register, name: &str) -> Option<&'r Unit> {
    register.units().find(|unit| unit.name == name || unit.code == name)
}

/// Short and former names: those known, and those of the row.
fn aliases(row: &Row, known: Option<&Unit>) -> Vec<String> {
    let mut aliases = known.map(|unit| unit.aliases.clone()).unwrap_or_default();
    for field in [Field::Short, Field::Former] {
        for name in row.get(field).map(split).unwrap_or_default() {
            if !aliases.contains(&name) {
                aliases.push(name);
            }
        }
    }
    aliases
}

fn is_retired(word: &str) -> Option<bool> {
    match plain(word).as_str() {
        "撤销" | "已撤销" | "撤并" | "已撤并" | "停用" | "已停用" => Some(true),
        "在用" | "正常" | "启用" => Some(false),
        _ => words::yes_no(word),
    }
}

fn member(row: &Row, register: &Register) -> Result<(Member, bool), Fault> {
    let name = text(row, Field::Name);
    let known = register.members().find(|member| member.name == name);
    let fresh = Member {
        id: MemberId(0),
        name: name.clone(),
        sector: String::new(),
        party: String::new(),
        group: String::new(),
        left: None,
    };
    let mut member = known.cloned().unwrap_or(fresh);
    for (field, held) in [
        (Field::Sector, &mut member.sector),
        (Field::Party, &mut member.party),
        (Field::Group, &mut member.group),
    ] {
        if let Some(said) = row.get(field) {
            said.clone_into(held);
        }
    }
    member.left = left(row)?.or(member.left);
    Ok((member, known.is_some()))
}

fn leader(row: &Row, register: &Register) -> Result<(Leader, bool), Fault> {
    let name = text(row, Field::Name);
    let level = row
        .get(Field::Level)
        .map(|word| find(&Level::ALL, Level::title, word).ok_or_else(|| not(row, Field::Level)))
        .transpose()?;
    let body = row
        .get(Field::Body)
        .map(|word| find(&Body::ALL, Body::title, word).ok_or_else(|| not(row, Field::Body)))
        .transpose()?;
    let offices = row.get(Field::Offices).map(split);
    let known =
        register.leaders().find(|held| held.name == name && level.is_none_or(|level| held.level == level));
    let inferred = body.or_else(|| offices.as_ref().map(|offices| body_of(offices)));
    let leader = Leader {
        id: LeaderId(0),
        name,
        level: level.or(known.map(|held| held.level)).unwrap_or_default(),
        body: body.or(known.map(|held| held.body)).or(inferred).unwrap_or_default(),
        left: left(row)?.or(known.and_then(|held| held.left)),
        offices: offices.or_else(|| known.map(|held| held.offices.clone())).unwrap_or_default(),
    };
    Ok((leader, known.is_some()))
}

/// The body an office belongs to, where the roster has no column for it.
fn body_of(offices: &[String]) -> Body {
    let first = offices.first().map(String::as_str).unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| first.contains(word));
    match () {
        () if has(&["政协"]) => Body::Committee,
        () if has(&["人大"]) => Body::Congress,
        () if has(&["党委", "省委", "市委", "区委", "县委", "党工委", "书记"]) => Body::Party,
        () if has(&["省长", "市长", "区长", "县长", "镇长", "主席", "政府"]) => {
            Body::Government
        }
        () => Body::Other,
    }
}

/// A choice by its word, with or without `级` behind it.
pub(super) fn find<T: Copy>(all: &[T], title: fn(T) -> &'static str, word: &str) -> Option<T> {
    let core = |text: &str| plain(text).trim_end_matches('级').to_owned();
    all.iter().copied().find(|one| core(title(*one)) == core(word))
}

fn left(row: &Row) -> Result<Option<NaiveDate>, Fault> {
    match row.get(Field::Left).map(parse) {
        None => Ok(None),
        Some(When::Day(day) | When::Serial(day)) => Ok(Some(day)),
        Some(When::Words) => Err(not(row, Field::Left)),
    }
}

pub(super) fn not(row: &Row, field: Field) -> Fault {
    row.fault(field, Reason::NotUnderstood(text(row, field)))
}

pub(super) fn text(row: &Row, field: Field) -> String {
    row.get(field).unwrap_or_default().to_owned()
}

pub(super) fn split(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', ';', '；', '/']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn renamed(listing: &Command, register: &Register) -> Option<(String, String)> {
    let Command::ListUnits(ListUnits { units }) = listing else { return None };
    let [listing] = &units[..] else { return None };
    let held = register.units().find(|unit| unit.code == listing.code)?;
    (held.name != listing.name).then(|| (held.name.clone(), listing.name.clone()))
}
