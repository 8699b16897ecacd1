//! A date typed in as few keys as possible: `22`, `1122`, `11.22`, `20261122`; `=` is today, `+` and `-` step by days.
//! The weekday is shown beside it, and whether it is a day of rest.

use super::{Reaction, line::Line};
use crate::keymap::{Code, Key};
use crate::text::date::parse_near;
use crate::text::fold;
use chrono::{Datelike, Days, NaiveDate};

/// What an empty date field means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Today, whenever the command is given.
    Today,
    /// No date.
    Nothing,
}

/// A date being typed.
#[derive(Debug, Clone)]
pub struct DateField {
    line: Line,
    blank: Blank,
}

impl DateField {
    /// An empty date.
    pub fn new(blank: Blank) -> Self {
        Self { line: Line::new(10), blank }
    }

    /// The line it is typed into.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What an empty field means.
    pub fn blank(&self) -> Blank {
        self.blank
    }

    /// Whether something was typed.
    pub fn is_empty(&self) -> bool {
        self.line.text().is_empty()
    }

    /// The date typed; `None`: nothing typed. `Err`: what was typed is no date.
    pub fn value(&self, today: NaiveDate) -> Result<Option<NaiveDate>, NoDate> {
        match self.line.text() {
            "" => Ok(None),
            typed => day_alone(typed, today).or_else(|| parse_near(typed, today)).map(Some).ok_or(NoDate),
        }
    }

    /// The date that holds on `today`: the one typed, or what an empty field means.
    pub fn meant(&self, today: NaiveDate) -> Option<NaiveDate> {
        match (self.value(today), self.blank) {
            (Ok(Some(date)), _) => Some(date),
            (Ok(None), Blank::Today) => Some(today),
            _ => None,
        }
    }

    /// Replaces what was typed.
    pub fn set(&mut self, text: &str) {
        self.line.set(text);
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.line.place(at);
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.line.clear();
    }

    /// Takes a pasted date, in any usual spelling.
    pub fn paste(&mut self, text: &str, today: NaiveDate) -> Reaction {
        let Some(date) = parse_near(&fold::digits(text.trim()), today) else { return Reaction::Ring };
        self.set(&date.to_string());
        Reaction::Typed
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, today: NaiveDate) -> Reaction {
        let Code::Char(c) = key.code else { return self.line.key(key) };
        if !key.is_printable() {
            return self.line.key(key);
        }
        match fold::digits(c.encode_utf8(&mut [0; 4])).chars().next() {
            Some('=') => self.take(Some(today)),
            Some('+') => self.step(1, today),
            Some('-') if !self.awaits_more() => self.step(-1, today),
            Some(c @ ('0'..='9' | '.' | '/' | '-')) => self.line.key(Key::char(c)),
            None => Reaction::Moved,
            Some(_) => Reaction::Ring,
        }
    }

    /// Whether a hyphen separates what was typed from what is still to come, as in `11-22`, and is no step back.
    fn awaits_more(&self) -> bool {
        let typed = self.line.text();
        typed.ends_with(|c: char| c.is_ascii_digit()) && typed.len() < 8
    }

    fn step(&mut self, days: i64, today: NaiveDate) -> Reaction {
        let from = self.value(today).ok().map(|date| date.unwrap_or(today));
        let by = Days::new(days.unsigned_abs());
        let to = from.and_then(
            |from| {
                if days < 0 { from.checked_sub_days(by) } else { from.checked_add_days(by) }
            },
        );
        self.take(to)
    }

    fn take(&mut self, date: Option<NaiveDate>) -> Reaction {
        let Some(date) = date else { return Reaction::Ring };
        self.set(&date.to_string());
        Reaction::Typed
    }
}

/// One or two digits: that day of this month.
fn day_alone(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day: u32 = typed.parse().ok().filter(|_| typed.len() <= 2)?;
    today.with_day(day)
}

/// What was typed is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
    }

    fn typed(text: &str) -> (DateField, Vec<Reaction>) {
        let mut field = DateField::new(Blank::Today);
        let reactions = text.chars().map(|c| field.key(Key::char(c), today())).collect();
        (field, reactions)
    }

    fn value(text: &str) -> String {
        match typed(text).0.value(today()) {
            Ok(Some(date)) => date.to_string(),
            Ok(None) => "empty".to_owned(),
            Err(NoDate) => "no date".to_owned(),
        }
    }

    #[test]
    fn short_and_full_width_spellings_are_read() {
        assert_eq!(value("20"), "2026-11-20");
        assert_eq!(value("1120"), "2026-11-20");
        assert_eq!(value("１１。２０"), "2026-11-20");
        assert_eq!(value("11-20"), "2026-11-20");
        assert_eq!(value("11月20日"), "2026-11-20");
        assert_eq!(value("20260301"), "2026-03-01");
        assert_eq!(value("2026-3-1"), "2026-03-01");
        assert_eq!(value("1399"), "no date");
        assert_eq!(value(""), "empty");
    }

    #[test]
    fn equals_is_today_and_plus_and_minus_step() {
        assert_eq!(value("="), "2026-11-22");
        assert_eq!(value("-"), "2026-11-21");
        assert_eq!(value("--－"), "2026-11-19");
        assert_eq!(value("+++"), "2026-11-25");
        assert_eq!(value("=-"), "2026-11-21");
        assert_eq!(value("1120＋"), "2026-11-21");
        assert_eq!(value("20261122-"), "2026-11-21");
    }

    #[test]
    fn an_empty_field_means_today_or_nothing() {
        assert_eq!(DateField::new(Blank::Today).meant(today()), Some(today()));
        assert_eq!(DateField::new(Blank::Nothing).meant(today()), None);
        assert_eq!(typed("99").0.meant(today()), None, "a mistake is not taken for today");
    }

    #[test]
    fn what_belongs_to_no_date_rings() {
        assert_eq!(typed("日x").1, [Reaction::Moved, Reaction::Ring]);
        let mut field = DateField::new(Blank::Nothing);
        assert_eq!(field.paste("二〇二六年", today()), Reaction::Ring);
        assert_eq!(field.paste(" 2026年3月1日 ", today()), Reaction::Typed);
        assert_eq!(field.line().text(), "2026-03-01");
    }
}
