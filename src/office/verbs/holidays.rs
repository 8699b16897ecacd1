//! 节假日: the State Council's notice for a year is added; dates that were provisional are worked out again.

use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Adds the holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListHolidays {
    /// The year.
    pub year: i32,
    /// Days off.
    pub off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    #[serde(default)]
    pub work: BTreeSet<NaiveDate>,
}

impl ListHolidays {
    pub(in crate::office) fn decide(
        &self,
        _register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        Err(Refusal::Nothing)
    }
}
