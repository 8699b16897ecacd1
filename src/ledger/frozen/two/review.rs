//! Reviews as format 2 has them: a reviewer named no units that each handle a proposal by themselves.

use super::all;
use crate::office::UnitId;
use crate::office::review::{Gates, Review as ReviewNow, ReviewLevel, ReviewStep as ReviewStepNow, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Review {
    pub steps: Vec<ReviewStep>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct ReviewStep {
    pub level: ReviewLevel,
    pub on: NaiveDate,
    pub by: String,
    pub gates: Gates,
    pub verdict: Verdict,
    pub lead: Option<UnitId>,
    pub joint: Vec<UnitId>,
    pub remark: String,
}

impl From<Review> for ReviewNow {
    fn from(old: Review) -> Self {
        Self { steps: all(old.steps) }
    }
}

impl From<ReviewStep> for ReviewStepNow {
    fn from(old: ReviewStep) -> Self {
        let ReviewStep { level, on, by, gates, verdict, lead, joint, remark } = old;
        Self { level, on, by, gates, verdict, lead, joint, separate: Vec::new(), remark }
    }
}
