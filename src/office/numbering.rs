//! Numbers printed by the templates of a session's rules.

use super::session::{Period, Session};
use super::stage::{CategoryNumber, Docket};
use chrono::{Datelike, NaiveDate};

/// What a template may speak of besides the session.
#[derive(Debug, Clone, Copy, Default)]
struct Numbers<'a> {
    /// `{n}`: the running number.
    n: u32,
    /// `{c}`: the running number within the category.
    c: Option<u32>,
    /// `{category}`: the name of the category.
    category: Option<&'a str>,
}

/// What a template is for; it decides which places it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    /// The docket number.
    Docket,
    /// The number within the category.
    InCategory,
    /// The number of a letter.
    Letter,
}

/// What is wrong with a template, in Chinese; `None`: nothing.
pub(super) fn misplaced(template: &str, kind: Template) -> Option<String> {
    let (known, number): (&[&str], &[&str]) = match kind {
        Template::Letter => (&["n", "year", "term", "meeting", "opened"], &["n"]),
        Template::Docket => (&["n", "c", "category", "year", "term", "meeting", "opened"], &["n"]),
        Template::InCategory => (&["n", "c", "category", "year", "term", "meeting", "opened"], &["n", "c"]),
    };
    let mut numbered = false;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}').filter(|_| !before.contains('}')) else {
            return Some("编号式样的花括号没有成对，应如 第{n}号".to_owned());
        };
        let (name, width) = place.split_once(':').unwrap_or((place, "0"));
        if !known.contains(&name) {
            return Some(format!("编号式样里没有“{{{place}}}”，可用：{{{}}}", known.join("}、{")));
        }
        if width.is_empty() || !width.chars().all(|digit| digit.is_ascii_digit()) || width.len() > 2 {
            return Some(format!("编号式样“{{{place}}}”的位数应是数字，如 {{n:03}}"));
        }
        numbered |= number.contains(&name);
        rest = after;
    }
    if rest.contains('}') {
        return Some("编号式样的花括号没有成对，应如 第{n}号".to_owned());
    }
    (!numbered).then(|| "编号式样里没有{n}，分不出各件".to_owned())
}

impl Session {
    /// A letter's number printed by a template. Places it does not know stay as they are.
    pub fn printed(&self, template: &str, number: u32) -> String {
        self.filled(template, Numbers { n: number, ..Numbers::default() })
    }

    /// Whether proposals of this period are numbered within their category as well (类内号): the rules say so, or the
    /// template of the docket number prints that number.
    pub fn numbers_categories(&self, period: Period) -> bool {
        let prints = |template: &str| template.contains("{c}") || template.contains("{c:");
        self.rules.numbering.in_category.is_some() || prints(self.template(period))
    }

    /// A docket number given on `filed`: `number` within the session and, where categories are numbered, `within` its
    /// category of this code.
    pub fn docket(
        &self,
        number: u32,
        period: Period,
        category: &str,
        within: Option<u32>,
        filed: NaiveDate,
    ) -> Docket {
        let name = self.rules.category(category).map_or(category, |known| known.name.as_str());
        let numbers = Numbers { n: number, c: within, category: Some(name) };
        let own = self.rules.numbering.in_category.as_deref().unwrap_or("{category}{c}号");
        let in_category = within.map(|c| CategoryNumber {
            category: category.to_owned(),
            number: c,
            label: self.filled(own, numbers),
        });
        Docket { number, label: self.filled(self.template(period), numbers), filed, in_category }
    }

    fn template(&self, period: Period) -> &str {
        let numbering = &self.rules.numbering;
        match (&numbering.intersession, period) {
            (Some(own), Period::Intersession) => own,
            _ => &numbering.docket,
        }
    }

    fn filled(&self, template: &str, numbers: Numbers) -> String {
        let mut label = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            label.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                label.push('{');
                rest = after;
                continue;
            };
            label.push_str(&self.place(place, numbers));
            rest = after;
        }
        label.push_str(rest);
        label
    }

    fn place(&self, place: &str, numbers: Numbers) -> String {
        let (name, width) = place.split_once(':').unwrap_or((place, ""));
        let width: usize = width.parse().unwrap_or(0).min(9);
        match (name, numbers) {
            ("n", Numbers { n, .. }) => format!("{n:0width$}"),
            ("c", Numbers { c: Some(c), .. }) => format!("{c:0width$}"),
            ("category", Numbers { category: Some(category), .. }) => category.to_owned(),
            ("year", _) => format!("{:0width$}", self.year),
            ("term", _) => format!("{:0width$}", self.term),
            ("meeting", _) => format!("{:0width$}", self.meeting),
            ("opened", _) => format!("{:0width$}", self.opened.year()),
            _ => format!("{{{place}}}"),
        }
    }
}
