//! A batch (批) of paper forms: a stack that came in together, what was counted on it before keying, and the sheets keyed
//! from it. Control totals and blind second keying are what punched-card offices found the errors with: a missing, doubled
//! or misread sheet changes the count, the sum of the numbers or the sum of the ratings; a wrong digit that keeps the sums
//! is found by a second clerk who keys a sample without seeing the first values.

use super::given::Given;
use super::ids::{BatchId, ClerkId, OpinionId, QuestionnaireId, SessionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Its number.
    pub id: BatchId,
    /// The session it counts under.
    pub session: SessionId,
    /// The questionnaire its sheets answer; `None`: survey forms on proposals.
    pub questionnaire: Option<QuestionnaireId>,
    /// What was written on its cover.
    pub header: Header,
    /// Who opened it.
    pub clerk: ClerkId,
    /// How it was closed; `None`: it is open.
    pub closed: Option<Closing>,
}

/// What is written on the cover of a batch before it is keyed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// How many sheets were counted; at least 1.
    pub count: u32,
    /// The digits of the overall rating added up over the stack; `None`: not added up.
    #[serde(default)]
    pub ratings: Option<u32>,
    /// The numbers on the sheets (docket, or intake number where there is none; number of the sheet of a questionnaire)
    /// added up over the stack; `None`: not added up.
    #[serde(default)]
    pub numbers: Option<u64>,
    /// Who handed the stack in.
    #[serde(default)]
    pub from: String,
    /// Day it came in.
    pub on: NaiveDate,
    /// Where the paper lies.
    #[serde(default)]
    pub place: String,
}

/// The closing of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When.
    pub on: NaiveDate,
    /// Who.
    pub clerk: ClerkId,
    /// Why it was closed though the totals differ; empty: they agree.
    pub reason: String,
}

/// A sheet: one form of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SheetId {
    /// The batch.
    pub batch: BatchId,
    /// Its place in the batch, from 1 in the order of keying.
    pub place: u32,
}

/// A sheet as it was keyed, and keyed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The opinion it holds; `None`: a sheet of a questionnaire.
    pub opinion: Option<OpinionId>,
    /// The number on it.
    pub number: u32,
    /// The first keying.
    pub first: Keying,
    /// The blind second keying; `None`: not yet, or never.
    pub second: Option<Keying>,
    /// What the two were settled on where they differed.
    pub settled: Option<Keying>,
}

/// One keying of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keying {
    /// Who.
    pub clerk: ClerkId,
    /// When.
    pub on: NaiveDate,
    /// What was keyed, one for each question.
    pub given: Vec<Given>,
}

impl Sheet {
    /// What the sheet says, as far as it is known.
    pub fn given(&self) -> &[Given] {
        &self.settled.as_ref().unwrap_or(&self.first).given
    }

    /// Whether the second keying found other values.
    pub fn differs(&self) -> bool {
        self.second.as_ref().is_some_and(|second| second.given != self.first.given)
    }

    /// Whether the values differ and nobody looked at the paper yet.
    pub fn is_disputed(&self) -> bool {
        self.differs() && self.settled.is_none()
    }

    /// Whether the first keying turned out wrong.
    pub fn was_wrong(&self) -> bool {
        self.settled.as_ref().is_some_and(|settled| settled.given != self.first.given)
    }
}
