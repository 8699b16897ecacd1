//! Proposals as format 1 has them: axes A and D.

use super::all;
use crate::office::proposal::{Intake as IntakeNow, Particulars as ParticularsNow, TextDigest};
use crate::office::proposer::{Consent, Kind, Proposer as ProposerNow, ProposerKind};
use crate::office::session::Period;
use crate::office::stage::{Diversion, Diverted, Docket as DocketNow, Stage as StageNow};
use crate::office::supervision::{Mark, Supervision as SupervisionNow};
use crate::office::{ProposalId, SessionId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Intake {
    pub session: SessionId,
    pub received: NaiveDateTime,
    pub period: Period,
    pub source: String,
    pub source_number: String,
    pub fingerprint: Option<[u8; 16]>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(in crate::ledger) struct Particulars {
    pub title: String,
    pub proposers: Vec<Proposer>,
    pub seconders: Vec<String>,
    pub kind: Kind,
    pub category: String,
    pub consent: Consent,
    pub wanted_lead: Vec<String>,
    pub wanted_joint: Vec<String>,
    pub text: Option<TextDigest>,
    pub notes: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Proposer {
    pub name: String,
    pub kind: ProposerKind,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) enum Stage {
    Received,
    SentBack { on: NaiveDate, reason: String },
    Withdrawn { on: NaiveDate, reason: String, docket: Option<Docket> },
    Declined { on: NaiveDate, ground: String, diverted: Option<Diversion> },
    Merged { on: NaiveDate, into: ProposalId, docket: Option<Docket> },
    Filed { on: NaiveDate, docket: Docket },
    Closed { on: NaiveDate, docket: Docket, filed: NaiveDate },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Docket {
    pub number: u32,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(in crate::ledger) struct Supervision {
    pub marks: BTreeSet<Mark>,
}

impl From<Intake> for IntakeNow {
    fn from(old: Intake) -> Self {
        let Intake { session, received, period, source, source_number, fingerprint } = old;
        Self { session, received, period, source, source_number, fingerprint, signatures_due: None }
    }
}

impl From<Particulars> for ParticularsNow {
    fn from(old: Particulars) -> Self {
        Self {
            title: old.title,
            proposers: all(old.proposers),
            seconders: old.seconders,
            kind: old.kind,
            category: old.category,
            consent: old.consent,
            consent_reason: String::new(),
            secret: false,
            wanted_lead: old.wanted_lead,
            wanted_joint: old.wanted_joint,
            text: old.text,
            notes: old.notes,
        }
    }
}

impl From<Proposer> for ProposerNow {
    fn from(old: Proposer) -> Self {
        Self { name: old.name, kind: old.kind, signed: None }
    }
}

impl Docket {
    /// Format 1 did not say when the number was given; `filed` is the best day its stage knows.
    fn given(self, filed: NaiveDate) -> DocketNow {
        DocketNow { number: self.number, label: self.label, filed, in_category: None }
    }
}

impl From<Stage> for StageNow {
    fn from(old: Stage) -> Self {
        match old {
            Stage::Received => Self::Received,
            Stage::SentBack { on, reason } => Self::SentBack { on, reason },
            Stage::Withdrawn { on, reason, docket } => {
                Self::Withdrawn { on, reason, docket: docket.map(|docket| docket.given(on)) }
            }
            Stage::Declined { on, ground, diverted } => {
                let passed_on = |to| Diverted { to, place: String::new(), on, fates: Vec::new() };
                Self::Declined { on, ground, notified: None, diverted: diverted.map(passed_on) }
            }
            Stage::Merged { on, into, docket } => {
                Self::Merged { on, into, docket: docket.map(|docket| docket.given(on)) }
            }
            Stage::Filed { on, docket } => Self::Filed { on, docket: docket.given(on) },
            Stage::Closed { on, docket, filed } => Self::Closed { on, docket: docket.given(filed), filed },
        }
    }
}

impl From<Supervision> for SupervisionNow {
    fn from(old: Supervision) -> Self {
        Self { marks: old.marks, ..Self::default() }
    }
}
