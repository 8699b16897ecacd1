//! 社情民意信息: items are collected, compiled, sent up and adopted.

use super::divert::consent;
use super::{LAST_STEP, TITLE_LIMIT, day, limited, one, remark, unlisted, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{InfoId, ProposalId, SessionId};
use crate::office::info::{InfoFate, InfoItem, InfoStep};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::{Diversion, Stage};
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
    /// The proposers of that proposal agreed; without that nothing is made of it.
    #[serde(default)]
    pub consented: bool,
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
        let first = register.next_info().0;
        let entered = |(place, item): (u32, &NewInfo)| {
            let id = InfoId(first.saturating_add(place));
            item.entered(id, register, occasion).map(|item| Fact::Info(Change::new(id, item)))
        };
        (0..).zip(&self.items).map(entered).collect()
    }
}

impl NewInfo {
    fn entered(&self, id: InfoId, register: &Register, occasion: &Occasion) -> Result<InfoItem, Refusal> {
        let title = limited("标题", &self.title, TITLE_LIMIT)?;
        if title.is_empty() {
            return Err(Refusal::Empty("标题".to_owned()));
        }
        let from = self.proposal.map(|id| one(register, id)).transpose()?;
        let declined = match from.map(|proposal| (proposal, &proposal.stage)) {
            None => None,
            Some((proposal, Stage::Declined { on, diverted, .. })) => {
                // Passed on as one already: that was agreed to then.
                let agreed = diverted.as_ref().is_some_and(|past| past.to == Diversion::Opinion);
                consent(proposal, self.consented || agreed)?;
                Some(*on)
            }
            Some((proposal, _)) => return Err(wrong_stage(proposal, "转作社情民意信息")),
        };
        let own = self.session.or(from.map(|proposal| proposal.intake.session));
        let session = own.or(register.current().map(|session| session.id)).ok_or(Refusal::NoSession)?;
        register.session(session).ok_or(Refusal::NoSession)?;
        Ok(InfoItem {
            id,
            session,
            title,
            source: limited("来源", &self.source, 100)?,
            proposal: self.proposal,
            collected: day("收集日期", self.collected, declined.map(|on| ("不予立案日", on)), occasion)?,
            steps: Vec::new(),
        })
    }
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
        let what = sound(&self.what)?;
        let note = remark("备注", &self.note)?;
        let mut seen = BTreeSet::new();
        let mut facts = Vec::new();
        for id in &self.items {
            let was = register.info(*id).ok_or_else(|| unlisted("信息", id))?;
            let whose = || format!("信息{}《{}》", was.id, was.title);
            if !seen.insert(*id) {
                return Err(Refusal::Twice(whose()));
            }
            if was.steps.iter().any(|step| step.what == what) {
                return Err(Refusal::Already {
                    who: whose(), what: format!("已登记“{}”", what.title())
                });
            }
            let earliest = was.steps.last().map_or(was.collected, |last| last.on);
            let on = day(&format!("{}日期", what.title()), self.on, Some((LAST_STEP, earliest)), occasion)?;
            let mut now = was.clone();
            now.steps.push(InfoStep { on, what: what.clone(), note: note.clone() });
            facts.push(Fact::Info(Change::from(*id, was.clone(), now)));
        }
        Ok(facts)
    }
}

/// A bulletin has a name and an issue.
fn sound(what: &InfoFate) -> Result<InfoFate, Refusal> {
    let InfoFate::Compiled { bulletin, issue } = what else { return Ok(what.clone()) };
    let bulletin = limited("刊物", bulletin, 100)?;
    if bulletin.is_empty() {
        return Err(Refusal::Empty("刊物".to_owned()));
    }
    if *issue == 0 {
        return Err(Refusal::Empty("期数".to_owned()));
    }
    Ok(InfoFate::Compiled { bulletin, issue: *issue })
}
