//! 公开: replies were published.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that replies were published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Publish {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
