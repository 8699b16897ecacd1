//! What the particulars of a proposal must look like, whether it comes in or is amended: a title, names that could be
//! names, days that could be days, a category the session knows.

use super::{NOTES_LIMIT, REMARK_LIMIT, TITLE_LIMIT, known_codes, limited, names};
use crate::office::command::Occasion;
use crate::office::proposal::Particulars;
use crate::office::proposer::Proposer;
use crate::office::refusal::Refusal;
use crate::office::session::Session;
use crate::office::signers::folded;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Most proposers, and most seconders, of one proposal.
pub const PROPOSERS_LIMIT: usize = 100;
/// Longest name of a proposer, in characters.
pub const NAME_LIMIT: usize = 100;
/// First year anything can have happened in: no office is older.
const EARLIEST: i32 = 1949;

/// Particulars with a title, names without empty ones, and a category the session knows.
pub(super) fn checked(
    particulars: &Particulars,
    session: &Session,
    occasion: &Occasion,
) -> Result<Particulars, Refusal> {
    let mut particulars = particulars.clone();
    particulars.title = limited("案由", &particulars.title, TITLE_LIMIT)?;
    if particulars.title.is_empty() {
        return Err(Refusal::Empty("案由".to_owned()));
    }
    particulars.proposers.retain(|proposer| !proposer.name.trim().is_empty());
    particulars.seconders.retain(|name| !name.trim().is_empty());
    let title = particulars.title.clone();
    few(&title, "提案者", particulars.proposers.len())?;
    few(&title, "附议人", particulars.seconders.len())?;
    for proposer in &mut particulars.proposers {
        check_proposer(proposer, occasion)?;
    }
    for name in &mut particulars.seconders {
        *name = limited("附议人", name, NAME_LIMIT)?;
    }
    particulars.consent_reason = limited("不公开原由", &particulars.consent_reason, REMARK_LIMIT)?;
    particulars.notes = limited("备注", &particulars.notes, NOTES_LIMIT)?;
    particulars.wanted_lead = names("希望的主办单位", &particulars.wanted_lead)?;
    particulars.wanted_joint = names("希望的会办单位", &particulars.wanted_joint)?;
    if !particulars.category.is_empty() {
        particulars.category = category(&particulars.category, session)?;
    }
    Ok(particulars)
}

/// Refuses the same person twice among the proposers: each is asked for an opinion of their own, and counted.
pub(super) fn nobody_twice(particulars: &Particulars) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    match particulars.proposers.iter().find(|proposer| !seen.insert(folded(&proposer.name))) {
        Some(twice) => {
            let title = super::called(&particulars.title);
            Err(Refusal::Twice(format!("《{title}》的提案者{}", twice.name)))
        }
        None => Ok(()),
    }
}

fn few(title: &str, what: &str, given: usize) -> Result<(), Refusal> {
    if given <= PROPOSERS_LIMIT {
        return Ok(());
    }
    let what = format!("{what}最多{PROPOSERS_LIMIT}位，现有{given}位");
    Err(Refusal::NotNow { who: format!("《{}》", super::called(title)), what })
}

fn check_proposer(proposer: &mut Proposer, occasion: &Occasion) -> Result<(), Refusal> {
    proposer.name = limited("提案者", &proposer.name, NAME_LIMIT)?;
    proposer.signed.map_or(Ok(()), |on| possible("签名日期", on, occasion))
}

/// Refuses a day after today, or before there were offices.
pub(super) fn possible(what: &str, date: NaiveDate, occasion: &Occasion) -> Result<(), Refusal> {
    let refuse = |why: String| Err(Refusal::Date { what: what.to_owned(), date, why });
    if date > occasion.today() {
        return refuse(format!("晚于今天{}", occasion.today()));
    }
    if date.year() < EARLIEST { refuse(format!("早于{EARLIEST}年")) } else { Ok(()) }
}

/// The code of a category given by code or name.
pub(super) fn category(given: &str, session: &Session) -> Result<String, Refusal> {
    let rules = &session.rules;
    rules.category(given).map(|category| category.code.clone()).ok_or_else(|| Refusal::UnknownCode {
        table: "提案分类".to_owned(),
        code: given.to_owned(),
        known: known_codes(rules.categories.iter().map(|c| (c.code.as_str(), c.name.as_str()))),
    })
}
