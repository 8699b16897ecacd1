//! A session (届次): what proposals are counted under, and the rules that held then.

use super::ids::SessionId;
use super::rules::Rules;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// One plenary session and the year of work that follows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Its number in the register.
    pub id: SessionId,
    /// As written in letters, for instance `十四届三次会议`.
    pub name: String,
    /// Which term (届), 0 when the office did not say.
    pub term: u8,
    /// Which meeting of the term (次), 0 when the office did not say.
    pub meeting: u8,
    /// Year the proposals are counted under.
    pub year: i32,
    /// First day of the plenary meeting.
    pub opened: NaiveDate,
    /// Until when (Beijing time, with the clock) a proposal counts as plenary (大会提案); later ones are intersession.
    /// `None`: everything counts as plenary until the office sets it.
    pub cutoff: Option<NaiveDateTime>,
    /// The rules of this session.
    pub rules: Rules,
}

/// When a proposal was handed in, relative to the plenary meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// 大会提案.
    #[default]
    Plenary,
    /// 平时(闭会)提案.
    Intersession,
}

impl Session {
    /// Whether a proposal received on `date` counts under the next year's session by this one's rules (12月5日以后的计入
    /// 次年). Never where the rules do not roll over.
    pub fn is_over(&self, date: NaiveDate) -> bool {
        let Some(from) = self.rules.intake.rollover else { return false };
        (date.year(), date.month(), date.day()) >= (self.year, from.month.into(), from.day.into())
    }

    /// The period of a proposal handed in at `at` (Beijing time).
    pub fn period(&self, at: NaiveDateTime) -> Period {
        match self.cutoff {
            Some(cutoff) if at > cutoff => Period::Intersession,
            _ => Period::Plenary,
        }
    }
}

impl Period {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Period::Plenary => "大会",
            Period::Intersession => "平时",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Period::Plenary => "plenary",
            Period::Intersession => "intersession",
        }
    }
}
