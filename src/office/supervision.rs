//! Axis D: marks that lift a proposal out of the pile, the leaders who lead or supervise it, related proposals, and
//! tracking beyond the year.

use super::ids::{LeaderId, ProposalId};
use super::opinion::Rating;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is watched about a proposal beyond its ordinary handling.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Supervision {
    /// Its marks; several may hold at once.
    pub marks: BTreeSet<Mark>,
    /// The field it was chosen for (选题方面), for instance `科技创新`; may be empty.
    pub theme: String,
    /// Leaders who lead or supervise it, in order.
    pub leadings: Vec<Leading>,
    /// Other proposals on the same matter (相关提案). Related is not merged.
    pub related: BTreeSet<ProposalId>,
    /// What came of it (办理成效), in words.
    pub effect: String,
    /// Tracking beyond the year.
    pub tracking: Option<Tracking>,
}

/// A leader's part in a proposal. 领办 ≠ 督办 ≠ 包案.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leading {
    /// The leader.
    pub leader: LeaderId,
    /// What part.
    pub part: Part,
}

/// What part a leader has in a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 领办.
    Leads,
    /// 督办.
    Supervises,
    /// 包案督办.
    Answers,
}

/// Tracking beyond the year (跨年度跟踪).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracking {
    /// Day it began.
    pub since: NaiveDate,
    /// What the unit promised.
    pub promise: String,
    /// Until when; `None`: no date was promised.
    pub promised: Option<NaiveDate>,
    /// When the next look-back (回头看) is due.
    pub next: NaiveDate,
    /// Look-backs held, oldest first.
    pub look_backs: Vec<LookBack>,
    /// Day it ended; `None`: it goes on.
    pub ended: Option<NaiveDate>,
}

/// One look at a tracked proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// When.
    pub on: NaiveDate,
    /// What progress was made.
    pub progress: String,
    /// Code of the class that held before it.
    pub class_was: String,
    /// Code of the class that holds after it.
    pub class_now: String,
    /// The proposers' rating of the progress.
    pub rating: Option<Rating>,
}

/// A mark. Key ≠ important ≠ excellent ≠ cross-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 重点.
    Key,
    /// 重要.
    Important,
    /// 优秀.
    Excellent,
    /// 跨年度跟踪.
    CrossYear,
    /// 民主监督性提案.
    Democratic,
}

impl Mark {
    /// All marks, in the order they are offered.
    pub const ALL: [Mark; 5] =
        [Mark::Key, Mark::Important, Mark::Excellent, Mark::CrossYear, Mark::Democratic];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Mark::Key => "重点",
            Mark::Important => "重要",
            Mark::Excellent => "优秀",
            Mark::CrossYear => "跨年度",
            Mark::Democratic => "民主监督",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Key => "key",
            Mark::Important => "important",
            Mark::Excellent => "excellent",
            Mark::CrossYear => "cross_year",
            Mark::Democratic => "democratic",
        }
    }
}

impl Part {
    /// All parts, in the order they are offered.
    pub const ALL: [Part; 3] = [Part::Leads, Part::Supervises, Part::Answers];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Part::Leads => "领办",
            Part::Supervises => "督办",
            Part::Answers => "包案",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Leads => "leads",
            Part::Supervises => "supervises",
            Part::Answers => "answers",
        }
    }
}
