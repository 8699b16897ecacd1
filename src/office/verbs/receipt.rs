//! 签收: units acknowledge that a proposal reached them, and may propose that another unit be added (接收并建议增办). The
//! third answer, handing back, is in `hand_back`.

use super::reassign::free;
use super::{day, reason, task, task_fact, tasks, who, whose};
use crate::office::asking::Addition;
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{TaskId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{Task, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records receipts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// A unit that should be added; a task already receipted may still ask for one.
    #[serde(default)]
    pub add: Option<Wanted>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// A unit that should be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The unit.
    pub unit: UnitId,
    /// As what: joint beside a lead unit, separate beside separate ones; what fits if not given.
    #[serde(default)]
    pub role: Option<TaskRole>,
    /// Why.
    pub reason: String,
}

impl Receipt {
    /// Plain acceptance today.
    pub fn of(tasks: Vec<TaskId>) -> Self {
        Self { tasks, add: None, on: None }
    }

    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        self.tasks.iter().map(|id| self.record(register, *id, occasion)).collect()
    }

    fn record(&self, register: &Register, id: TaskId, occasion: &Occasion) -> Result<Fact, Refusal> {
        let (proposal, was) = task(register, id)?;
        let since = was.receipted.map_or(("交办日", was.assigned), |on| ("签收日", on));
        let on = day("签收日期", self.on, Some(since), occasion)?;
        let mut now = was.clone();
        match (&self.add, was.receipted) {
            (None, Some(on)) => {
                return Err(Refusal::Already { who: whose(register, id), what: format!("{on}已签收") });
            }
            (None, None) => {}
            (Some(wanted), _) => now.additions.push(wanted.asked(register, id, proposal, was, on)?),
        }
        now.receipted = now.receipted.or(Some(on));
        Ok(task_fact(id, was, now))
    }
}

impl Wanted {
    fn asked(
        &self,
        register: &Register,
        id: TaskId,
        proposal: &Proposal,
        task: &Task,
        asked: NaiveDate,
    ) -> Result<Addition, Refusal> {
        free(register, proposal, self.unit)?;
        if let Some(waiting) = task.addition_pending() {
            let what = format!("已建议增办{}，等待裁定", register.unit_name(waiting.unit));
            return Err(Refusal::Already { who: whose(register, id), what });
        }
        let fitting = if task.role == TaskRole::Separate { TaskRole::Separate } else { TaskRole::Joint };
        let role = self.role.unwrap_or(fitting);
        if role != fitting {
            let why = format!("只能增加{}单位", fitting.title());
            return Err(Refusal::Assignment(format!("{}：{why}", who(proposal))));
        }
        Ok(Addition { asked, unit: self.unit, role, reason: reason(&self.reason)?, ruling: None })
    }
}
