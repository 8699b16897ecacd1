//! A parsed TOML file as the sections read it: every key that is asked for is ticked off, every fault kept with its place,
//! and what nobody asked for is told at the end, with the nearest key that is known.

use super::file::File;
use super::term;
use super::words::Word;
use crate::office::calendar::Term;
use crate::office::rules::MonthDay;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One table of a file.
pub(super) struct Section<'t, 'i> {
    file: &'t File<'t>,
    table: &'t DeTable<'i>,
    span: Range<usize>,
    path: String,
    asked: RefCell<Vec<&'static str>>,
}

/// One value with its place.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

impl<'t, 'i> Section<'t, 'i> {
    /// The table of the whole file.
    pub fn whole(file: &'t File<'t>, table: &'t DeTable<'i>) -> Self {
        Self { file, table, span: 0..0, path: String::new(), asked: RefCell::default() }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The value of a key, ticked off.
    pub fn value(&self, key: &'static str) -> Option<&'t Value<'i>> {
        self.asked.borrow_mut().push(key);
        let value = self.table.get(key)?;
        self.file.stands(self.path_of(key), value.span());
        Some(value)
    }

    /// Part of a value stands here.
    pub fn stands(&self, path: &str, value: &Value) {
        self.file.stands(self.path_of(path), value.span());
    }

    /// A value that could not be read. The key may be followed by the place in a list.
    pub fn fault(&self, key: &str, value: &Value, what: impl Into<String>) {
        self.file.misread(self.path_of(key));
        self.file.fault(&value.span(), what);
    }

    /// Says that a key that must be there is not.
    pub fn missing(&self, key: &str) {
        self.file.misread(self.path_of(key));
        self.file.fault(&self.span, format!("缺少 {key}"));
    }

    /// A table below this one.
    pub fn section(&self, key: &'static str) -> Option<Section<'t, 'i>> {
        self.asked.borrow_mut().push(key);
        let value = self.table.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.fault(key, value, format!("{key} 应是一张表，写作 [{}]", self.path_of(key)));
            return None;
        };
        self.file.headed(self.path_of(key), value.span());
        Some(self.below(table, value.span(), self.path_of(key)))
    }

    fn below(&self, table: &'t DeTable<'i>, span: Range<usize>, path: String) -> Section<'t, 'i> {
        Section { file: self.file, table, span, path, asked: RefCell::default() }
    }

    /// The rows of a list of tables, each read by itself; what is no table is left out.
    pub fn rows<T>(&self, key: &'static str, read: impl Fn(&Section<'t, 'i>) -> T) -> Option<Vec<T>> {
        let list = self.list(key)?;
        let mut rows = Vec::new();
        for value in list {
            let Some(table) = value.get_ref().as_table() else {
                let what = format!("{key} 的每一项应是一张表，写作 [[{}]]", self.path_of(key));
                self.fault(&format!("{key}.?"), value, what);
                continue;
            };
            let path = format!("{}.{}", self.path_of(key), rows.len());
            self.file.stands(path.clone(), value.span());
            let row = self.below(table, value.span(), path);
            rows.push(read(&row));
            row.finish();
        }
        Some(rows)
    }

    /// A list of any values.
    pub fn list(&self, key: &'static str) -> Option<&'t [Value<'i>]> {
        let value = self.value(key)?;
        if let DeValue::Array(list) = value.get_ref() {
            return Some(list);
        }
        self.fault(key, value, format!("{key} 应是列表，写在 [ ] 里"));
        None
    }

    /// A text.
    pub fn text(&self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(number) => Some(number.as_str().to_owned()),
            _ => {
                self.fault(key, value, format!("{key} 应是文字，写在半角引号里"));
                None
            }
        }
    }

    /// A text that may be left empty to say that there is none.
    pub fn optional(&self, key: &'static str, place: &mut Option<String>) {
        if let Some(text) = self.text(key) {
            *place = Some(text).filter(|text| !text.is_empty());
        }
    }

    /// A text that must be there; empty where it is not, or cannot be read.
    pub fn must(&self, key: &'static str) -> String {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    /// Yes or no.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.fault(key, value, format!("{key} 应是 true(是)或 false(否)，不加引号"));
        }
        flag
    }

    /// A whole number that fits.
    pub fn number<N: TryFrom<u64>>(&self, key: &'static str, most: u64) -> Option<N> {
        let value = self.value(key)?;
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u64>().ok());
        let number = number.filter(|number| *number <= most).and_then(|number| N::try_from(number).ok());
        if number.is_none() {
            self.fault(key, value, format!("{key} 应是 0 至 {most} 的整数"));
        }
        number
    }

    /// A word that stands for a choice.
    pub fn choice<W: Word>(&self, key: &'static str) -> Option<W> {
        let value = self.value(key)?;
        self.word(key, key, value)
    }

    /// A word that stands for a choice, or nothing.
    pub fn maybe<W: Word>(&self, key: &'static str) -> Option<W> {
        let value = self.value(key)?;
        if value.get_ref().as_str() == Some("") { None } else { self.word(key, key, value) }
    }

    /// A list of words that stand for choices.
    pub fn choices<W: Word>(&self, key: &'static str) -> Option<Vec<W>> {
        let list = self.list(key)?;
        let mut words = Vec::new();
        for value in list {
            // A word that is none has no place in the list that is judged.
            let Some(word) = self.word::<W>(key, &format!("{key}.?"), value) else { continue };
            for place in [words.len().to_string(), word.word().to_owned()] {
                self.file.stands(format!("{}.{place}", self.path_of(key)), value.span());
            }
            words.push(word);
        }
        Some(words)
    }

    /// The choice a value means; the path is that of the key, or of a place in its list.
    pub fn word<W: Word>(&self, key: &str, path: &str, value: &Value) -> Option<W> {
        let known = W::all();
        let Some(text) = value.get_ref().as_str() else {
            self.fault(path, value, format!("{key} 应是文字，写在半角引号里"));
            return None;
        };
        let choice = W::of(text);
        if choice.is_none() {
            let names: Vec<String> = known.iter().map(|(choice, _)| choice.name()).collect();
            let words = known.iter().map(|(_, word)| *word);
            let near = nearest(text, words.clone().chain(names.iter().map(String::as_str)));
            let told = if known.len() > 12 { String::new() } else { listed(words) };
            self.fault(path, value, format!("{key} 里没有“{text}”{near}{told}"));
        }
        choice
    }

    /// A term.
    pub fn term(&self, key: &'static str) -> Option<Term> {
        let value = self.value(key)?;
        let term = match value.get_ref() {
            DeValue::String(text) => term::parse(text),
            DeValue::Table(table) => inline(table),
            _ => None,
        };
        if term.is_none() {
            self.fault(key, value, format!("{key} 不是期限，应如 {}", term::LIKE));
        }
        term
    }

    /// A day of the year; empty: none.
    pub fn day(&self, key: &'static str, place: &mut Option<MonthDay>) {
        let Some(value) = self.value(key) else { return };
        let text = value.get_ref().as_str();
        let day = text.and_then(term::day);
        if day.is_some() || text == Some("") {
            *place = day;
        } else {
            self.fault(key, value, format!("{key} 应是一年里的一天，如 12月5日；没有就写 \"\""));
        }
    }

    /// Tells of every key nobody asked for.
    pub fn finish(self) {
        let asked = self.asked.into_inner();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if asked.contains(&name) {
                continue;
            }
            let near = nearest(name, asked.iter().copied());
            let known = if near.is_empty() { listed(asked.iter().copied()) } else { String::new() };
            self.file.fault(&key.span(), format!("没有叫 {name} 的项{near}{known}"));
        }
    }
}

/// A term as a small table, as `tian do` has it: `{ months = 3 }`, `{ on = { month = 6, day = 30 } }`.
fn inline(table: &DeTable) -> Option<Term> {
    let number = |table: &DeTable, key: &str| table.get(key)?.get_ref().as_integer()?.as_str().parse().ok();
    let small = |value: u16| u8::try_from(value).ok();
    let (key, value) = table.iter().next().filter(|_| table.len() == 1)?;
    match key.get_ref().as_ref() {
        "days" => number(table, "days").map(Term::Days),
        "working_days" => number(table, "working_days").map(Term::WorkingDays),
        "months" => number(table, "months").and_then(small).map(Term::Months),
        "on" => {
            let on = value.get_ref().as_table()?;
            let (month, day) = (small(number(on, "month")?)?, small(number(on, "day")?)?);
            Some(Term::On { month, day })
        }
        _ => None,
    }
}

/// `,或许是 …` with the nearest of the known names, if one is near enough to be meant.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let lower = name.to_lowercase();
    known
        .map(|known| (strsim::damerau_levenshtein(&lower, known), known))
        .min()
        // A word of two characters with another second one is another word.
        .filter(|(distance, known)| {
            *distance <= 1 + known.chars().count() / 4 && 2 * distance < known.chars().count()
        })
        .map(|(_, known)| format!("，或许是 {known}"))
        .unwrap_or_default()
}

fn listed<'n>(known: impl Iterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.collect();
    format!("；可用：{}", known.join("、"))
}
