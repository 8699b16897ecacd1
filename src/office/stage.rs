//! Axis A: the stage of a proposal itself, from receipt to the archive, its docket number, and what became of one that
//! was declined and passed on.

use super::ids::ProposalId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Axis A: where the proposal itself stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Stage {
    /// 已收件, waiting for review.
    #[default]
    Received,
    /// 退回修改.
    SentBack {
        /// When.
        on: NaiveDate,
        /// What is to be mended.
        reason: String,
    },
    /// 撤案. Counts as received, keeps its docket number if it had one.
    Withdrawn {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// Number it had been filed under.
        docket: Option<Docket>,
    },
    /// 不予立案.
    Declined {
        /// When.
        on: NaiveDate,
        /// Code of the ground in the session's rules.
        ground: String,
        /// Day the proposer was told; `None`: not yet.
        notified: Option<NaiveDate>,
        /// Where it was passed on to, with the proposer's consent.
        diverted: Option<Diverted>,
    },
    /// 并案: handled under another proposal.
    Merged {
        /// When.
        on: NaiveDate,
        /// The lead proposal.
        into: ProposalId,
        /// Number it had been filed under before merging.
        docket: Option<Docket>,
    },
    /// 立案.
    Filed {
        /// When.
        on: NaiveDate,
        /// Its number.
        docket: Docket,
    },
    /// 办结.
    Closed {
        /// When.
        on: NaiveDate,
        /// Its number.
        docket: Docket,
        /// Day it had been filed, so that opening it again loses nothing.
        filed: NaiveDate,
    },
    /// 归档.
    Archived {
        /// When.
        on: NaiveDate,
        /// Its number.
        docket: Docket,
        /// Day it had been filed.
        filed: NaiveDate,
        /// Day it had been closed.
        closed: NaiveDate,
    },
}

/// A case number (案号).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Docket {
    /// Running number within the session, from 1.
    pub number: u32,
    /// As printed by the session's template when it was given.
    pub label: String,
    /// Day it was given: the first filing, whatever merging or splitting came after.
    pub filed: NaiveDate,
    /// Its number within its category (类内号), where the rules number that way.
    pub in_category: Option<CategoryNumber>,
}

/// A number within a category, for instance `医疗卫生类173号`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CategoryNumber {
    /// Code of the category when the number was given.
    pub category: String,
    /// Running number within the category, from 1.
    pub number: u32,
    /// As printed.
    pub label: String,
}

/// How a declined proposal was passed on, and what became of it there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diverted {
    /// As what.
    pub to: Diversion,
    /// To whom, as written; may be empty.
    pub place: String,
    /// When.
    pub on: NaiveDate,
    /// What became of it, in order.
    pub fates: Vec<Fate>,
}

/// One thing that became of a diverted proposal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fate {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub what: FateKind,
    /// By a body of which level.
    pub level: Level,
    /// Remark.
    pub note: String,
}

/// What can become of a diverted proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FateKind {
    /// 采用.
    Adopted,
    /// 未采用.
    NotAdopted,
    /// 领导批示.
    Instructed,
}

/// The level of a body or leader (层级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 全国.
    National,
    /// 省级.
    Province,
    /// 市级.
    #[default]
    City,
    /// 县(市、区)级.
    County,
    /// 乡镇(街道).
    Town,
}

/// Where a declined proposal went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Diversion {
    /// 转社情民意.
    Opinion,
    /// 转有关部门参考.
    Reference,
    /// 作委员来信.
    Letter,
}

impl Stage {
    /// The day it began; a receipt bears none, and what is open again bears that of its filing.
    pub fn on(&self) -> Option<NaiveDate> {
        match self {
            Stage::Received => None,
            Stage::SentBack { on, .. }
            | Stage::Withdrawn { on, .. }
            | Stage::Declined { on, .. }
            | Stage::Merged { on, .. }
            | Stage::Filed { on, .. }
            | Stage::Closed { on, .. }
            | Stage::Archived { on, .. } => Some(*on),
        }
    }

    /// The docket number that belongs to this stage.
    pub fn docket(&self) -> Option<&Docket> {
        match self {
            Stage::Filed { docket, .. } | Stage::Closed { docket, .. } | Stage::Archived { docket, .. } => {
                Some(docket)
            }
            Stage::Withdrawn { docket, .. } | Stage::Merged { docket, .. } => docket.as_ref(),
            Stage::Received | Stage::SentBack { .. } | Stage::Declined { .. } => None,
        }
    }

    /// The word of the field.
    pub fn title(&self) -> &'static str {
        match self {
            Stage::Received => "已收件",
            Stage::SentBack { .. } => "退回修改",
            Stage::Withdrawn { .. } => "撤案",
            Stage::Declined { .. } => "不予立案",
            Stage::Merged { .. } => "并案",
            Stage::Filed { .. } => "立案",
            Stage::Closed { .. } => "办结",
            Stage::Archived { .. } => "归档",
        }
    }

    /// Stable English name for `--json`.
    pub fn name(&self) -> &'static str {
        match self {
            Stage::Received => "received",
            Stage::SentBack { .. } => "sent_back",
            Stage::Withdrawn { .. } => "withdrawn",
            Stage::Declined { .. } => "declined",
            Stage::Merged { .. } => "merged",
            Stage::Filed { .. } => "filed",
            Stage::Closed { .. } => "closed",
            Stage::Archived { .. } => "archived",
        }
    }
}

impl Diversion {
    /// All ways, in the order they are offered.
    pub const ALL: [Diversion; 3] = [Diversion::Opinion, Diversion::Reference, Diversion::Letter];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Diversion::Opinion => "转社情民意",
            Diversion::Reference => "转有关部门参考",
            Diversion::Letter => "作委员来信",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Diversion::Opinion => "opinion",
            Diversion::Reference => "reference",
            Diversion::Letter => "letter",
        }
    }
}

impl FateKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [FateKind; 3] = [FateKind::Adopted, FateKind::NotAdopted, FateKind::Instructed];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            FateKind::Adopted => "采用",
            FateKind::NotAdopted => "未采用",
            FateKind::Instructed => "批示",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            FateKind::Adopted => "adopted",
            FateKind::NotAdopted => "not_adopted",
            FateKind::Instructed => "instructed",
        }
    }
}

impl Level {
    /// All levels, highest first.
    pub const ALL: [Level; 5] = [Level::National, Level::Province, Level::City, Level::County, Level::Town];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Level::National => "全国",
            Level::Province => "省级",
            Level::City => "市级",
            Level::County => "县级",
            Level::Town => "乡镇",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Level::National => "national",
            Level::Province => "province",
            Level::City => "city",
            Level::County => "county",
            Level::Town => "town",
        }
    }
}
