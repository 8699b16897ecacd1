//! 复核: a second clerk agrees to a command that waits, or refuses it.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::PendingId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use serde::{Deserialize, Serialize};

/// Agrees to a waiting command, or refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Second {
    /// Which one.
    pub pending: PendingId,
    /// Agrees.
    pub agree: bool,
    /// Why not.
    #[serde(default)]
    pub note: String,
}

impl Second {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
