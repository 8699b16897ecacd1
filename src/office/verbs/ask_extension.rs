//! 延期申请: a unit asks for more time, and the office rules on it. What the office grants without a request is in `extend`.

use super::extend::{may_extend, not_before, nothing_asked};
use super::{day, reason, remark, task, task_fact, tasks, whose};
use crate::office::asking::{Extension, Ruling};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records requests for more time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskExtension {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// The due date asked for.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Rules on a request for more time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleExtension {
    /// Which task.
    pub task: TaskId,
    /// Granted, or refused.
    pub granted: bool,
    /// Another due date than the one asked for.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Why, or what is to be done instead.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl AskExtension {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        let record = |id: &TaskId| {
            let (proposal, was) = task(register, *id)?;
            nothing_asked(register, *id, was)?;
            may_extend(register, *id, proposal, was, self.until)?;
            let asked = day("申请日期", self.on, Some(("交办日", was.assigned)), occasion)?;
            not_before(self.until, "申请日期", asked)?;
            let mut now = was.clone();
            let reason = reason(&self.reason)?;
            now.extensions.push(Extension { asked, until: self.until, reason, ruling: None });
            Ok(task_fact(*id, was, now))
        };
        self.tasks.iter().map(record).collect()
    }
}

impl RuleExtension {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, was) = task(register, self.task)?;
        let Some(asked) = was.extension_pending() else {
            let what = "没有待裁定的延期申请".to_owned();
            return Err(Refusal::NotNow { who: whose(register, self.task), what });
        };
        let on = day("裁定日期", self.on, Some(("申请日", asked.asked)), occasion)?;
        let until = self.until.unwrap_or(asked.until);
        if self.granted {
            may_extend(register, self.task, proposal, was, until)?;
            not_before(until, "裁定日期", on)?;
        } else if self.until.is_some() {
            let why = "不同意延期的，不要填期限".to_owned();
            return Err(Refusal::Date { what: "延期至".to_owned(), date: until, why });
        }
        let ruling = Ruling { on, granted: self.granted, note: remark("裁定意见", &self.note)? };
        let mut now = was.clone();
        if let Some(last) = now.extensions.last_mut() {
            (last.until, last.ruling) = (until, Some(ruling));
        }
        Ok(vec![task_fact(self.task, was, now)])
    }
}
