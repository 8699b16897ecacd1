//! 交办: filed proposals are given to a lead unit with joint units, or to several units that each reply separately.

use super::{batch, day, session, wrong_stage};
use crate::office::calendar::Calendar;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, TaskId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::Session;
use crate::office::stage::Stage;
use crate::office::task::{Task, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Gives filed proposals to units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Which proposals; each must be filed.
    pub proposals: Vec<ProposalId>,
    /// To whom.
    pub to: Units,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// The units a proposal is given to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Units {
    /// 主办: at most one.
    pub lead: Vec<UnitId>,
    /// 会办: only beside a lead unit.
    pub joint: Vec<UnitId>,
    /// 分办: instead of a lead unit.
    pub separate: Vec<UnitId>,
}

impl Assign {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        self.to.check(register)?;
        if self.to.is_empty() {
            return Err(Refusal::Assignment("没有选承办单位".to_owned()));
        }
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let Stage::Filed { on: filed, .. } = &proposal.stage else {
                return Err(wrong_stage(proposal, "交办"));
            };
            let on = day("交办日期", self.on, Some(("立案日", *filed)), occasion)?;
            facts.extend(self.to.tasks(register, proposal, session(register, proposal)?, on)?);
        }
        Ok(facts)
    }
}

impl Units {
    /// Nobody at all.
    pub fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.joint.is_empty() && self.separate.is_empty()
    }

    /// Every unit with its role.
    pub fn each(&self) -> impl Iterator<Item = (UnitId, TaskRole)> {
        let with = |role| move |unit: &UnitId| (*unit, role);
        let lead = self.lead.iter().map(with(TaskRole::Lead));
        let joint = self.joint.iter().map(with(TaskRole::Joint));
        lead.chain(joint).chain(self.separate.iter().map(with(TaskRole::Separate)))
    }

    /// One lead unit or several separate ones, joint ones only beside a lead, each known, in use and named once.
    pub(super) fn check(&self, register: &Register) -> Result<(), Refusal> {
        let refuse = |why: &str| Err(Refusal::Assignment(why.to_owned()));
        let mut seen = BTreeSet::new();
        for (id, _) in self.each() {
            let unit = register.unit(id).ok_or(Refusal::UnknownUnit(id.0))?;
            if unit.retired {
                return Err(Refusal::RetiredUnit(unit.name.clone()));
            }
            if !seen.insert(id) {
                return Err(Refusal::Twice(unit.name.clone()));
            }
        }
        match (self.lead.len(), self.joint.len(), self.separate.len()) {
            (2.., _, _) => refuse("主办只能一家；多家各自答复请选分办"),
            (1, _, 1..) => refuse("主办和分办不能同时选"),
            (0, 1.., 1..) => refuse("分办没有会办单位"),
            _ => Ok(()),
        }
    }

    /// The tasks that follow for one proposal, with their due dates.
    pub(super) fn tasks(
        &self,
        register: &Register,
        proposal: &Proposal,
        session: &Session,
        on: NaiveDate,
    ) -> Result<Vec<Fact>, Refusal> {
        let refuse = |why: &str| Err(Refusal::Assignment(format!("{}：{why}", super::who(proposal))));
        let has = |role| proposal.running().any(|(_, task)| task.role == role);
        if !self.lead.is_empty() && (has(TaskRole::Lead) || has(TaskRole::Separate)) {
            return refuse("已有主办或分办单位，换单位请用改办");
        }
        if !self.separate.is_empty() && has(TaskRole::Lead) {
            return refuse("已有主办单位，不能再分办");
        }
        if !self.separate.is_empty() && !proposal.opinions.is_empty() {
            return refuse("各家已经答复并征询意见，不能再增加分办单位");
        }
        if !self.joint.is_empty() && self.lead.is_empty() && !has(TaskRole::Lead) {
            return refuse("会办之外还要有一家主办");
        }
        let mut facts = Vec::new();
        for (unit, role) in self.each() {
            let id = TaskId { proposal: proposal.id, unit };
            let was = proposal.tasks.get(&unit);
            if was.is_some_and(|task| task.ended.is_none()) {
                let unit = register.unit_name(unit).to_owned();
                return Err(Refusal::HasTask { unit, who: super::who(proposal) });
            }
            let now = new_task(register.calendar(), proposal, session, role, on);
            facts.push(Fact::Task(Change {
                of: id,
                was: was.cloned().map(Box::new),
                now: Some(Box::new(now)),
            }));
        }
        Ok(facts)
    }
}

/// A task as it starts, with its due dates by the session's rules.
pub(super) fn new_task(
    calendar: &Calendar,
    proposal: &Proposal,
    session: &Session,
    role: TaskRole,
    on: NaiveDate,
) -> Task {
    let rules = &session.rules;
    let (terms, counting) = (&rules.terms, rules.terms.counting);
    let first = proposal.particulars.proposers.first().map(|proposer| proposer.kind);
    let due = match role {
        TaskRole::Joint => calendar.deadline(terms.joint, on, counting),
        TaskRole::Lead | TaskRole::Separate => {
            rules.reply_due(proposal.particulars.kind, first, proposal.intake.period, on, calendar)
        }
    };
    Task {
        role,
        assigned: on,
        receipt_due: calendar.deadline(terms.receipt, on, counting),
        hand_back_due: calendar.deadline(terms.hand_back, on, counting),
        due,
        receipted: None,
        additions: Vec::new(),
        hand_backs: Vec::new(),
        extensions: Vec::new(),
        consultations: Vec::new(),
        joint_opinion: None,
        drafts: Vec::new(),
        replies: Vec::new(),
        reworks: Vec::new(),
        ended: None,
    }
}
