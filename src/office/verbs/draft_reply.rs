//! 送审: the draft of a reply is looked at before it leaves, and passes or is sent back.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that a draft was sent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitDraft {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// Code of the class it proposes.
    #[serde(default)]
    pub class: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Rules on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDraft {
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

impl SubmitDraft {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl RuleDraft {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
