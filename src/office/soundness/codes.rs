//! The tables of codes: each row is named, told apart from the others by its code however it is typed, and, where a name
//! may stand for the code, by its name too.

use super::Found;
use crate::office::rules::Rules;
use crate::office::signers::folded;
use std::collections::BTreeMap;

/// Fewest and most result classes (两档至四档).
const CLASSES: std::ops::RangeInclusive<usize> = 2..=4;

/// A table of codes.
struct Table {
    /// Its path.
    at: &'static str,
    /// What clerks call it.
    called: &'static str,
    /// The key of the words beside the code.
    words: &'static str,
    /// A row may be asked for by its words as well as by its code.
    by_words: bool,
}

impl Found {
    pub(super) fn categories(&mut self, rules: &Rules) {
        let table = Table { at: "categories", called: "提案分类", words: "name", by_words: true };
        let rows: Vec<_> =
            rules.categories.iter().map(|row| (row.code.as_str(), row.name.as_str())).collect();
        self.codes(&table, &rows);
    }

    pub(super) fn classes(&mut self, rules: &Rules) {
        let table = Table { at: "classes", called: "办理结果类别", words: "meaning", by_words: false };
        let rows: Vec<_> =
            rules.classes.iter().map(|row| (row.code.as_str(), row.meaning.as_str())).collect();
        let count = rows.len();
        self.codes(&table, &rows);
        if count > 0 && !CLASSES.contains(&count) {
            let (least, most) = (CLASSES.start(), CLASSES.end());
            let what = format!("办理结果类别应有{least}至{most}档，现有{count}档");
            self.say_against("classes", what, vec!["classes.?".to_owned()]);
        }
    }

    pub(super) fn grounds(&mut self, rules: &Rules) {
        let table = Table { at: "grounds", called: "不予立案情形", words: "text", by_words: true };
        let rows: Vec<_> = rules.grounds.iter().map(|row| (row.code.as_str(), row.text.as_str())).collect();
        self.codes(&table, &rows);
    }

    fn codes(&mut self, table: &Table, rows: &[(&str, &str)]) {
        let Table { at, called, words: key, by_words } = table;
        if rows.is_empty() {
            self.say_against(*at, format!("{called}不能为空"), vec![format!("{at}.?")]);
        }
        let (mut codes, mut names) = (BTreeMap::new(), BTreeMap::new());
        for (place, (code, words)) in rows.iter().enumerate() {
            let (at_code, at_words) = (format!("{at}.{place}.code"), format!("{at}.{place}.{key}"));
            self.name(&at_code, &format!("{called}第{}行的编码", place + 1), code);
            self.name(&at_words, &format!("{called}“{}”的含义", code.trim()), words);
            if let Some(before) = first(&mut codes, code, place) {
                let as_before =
                    if rows[before].0 == *code { "" } else { "(大小写、全半角不同也算)" };
                self.say(at_code, format!("{called}的编码“{code}”重复{as_before}"));
            }
            if let Some(before) = first(&mut names, words, place).filter(|_| *by_words) {
                let other = rows[before].0;
                self.say(at_words, format!("{called}“{code}”与“{other}”同名：“{words}”"));
            }
        }
        if !by_words {
            return;
        }
        for (word, place) in &codes {
            // A row named like its own code means the same row by either.
            if let Some(named) = names.get(word).filter(|named| *named != place) {
                let (code, other) = (rows[*place].0, rows[*named].0);
                let what = format!("{called}的编码“{code}”又是“{other}”的名称，分不清指哪一项");
                self.say_against(
                    format!("{at}.{place}.code"),
                    what,
                    vec![format!("{at}.{named}.{key}"), format!("{at}.{named}.code")],
                );
            }
        }
    }
}

/// Where a word stood before, as it is read; else it stands here from now on.
fn first(seen: &mut BTreeMap<String, usize>, word: &str, place: usize) -> Option<usize> {
    let read = folded(word);
    if read.is_empty() {
        return None;
    }
    let before = seen.get(&read).copied();
    seen.entry(read).or_insert(place);
    before
}
