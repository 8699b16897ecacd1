//! Whether a set of rules can be worked with: codes are there and unique, every term ends, every proposal has a term, the
//! form yields a rating, the numbering tells numbers apart. Checked once, when rules are set, so that nothing after it
//! needs to doubt them.

use super::calendar::Term;
use super::entry::Verb;
use super::form::{About, Form};
use super::numbering::{Template, misplaced};
use super::opinion::Rating;
use super::proposer::{Kind, ProposerKind};
use super::refusal::Refusal;
use super::rules::{MonthDay, ReplyTerm, Rules, Terms};
use super::session::{Period, Session};
use std::collections::BTreeSet;

/// The longest term, in days: ten years.
const LONGEST: u32 = 3_660;
/// A form is typed with the digits 1 to 9.
const MOST_OPTIONS: usize = 9;
/// Longest template of a number, in characters.
const TEMPLATE_LIMIT: usize = 50;
/// More rounds than any office ever went through.
const MOST_ROUNDS: u8 = 9;
/// Decimals of a share.
const MOST_DECIMALS: u8 = 3;

/// Something that keeps rules from working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// Where, as a path of keys and places: `terms.reply.2`, `numbering.docket`. Places count from 0.
    pub at: String,
    /// What is wrong, in Chinese.
    pub what: String,
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
    found.name(&rules.name);
    found.intake(rules);
    let categories = rules.categories.iter().map(|row| (row.code.as_str(), row.name.as_str()));
    found.codes("categories", "提案分类", categories);
    let classes = rules.classes.iter().map(|row| (row.code.as_str(), row.meaning.as_str()));
    found.codes("classes", "办理结果类别", classes);
    let grounds = rules.grounds.iter().map(|row| (row.code.as_str(), row.text.as_str()));
    found.codes("grounds", "不予立案情形", grounds);
    found.numbering(rules);
    found.terms(&rules.terms);
    found.replies(&rules.terms.reply);
    found.form(&rules.form);
    found.ratings(rules);
    found.ladder(rules);
    found.four_eyes(&rules.four_eyes);
    if let Some(within) = rules.publication.within {
        found.term("publication.within", within);
    }
    found.0
}

struct Found(Vec<Unsound>);

impl Found {
    fn say(&mut self, at: impl Into<String>, what: impl Into<String>) {
        self.0.push(Unsound { at: at.into(), what: what.into() });
    }

    fn name(&mut self, name: &str) {
        if name.trim().is_empty() {
            self.say("name", "规则要有名称");
        }
    }

    fn intake(&mut self, rules: &Rules) {
        if rules.intake.rollover.is_some_and(|day| !exists(day)) {
            self.say("intake.rollover", "归入次年的日子不存在，应如 12月5日");
        }
        let review = &rules.intake.review;
        if review.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.say("intake.review", "审查层级应按初审、复审、审定的次序，各写一次");
        }
    }

    fn codes<'a>(&mut self, at: &str, table: &str, rows: impl Iterator<Item = (&'a str, &'a str)>) {
        let mut seen = BTreeSet::new();
        for (place, (code, words)) in rows.enumerate() {
            let at = format!("{at}.{place}");
            if code.trim().is_empty() {
                self.say(at, format!("{table}里有空的编码"));
            } else if !seen.insert(code) {
                self.say(at, format!("{table}的编码“{code}”重复"));
            } else if words.trim().is_empty() {
                self.say(at, format!("{table}“{code}”没有写含义"));
            }
        }
        if seen.is_empty() {
            self.say(at, format!("{table}不能为空"));
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
            }
        }
    }

    fn terms(&mut self, terms: &Terms) {
        let Terms { receipt, hand_back, joint, extension_limit, feedback, rework, notice, look_back, .. } =
            terms;
        let each = [
            ("receipt", receipt),
            ("hand_back", hand_back),
            ("joint", joint),
            ("extension_limit", extension_limit),
            ("feedback", feedback),
            ("rework", rework),
            ("notice", notice),
            ("look_back", look_back),
        ];
        for (name, term) in each {
            self.term(&format!("terms.{name}"), *term);
        }
    }

    fn term(&mut self, at: &str, term: Term) {
        let ends = match term {
            Term::Days(days) | Term::WorkingDays(days) => u32::from(days) <= LONGEST,
            Term::Months(months) => u32::from(months) * 31 <= LONGEST,
            Term::On { month, day } => exists(MonthDay { month, day }),
        };
        if !ends {
            self.say(at, format!("期限“{}”不成立或超过十年", term.title()));
        }
    }

    /// Each row is reached by some proposals, and each proposal by some row.
    fn replies(&mut self, rows: &[ReplyTerm]) {
        for (place, row) in rows.iter().enumerate() {
            let at = format!("terms.reply.{place}");
            self.term(&at, row.term);
            if let Some(before) = rows[..place].iter().position(|other| covers(*other, *row)) {
                let (this, before) = (place + 1, before + 1);
                self.say(at, format!("答复期限第{this}行用不上：第{before}行已经包括它；把宽的写在后面"));
            }
        }
        if let Some(left_out) = every_case().find(|case| !rows.iter().any(|row| covers(*row, *case))) {
            let case = [
                left_out.kind.map(Kind::title),
                left_out.proposer.map(ProposerKind::title),
                left_out.period.map(Period::title),
            ];
            let case = case.into_iter().flatten().collect::<Vec<_>>().join("、");
            self.say("terms.reply", format!("有的提案没有答复期限(如{case})，请加一行不带条件的"));
        }
    }

    fn form(&mut self, form: &Form) {
        let numbers = 1..=MOST_OPTIONS;
        for (place, question) in form.questions.iter().enumerate() {
            let at = format!("form.questions.{place}");
            if question.title.trim().is_empty() {
                self.say(at, format!("测评表第{}题没有题目", place + 1));
            } else if !numbers.contains(&question.options.len()) {
                let title = &question.title;
                self.say(at, format!("测评表“{title}”须有1至{MOST_OPTIONS}个选项"));
            }
        }
        let mut overall = (0..).zip(&form.questions).filter(|(_, question)| question.about == About::Overall);
        match (overall.next(), overall.next()) {
            (Some((place, question)), None) => {
                if question.options.iter().any(|option| option.rating.is_none()) {
                    let place: usize = place;
                    self.say(format!("form.questions.{place}"), "测评表的总体评价每个选项都要对应一种评价");
                }
            }
            _ => self.say("form", "测评表要有一题、且只有一题是总体评价"),
        }
    }

    /// Ratings that reopen or satisfy can be given on the form.
    fn ratings(&mut self, rules: &Rules) {
        let overall = rules.form.questions.iter().filter(|question| question.about == About::Overall);
        let given: BTreeSet<Rating> =
            overall.flat_map(|question| &question.options).filter_map(|option| option.rating).collect();
        let uses = [
            ("feedback.reopens", "重新办理", &rules.feedback.reopens),
            ("figures.satisfied", "算作满意", &rules.figures.satisfied),
        ];
        for (at, what, ratings) in uses {
            for rating in ratings.iter().filter(|rating| !given.contains(rating)) {
                self.say(at, format!("“{}”{what}，但测评表的总体评价里没有这一项", rating.title()));
            }
        }
        if rules.figures.satisfied.is_empty() {
            self.say("figures.satisfied", "算作满意的评价不能为空");
        }
        if rules.figures.decimals > MOST_DECIMALS {
            self.say("figures.decimals", format!("百分数最多{MOST_DECIMALS}位小数"));
        }
        if rules.feedback.rework_rounds > MOST_ROUNDS {
            self.say("feedback.rework_rounds", format!("重新办理最多{MOST_ROUNDS}轮"));
        }
    }

    fn ladder(&mut self, rules: &Rules) {
        if rules.ladder.is_empty() || rules.ladder.len() > usize::from(u8::MAX) {
            self.say("ladder", "催办阶梯须有1至255级");
        }
        let mut seen = BTreeSet::new();
        for (place, level) in rules.ladder.iter().enumerate() {
            if level.name.trim().is_empty() {
                self.say(format!("ladder.{place}"), format!("催办阶梯第{}级没有名称", place + 1));
            } else if !seen.insert(&level.name) {
                self.say(format!("ladder.{place}"), format!("催办阶梯的“{}”重复", level.name));
            }
        }
    }

    fn four_eyes(&mut self, verbs: &BTreeSet<Verb>) {
        const ALONE: [Verb; 5] = [Verb::Found, Verb::Undo, Verb::Redo, Verb::Second, Verb::Propose];
        if let Some(verb) = verbs.iter().find(|verb| ALONE.contains(verb)) {
            self.say("four_eyes", format!("“{}”不能要求双人复核", verb.title()));
        }
    }
}

/// Whether every proposal `other` is for is caught by `row`.
fn covers(row: ReplyTerm, other: ReplyTerm) -> bool {
    fn wide<T: PartialEq + Copy>(row: Option<T>, other: Option<T>) -> bool {
        row.is_none() || row == other
    }
    wide(row.kind, other.kind) && wide(row.proposer, other.proposer) && wide(row.period, other.period)
}

/// One row for each kind of proposal there can be.
fn every_case() -> impl Iterator<Item = ReplyTerm> {
    let periods = [Period::Plenary, Period::Intersession];
    Kind::ALL.into_iter().flat_map(move |kind| {
        ProposerKind::ALL.into_iter().flat_map(move |proposer| {
            periods.into_iter().map(move |period| ReplyTerm {
                kind: Some(kind),
                proposer: Some(proposer),
                period: Some(period),
                term: Term::Days(0),
            })
        })
    })
}

/// Whether the day is in some year's calendar.
fn exists(day: MonthDay) -> bool {
    // 2024 is a leap year: 29 February is a day.
    chrono::NaiveDate::from_ymd_opt(2024, day.month.into(), day.day.into()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::national::national;

    fn with(change: impl Fn(&mut Rules)) -> Vec<Unsound> {
        let mut rules = national();
        change(&mut rules);
        faults(&rules)
    }

    #[test]
    fn the_national_rules_are_sound() {
        assert_eq!(with(|_| ()), Vec::new());
    }

    #[test]
    fn rules_nobody_could_work_with_are_refused_and_say_where() {
        type Spoil = fn(&mut Rules);
        let bad: [(Spoil, &str); 17] = [
            (|rules| rules.numbering.docket = "第{year}号".to_owned(), "numbering.docket"),
            (|rules| rules.numbering.docket = "{nobody}{n}".to_owned(), "numbering.docket"),
            (|rules| rules.numbering.intersession = Some("平时{n".to_owned()), "numbering.intersession"),
            (|rules| rules.numbering.letter = Some("催".to_owned()), "numbering.letter"),
            (|rules| rules.classes.clear(), "classes"),
            (|rules| rules.categories[1].code = rules.categories[0].code.clone(), "categories.1"),
            (|rules| rules.form.questions[5].about = About::Other, "form"),
            (|rules| rules.form.questions[0].options.clear(), "form.questions.0"),
            (|rules| rules.terms.joint = Term::On { month: 13, day: 1 }, "terms.joint"),
            (|rules| rules.terms.joint = Term::On { month: 2, day: 30 }, "terms.joint"),
            (|rules| rules.terms.feedback = Term::WorkingDays(u16::MAX), "terms.feedback"),
            (|rules| rules.ladder.clear(), "ladder"),
            (|rules| rules.figures.decimals = 4, "figures.decimals"),
            (|rules| rules.four_eyes.extend([Verb::Second]), "four_eyes"),
            (|rules| rules.terms.reply[0].period = Some(Period::Plenary), "terms.reply"),
            (|rules| rules.terms.reply.push(rules.terms.reply[0]), "terms.reply.1"),
            (|rules| drop(rules.form.questions[5].options.pop()), "feedback.reopens"),
        ];
        for (place, (change, at)) in bad.into_iter().enumerate() {
            let found = with(change);
            assert!(found.iter().any(|fault| fault.at == at), "case {place}: {found:?}");
        }
    }
}
