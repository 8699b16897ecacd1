//! 改办: another unit takes a task over. Whether the clock starts again is said each time and kept on record.

use super::assign::new_task;
use super::{LAST_STEP, day, session, task, task_fact, who};
use crate::office::asking::Ruling;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{TaskId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{Ended, EndedWhy, Handed, Task};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Gives a task to another unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reassign {
    /// The running task.
    pub task: TaskId,
    /// The unit that takes it over.
    pub to: UnitId,
    /// The due dates are counted anew from the day of reassignment; else the old ones go on.
    pub restart: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Reassign {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, old) = task(register, self.task)?;
        if !old.replies.is_empty() || old.joint_opinion.is_some() {
            let what = "已有答复或会办意见，不能改办".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        }
        let asked = old.hand_back_pending().map_or(old.assigned, |asked| asked.asked);
        let on = day("改办日期", self.on, Some((LAST_STEP, old.last_date().max(asked))), occasion)?;
        let handed = Handed { to: self.to, restart: self.restart };
        let mut ended = old.clone();
        ended.ended = Some(Ended { on, why: EndedWhy::Reassigned, handed: Some(handed) });
        if let Some(asked) = ended.hand_backs.last_mut().filter(|asked| asked.ruling.is_none()) {
            // What the unit asked for has come about.
            asked.ruling = Some(Ruling { on, granted: true, note: String::new() });
        }
        let taken = take_over(register, proposal, old, handed, on)?;
        Ok(vec![task_fact(self.task, old, ended), taken])
    }
}

/// The task of the unit that takes over, with the old due date where the clock goes on.
pub(super) fn take_over(
    register: &Register,
    proposal: &Proposal,
    old: &Task,
    handed: Handed,
    on: NaiveDate,
) -> Result<Fact, Refusal> {
    free(register, proposal, handed.to)?;
    let mut new = new_task(register.calendar(), proposal, session(register, proposal)?, old.role, on);
    if !handed.restart {
        new.due = old.due.clone();
        let granted = old.extensions.iter().filter(|asked| asked.is_granted(NaiveDate::MAX));
        new.extensions = granted.cloned().collect();
    }
    let of = TaskId { proposal: proposal.id, unit: handed.to };
    let was = proposal.tasks.get(&handed.to).cloned().map(Box::new);
    Ok(Fact::Task(Change { of, was, now: Some(Box::new(new)) }))
}

/// A unit that could take a task of a proposal: known, in use, without a running task on it.
pub(super) fn free(register: &Register, proposal: &Proposal, unit: UnitId) -> Result<(), Refusal> {
    let unit = register.unit(unit).ok_or(Refusal::UnknownUnit(unit.0))?;
    if unit.retired {
        return Err(Refusal::RetiredUnit(unit.name.clone()));
    }
    if proposal.running().any(|(running, _)| running == unit.id) {
        return Err(Refusal::HasTask { unit: unit.name.clone(), who: who(proposal) });
    }
    Ok(())
}
