//! 改办: another unit takes a task over. Whether the clock starts again is said each time and kept on record.

use super::assign::new_task;
use super::{day, session, task, task_fact, who};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{TaskId, UnitId};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{Ended, EndedWhy};
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
        let unit = register.unit(self.to).ok_or(Refusal::UnknownUnit(self.to.0))?;
        if unit.retired {
            return Err(Refusal::RetiredUnit(unit.name.clone()));
        }
        let was = proposal.tasks.get(&self.to);
        if was.is_some_and(|task| task.ended.is_none()) {
            return Err(Refusal::HasTask { unit: unit.name.clone(), who: who(proposal) });
        }
        if !old.replies.is_empty() || old.joint_opinion.is_some() {
            let what = "已有答复或会办意见，不能改办".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        }
        let on = day("改办日期", self.on, Some(("交办日", old.assigned)), occasion)?;
        let mut ended = old.clone();
        ended.ended = Some(Ended { on, why: EndedWhy::Reassigned });
        let mut new = new_task(proposal, session(register, proposal)?, old.role, on);
        if !self.restart {
            new.due = old.due.clone();
            new.extensions.clone_from(&old.extensions);
        }
        let of = TaskId { proposal: proposal.id, unit: self.to };
        let given = Change { of, was: was.cloned().map(Box::new), now: Some(Box::new(new)) };
        Ok(vec![task_fact(self.task, old, ended), Fact::Task(given)])
    }
}
