//! 节假日: the State Council's notice for a year is added; dates that were provisional are worked out again.

use crate::office::calendar::HolidayYear;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::redating;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Years a table can be added for: no office has records before, nor plans beyond.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;
/// More days off than any notice could give: a slip of the hand.
const MOST_OFF: usize = 60;

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
        self.check()?;
        let table = HolidayYear { off: self.off.clone(), work: self.work.clone() };
        let calendar = register.calendar();
        if calendar.told(self.year).as_ref() == Some(&table) {
            let what = "放假和调休已按此登记".to_owned();
            return Err(Refusal::Already { who: format!("{}年", self.year), what });
        }
        let was = calendar.added(self.year).cloned().map(Box::new);
        let later = calendar.with(self.year, table.clone());
        let mut facts = vec![Fact::Holidays(Change { of: self.year, was, now: Some(Box::new(table)) })];
        facts.extend(redating::by_calendar(register, &later, occasion.today()));
        Ok(facts)
    }

    fn check(&self) -> Result<(), Refusal> {
        let refuse = |what: &str, date: NaiveDate, why: &str| {
            Err(Refusal::Date { what: what.to_owned(), date, why: why.to_owned() })
        };
        if !YEARS.contains(&self.year) {
            let (first, last) = (YEARS.start(), YEARS.end());
            return Err(Refusal::Rules(format!("{}年不对，年份应在{first}至{last}之间", self.year)));
        }
        if self.off.is_empty() {
            return Err(Refusal::Empty("放假日期".to_owned()));
        }
        if self.off.len() > MOST_OFF {
            let (limit, given) = (MOST_OFF, self.off.len());
            return Err(Refusal::Rules(format!("放假{given}天太多，最多{limit}天，请核对通知")));
        }
        let elsewhere = |date: &&NaiveDate| date.year() != self.year;
        if let Some(date) = self.off.iter().chain(&self.work).find(elsewhere) {
            return refuse("日期", *date, &format!("不在{}年", self.year));
        }
        if let Some(date) = self.work.intersection(&self.off).next() {
            return refuse("调休日期", *date, "又列为放假");
        }
        let weekday = |date: &&NaiveDate| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        match self.work.iter().find(weekday) {
            Some(date) => refuse("调休日期", *date, "不是周六或周日，本来就上班"),
            None => Ok(()),
        }
    }
}
