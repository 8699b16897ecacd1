//! Dates in cells. A cell says more than a date field: beside a date it may hold words that must not be lost, so only what
//! is a date and nothing else is read as one, whatever its year.

use crate::text::date::hanzi_numbers;
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// What a cell in a column of dates says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// A day stored as the bare number spreadsheets count days by.
    Serial(NaiveDate),
    /// No day: a year alone, a session, words.
    Words,
}

/// Reads a date as people write it; a year of two digits, or a day without a year, is never completed.
pub fn parse(text: &str) -> When {
    let flat: String = text.nfkc().collect();
    let flat = flat.trim();
    if let Some(day) = serial(flat) {
        return When::Serial(day);
    }
    match written(flat) {
        Some(day) => When::Day(day),
        None => When::Words,
    }
}

/// Days from before the office existed, or still to come, cannot be the day something was received.
pub fn is_absurd(day: NaiveDate, today: NaiveDate) -> bool {
    day.year() < 1949 || day > today
}

fn serial(text: &str) -> Option<NaiveDate> {
    let number: u64 = text.split_once('.').map_or(text, |(whole, _)| whole).parse().ok()?;
    let after = text.split_once('.').is_none_or(|(_, part)| part.len() > 2);
    // 20000 is in 1954, 60000 in 2064; years (2024) and days without signs (20240305) lie outside.
    if !(20_000..60_000).contains(&number) || !after {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(number))
}

fn written(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let hanzi = text.contains('年');
    let text = if hanzi { hanzi_numbers(&text.replace(char::is_whitespace, "")) } else { text.to_owned() };
    let (year, text) = number(&text)?;
    let (sign, text) = first(text)?;
    let (month, text) = number(text)?;
    let (second, text) = first(text)?;
    let (day, rest) = number(text)?;
    let matched =
        if hanzi { sign == '年' && second == '月' } else { sign == second && "-/.".contains(sign) };
    // Behind the day only the time of day may stand.
    let ended = match rest.chars().next() {
        None => true,
        Some('日' | '号') => hanzi,
        Some(next) => next == 'T' || next.is_whitespace() && rest.contains(':'),
    };
    if !matched || !ended || !(1000..=9999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn first(text: &str) -> Option<(char, &str)> {
    let c = text.chars().next()?;
    Some((c, text[c.len_utf8()..].trim_start()))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 15).unwrap();
        for text in [
            "2024-03-15",
            "2024/3/15",
            "2024.3.15",
            "2024年3月15日",
            "２０２４年３月１５日",
            "20240315",
            "2024-03-15 09:30",
            "2024-03-15T09:30:00",
            "2024年3月15日 9时30分",
            "二〇二四年三月十五日",
            "二○二四年三月十五日",
            "2024/3/15 上午9:30",
        ] {
            assert_eq!(parse(text), When::Day(day), "{text}");
        }
        assert_eq!(parse("45366"), When::Serial(day));
        let written = |text, month, day| {
            assert_eq!(parse(text), When::Day(NaiveDate::from_ymd_opt(2024, month, day).unwrap()), "{text}");
        };
        written("二〇二四年十月廿一日", 10, 21);
        written("二〇二四年十二月三十一日", 12, 31);
    }

    #[test]
    fn what_is_no_date_stays_words() {
        for text in [
            "2024",
            "2023以前",
            "3月15日",
            "24.3.15",
            "2024年3月",
            "政协大英县四届五次会议(2016)",
            "2024-13-01",
            "2024-02-30",
            "十四届二次会议(2022)",
            "2024.1.1-2024.3.1",
            "",
        ] {
            assert_eq!(parse(text), When::Words, "{text}");
        }
    }

    #[test]
    fn far_days_are_absurd() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        assert!(is_absurd(day(1900), today) && is_absurd(day(2027), today));
        assert!(!is_absurd(day(1949), today) && !is_absurd(today, today));
    }
}
