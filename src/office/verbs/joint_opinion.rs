//! 会办意见: joint units give their opinion to the lead unit; they never reply to the proposer alone.

use super::{HAND_BACK_WAITS, day, limited, remark, task, task_fact, tasks, whose};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{JointOpinion as Given, Stand, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records joint opinions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointOpinion {
    /// Which tasks; each of a joint unit.
    pub tasks: Vec<TaskId>,
    /// Document number (文号); may be empty.
    #[serde(default)]
    pub number: String,
    /// Whether the unit agrees.
    #[serde(default)]
    pub stand: Stand,
    /// In words; may be empty.
    #[serde(default)]
    pub text: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl JointOpinion {
    /// Agreement today, nothing said that need not be.
    pub fn of(tasks: Vec<TaskId>) -> Self {
        Self { tasks, number: String::new(), stand: Stand::default(), text: String::new(), on: None }
    }

    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        let record = |id: &TaskId| {
            let (_, was) = task(register, *id)?;
            let who = whose(register, *id);
            if was.role != TaskRole::Joint {
                let what = format!("是{}单位，应登记答复", was.role.title());
                return Err(Refusal::NotNow { who, what });
            }
            if let Some(given) = &was.joint_opinion {
                return Err(Refusal::Already { who, what: format!("{}已提会办意见", given.on) });
            }
            if was.hand_back_pending().is_some() {
                return Err(Refusal::NotNow { who, what: HAND_BACK_WAITS.to_owned() });
            }
            let mut now = was.clone();
            let on = day("会办意见日期", self.on, Some(("交办日", was.assigned)), occasion)?;
            let (number, text) = (limited("文号", &self.number, 100)?, remark("意见", &self.text)?);
            now.joint_opinion = Some(Given { on, number, stand: self.stand, text });
            now.receipted = now.receipted.or(Some(on));
            Ok(task_fact(*id, was, now))
        };
        self.tasks.iter().map(record).collect()
    }
}
