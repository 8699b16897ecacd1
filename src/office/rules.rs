//! Everything that differs between places, as data: one set of rules for each session, changed only by an entry.

use super::calendar::{Calendar, Counting, Deadline, Term};
use super::entry::Verb;
use super::form::Form;
use super::opinion::Rating;
use super::proposer::{Kind, ProposerKind};
use super::review::ReviewLevel;
use super::session::Period;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The rules of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Name of the set, for instance `全国`.
    pub name: String,
    /// How proposals come in and are reviewed.
    pub intake: IntakeRules,
    /// Categories (提案分类).
    pub categories: Vec<Category>,
    /// Result classes (办理结果类别).
    pub classes: Vec<Class>,
    /// Grounds for declining (不予立案情形).
    pub grounds: Vec<Ground>,
    /// Templates of numbers.
    pub numbering: Numbering,
    /// How long things may take.
    pub terms: Terms,
    /// Which date of a reply decides whether it was on time.
    pub on_time: OnTime,
    /// Whose opinion is asked, and what follows from it.
    pub feedback: Feedback,
    /// The survey form.
    pub form: Form,
    /// Steps of reminding and urging, mildest first.
    pub ladder: Vec<UrgeLevel>,
    /// A thing due within so many calendar days is "soon due" (临期).
    pub soon_days: u16,
    /// How figures are counted and printed.
    pub figures: FigureRules,
    /// Verbs that need a second clerk (双人复核).
    pub four_eyes: BTreeSet<Verb>,
    /// What may be published, and when.
    pub publication: Publication,
}

/// How proposals come in and are reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IntakeRules {
    /// From this day of the year on, a proposal counts under the next year's session (全国政协: 12月5日以后);
    /// `None`: sessions change only when the office says so.
    pub rollover: Option<MonthDay>,
    /// Levels of review that must have said `file` before a proposal is filed; empty: none.
    pub review: Vec<ReviewLevel>,
}

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Templates of numbers: `{n}`, `{n:03}`, `{year}`, `{term}`, `{meeting}`, `{opened}`; `{category}` and `{c}` (number
/// within the category) besides where they make sense.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// The docket number.
    pub docket: String,
    /// The docket number of intersession proposals; `None`: as the others. One running number serves both.
    #[serde(default)]
    pub intersession: Option<String>,
    /// The number within the category (类内号); `None`: not numbered that way.
    #[serde(default)]
    pub in_category: Option<String>,
    /// The letter number of urges, for instance `政提催〔{year}〕{n}号`; `None`: typed by hand.
    #[serde(default)]
    pub letter: Option<String>,
}

/// Whose opinion is asked, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Whose opinion is asked.
    pub asked: Asked,
    /// Ratings that reopen a proposal.
    pub reopens: Vec<Rating>,
    /// How often a proposal is reopened; after that the parties meet in person.
    pub rework_rounds: u8,
    /// After the last round, a rating that reopens needs a meeting (当面协商、专门说明) before closing.
    #[serde(default)]
    pub meeting: bool,
    /// How batches of forms are checked.
    #[serde(default)]
    pub keying: KeyingRules,
}

/// How batches of forms are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyingRules {
    /// Share of the sheets of a batch that a second clerk keys blind, in percent, 0 to 100.
    pub second_share: u8,
    /// Greatest share of wrong sheets among those keyed twice, in percent; above it the whole batch is keyed again.
    pub error_limit: u8,
}

/// How figures are counted and printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRules {
    /// Merged proposals count as filed (平湖: 立案 252, 并案后 226); `false`: they count beside the filed ones (全国).
    pub merged_are_filed: bool,
    /// What the satisfaction rate is a share of.
    pub satisfied_of: SatisfiedOf,
    /// Ratings that count as satisfied in that rate.
    pub satisfied: Vec<Rating>,
    /// Decimals of a printed share, 0 to 3.
    pub decimals: u8,
}

/// What the satisfaction rate is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SatisfiedOf {
    /// Of all forms that came back (宁波、锡山).
    Returned,
    /// Of all proposers asked, those who did not answer among them (重庆).
    Asked,
}

/// What may be published, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publication {
    /// A reply that may be published has to be within this term from delivery; `None`: no window.
    pub within: Option<Term>,
    /// Names of members are left out of public listings (隐名).
    pub anonymous: bool,
    /// For so many months after filing public listings leave the units out; 0: never.
    pub units_hidden_months: u8,
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
    /// Counts as adopted (采纳) in the adoption rate.
    #[serde(default)]
    pub adopted: bool,
    /// Proposals of this class are tracked beyond the year (跨年度跟踪).
    #[serde(default)]
    pub tracked: bool,
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
    /// Only for what is overdue by at least so many calendar days.
    #[serde(default)]
    pub after_days: u16,
    /// Goes out as a letter with a number.
    #[serde(default)]
    pub letter: bool,
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
    /// Telling the proposers that a proposal was declined, from that day.
    pub notice: Term,
    /// The next look-back at a tracked proposal (回头看), from the last one.
    pub look_back: Term,
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

/// How long a reply may take where no row of the rules says so (三个月).
const ORDINARY: Term = Term::Months(3);

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

    /// The term of a reply to a proposal of this kind, period and first proposer: the first row that fits.
    pub fn reply_term(&self, kind: Kind, proposer: Option<ProposerKind>, period: Period) -> Term {
        self.reply_terms(kind, proposer, period).next().unwrap_or(ORDINARY)
    }

    /// The deadline of a reply to a proposal of this kind, period and first proposer, assigned on `start`.
    ///
    /// A fixed day of the year (6月30日前) is meant for what is assigned in the wave before it. What is assigned after it
    /// would have almost a year by the letter of the rule, while every office expects it within the months it gives to
    /// others (闭会期间的3个月): once the day is past, the first row that fits and counts a length of time holds, unless
    /// the next such day comes sooner.
    pub fn reply_due(
        &self,
        kind: Kind,
        proposer: Option<ProposerKind>,
        period: Period,
        start: NaiveDate,
        calendar: &Calendar,
    ) -> Deadline {
        let due = |term| calendar.deadline(term, start, self.terms.counting);
        let mut terms = self.reply_terms(kind, proposer, period);
        match terms.next().unwrap_or(ORDINARY) {
            Term::On { month, day } if (start.month(), start.day()) > (month.into(), day.into()) => {
                let ordinary = due(terms.find(|term| !matches!(term, Term::On { .. })).unwrap_or(ORDINARY));
                let fixed = due(Term::On { month, day });
                if ordinary.date < fixed.date { ordinary } else { fixed }
            }
            term => due(term),
        }
    }

    fn reply_terms(
        &self,
        kind: Kind,
        proposer: Option<ProposerKind>,
        period: Period,
    ) -> impl Iterator<Item = Term> {
        let fits = move |row: &&ReplyTerm| {
            row.kind.is_none_or(|k| k == kind)
                && row.period.is_none_or(|p| p == period)
                && row.proposer.is_none_or(|p| Some(p) == proposer)
        };
        self.terms.reply.iter().filter(fits).map(|row| row.term)
    }
}
