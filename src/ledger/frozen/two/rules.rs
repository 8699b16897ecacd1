//! Sessions and rules as format 2 has them: every question is a single choice, and batches of forms are not checked.

use super::all;
use crate::office::entry::Verb;
use crate::office::form::{About, Choice, Form as FormNow, Question as QuestionNow, QuestionKind};
use crate::office::opinion::Rating;
use crate::office::rules::{
    Asked, Category, Class, Feedback as FeedbackNow, FigureRules, Ground, IntakeRules, KeyingRules,
    Numbering, OnTime, Publication, Rules as RulesNow, Terms, UrgeLevel,
};
use crate::office::{Session as SessionNow, SessionId};
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
    pub intake: IntakeRules,
    pub categories: Vec<Category>,
    pub classes: Vec<Class>,
    pub grounds: Vec<Ground>,
    pub numbering: Numbering,
    pub terms: Terms,
    pub on_time: OnTime,
    pub feedback: Feedback,
    pub form: Form,
    pub ladder: Vec<UrgeLevel>,
    pub soon_days: u16,
    pub figures: FigureRules,
    pub four_eyes: BTreeSet<Verb>,
    pub publication: Publication,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Feedback {
    pub asked: Asked,
    pub reopens: Vec<Rating>,
    pub rework_rounds: u8,
    pub meeting: bool,
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
    pub about: About,
}

impl From<Session> for SessionNow {
    fn from(old: Session) -> Self {
        let Session { id, name, term, meeting, year, opened, cutoff, rules } = old;
        Self { id, name, term, meeting, year, opened, cutoff, rules: rules.into() }
    }
}

impl From<Rules> for RulesNow {
    fn from(old: Rules) -> Self {
        Self {
            name: old.name,
            intake: old.intake,
            categories: old.categories,
            classes: old.classes,
            grounds: old.grounds,
            numbering: old.numbering,
            terms: old.terms,
            on_time: old.on_time,
            feedback: old.feedback.into(),
            form: old.form.into(),
            ladder: old.ladder,
            soon_days: old.soon_days,
            figures: old.figures,
            four_eyes: old.four_eyes,
            publication: old.publication,
        }
    }
}

impl From<Feedback> for FeedbackNow {
    fn from(old: Feedback) -> Self {
        let Feedback { asked, reopens, rework_rounds, meeting } = old;
        Self { asked, reopens, rework_rounds, meeting, keying: unchecked() }
    }
}

impl From<Form> for FormNow {
    fn from(old: Form) -> Self {
        Self { name: old.name, questions: all(old.questions), letters: false }
    }
}

impl From<Question> for QuestionNow {
    fn from(old: Question) -> Self {
        let Question { title, options, about } = old;
        let kind = QuestionKind::Single;
        Self { title, options, about, kind, collective: false, per_unit: false }
    }
}

/// Batches of forms that nobody keys a second time.
pub(in crate::ledger::frozen) fn unchecked() -> KeyingRules {
    KeyingRules { second_share: 0, error_limit: 0 }
}
