//! Rows that set the office itself up: who works in it, and its sessions.

use super::entries::{find, not, split, text};
use super::{Field, Row};
use crate::office::verbs::listing::ListClerk;
use crate::office::verbs::session::SetSession;
use crate::office::{Register, Role, Session, SessionId};
use crate::sheet::dates::{When, parse};
use crate::sheet::notice::{Fault, Reason};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeSet;

/// A clerk is known by name; what the row leaves out stays.
pub fn clerk(row: &Row, register: &Register) -> Result<(ListClerk, bool), Fault> {
    let name = text(row, Field::Name);
    let known = register.clerks().find(|clerk| clerk.name == name);
    let login = row
        .get(Field::Login)
        .map(|login| login.parse::<u32>().map_err(|_| not(row, Field::Login)))
        .transpose()?;
    let roles = match row.get(Field::Roles) {
        None => known.map(|clerk| clerk.roles.clone()).ok_or_else(|| missing(row, "角色"))?,
        Some(words) => {
            let role =
                |word: String| find(&Role::ALL, Role::title, &word).ok_or_else(|| not(row, Field::Roles));
            split(words).into_iter().map(role).collect::<Result<BTreeSet<Role>, Fault>>()?
        }
    };
    Ok((ListClerk { name, login, roles }, known.is_some()))
}

/// A session is known by name. A new one begins with the rules of the current one.
pub fn session(row: &Row, register: &Register) -> Result<(SetSession, bool), Fault> {
    let name = text(row, Field::Name);
    let known = register.sessions().find(|session| session.name == name);
    let current = register.current().ok_or_else(|| missing(row, "届次"))?;
    let opened = match row.get(Field::Opened) {
        Some(word) => Some(day(word).ok_or_else(|| not(row, Field::Opened))?),
        None => known.map(|session| session.opened),
    };
    let opened = opened.ok_or_else(|| missing(row, "开幕日期"))?;
    let year = number(row, Field::Year)?.or(known.map(|session| session.year));
    let session = Session {
        id: known.map_or(SessionId(0), |session| session.id),
        name,
        term: number(row, Field::Term)?.or(known.map(|session| session.term)).unwrap_or_default(),
        meeting: number(row, Field::Meeting)?.or(known.map(|session| session.meeting)).unwrap_or_default(),
        year: year.unwrap_or_else(|| opened.year()),
        opened,
        cutoff: cutoff(row)?.or(known.and_then(|session| session.cutoff)),
        rules: known.unwrap_or(current).rules.clone(),
    };
    Ok((SetSession { session, current: false }, known.is_some()))
}

fn missing(row: &Row, what: &str) -> Fault {
    row.fault(Field::Name, Reason::Refused(format!("缺少{what}")))
}

fn day(word: &str) -> Option<NaiveDate> {
    match parse(word) {
        When::Day(day) | When::Serial(day) => Some(day),
        When::Words => None,
    }
}

/// A number, with or without the words around it: `十四` is none, `第14届` is 14.
fn number<N: std::str::FromStr>(row: &Row, field: Field) -> Result<Option<N>, Fault> {
    let Some(word) = row.get(field) else { return Ok(None) };
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    digits.parse().map(Some).map_err(|_| not(row, field))
}

/// A day with a clock time; without one the whole day counts.
fn cutoff(row: &Row) -> Result<Option<NaiveDateTime>, Fault> {
    let Some(word) = row.get(Field::Cutoff) else { return Ok(None) };
    let (date, time) = word.split_once(' ').unwrap_or((word, ""));
    let time = time.replace('\u{ff1a}', ":").replace(['时', '点'], ":").replace('分', "");
    let time = time.trim().trim_end_matches(':');
    let time = match time {
        "" => NaiveTime::from_hms_opt(23, 59, 59),
        clock if !clock.contains(':') => NaiveTime::parse_from_str(&format!("{clock}:00"), "%H:%M").ok(),
        clock => ["%H:%M", "%H:%M:%S"].iter().find_map(|like| NaiveTime::parse_from_str(clock, like).ok()),
    };
    let at = day(date).zip(time).map(|(day, time)| day.and_time(time));
    at.map(Some).ok_or_else(|| not(row, Field::Cutoff))
}
