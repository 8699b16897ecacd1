//! 节假日: the notice for a year, typed as it stands there: days and spans of days off, and the weekend days worked.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::holidays::ListHolidays;
use crate::text::locale::forms as say;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Longest span, in days: no holiday lasts a month.
const LONGEST: i64 = 31;
/// What stands between two days.
const BETWEEN: [char; 6] = ['、', ',', '，', ';', '；', ' '];

/// It begins with the first year that is not known yet.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let next = about.scene.register.calendar().years().last().map_or(String::new(), |y| (y + 1).to_string());
    vec![
        Field::digits("year", say::YEAR, 4).must().with_text(&next),
        Field::line("off", say::DAYS_OFF, 300).must().helped(say::HELP_DAYS),
        Field::line("work", say::DAYS_WORKED, 200).helped(say::HELP_DAYS_WORKED),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let year = answers.number("year").and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
    let days = |name: &'static str| {
        let typed = answers.text(name);
        let mut all = BTreeSet::new();
        for part in typed.split(BETWEEN).filter(|part| !part.is_empty()) {
            all.extend(span(year, part).ok_or_else(|| FieldFault::at(name, say::no_days(part)))?);
        }
        Ok(all)
    };
    Ok(Command::ListHolidays(ListHolidays { year, off: days("off")?, work: days("work")? }))
}

/// The days of one part: `1-1`, `1.1~1.3`, `1月1日至3日`.
fn span(year: i32, part: &str) -> Option<Vec<NaiveDate>> {
    let (first, last) = part.split_once(['~', '～', '至', '—', '–']).unwrap_or((part, part));
    let (month, first) = day(first, None)?;
    let (until, last) = day(last, Some(month))?;
    let first = NaiveDate::from_ymd_opt(year, month, first)?;
    let last = NaiveDate::from_ymd_opt(year, until, last)?;
    let short = first <= last && (last - first).num_days() <= LONGEST;
    short.then(|| first.iter_days().take_while(|day| *day <= last).collect())
}

/// Month and day; the month may be said before.
fn day(text: &str, said: Option<u32>) -> Option<(u32, u32)> {
    let text = text.trim().trim_end_matches(['日', '号']);
    match text.split_once(['月', '-', '.', '/']) {
        Some((month, day)) => Some((month.parse().ok()?, day.parse().ok()?)),
        None => Some((said?, text.parse().ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_spans_are_read_as_notices_write_them() {
        let lengths = ["1-1", "1.1~1.3", "1月1日至3日", "9月30日～10月2日"]
            .map(|part| span(2027, part).map(|d| d.len()));
        assert_eq!(lengths, [Some(1), Some(3), Some(3), Some(3)]);
        for bad in ["元旦", "13-1", "2-30", "1-3~1-1", "1-1~12-31", "3"] {
            assert_eq!(span(2027, bad), None, "{bad}");
        }
    }
}
