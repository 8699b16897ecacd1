//! Everything that differs between places, as data: one set of rules for each session, changed only by an entry.

use super::calendar::{Counting, Deadline, Term};
use super::form::Form;
use super::opinion::Rating;
use super::proposal::{Kind, ProposerKind};
use super::session::{Period, Session};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The rules of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Name of the set, for instance `全国`.
    pub name: String,
    /// Categories (提案分类).
    pub categories: Vec<Category>,
    /// Result classes (办理结果类别).
    pub classes: Vec<Class>,
    /// Grounds for declining (不予立案情形).
    pub grounds: Vec<Ground>,
    /// How long things may take.
    pub terms: Terms,
    /// Which date of a reply decides whether it was on time.
    pub on_time: OnTime,
    /// Whose opinion is asked.
    pub asked: Asked,
    /// Ratings that reopen a proposal.
    pub reopens: Vec<Rating>,
    /// How often a proposal is reopened; after that the parties meet in person.
    pub rework_rounds: u8,
    /// Template of the docket number: `{n}`, `{n:03}`, `{year}`, `{term}`, `{meeting}`.
    pub numbering: String,
    /// The survey form.
    pub form: Form,
    /// Steps of reminding and urging, mildest first.
    pub ladder: Vec<UrgeLevel>,
    /// A thing due within so many calendar days is "soon due" (临期).
    pub soon_days: u16,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Short code typed on the keypad. Unique.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A result class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Letter as printed on replies. Unique.
    pub code: String,
    /// What it means here; the same letter means other things elsewhere.
    pub meaning: String,
}

/// A ground for declining.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Short code. Unique.
    pub code: String,
    /// The ground in words.
    pub text: String,
}

/// A step of the urge ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgeLevel {
    /// Its name, for instance `催办`.
    pub name: String,
    /// Only for what is overdue; `false`: also for what is soon due.
    pub overdue_only: bool,
}

/// How long things may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Acknowledging receipt (签收), from assignment.
    pub receipt: Term,
    /// Handing back (退办), from assignment.
    pub hand_back: Term,
    /// The joint unit's opinion (会办意见), from assignment.
    pub joint: Term,
    /// The reply, from assignment: the first entry that fits counts.
    pub reply: Vec<ReplyTerm>,
    /// The latest an extension may reach, from assignment.
    pub extension_limit: Term,
    /// The proposer's opinion, from delivery of the reply.
    pub feedback: Term,
    /// The next reply after reopening.
    pub rework: Term,
    /// How terms are counted.
    pub counting: Counting,
}

/// The term of a reply for some proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTerm {
    /// Only for this kind of handing in.
    pub kind: Option<Kind>,
    /// Only for proposals whose first proposer is this.
    pub proposer: Option<ProposerKind>,
    /// Only for this period.
    pub period: Option<Period>,
    /// The term.
    pub term: Term,
}

/// Which date of a reply decides whether it was on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnTime {
    /// The date printed on the document.
    Document,
    /// The day it was signed.
    Signed,
    /// The day it was delivered.
    Delivered,
    /// The day it was entered here.
    Entered,
}

/// Whose opinion is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// The first proposer of the proposal and of each one merged into it.
    First,
    /// Every signer of the proposal and of each one merged into it.
    Every,
}

impl Rules {
    /// The category with this code or name.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.code == code || category.name == code)
    }

    /// The class with this code.
    pub fn class(&self, code: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.code == code)
    }

    /// The ground with this code.
    pub fn ground(&self, code: &str) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.code == code)
    }

    /// The deadline of a reply to a proposal of this kind, period and first proposer, assigned on `start`.
    pub fn reply_due(
        &self,
        kind: Kind,
        proposer: Option<ProposerKind>,
        period: Period,
        start: NaiveDate,
    ) -> Deadline {
        let fits = |row: &&ReplyTerm| {
            row.kind.is_none_or(|k| k == kind)
                && row.period.is_none_or(|p| p == period)
                && row.proposer.is_none_or(|p| Some(p) == proposer)
        };
        let term = self.terms.reply.iter().find(fits).map_or(Term::Months(3), |row| row.term);
        term.deadline(start, self.terms.counting)
    }
}

impl Session {
    /// The docket number `number`, printed by this session's template.
    pub fn docket_label(&self, number: u32) -> String {
        let mut label = String::new();
        let mut rest = self.rules.numbering.as_str();
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
