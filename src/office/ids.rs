//! The numbers by which things in the register are known. Each is given once and never used again.

use super::supervision::Mark;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )*};
}

id! {
    /// A proposal: its intake number (收件号), counted through the whole register from 1.
    ProposalId;
    /// A handling unit (承办单位).
    UnitId;
    /// A member (委员).
    MemberId;
    /// A clerk of the office.
    ClerkId;
    /// A session (届次).
    SessionId;
    /// One reminder or urge sent to one unit.
    ReminderId;
    /// A leader (领导) who leads or supervises the handling of proposals.
    LeaderId;
    /// An activity (督办会、协商会、调研 …).
    ActivityId;
    /// An information item (社情民意信息).
    InfoId;
    /// A leader's written instruction (批示).
    InstructionId;
    /// A command that waits for a second clerk (复核).
    PendingId;
    /// A batch (批) of paper forms.
    BatchId;
    /// A questionnaire (问卷).
    QuestionnaireId;
}

/// A unit's task on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TaskId {
    /// The proposal handled.
    pub proposal: ProposalId,
    /// The unit that handles it.
    pub unit: UnitId,
}

/// The opinion of one asked proposer on one round of replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OpinionId {
    /// The proposal the proposer signed (the merged original, not the one it was merged into).
    pub proposal: ProposalId,
    /// Place of the proposer in the order of signing, from 0.
    pub signer: u16,
    /// Round of replies, from 1.
    pub round: u8,
}

/// The day of a step whose result has no place for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayId {
    /// The proposal.
    pub proposal: ProposalId,
    /// Which step.
    pub step: Undated,
}

/// A step whose result has no place for its day. New ones are added at the end only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Undated {
    /// It was taken in again (重新收件); the last time.
    Resubmitted,
    /// A mark was set or removed (标记); the last time.
    Marked(Mark),
}
