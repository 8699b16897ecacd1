//! 领导批示: a leader's written instruction on a proposal, an information item, an activity or another document.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::SessionId;
use crate::office::info::Subject;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Level;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordInstruction {
    /// Name of the leader.
    pub by: String,
    /// Office of the leader.
    #[serde(default)]
    pub office: String,
    /// Level of the leader.
    #[serde(default)]
    pub level: Level,
    /// On what.
    pub subject: Subject,
    /// The words.
    #[serde(default)]
    pub words: String,
    /// The session it counts under; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordInstruction {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
