//! 延期: a unit gets more time for its reply. The original due date stays beside the new one.

use super::{day, reason, session, task, task_fact, tasks, whose};
use crate::office::asking::{Extension, Ruling};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::Task;
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
        nothing_asked(register, id, was)?;
        may_extend(register, id, proposal, was, self.until)?;
        let on = day("批准日期", self.on, Some(("交办日", was.assigned)), occasion)?;
        not_before(self.until, "批准日期", on)?;
        let mut now = was.clone();
        let ruling = Some(Ruling { on, granted: true, note: String::new() });
        let reason = reason(&self.reason)?;
        now.extensions.push(Extension { asked: on, until: self.until, reason, ruling });
        Ok(task_fact(id, was, now))
    }
}

/// No request for more time waits for its ruling.
pub(super) fn nothing_asked(register: &Register, id: TaskId, task: &Task) -> Result<(), Refusal> {
    let Some(asked) = task.extension_pending() else { return Ok(()) };
    let what = format!("{}已申请延期至{}，请先裁定", asked.asked, asked.until);
    Err(Refusal::Already { who: whose(register, id), what })
}

/// Whether a first reply or joint opinion is waited for, and may be due so late.
pub(super) fn may_extend(
    register: &Register,
    id: TaskId,
    proposal: &Proposal,
    task: &Task,
    until: NaiveDate,
) -> Result<(), Refusal> {
    let terms = &session(register, proposal)?.rules.terms;
    if task.fulfilled() || !task.reworks.is_empty() {
        let what = "已经办复或在重新办理，只有首次答复前可以延期".to_owned();
        return Err(Refusal::NotNow { who: whose(register, id), what });
    }
    let refuse = |why: String| Err(Refusal::Date { what: "延期至".to_owned(), date: until, why });
    let due = task.due_now().date;
    if until <= due {
        return refuse(format!("不晚于现在的期限{due}"));
    }
    // A clock that goes on from another unit began with the first assignment, and so does the time it may be stretched to.
    let limit = register.calendar().deadline(terms.extension_limit, task.due.from, terms.counting).date;
    if until > limit {
        return refuse(format!("至迟不得超过{limit}({})", terms.extension_limit.title()));
    }
    Ok(())
}

/// A due date that is not past already when it is asked for or granted.
pub(super) fn not_before(until: NaiveDate, what: &str, on: NaiveDate) -> Result<(), Refusal> {
    if until >= on {
        return Ok(());
    }
    Err(Refusal::Date { what: "延期至".to_owned(), date: until, why: format!("早于{what}{on}") })
}
