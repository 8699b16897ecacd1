//! 并案 and 拆案: proposals on the same matter are handled under one lead proposal; every original and its proposers stay,
//! and each can be taken out again, with its clock started anew.

use super::assign::new_task;
use super::withdraw::end_tasks;
use super::{LAST_STEP, batch, day, one, session, stage_fact, task_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{ProposalId, TaskId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::task::EndedWhy;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Merges proposals into a lead proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The lead proposal; received or filed.
    pub into: ProposalId,
    /// The ones merged; received or filed, of the same session.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Takes merged proposals out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Which; each must be merged.
    pub proposals: Vec<ProposalId>,
    /// When; today if not given. Their due dates are counted from here.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Merge {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let lead = one(register, self.into)?;
        if !matches!(lead.stage, Stage::Received | Stage::Filed { .. }) {
            return Err(wrong_stage(lead, "作并案主案"));
        }
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            mergeable(register, lead, proposal)?;
            let earliest = proposal.last_date().max(lead.intake.received.date());
            let on = day("并案日期", self.on, Some((LAST_STEP, earliest)), occasion)?;
            let docket = proposal.docket().cloned();
            facts.push(stage_fact(proposal, Stage::Merged { on, into: lead.id, docket }));
            facts.extend(end_tasks(proposal, on, EndedWhy::Merged));
        }
        Ok(facts)
    }
}

fn mergeable(register: &Register, lead: &Proposal, proposal: &Proposal) -> Result<(), Refusal> {
    let refuse = |why: &str| Err(Refusal::Merge { who: who(proposal), why: why.to_owned() });
    if !matches!(proposal.stage, Stage::Received | Stage::Filed { .. }) {
        return Err(wrong_stage(proposal, "并案"));
    }
    if proposal.id == lead.id {
        return refuse("不能并入自己");
    }
    if proposal.intake.session != lead.intake.session {
        return refuse("不是同一届次的提案");
    }
    if register.merged_into(proposal.id).next().is_some() {
        return refuse("它自己是并案的主案，请先拆案");
    }
    if proposal.running().any(|(_, task)| !task.replies.is_empty()) {
        return refuse("已有答复");
    }
    if lead.running().any(|(_, task)| !task.replies.is_empty()) {
        return refuse("主案已经答复");
    }
    Ok(())
}

impl Split {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Merged { on: merged, docket, .. } = &proposal.stage else {
                return Err(wrong_stage(proposal, "拆案"));
            };
            if !proposal.opinions.is_empty() {
                let what = "主案已经答复并征询了意见，不能拆案".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            }
            let on = day("拆案日期", self.on, Some(("并案日", *merged)), occasion)?;
            let stage = match docket {
                Some(docket) => Stage::Filed { on, docket: docket.clone() },
                None => Stage::Received,
            };
            facts.push(stage_fact(proposal, stage));
            facts.extend(restart(register, proposal, on)?);
        }
        Ok(facts)
    }
}

/// The tasks that merging ended, started anew; not those of units that take none any more, which another unit is to get.
fn restart(register: &Register, proposal: &Proposal, on: NaiveDate) -> Result<Vec<Fact>, Refusal> {
    let session = session(register, proposal)?;
    let merged = proposal
        .tasks
        .iter()
        .filter(|(_, task)| task.ended.as_ref().is_some_and(|ended| ended.why == EndedWhy::Merged))
        .filter(|(unit, _)| register.unit(**unit).is_some_and(|unit| !unit.retired));
    let again = |(unit, was): (&crate::office::UnitId, &crate::office::task::Task)| {
        let id = TaskId { proposal: proposal.id, unit: *unit };
        task_fact(id, was, new_task(register.calendar(), proposal, session, was.role, on))
    };
    Ok(merged.map(again).collect())
}
