//! Dates of the office: months clamp at month end, working days know the State Council's holidays and make-up
//! workdays. A date that depends on a year whose holidays are not published yet is provisional and says so.

use super::holidays::{self, Day};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A length of time, as rules give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Calendar days.
    Days(u16),
    /// Working days (工作日).
    WorkingDays(u16),
    /// Months, clamped at month end: 30 November and three months is 28 (29) February.
    Months(u8),
    /// A fixed day of the year: the first such day from the start on, the start among them.
    On {
        /// 1 to 12.
        month: u8,
        /// 1 to 31, clamped at month end.
        day: u8,
    },
}

/// A due date and the rule it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day that is still on time.
    pub date: NaiveDate,
    /// The day the term began to run; a task that took over another's clock has the other's day.
    pub from: NaiveDate,
    /// The term that led to it; `None` for an extension granted to a given day.
    pub term: Option<Term>,
    /// Counted over a year whose holidays are not published yet.
    pub provisional: bool,
    /// Falls on a day of rest and was left there.
    pub on_rest_day: bool,
}

/// How terms are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Counting {
    /// The first day counts (default: it does not).
    pub start_day_counts: bool,
    /// A due date on a day of rest moves to the next working day (default: it stays, with a note).
    pub roll_over: bool,
}

/// The wall clock in Beijing at a moment given in milliseconds since 1970 UTC. Business dates never follow `$TZ`.
pub fn beijing(at: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(at).unwrap_or_default().naive_utc();
    utc.checked_add_signed(TimeDelta::hours(8)).unwrap_or(utc)
}

/// Which days are worked: the shipped tables, and what the office added.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Calendar {
    /// Years the office added or put right, by year; they win over the shipped tables.
    added: BTreeMap<i32, HolidayYear>,
}

/// The State Council's notice for one year, as an office adds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// Days off, weekend days within a holiday among them or not.
    pub off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    #[serde(default)]
    pub work: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// The table added for a year.
    pub fn added(&self, year: i32) -> Option<&HolidayYear> {
        self.added.get(&year)
    }

    /// The calendar with a year's table put in.
    #[must_use]
    pub fn with(&self, year: i32, table: HolidayYear) -> Self {
        let mut calendar = self.clone();
        calendar.set(year, Some(table));
        calendar
    }

    /// The days a year's table tells, added or shipped; `None`: the year is not known.
    pub fn told(&self, year: i32) -> Option<HolidayYear> {
        self.added.get(&year).cloned().or_else(|| holidays::table(year))
    }

    /// The years whose tables are known, ascending.
    pub fn years(&self) -> BTreeSet<i32> {
        holidays::years().chain(self.added.keys().copied()).collect()
    }

    /// Puts a year's table in, or takes it out.
    pub(super) fn set(&mut self, year: i32, table: Option<HolidayYear>) {
        match table {
            Some(table) => drop(self.added.insert(year, table)),
            None => drop(self.added.remove(&year)),
        }
    }

    /// Whether the notice for `year` is known.
    pub fn is_published(&self, year: i32) -> bool {
        self.added.contains_key(&year) || holidays::is_published(year)
    }

    /// Whether `date` is a working day.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        let told = match self.added.get(&date.year()) {
            Some(table) if table.work.contains(&date) => Some(Day::On),
            Some(table) => table.off.contains(&date).then_some(Day::Off),
            None => holidays::published(date),
        };
        match told {
            Some(Day::Off) => false,
            Some(Day::On) => true,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.filter(|day| self.is_working_day(*day)).count().try_into().unwrap_or(i64::MAX)
    }

    /// The deadline of a term when it starts to run on `start`.
    pub fn deadline(&self, term: Term, start: NaiveDate, counting: Counting) -> Deadline {
        let first = if counting.start_day_counts { start.pred_opt().unwrap_or(start) } else { start };
        let date = match term {
            Term::Days(days) => later(first, days.into()),
            Term::WorkingDays(days) => self.add_working_days(first, days),
            Term::Months(months) => {
                first.checked_add_months(Months::new(months.into())).unwrap_or(NaiveDate::MAX)
            }
            Term::On { month, day } => next_day_of_year(start, month, day),
        };
        self.settle(date, term, start, counting)
    }

    /// The settled date: rolled over or left on a day of rest, and whether the tables reach that far.
    fn settle(&self, date: NaiveDate, term: Term, start: NaiveDate, counting: Counting) -> Deadline {
        let rests = !self.is_working_day(date);
        let date = if rests && counting.roll_over { self.add_working_days(date, 1) } else { date };
        let depends = matches!(term, Term::WorkingDays(_)) || rests || counting.roll_over;
        let reaches = (start.year()..=date.year()).all(|year| self.is_published(year));
        Deadline {
            date,
            from: start,
            term: Some(term),
            provisional: depends && !reaches,
            on_rest_day: rests && !counting.roll_over,
        }
    }

    fn add_working_days(&self, start: NaiveDate, days: u16) -> NaiveDate {
        let after = start.iter_days().skip(1).filter(|day| self.is_working_day(*day));
        if days == 0 { start } else { after.take(days.into()).last().unwrap_or(NaiveDate::MAX) }
    }
}

impl Term {
    /// In words: `3个月`, `10个工作日`, `8月31日前`.
    pub fn title(self) -> String {
        match self {
            Term::Days(days) => format!("{days}日"),
            Term::WorkingDays(days) => format!("{days}个工作日"),
            Term::Months(months) => format!("{months}个月"),
            Term::On { month, day } => format!("{month}月{day}日前"),
        }
    }
}

impl Deadline {
    /// The rule in words.
    pub fn rule(&self) -> String {
        self.term.map_or_else(|| "延期".to_owned(), Term::title)
    }
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The first such day from `start` on; a 31st in a shorter month is its last day.
fn next_day_of_year(start: NaiveDate, month: u8, day: u8) -> NaiveDate {
    let in_year = |year: i32| {
        (1..=u32::from(day)).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month.into(), day))
    };
    [start.year(), start.year() + 1]
        .into_iter()
        .filter_map(in_year)
        .find(|date| *date >= start)
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn due(term: Term, start: &str) -> Deadline {
        Calendar::default().deadline(term, day(start), Counting::default())
    }

    #[test]
    fn months_clamp_at_month_end() {
        assert_eq!(due(Term::Months(3), "2025-11-30").date, day("2026-02-28"));
        assert_eq!(due(Term::Months(3), "2023-11-30").date, day("2024-02-29"));
    }

    #[test]
    fn make_up_sunday_works_and_holiday_friday_rests() {
        assert!(
            Calendar::default().is_working_day(day("2026-02-14")),
            "Saturday before Spring Festival is made up"
        );
        assert!(!Calendar::default().is_working_day(day("2026-10-02")), "National Day Friday rests");
        assert!(Calendar::default().is_working_day(day("2026-11-23")));
        assert_eq!(due(Term::WorkingDays(3), "2026-09-30").date, day("2026-10-10"));
    }

    #[test]
    fn an_unpublished_year_is_provisional() {
        assert!(due(Term::WorkingDays(10), "2026-12-28").provisional);
        assert!(!due(Term::WorkingDays(10), "2026-11-02").provisional);
    }

    #[test]
    fn a_day_of_rest_stays_with_a_note_or_rolls_over() {
        let stays = due(Term::Months(3), "2026-07-03");
        assert_eq!((stays.date, stays.on_rest_day), (day("2026-10-03"), true));
        let rolls = Calendar::default().deadline(
            Term::Months(3),
            day("2026-07-03"),
            Counting { roll_over: true, ..Counting::default() },
        );
        assert_eq!((rolls.date, rolls.on_rest_day), (day("2026-10-08"), false));
    }

    #[test]
    fn a_fixed_day_is_the_next_one() {
        let term = Term::On { month: 5, day: 10 };
        assert_eq!(due(term, "2026-03-01").date, day("2026-05-10"));
        assert_eq!(due(term, "2026-05-10").date, day("2026-05-10"));
        assert_eq!(due(term, "2026-05-11").date, day("2027-05-10"));
        assert_eq!(due(Term::On { month: 2, day: 31 }, "2026-01-01").date, day("2026-02-28"));
    }

    #[test]
    fn the_first_day_counts_only_by_rule() {
        let counts = Counting { start_day_counts: true, ..Counting::default() };
        assert_eq!(due(Term::Days(10), "2026-11-02").date, day("2026-11-12"));
        assert_eq!(
            Calendar::default().deadline(Term::Days(10), day("2026-11-02"), counts).date,
            day("2026-11-11")
        );
    }

    #[test]
    fn working_days_between_turns_round() {
        assert_eq!(Calendar::default().working_days_between(day("2026-11-20"), day("2026-11-24")), 2);
        assert_eq!(Calendar::default().working_days_between(day("2026-11-24"), day("2026-11-20")), -2);
    }

    #[test]
    fn beijing_is_eight_hours_ahead() {
        assert_eq!(beijing(0).to_string(), "1970-01-01 08:00:00");
    }
}
