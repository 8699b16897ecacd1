//! 延期申请: a unit asks for more time, and the office rules on it. What the office grants without a request is in `extend`.

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
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl RuleExtension {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
