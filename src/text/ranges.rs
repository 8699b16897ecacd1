//! Numbers and days written in short: `1-86、90` and `1.1-1.3、2.15-2.23`.

use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Most numbers one text may stand for.
const MOST: u32 = 100_000;

fn words(text: &str) -> impl Iterator<Item = &str> {
    let separates = |c: char| c.is_whitespace() || matches!(c, '、' | ',' | '，' | ';' | '；');
    text.split(separates).map(str::trim).filter(|word| !word.is_empty())
}

fn ends(word: &str) -> (&str, &str) {
    let dash = |c: char| matches!(c, '-' | '~' | '～' | '—' | '－' | '至');
    word.split_once(dash).unwrap_or((word, word))
}

/// The numbers a text stands for, ascending; the word that cannot be read otherwise.
///
/// # Errors
/// The word that is no number, or a span that ends before it begins or is longer than a hundred thousand.
pub fn numbers(text: &str) -> Result<Vec<u32>, String> {
    let mut all = BTreeSet::new();
    for word in words(text) {
        let (first, last) = ends(word);
        match (first.trim().parse::<u32>(), last.trim().parse::<u32>()) {
            (Ok(first), Ok(last)) if first <= last && last - first < MOST => all.extend(first..=last),
            _ => return Err(word.to_owned()),
        }
    }
    Ok(all.into_iter().collect())
}

/// The days of a year a text stands for: `1.1-1.3、2-15~2-23` with month and day, or whole dates.
///
/// # Errors
/// The word that is no day, or a span that ends before it begins.
pub fn days(year: i32, text: &str) -> Result<BTreeSet<NaiveDate>, String> {
    let mut all = BTreeSet::new();
    for word in words(text) {
        let span = match day(year, word) {
            Some(day) => Some((day, day)),
            None => span(year, word),
        };
        let (first, last) = span.filter(|(first, last)| first <= last).ok_or_else(|| word.to_owned())?;
        all.extend(first.iter_days().take_while(|day| *day <= last));
    }
    Ok(all)
}

/// A span of days; the dash that parts them may also stand within a date, so each is tried.
fn span(year: i32, word: &str) -> Option<(NaiveDate, NaiveDate)> {
    let dashes = word.char_indices().filter(|(_, c)| matches!(c, '-' | '~' | '～' | '—' | '－' | '至'));
    dashes.into_iter().find_map(|(at, c)| {
        let (first, last) = (&word[..at], &word[at + c.len_utf8()..]);
        Some((day(year, first)?, day(year, last)?))
    })
}

fn day(year: i32, word: &str) -> Option<NaiveDate> {
    let word = word.trim().trim_end_matches('日');
    if let Ok(date) = word.parse() {
        return Some(date);
    }
    let (month, day) = word.split_once(['.', '-', '/', '月'])?;
    NaiveDate::from_ymd_opt(year, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_spans_are_read() {
        assert_eq!(numbers("1-3、7，9"), Ok(vec![1, 2, 3, 7, 9]));
        assert_eq!(numbers("3-1"), Err("3-1".to_owned()));
        assert_eq!(numbers("甲"), Err("甲".to_owned()));
        assert_eq!(numbers(""), Ok(Vec::new()));
    }

    #[test]
    fn days_and_spans_are_read() {
        let dates =
            |text| days(2026, text).map(|days| days.iter().map(ToString::to_string).collect::<Vec<_>>());
        let new_year = ["2026-01-01", "2026-01-02", "2026-01-03"].map(str::to_owned).to_vec();
        assert_eq!(dates("1.1-1.3"), Ok(new_year.clone()));
        assert_eq!(dates("1月1日至1月3日"), Ok(new_year.clone()));
        assert_eq!(dates("2026-01-01~2026-01-03"), Ok(new_year));
        assert_eq!(dates("10-1"), Ok(vec!["2026-10-01".to_owned()]));
        assert_eq!(dates("13.1"), Err("13.1".to_owned()));
    }
}
