//! Written replies (答复): their four dates, their class, what they say to each recommendation, and the drafts that were
//! looked at before they left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asking::Ruling;
use super::proposal::Particulars;
use super::proposer::Consent;

/// A written reply (答复).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Document number (文号).
    pub number: String,
    /// Code of the result class in the session's rules (A/B/C/D).
    pub class: String,
    /// Date of the document, its signing, its delivery and its entry here.
    pub dates: ReplyDates,
    /// Who signed it.
    pub signer: String,
    /// How far it may be published.
    pub openness: Openness,
    /// What it says to each recommendation of the proposal, in order; empty: not listed.
    pub points: Vec<Point>,
    /// Day it was published; `None`: not yet, or never.
    pub published: Option<NaiveDate>,
}

/// The four dates of a reply; which one decides punctuality is a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDates {
    /// Date printed on the document (成文日).
    pub document: NaiveDate,
    /// Day it was signed (签发日).
    pub signed: NaiveDate,
    /// Day it reached the proposer (送达日).
    pub delivered: NaiveDate,
    /// Day it was entered here (录入日).
    pub entered: NaiveDate,
}

/// How far a reply may be published (公开属性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// The reply did not say: treated as not public.
    #[default]
    Unsaid,
    /// 主动公开.
    Public,
    /// 依申请公开.
    OnRequest,
    /// 不予公开.
    Closed,
}

/// What a reply says to one recommendation (清单式答复).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The recommendation, in short.
    pub text: String,
    /// Whether it is taken up.
    pub adopted: Adoption,
    /// How it was handled, or why it cannot be taken up.
    #[serde(default)]
    pub note: String,
}

/// Whether a recommendation is taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adoption {
    /// 采纳.
    Adopted,
    /// 部分采纳.
    Partly,
    /// 未采纳.
    NotAdopted,
}

/// A draft of a reply sent in for review before it leaves (送审稿).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDraft {
    /// Day it was sent in.
    pub submitted: NaiveDate,
    /// Code of the class it proposes; may be empty.
    pub class: String,
    /// Passed, or sent back with what is to be mended (退回重拟).
    pub ruling: Option<Ruling>,
}

impl Reply {
    /// Why it may not be published: both the proposer's consent and the reply's own openness are needed. `None`: it may.
    pub fn withheld(&self, particulars: &Particulars) -> Option<&'static str> {
        if particulars.secret {
            return Some("提案涉密，不得公开");
        }
        match (self.openness == Openness::Public, particulars.consent == Consent::Yes) {
            (true, true) => None,
            (true, false) => Some("提案者没有同意公开，不能公开"),
            (false, true) => Some("答复的公开属性不是“主动公开”，不能公开"),
            (false, false) => Some("提案者没有同意公开，答复的公开属性也不是“主动公开”，不能公开"),
        }
    }
}

/// Words a line about a recommendation may begin with, the longer ones first.
const WORDS: [(&str, Adoption); 7] = [
    ("部分采纳", Adoption::Partly),
    ("未采纳", Adoption::NotAdopted),
    ("不采纳", Adoption::NotAdopted),
    ("部分", Adoption::Partly),
    ("采纳", Adoption::Adopted),
    ("未", Adoption::NotAdopted),
    ("不", Adoption::NotAdopted),
];

impl Point {
    /// A point as people write it on one line: `采纳 增设校车：已开通12条线路`. `None`: it begins with no such word, or
    /// names no recommendation.
    pub fn read(line: &str) -> Option<Self> {
        let begun =
            WORDS.iter().find_map(|(word, adopted)| Some((line.trim().strip_prefix(word)?, *adopted)));
        let (rest, adopted) = begun?;
        let parts = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '，' | '、');
        let rest = rest.trim_start_matches(parts);
        let (text, note) = rest.split_once(['：', ':']).unwrap_or((rest, ""));
        let (text, note) = (text.trim().to_owned(), note.trim().to_owned());
        (!text.is_empty()).then_some(Point { text, adopted, note })
    }
}

impl Openness {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Openness::Unsaid => "未注明",
            Openness::Public => "主动公开",
            Openness::OnRequest => "依申请公开",
            Openness::Closed => "不予公开",
        }
    }
}

impl Adoption {
    /// All of them, in the order they are offered.
    pub const ALL: [Adoption; 3] = [Adoption::Adopted, Adoption::Partly, Adoption::NotAdopted];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Adoption::Adopted => "采纳",
            Adoption::Partly => "部分采纳",
            Adoption::NotAdopted => "未采纳",
        }
    }

    /// Stable English name.
    pub fn name(self) -> &'static str {
        match self {
            Adoption::Adopted => "adopted",
            Adoption::Partly => "partly",
            Adoption::NotAdopted => "not_adopted",
        }
    }
}
