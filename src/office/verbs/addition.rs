//! 增办裁定: the office rules on a unit's request, made on receipt, to add another unit. One that was granted gets a task of
//! its own, with its own due dates.

use super::assign::Units;
use super::{day, remark, session, task, task_fact, whose};
use crate::office::asking::{Addition, Ruling};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::TaskRole;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Rules on a request to add a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleAddition {
    /// Which task.
    pub task: TaskId,
    /// Granted, or refused.
    pub granted: bool,
    /// Why, or what is to be done instead.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RuleAddition {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, was) = task(register, self.task)?;
        let Some(asked) = was.addition_pending() else {
            let what = "没有待裁定的增办建议".to_owned();
            return Err(Refusal::NotNow { who: whose(register, self.task), what });
        };
        let on = day("裁定日期", self.on, Some(("申请日", asked.asked)), occasion)?;
        let ruling = Ruling { on, granted: self.granted, note: remark("裁定意见", &self.note)? };
        let mut now = was.clone();
        if let Some(last) = now.additions.last_mut() {
            last.ruling = Some(ruling);
        }
        let mut facts = vec![task_fact(self.task, was, now)];
        if self.granted {
            let to = added(asked);
            to.check(register)?;
            facts.extend(to.tasks(register, proposal, session(register, proposal)?, on)?);
        }
        Ok(facts)
    }
}

fn added(asked: &Addition) -> Units {
    let unit = vec![asked.unit];
    match asked.role {
        TaskRole::Lead => Units { lead: unit, ..Units::default() },
        TaskRole::Joint => Units { joint: unit, ..Units::default() },
        TaskRole::Separate => Units { separate: unit, ..Units::default() },
    }
}
