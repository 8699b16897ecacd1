//! 延期: a unit gets more time for its reply. The original due date stays beside the new one.

use super::{day, remark, session, task, task_fact, tasks, whose};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::Extension;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Grants extensions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extend {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// The new due date.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was granted; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Extend {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        self.tasks.iter().map(|id| self.grant(register, *id, occasion)).collect()
    }

    fn grant(&self, register: &Register, id: TaskId, occasion: &Occasion) -> Result<Fact, Refusal> {
        let (proposal, was) = task(register, id)?;
        let terms = &session(register, proposal)?.rules.terms;
        if was.fulfilled() || !was.reworks.is_empty() {
            let what = "已经办复或在重新办理，只有首次答复前可以延期".to_owned();
            return Err(Refusal::NotNow { who: whose(register, id), what });
        }
        let refuse = |why: String| Err(Refusal::Date { what: "延期至".to_owned(), date: self.until, why });
        let due = was.due_now().date;
        if self.until <= due {
            return refuse(format!("不晚于现在的期限{due}"));
        }
        let limit = terms.extension_limit.deadline(was.assigned, terms.counting).date;
        if self.until > limit {
            return refuse(format!("至迟不得超过{limit}({})", terms.extension_limit.title()));
        }
        let granted = day("批准日期", self.on, Some(("交办日", was.assigned)), occasion)?;
        if self.until < granted {
            return refuse(format!("早于批准日期{granted}"));
        }
        let mut now = was.clone();
        now.extensions
            .push(Extension { granted, until: self.until, reason: remark("理由", &self.reason)? });
        Ok(task_fact(id, was, now))
    }
}
