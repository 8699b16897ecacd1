//! The State Council's notice for a year as a file: `year`, `off` and `work`, with spans as they stand in the notice.

use super::fault::Fault;
use super::file::File;
use super::tree::Section;
use crate::office::calendar::HolidayYear;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// The year and the days a file tells: `off = ["2027-01-01..2027-01-03", "2027-04-05"]`, `work = [2027-01-24]`.
pub fn holidays(text: &str) -> Result<(i32, HolidayYear), Vec<Fault>> {
    let file = File::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        file.broken(
            &error.span().unwrap_or(0..0),
            "看不懂这一处，应写成 year = 2027，off = [\"2027-01-01\"]",
        );
    }
    let whole = Section::whole(&file, document.get_ref());
    let year = whole.number::<u16>("year", 2100);
    if whole.value("year").is_none() {
        whole.missing("year");
    }
    let table = HolidayYear { off: days(&whole, "off"), work: days(&whole, "work") };
    whole.finish();
    let faults = file.into_faults();
    match year {
        Some(year) if faults.is_empty() => Ok((year.into(), table)),
        _ => Err(faults),
    }
}

fn days(whole: &Section, key: &'static str) -> BTreeSet<NaiveDate> {
    let mut all = BTreeSet::new();
    for value in whole.list(key).unwrap_or_default() {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        match span(&text) {
            Some(days) => all.extend(days),
            None => whole.fault(key, value, "日期应如 2027-01-01，连续几天写 \"2027-01-01..2027-01-03\""),
        }
    }
    all
}

/// One day, or all days from one to another (`2027-01-01..2027-01-03`), at most a month; `None`: not a span.
pub fn span(text: &str) -> Option<Vec<NaiveDate>> {
    let (first, last) = text.split_once("..").or_else(|| text.split_once('~')).unwrap_or((text, text));
    let (first, last): (NaiveDate, NaiveDate) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    let short = first <= last && (last - first).num_days() <= 31;
    short.then(|| first.iter_days().take_while(|day| *day <= last).collect())
}
