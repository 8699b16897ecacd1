//! 认定类别: the office settles the class of a proposal where the units differ, or puts a wrong one right. The earlier ones stay.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::outcome::RulingWhy;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Settles the class of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classify {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// Code of the class.
    pub class: String,
    /// How it came about.
    #[serde(default)]
    pub why: RulingWhy,
    /// What it rests on.
    #[serde(default)]
    pub basis: String,
    /// Round of replies it is about, from 1; the latest if not given.
    #[serde(default)]
    pub round: Option<u8>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Classify {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
