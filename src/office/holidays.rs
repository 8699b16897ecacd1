//! Tables of the State Council's yearly notices on days off and make-up workdays (国务院办公厅节假日安排通知).
//! Sources: the notices for 2024 (2023-10-25), 2025 (2024-11-12) and 2026 (2025-11-04) on gov.cn.

use super::calendar::HolidayYear;
use chrono::{Datelike, NaiveDate};

/// What a notice says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A day off.
    Off,
    /// A Saturday or Sunday that is worked.
    On,
}

/// Month and day of the month, both from 1.
type MonthDay = (u32, u32);

/// One year's notice: spans of days off and single days worked.
struct Notice {
    year: i32,
    off: &'static [(MonthDay, MonthDay)],
    on: &'static [MonthDay],
}

const NOTICES: &[Notice] = &[
    Notice {
        year: 2024,
        off: &[
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ],
        on: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Notice {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        on: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        on: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

/// Whether the notice for `year` is known here.
pub fn is_published(year: i32) -> bool {
    NOTICES.iter().any(|notice| notice.year == year)
}

/// The years whose notices are known here.
pub fn years() -> impl Iterator<Item = i32> {
    NOTICES.iter().map(|notice| notice.year)
}

/// A year's notice as a table of days.
pub fn table(year: i32) -> Option<HolidayYear> {
    let notice = NOTICES.iter().find(|notice| notice.year == year)?;
    let date = |(month, day): MonthDay| NaiveDate::from_ymd_opt(year, month, day);
    let span = |(first, last): &(MonthDay, MonthDay)| {
        let (first, last) = (date(*first), date(*last));
        first.into_iter().flat_map(|first| first.iter_days()).take_while(move |day| Some(*day) <= last)
    };
    let off = notice.off.iter().flat_map(span).collect();
    Some(HolidayYear { off, work: notice.on.iter().copied().filter_map(date).collect() })
}

/// What the notices say about `date`; `None` when they leave it an ordinary day.
pub fn published(date: NaiveDate) -> Option<Day> {
    let notice = NOTICES.iter().find(|notice| notice.year == date.year())?;
    let day = (date.month(), date.day());
    if notice.on.contains(&day) {
        return Some(Day::On);
    }
    notice.off.iter().any(|(first, last)| (*first..=*last).contains(&day)).then_some(Day::Off)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    #[test]
    fn make_up_days_are_weekend_days_and_never_off() {
        for notice in NOTICES {
            for (month, day) in notice.on {
                let date = NaiveDate::from_ymd_opt(notice.year, *month, *day).expect("a date");
                assert!(matches!(date.weekday(), Weekday::Sat | Weekday::Sun), "{date}");
                assert!(!notice.off.iter().any(|(a, b)| (*a..=*b).contains(&(*month, *day))), "{date}");
            }
        }
    }

    #[test]
    fn each_year_takes_eleven_or_thirteen_weekdays_or_gives_them_back() {
        // The statutory days fall partly on weekends; a wrong span would change this balance.
        let balance = |year: i32| {
            let mut rest = 0;
            let mut day = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
            while day.year() == year {
                let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                rest += match published(day) {
                    Some(Day::Off) if !weekend => 1,
                    Some(Day::On) => -1,
                    _ => 0,
                };
                day = day.succ_opt().expect("a next day");
            }
            rest
        };
        assert_eq!([2024, 2025, 2026].map(balance), [11, 13, 13]);
    }
}
