//! 领导登记: leaders enter the register or are put right, known again by name and level.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::leader::Leader;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use serde::{Deserialize, Serialize};

/// Lists leaders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListLeaders {
    /// The leaders; one with a number, or a name and level, in use replaces that listing.
    pub leaders: Vec<Leader>,
}

impl ListLeaders {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
