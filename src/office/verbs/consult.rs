//! 面商: a unit consulted the proposers in person, as often as it did, before or after its reply.

use super::{day, limited, remark, task, task_fact, tasks, whose};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{ConsultWay, Consultation, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consult {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// How.
    #[serde(default)]
    pub way: ConsultWay,
    /// Who took part.
    #[serde(default)]
    pub who: String,
    /// What was said.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Consult {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        let record = |id: &TaskId| {
            let (_, was) = task(register, *id)?;
            if was.role == TaskRole::Joint {
                let what = "是会办单位，面商由主办单位登记".to_owned();
                return Err(Refusal::NotNow { who: whose(register, *id), what });
            }
            let on = day("面商日期", self.on, Some(("交办日", was.assigned)), occasion)?;
            let (who, note) = (limited("参加人", &self.who, 200)?, remark("面商情况", &self.note)?);
            let mut now = was.clone();
            now.consultations.push(Consultation { on, way: self.way, who, note });
            Ok(task_fact(*id, was, now))
        };
        self.tasks.iter().map(record).collect()
    }
}
