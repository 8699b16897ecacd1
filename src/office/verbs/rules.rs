//! 规则: the rules of a session change. What was decided under the old ones stands, unless the dates are to be worked out again.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::SessionId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use serde::{Deserialize, Serialize};

/// Sets the rules of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetRules {
    /// Which session; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// The rules.
    pub rules: Box<Rules>,
    /// Dates that are still waited for are worked out again by the new rules.
    #[serde(default)]
    pub recompute: bool,
}

impl SetRules {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
