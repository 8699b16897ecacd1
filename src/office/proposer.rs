//! Who hands a proposal in, under which name, and whether it may be published.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Someone who signs a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proposer {
    /// Name of the member or organisation.
    pub name: String,
    /// What it is.
    pub kind: ProposerKind,
    /// Day it signed; `None`: not recorded, which is not the same as not signed.
    pub signed: Option<NaiveDate>,
}

/// What a proposer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposerKind {
    /// 委员.
    #[default]
    Member,
    /// 民主党派、工商联.
    Party,
    /// 人民团体.
    Organisation,
    /// 专门委员会.
    Committee,
    /// 界别(活动组).
    Sector,
    /// 委员小组.
    Group,
    /// 乡镇(街道)政协工委会.
    Town,
}

/// The name a proposal is handed in under. Never guessed from a count of signers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 委员个人提案.
    #[default]
    Individual,
    /// 委员联名提案.
    Joint,
    /// 集体提案.
    Collective,
}

/// Whether the proposer agrees to publication (是否同意公开).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// The form did not say: treated as no.
    #[default]
    Unsaid,
    /// Agrees.
    Yes,
    /// Does not agree.
    No,
}

/// How many can be asked for an opinion: a listing that named nobody has one place all the same.
pub fn places(proposers: &[Proposer]) -> usize {
    proposers.len().max(1)
}

impl Kind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Kind; 3] = [Kind::Individual, Kind::Joint, Kind::Collective];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Individual => "委员",
            Kind::Joint => "联名",
            Kind::Collective => "集体",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Individual => "individual",
            Kind::Joint => "joint",
            Kind::Collective => "collective",
        }
    }
}

impl ProposerKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [ProposerKind; 7] = [
        ProposerKind::Member,
        ProposerKind::Party,
        ProposerKind::Organisation,
        ProposerKind::Committee,
        ProposerKind::Sector,
        ProposerKind::Group,
        ProposerKind::Town,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            ProposerKind::Member => "委员",
            ProposerKind::Party => "党派",
            ProposerKind::Organisation => "团体",
            ProposerKind::Committee => "专委会",
            ProposerKind::Sector => "界别",
            ProposerKind::Group => "小组",
            ProposerKind::Town => "乡镇工委",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            ProposerKind::Member => "member",
            ProposerKind::Party => "party",
            ProposerKind::Organisation => "organisation",
            ProposerKind::Committee => "committee",
            ProposerKind::Sector => "sector",
            ProposerKind::Group => "group",
            ProposerKind::Town => "town",
        }
    }
}

impl Consent {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Consent::Unsaid => "未注明",
            Consent::Yes => "同意公开",
            Consent::No => "不公开",
        }
    }
}
