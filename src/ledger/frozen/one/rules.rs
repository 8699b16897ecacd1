//! Sessions and rules as format 1 has them. What the rules did not say then is said here as the national rules said it
//! when format 2 began; it must not follow later changes of those.

use super::super::two::unchecked;
use super::all;
use crate::office::SessionId;
use crate::office::calendar::{Counting, Term};
use crate::office::form::{About, Choice, Form as FormNow, Question as QuestionNow, QuestionKind};
use crate::office::opinion::Rating;
use crate::office::rules::{
    Asked, Category, Class as ClassNow, Feedback, FigureRules, Ground, IntakeRules, Numbering, OnTime,
    Publication, ReplyTerm, Rules as RulesNow, SatisfiedOf, Terms as TermsNow, UrgeLevel as UrgeLevelNow,
};
use crate::office::session::Session as SessionNow;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Session {
    pub id: SessionId,
    pub name: String,
    pub term: u8,
    pub meeting: u8,
    pub year: i32,
    pub opened: NaiveDate,
    pub cutoff: Option<NaiveDateTime>,
    pub rules: Rules,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Rules {
    pub name: String,
    pub categories: Vec<Category>,
    pub classes: Vec<Class>,
    pub grounds: Vec<Ground>,
    pub terms: Terms,
    pub on_time: OnTime,
    pub asked: Asked,
    pub reopens: Vec<Rating>,
    pub rework_rounds: u8,
    pub numbering: String,
    pub form: Form,
    pub ladder: Vec<UrgeLevel>,
    pub soon_days: u16,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Class {
    pub code: String,
    pub meaning: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct UrgeLevel {
    pub name: String,
    pub overdue_only: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Terms {
    pub receipt: Term,
    pub hand_back: Term,
    pub joint: Term,
    pub reply: Vec<ReplyTerm>,
    pub extension_limit: Term,
    pub feedback: Term,
    pub rework: Term,
    pub counting: Counting,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Form {
    pub name: String,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Question {
    pub title: String,
    pub options: Vec<Choice>,
    pub overall: bool,
}

impl From<Session> for SessionNow {
    fn from(old: Session) -> Self {
        let Session { id, name, term, meeting, year, opened, cutoff, rules } = old;
        Self { id, name, term, meeting, year, opened, cutoff, rules: rules.into() }
    }
}

impl From<Rules> for RulesNow {
    fn from(old: Rules) -> Self {
        let (asked, reopens, rework_rounds) = (old.asked, old.reopens, old.rework_rounds);
        Self {
            name: old.name,
            intake: IntakeRules { rollover: None, review: Vec::new() },
            categories: old.categories,
            classes: all(old.classes),
            grounds: old.grounds,
            numbering: Numbering {
                docket: old.numbering,
                intersession: None,
                in_category: None,
                letter: None,
            },
            terms: old.terms.into(),
            on_time: old.on_time,
            feedback: Feedback { asked, reopens, rework_rounds, meeting: false, keying: unchecked() },
            form: old.form.into(),
            ladder: all(old.ladder),
            soon_days: old.soon_days,
            figures: FigureRules {
                merged_are_filed: true,
                satisfied_of: SatisfiedOf::Returned,
                satisfied: vec![Rating::Satisfied, Rating::Mostly],
                decimals: 1,
            },
            four_eyes: BTreeSet::new(),
            publication: Publication { within: None, anonymous: false, units_hidden_months: 0 },
        }
    }
}

impl From<Class> for ClassNow {
    /// What is solved or planned counts as adopted, and what is planned is tracked, by the usual letters.
    fn from(old: Class) -> Self {
        let (adopted, tracked) = (matches!(old.code.as_str(), "A" | "B"), old.code == "B");
        Self { code: old.code, meaning: old.meaning, adopted, tracked }
    }
}

impl From<UrgeLevel> for UrgeLevelNow {
    fn from(old: UrgeLevel) -> Self {
        Self { name: old.name, overdue_only: old.overdue_only, after_days: 0, letter: false }
    }
}

impl From<Terms> for TermsNow {
    fn from(old: Terms) -> Self {
        Self {
            receipt: old.receipt,
            hand_back: old.hand_back,
            joint: old.joint,
            reply: old.reply,
            extension_limit: old.extension_limit,
            feedback: old.feedback,
            rework: old.rework,
            notice: Term::WorkingDays(15),
            look_back: Term::Months(12),
            counting: old.counting,
        }
    }
}

impl From<Form> for FormNow {
    fn from(old: Form) -> Self {
        Self { name: old.name, questions: all(old.questions), letters: false }
    }
}

impl From<Question> for QuestionNow {
    fn from(old: Question) -> Self {
        let about = match old.title.as_str() {
            _ if old.overall => About::Overall,
            "办理态度" => About::Attitude,
            "办理过程" | "办理工作" => About::Process,
            "办理结果" => About::Result,
            _ => About::Other,
        };
        let counts = !matches!(about, About::Other | About::Overall);
        let options = old.options.into_iter().map(|choice| if counts { rated(choice) } else { choice });
        let kind = QuestionKind::Single;
        let options = options.collect();
        Self { title: old.title, options, about, kind, collective: false, per_unit: false }
    }
}

/// An option that is called like a rating means it.
fn rated(mut choice: Choice) -> Choice {
    let named = Rating::ALL.into_iter().find(|rating| rating.title() == choice.title);
    choice.rating = choice.rating.or(named);
    choice
}
