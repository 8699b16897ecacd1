//! Whether a set of rules can be worked with: codes are there and unique, every term ends, every proposal has a term, the
//! form yields a rating, the numbering tells numbers apart. Checked once, when rules are set, so that nothing after it
//! needs to doubt them.

mod codes;
mod form;
mod terms;

#[cfg(test)]
mod tests;

use super::entry::Verb;
use super::form::Form;
use super::numbering::{Template, misplaced};
use super::refusal::Refusal;
use super::rules::{MonthDay, Rules};
use super::session::Session;
use std::collections::BTreeSet;

/// Longest template of a number, in characters.
const TEMPLATE_LIMIT: usize = 50;

/// Something that keeps rules from working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// Where, as a path of keys and places: `terms.reply.2.term`, `numbering.docket`. Places count from 0; a word in a list
    /// of verbs stands for its place.
    pub at: String,
    /// What is wrong, in Chinese.
    pub what: String,
    /// What it was judged against, as paths, the nearest first; empty: it is wrong by itself. Where `?` stands for a place,
    /// the number of rows decided.
    pub against: Vec<String>,
}

/// Refuses rules that cannot be worked with, by the first thing that is wrong.
pub(super) fn check(session: &Session) -> Result<(), Refusal> {
    match faults(&session.rules).into_iter().next() {
        Some(fault) => Err(Refusal::Rules(fault.what)),
        None => Ok(()),
    }
}

/// Everything that keeps the rules from working.
pub fn faults(rules: &Rules) -> Vec<Unsound> {
    let mut found = Found(Vec::new());
    found.name("name", "规则的名称", &rules.name);
    found.intake(rules);
    found.categories(rules);
    found.classes(rules);
    found.grounds(rules);
    found.numbering(rules);
    found.terms(&rules.terms);
    found.replies(&rules.terms.reply);
    found.limit(&rules.terms);
    found.form(&rules.form);
    found.ratings(rules);
    found.ladder(rules);
    found.four_eyes(&rules.four_eyes);
    if let Some(within) = rules.publication.within {
        found.term("publication.within", within);
    }
    found.0
}

/// Everything that keeps a questionnaire from being keyed; its form needs no overall rating.
pub fn questionnaire(form: &Form) -> Vec<Unsound> {
    let mut found = Found(Vec::new());
    found.name("form.name", "问卷的名称", &form.name);
    if form.questions.is_empty() {
        found.say("form.questions", "问卷还没有题目");
    }
    found.questions(form);
    found.0
}

struct Found(Vec<Unsound>);

impl Found {
    fn say(&mut self, at: impl Into<String>, what: impl Into<String>) {
        self.say_against(at, what, Vec::new());
    }

    fn say_against(&mut self, at: impl Into<String>, what: impl Into<String>, against: Vec<String>) {
        self.0.push(Unsound { at: at.into(), what: what.into(), against });
    }

    /// A text that has to be there and that a clerk can see all of.
    fn name(&mut self, at: &str, what: &str, name: &str) {
        if name.trim().is_empty() {
            self.say(at, format!("{what}不能为空"));
        } else {
            self.seen(at, what, name);
        }
    }

    /// Whoever reads a text on screen or in a letter sees all of it, in the order it is kept in.
    fn seen(&mut self, at: &str, what: &str, text: &str) {
        let Some(odd) = text.chars().find(|c| hidden(*c)) else { return };
        let shown: String = text.chars().filter(|c| !hidden(*c)).collect();
        let code = u32::from(odd);
        self.say(at, format!("{what}“{shown}”里有看不见的字符(U+{code:04X})，请删去重新输入"));
    }

    fn intake(&mut self, rules: &Rules) {
        if rules.intake.rollover.is_some_and(|day| !exists(day)) {
            self.say("intake.rollover", "归入次年的日子不存在，应如 12月5日");
        }
        let pairs = rules.intake.review.windows(2);
        for (place, _) in (1..).zip(pairs).filter(|(_, pair)| pair[0] >= pair[1]) {
            let place: usize = place;
            let what = "审查层级应按初审、复审、审定的次序，各写一次";
            self.say(format!("intake.review.{place}"), what);
        }
    }

    fn numbering(&mut self, rules: &Rules) {
        let numbering = &rules.numbering;
        let templates = [
            ("docket", Some(&numbering.docket), Template::Docket),
            ("intersession", numbering.intersession.as_ref(), Template::Docket),
            ("in_category", numbering.in_category.as_ref(), Template::InCategory),
            ("letter", numbering.letter.as_ref(), Template::Letter),
        ];
        for (name, template, kind) in templates {
            let Some(template) = template else { continue };
            let at = format!("numbering.{name}");
            if let Some(what) = misplaced(template, kind) {
                self.say(at, what);
            } else if template.chars().count() > TEMPLATE_LIMIT {
                self.say(at, format!("编号式样最多{TEMPLATE_LIMIT}字"));
            } else {
                self.seen(&at, "编号式样", template);
            }
        }
    }

    fn ladder(&mut self, rules: &Rules) {
        if rules.ladder.is_empty() || rules.ladder.len() > usize::from(u8::MAX) {
            self.say_against("ladder", "催办阶梯须有1至255级", vec!["ladder.?".to_owned()]);
        }
        let mut seen = BTreeSet::new();
        for (place, level) in rules.ladder.iter().enumerate() {
            let at = format!("ladder.{place}.name");
            self.name(&at, &format!("催办阶梯第{}级的名称", place + 1), &level.name);
            if !level.name.trim().is_empty() && !seen.insert(&level.name) {
                self.say(at, format!("催办阶梯的“{}”重复", level.name));
            }
        }
    }

    fn four_eyes(&mut self, verbs: &BTreeSet<Verb>) {
        const ALONE: [Verb; 5] = [Verb::Found, Verb::Undo, Verb::Redo, Verb::Second, Verb::Propose];
        for verb in verbs.iter().filter(|verb| ALONE.contains(verb)) {
            let title = verb.title();
            self.say(format!("four_eyes.{title}"), format!("“{title}”不能要求双人复核"));
        }
    }
}

/// Whether the day is in some year's calendar.
fn exists(day: MonthDay) -> bool {
    // 2024 is a leap year: 29 February is a day.
    chrono::NaiveDate::from_ymd_opt(2024, day.month.into(), day.day.into()).is_some()
}

/// Whether a character is drawn as nothing, or turns the order of what stands beside it: controls, marks of direction,
/// joiners, fillers, variation selectors, tags.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFC | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}
