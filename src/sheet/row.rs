//! A proposal as one row of a listing states it.

use crate::office::proposer::{Consent, Kind, Proposer};
use crate::office::session::Period;
use crate::office::supervision::Mark;
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
