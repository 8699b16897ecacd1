//! 节假日: the State Council's notice for a year is added; dates that were provisional are worked out again.

use super::recount::Again;
use crate::office::calendar::HolidayYear;
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Years a notice can be for.
const YEARS: RangeInclusive<i32> = 2000..=2100;

/// Adds the holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListHolidays {
    /// The year.
    pub year: i32,
    /// Days off.
    pub off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    #[serde(default)]
    pub work: BTreeSet<NaiveDate>,
}

impl ListHolidays {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let _ = occasion;
        if !YEARS.contains(&self.year) {
            let what = format!("年份应在{}至{}之间", YEARS.start(), YEARS.end());
            return Err(Refusal::Rules(what));
        }
        self.check()?;
        let now = HolidayYear { off: self.off.clone(), work: self.work.clone() };
        let was = register.calendar().added(self.year).cloned();
        if was.as_ref() == Some(&now) {
            let who = format!("{}年放假安排", self.year);
            return Err(Refusal::Already { who, what: "没有改动".to_owned() });
        }
        let calendar = register.calendar().with(self.year, now.clone());
        let of = self.year;
        let mut facts = vec![Fact::Holidays(Change { of, was: was.map(Box::new), now: Some(Box::new(now)) })];
        for proposal in register.proposals() {
            let Some(session) = register.session_of(proposal) else { continue };
            let again = Again::Provisional(session.rules.terms.counting);
            facts.extend(again.facts(proposal, &calendar));
        }
        Ok(facts)
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.off.is_empty() {
            return Err(Refusal::Empty("放假日".to_owned()));
        }
        if let Some(both) = self.off.intersection(&self.work).next() {
            return Err(Refusal::Rules(format!("{both}既放假又上班")));
        }
        let other = self.off.iter().chain(&self.work).find(|day| day.year() != self.year);
        if let Some(day) = other {
            return Err(Refusal::Rules(format!("{day}不在{}年", self.year)));
        }
        let weekday = |day: &&NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self.work.iter().find(weekday) {
            Some(day) => Err(Refusal::Rules(format!("{day}本来就是工作日，调休上班只写周末"))),
            None => Ok(()),
        }
    }
}
