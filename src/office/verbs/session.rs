//! 届次与规则: a session is opened or put right, and becomes the one new proposals enter.

use super::limited;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::SessionId;
use crate::office::keeping;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::Session;
use crate::office::soundness;
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Years a session can belong to: the first plenary session of the national committee was held in 1949.
const YEARS: RangeInclusive<i32> = 1949..=2100;
/// A term of office has a few meetings, and no place has had a hundred terms.
const MOST: u8 = 99;
/// The cutoff lies within so many days of the opening.
const CUTOFF_WITHIN: i64 = 366;

/// Sets a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetSession {
    /// The session as it shall be; a number not in use opens a new one, whose number is given by the register.
    pub session: Session,
    /// New proposals enter this session from now on.
    #[serde(default)]
    pub current: bool,
}

impl SetSession {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut now = self.session.clone();
        now.name = limited("届次名称", &now.name, 50)?;
        if now.name.is_empty() {
            return Err(Refusal::Empty("届次名称".to_owned()));
        }
        plausible(&now)?;
        soundness::check(&now)?;
        let was = register.session(now.id).cloned();
        if was.is_none() {
            now.id = register.next_session();
        }
        if let Some(lost) = was.as_ref().and_then(|was| keeping::lost(register, was, &now)) {
            return Err(Refusal::Rules(lost));
        }
        let same = |other: &&Session| other.id != now.id && other.name == now.name;
        if let Some(other) = register.sessions().find(same) {
            let (what, holder) = ("届次名称".to_owned(), format!("{}年度", other.year));
            return Err(Refusal::Taken { what, value: now.name, holder });
        }
        let id = now.id;
        let mut facts = Vec::new();
        if was.as_ref() != Some(&now) {
            facts.push(Fact::Session(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) }));
        }
        facts.extend(self.enter(register, id));
        if facts.is_empty() {
            return Err(Refusal::Already { who: self.session.name.clone(), what: "没有改动".to_owned() });
        }
        Ok(facts)
    }

    fn enter(&self, register: &Register, id: SessionId) -> Option<Fact> {
        let was = register.current().map(|session| session.id);
        let turns = self.current && was != Some(id);
        turns.then(|| Fact::Current(Change { of: (), was: was.map(Box::new), now: Some(Box::new(id)) }))
    }
}

/// Refuses years and numbers that can only be slips of the hand.
fn plausible(session: &Session) -> Result<(), Refusal> {
    let refuse = |why: String| Err(Refusal::Session(why));
    let (first, last) = (YEARS.start(), YEARS.end());
    if !YEARS.contains(&session.year) {
        return refuse(format!("年度{}不对，应在{first}至{last}之间", session.year));
    }
    if session.term > MOST || session.meeting > MOST {
        return refuse(format!("届、次最多{MOST}，现为{}届{}次", session.term, session.meeting));
    }
    let opened = session.opened;
    if (opened.year() - session.year).abs() > 1 {
        return refuse(format!("开幕日{opened}与{}年度相差一年以上，请核对", session.year));
    }
    match session.cutoff.map(|cutoff| cutoff.date()) {
        Some(cutoff) if (cutoff - opened).num_days().abs() > CUTOFF_WITHIN => {
            refuse(format!("截止日{cutoff}与开幕日{opened}相差一年以上，请核对"))
        }
        _ => Ok(()),
    }
}
