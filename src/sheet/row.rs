//! A proposal as one row of a listing states it.

use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a row says about one proposal.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// 案由.
    pub title: String,
    /// 正文; empty when the listing has none.
    pub text: String,
    /// Who signed it.
    pub signers: Signers,
    /// The category as the listing words it, empty when silent.
    pub category: String,
    /// 是否同意公开.
    pub consent: Consent,
    /// Units that handle or should handle it, as written.
    pub wanted: Wanted,
    /// Its numbers in the listing.
    pub numbers: Numbers,
    /// When, and to which session it was handed in.
    pub handed_in: HandedIn,
    /// Class and rating the listing already gives, as written.
    pub outcome: Outcome,
    /// Marks the remarks give it.
    pub marks: BTreeSet<Mark>,
    /// Remarks, and whatever stood in columns that have no field here (`列名:值`); nothing of the row is lost.
    pub notes: Vec<String>,
    /// Known again by this: digest of title, first proposer, number and session, folded.
    pub fingerprint: [u8; 16],
}

/// Who signed, and under which name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signers {
    /// Proposers and cosigners in the order of signing; the first is the first proposer.
    pub proposers: Vec<Proposer>,
    /// 附议人.
    pub seconders: Vec<String>,
    /// The name it was handed in under.
    pub kind: Kind,
    /// Whether the listing stated that; otherwise it was inferred from what the proposers are.
    pub kind_stated: bool,
}

/// Units as the listing names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// 主办.
    pub lead: Vec<String>,
    /// 会办.
    pub joint: Vec<String>,
}

/// Numbers as the listing writes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// 案号 as written (`第69号`, `TA2020021`); empty when silent.
    pub source: String,
    /// 流水号 as written; empty when silent.
    pub running: String,
}

/// When and where it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandedIn {
    /// 收到日期.
    pub received: Option<NaiveDate>,
    /// 届次 as written; empty when silent.
    pub session: String,
    /// 大会 or 平时, when the listing says so.
    pub period: Option<Period>,
}

/// What the listing already tells about the reply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// 办理结果类别 as written (`A`, `B类`).
    pub class: String,
    /// 满意度 as written.
    pub rating: String,
}

/// Someone who signs a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposer {
    /// Name of the member or organisation.
    pub name: String,
    /// What it is.
    pub kind: ProposerKind,
}

/// What a proposer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// 委员小组、乡镇(街道)工委会.
    Group,
}

/// The name a proposal is handed in under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// 委员个人提案.
    #[default]
    Individual,
    /// 委员联名提案.
    Joint,
    /// 集体提案.
    Collective,
}

/// Whether the proposer agrees to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// The listing did not say.
    #[default]
    Unsaid,
    /// Agrees.
    Yes,
    /// Does not agree.
    No,
}

/// When a proposal was handed in, relative to the plenary meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// 大会提案.
    Plenary,
    /// 平时(闭会)提案.
    Intersession,
}

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// 重点.
    Key,
    /// 重要.
    Important,
    /// 优秀.
    Excellent,
    /// 跨年度跟踪.
    CrossYear,
}
