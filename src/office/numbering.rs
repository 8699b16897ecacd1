//! Numbers printed by the templates of a session's rules.

use super::rules::Category;
use super::session::{Period, Session};
use chrono::Datelike;

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
        Template::Docket | Template::Letter => (&["n", "year", "term", "meeting", "opened"], &["n"]),
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
    /// The docket number `number` of a proposal of this period, printed by this session's template.
    pub fn docket_label(&self, number: u32, period: Period) -> String {
        let numbering = &self.rules.numbering;
        match (&numbering.intersession, period) {
            (Some(own), Period::Intersession) => self.printed(own, number),
            _ => self.printed(&numbering.docket, number),
        }
    }

    /// The number `number` of a proposal within its category (类内号); `None`: the rules do not number that way.
    pub fn category_label(&self, number: u32, category: &Category) -> Option<String> {
        let template = self.rules.numbering.in_category.as_ref()?;
        Some(self.printed(&template.replace("{category}", &category.name).replace("{c", "{n"), number))
    }

    /// A number printed by a template. Places it does not know stay as they are.
    pub fn printed(&self, template: &str, number: u32) -> String {
        let mut label = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            label.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                label.push('{');
                rest = after;
                continue;
            };
            label.push_str(&self.place(place, number));
            rest = after;
        }
        label.push_str(rest);
        label
    }

    fn place(&self, place: &str, number: u32) -> String {
        let (name, width) = place.split_once(':').unwrap_or((place, ""));
        let width: usize = width.parse().unwrap_or(0).min(9);
        match name {
            "n" => format!("{number:0width$}"),
            "year" => format!("{:0width$}", self.year),
            "term" => format!("{:0width$}", self.term),
            "meeting" => format!("{:0width$}", self.meeting),
            "opened" => format!("{:0width$}", self.opened.year()),
            other => format!("{{{other}}}"),
        }
    }
}
