//! Axis C: the opinion of one asked proposer on one round of replies. "Not returned" is a thing of its own, and never
//! counts as satisfied.

use super::calendar::Deadline;
use super::given::Given;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An opinion asked for, and perhaps given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Day the reply was delivered and the opinion asked for.
    pub asked: NaiveDate,
    /// Until when it should come back.
    pub due: Deadline,
    /// What came back.
    pub answer: Option<Answer>,
    /// Earlier answers that were corrected, oldest first.
    pub corrected: Vec<Answer>,
    /// Who is asked in the proposer's place, who left or was dissolved.
    pub stand_in: Option<StandIn>,
}

/// Who is asked in a proposer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// Day it was arranged.
    pub on: NaiveDate,
    /// Name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A returned survey form (征询意见表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Day it came back.
    pub on: NaiveDate,
    /// What was given to each question of the session's form, in order.
    pub given: Vec<Given>,
    /// The overall rating that means by the form.
    pub rating: Rating,
    /// Remark in words.
    pub remark: String,
}

/// The overall rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// 满意.
    Satisfied,
    /// 基本满意.
    Mostly,
    /// 理解.
    Understood,
    /// 不满意.
    Dissatisfied,
}

impl Rating {
    /// All ratings, best first.
    pub const ALL: [Rating; 4] =
        [Rating::Satisfied, Rating::Mostly, Rating::Understood, Rating::Dissatisfied];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Rating::Satisfied => "满意",
            Rating::Mostly => "基本满意",
            Rating::Understood => "理解",
            Rating::Dissatisfied => "不满意",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Rating::Satisfied => "satisfied",
            Rating::Mostly => "mostly",
            Rating::Understood => "understood",
            Rating::Dissatisfied => "dissatisfied",
        }
    }
}
