//! A proposal (提案) and its four independent axes: its own stage, a task for each unit, an opinion of each asked
//! proposer, and supervision. They are never pressed into one status; what a list shows is derived in `status`.

use super::ids::{ProposalId, SessionId, UnitId};
use super::opinion::Opinion;
use super::session::Period;
use super::supervision::Supervision;
use super::task::{Task, TaskRole};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One proposal with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Intake number.
    pub id: ProposalId,
    /// How it came in.
    pub intake: Intake,
    /// What it says and who says it.
    pub particulars: Particulars,
    /// Axis A: its own stage.
    pub stage: Stage,
    /// Axis B: the units' tasks.
    pub tasks: BTreeMap<UnitId, Task>,
    /// Axis C: the asked proposers' opinions by signer and round.
    pub opinions: BTreeMap<(u16, u8), Opinion>,
    /// Axis D: marks and supervision.
    pub supervision: Supervision,
}

/// How a proposal came in; never changed afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// The session it counts under.
    pub session: SessionId,
    /// When it was received, Beijing time.
    pub received: NaiveDateTime,
    /// Plenary or intersession.
    pub period: Period,
    /// File it was imported from, empty for one entered by hand.
    pub source: String,
    /// Its number in that source (原编号), as written there.
    pub source_number: String,
    /// Digest by which a second import of the same row is known; `None` for one entered by hand.
    pub fingerprint: Option<[u8; 16]>,
}

/// What is said, and by whom; may be amended.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Particulars {
    /// 案由.
    pub title: String,
    /// Proposers in the order of signing; the first is the first proposer.
    pub proposers: Vec<Proposer>,
    /// Seconders (附议人); they are not asked for an opinion.
    pub seconders: Vec<String>,
    /// The name it was handed in under (名义).
    pub kind: Kind,
    /// Code of its category in the session's rules; empty while undecided.
    pub category: String,
    /// Whether the proposer agrees to publication.
    pub consent: Consent,
    /// Units the proposer wished for as lead, as written.
    pub wanted_lead: Vec<String>,
    /// Units the proposer wished for as joint, as written.
    pub wanted_joint: Vec<String>,
    /// BLAKE3 digest of the text; the text itself is kept outside the register.
    pub text: Option<TextDigest>,
    /// Remarks, and whatever an imported listing said beyond the known columns.
    pub notes: String,
}

/// BLAKE3 digest of a text kept outside the register.
pub type TextDigest = [u8; 32];

/// Someone who signs a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proposer {
    /// Name of the member or organisation.
    pub name: String,
    /// What it is.
    pub kind: ProposerKind,
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
    /// 委员小组、乡镇(街道)工委会.
    Group,
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
        /// Where it was passed on to, with the proposer's consent.
        diverted: Option<Diversion>,
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
}

/// A case number (案号).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Docket {
    /// Running number within the session, from 1.
    pub number: u32,
    /// As printed by the session's template when it was given.
    pub label: String,
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

impl Proposal {
    /// A proposal just received, with nothing said yet.
    pub fn new(id: ProposalId, intake: Intake) -> Self {
        Self {
            id,
            intake,
            particulars: Particulars::default(),
            stage: Stage::Received,
            tasks: BTreeMap::new(),
            opinions: BTreeMap::new(),
            supervision: Supervision::default(),
        }
    }

    /// Its docket number, as long as it ever had one.
    pub fn docket(&self) -> Option<&Docket> {
        self.stage.docket()
    }

    /// The tasks that still count: not ended by reassignment, hand-back or undoing.
    pub fn running(&self) -> impl Iterator<Item = (UnitId, &Task)> {
        self.tasks.iter().filter(|(_, task)| task.ended.is_none()).map(|(unit, task)| (*unit, task))
    }

    /// The running tasks whose units reply to the proposer: lead or separate.
    pub fn replying(&self) -> impl Iterator<Item = (UnitId, &Task)> {
        self.running().filter(|(_, task)| task.role != TaskRole::Joint)
    }

    /// The latest business date on record; nothing that ends the proposal may lie before it.
    pub fn last_date(&self) -> NaiveDate {
        let stage = match &self.stage {
            Stage::Received => self.intake.received.date(),
            Stage::SentBack { on, .. }
            | Stage::Withdrawn { on, .. }
            | Stage::Declined { on, .. }
            | Stage::Merged { on, .. }
            | Stage::Filed { on, .. }
            | Stage::Closed { on, .. } => *on,
        };
        let tasks = self.running().map(|(_, task)| task.last_date());
        let answers = self.opinions.values().filter_map(|opinion| opinion.answer.as_ref());
        tasks.chain(answers.map(|answer| answer.on)).fold(stage, NaiveDate::max)
    }
}

impl Stage {
    /// The docket number that belongs to this stage.
    pub fn docket(&self) -> Option<&Docket> {
        match self {
            Stage::Filed { docket, .. } | Stage::Closed { docket, .. } => Some(docket),
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
        }
    }
}

impl Particulars {
    /// Names of all proposers in order, joined by `、`.
    pub fn proposer_names(&self) -> String {
        let names: Vec<&str> = self.proposers.iter().map(|p| p.name.as_str()).collect();
        names.join("、")
    }

    /// The first proposer's name, empty when the listing was silent.
    pub fn first_proposer(&self) -> &str {
        self.proposers.first().map_or("", |p| p.name.as_str())
    }
}

impl Kind {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Individual => "委员",
            Kind::Joint => "联名",
            Kind::Collective => "集体",
        }
    }
}

impl ProposerKind {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            ProposerKind::Member => "委员",
            ProposerKind::Party => "党派",
            ProposerKind::Organisation => "团体",
            ProposerKind::Committee => "专委会",
            ProposerKind::Sector => "界别",
            ProposerKind::Group => "小组",
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

impl Diversion {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Diversion::Opinion => "转社情民意",
            Diversion::Reference => "转有关部门参考",
            Diversion::Letter => "作委员来信",
        }
    }
}
