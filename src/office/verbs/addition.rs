//! 增办裁定: the office rules on a unit's request, made on receipt, to add another unit.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
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
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
