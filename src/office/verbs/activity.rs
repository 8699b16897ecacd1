//! 活动: an activity is recorded or put right, and what was done about its leaders' demands.

use crate::office::activity::Activity;
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ActivityId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordActivity {
    /// The activity; a number in use puts that record right.
    pub activity: Box<Activity>,
}

/// Records what was done about a demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpDemand {
    /// Which activity.
    pub activity: ActivityId,
    /// Number of the demand, from 1.
    pub demand: u16,
    /// What was done.
    pub note: String,
    /// Nothing more is to be done.
    #[serde(default)]
    pub done: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordActivity {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}

impl FollowUpDemand {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
