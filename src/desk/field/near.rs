//! Dates as clerks type them.

use chrono::{Datelike, NaiveDate};

/// The date meant by `typed`: `22`, `1122`, `11-22`, `20261122`; without a year the one nearest to `today`.
pub fn parse_near(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed.split(['-', '.', '/']).filter(|part| !part.is_empty()).collect();
    let whole = |text: &str| text.parse::<u32>().ok();
    match parts[..] {
        [day] if day.len() <= 2 => NaiveDate::from_ymd_opt(today.year(), today.month(), whole(day)?),
        [both] if both.len() <= 4 => {
            let (month, day) = both.split_at(both.len() - 2);
            nearest(whole(month)?, whole(day)?, today)
        }
        [all] if all.len() == 8 => {
            NaiveDate::from_ymd_opt(all[..4].parse().ok()?, whole(&all[4..6])?, whole(&all[6..])?)
        }
        [month, day] => nearest(whole(month)?, whole(day)?, today),
        [year, month, day] => {
            let year: i32 = year.parse().ok()?;
            let year = if year < 100 { year + 2000 } else { year };
            NaiveDate::from_ymd_opt(year, whole(month)?, whole(day)?)
        }
        _ => None,
    }
}

fn nearest(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
        .min_by_key(|date| (*date - today).num_days().abs())
}
