//! 面商: a unit consulted the proposers in person.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::ConsultWay;
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
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
