//! 签收: units acknowledge that a proposal reached them.

use super::{day, task, task_fact, tasks, whose};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records receipts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Receipt {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        let record = |id: &TaskId| {
            let (_, was) = task(register, *id)?;
            if let Some(on) = was.receipted {
                return Err(Refusal::Already { who: whose(register, *id), what: format!("{on}已签收") });
            }
            let mut now = was.clone();
            now.receipted = Some(day("签收日期", self.on, Some(("交办日", was.assigned)), occasion)?);
            Ok(task_fact(*id, was, now))
        };
        self.tasks.iter().map(record).collect()
    }
}
