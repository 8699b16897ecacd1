//! 社情民意信息: items are collected, compiled, sent up and adopted.

use super::{TITLE_LIMIT, day, limited, one, remark};
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::{InfoId, ProposalId, SessionId};
use crate::office::info::{InfoFate, InfoItem, InfoStep};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Records information items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordInfo {
    /// The items.
    pub items: Vec<NewInfo>,
}

/// An information item to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInfo {
    /// Its title.
    pub title: String,
    /// Who sent it in.
    #[serde(default)]
    pub source: String,
    /// The declined proposal it was made from.
    #[serde(default)]
    pub proposal: Option<ProposalId>,
    /// Day it was collected; today if not given.
    #[serde(default)]
    pub collected: Option<NaiveDate>,
    /// The session it counts under; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
}

/// Records what became of information items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvanceInfo {
    /// Which items.
    pub items: Vec<InfoId>,
    /// What.
    pub what: InfoFate,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordInfo {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        if self.items.is_empty() {
            return Err(Refusal::Nothing);
        }
        let mut next = register.next_info().0;
        let mut facts = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let id = InfoId(next);
            next = next.saturating_add(1);
            facts.push(Fact::Info(Change::new(id, item.item(register, id, occasion)?)));
        }
        Ok(facts)
    }
}

impl NewInfo {
    fn item(&self, register: &Register, id: InfoId, occasion: &Occasion) -> Result<InfoItem, Refusal> {
        let title = limited("标题", &self.title, TITLE_LIMIT)?;
        if title.is_empty() {
            return Err(Refusal::Empty("标题".to_owned()));
        }
        let earliest = match self.proposal {
            Some(proposal) => Some(one(register, proposal)?.intake.received.date()),
            None => None,
        };
        Ok(InfoItem {
            id,
            session: counted_under(register, self.session)?,
            title,
            source: limited("来源", &self.source, 100)?,
            proposal: self.proposal,
            collected: day("收集日期", self.collected, earliest, occasion)?,
            steps: Vec::new(),
        })
    }
}

/// The session named, or the current one.
pub(super) fn counted_under(register: &Register, named: Option<SessionId>) -> Result<SessionId, Refusal> {
    let session = match named {
        Some(id) => register.session(id),
        None => register.current(),
    };
    session.map(|session| session.id).ok_or(Refusal::NoSession)
}

impl AdvanceInfo {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        if self.items.is_empty() {
            return Err(Refusal::Nothing);
        }
        let note = remark("说明", &self.note)?;
        let mut seen = BTreeSet::new();
        let advance = |id: &InfoId| {
            let was = register.info(*id).ok_or_else(|| Refusal::NotNow {
                who: format!("信息{id}"),
                what: "没有这条信息".to_owned(),
            })?;
            if !seen.insert(*id) {
                return Err(Refusal::Twice(was.title.clone()));
            }
            let last = was.steps.last().map_or(was.collected, |step| step.on);
            let on = day("进展日期", self.on, Some(last), occasion)?;
            if was.steps.iter().any(|step| step.what == self.what) {
                return Err(Refusal::Already {
                    who: was.title.clone(), what: "已有这一进展".to_owned()
                });
            }
            let mut now = was.clone();
            now.steps.push(InfoStep { on, what: self.what.clone(), note: note.clone() });
            Ok(Fact::Info(Change::from(*id, was.clone(), now)))
        };
        self.items.iter().map(advance).collect()
    }
}
