//! 当面协商: dissatisfied proposers were met after the last round.

use super::{batch, day, limited, remark, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::outcome::{Meeting, MeetingWay};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::status::dissatisfied;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meet {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// How.
    #[serde(default)]
    pub way: MeetingWay,
    /// Who took part.
    #[serde(default)]
    pub who: String,
    /// What was said and agreed.
    pub minutes: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Meet {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposals = batch(register, &self.proposals)?;
        proposals.into_iter().map(|proposal| self.record(register, proposal, occasion)).collect()
    }

    fn record(&self, register: &Register, proposal: &Proposal, occasion: &Occasion) -> Result<Fact, Refusal> {
        if !matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. }) {
            return Err(wrong_stage(proposal, "登记当面协商"));
        }
        let Some((round, since)) = dissatisfied(register, proposal) else {
            let what = "没有需要重新办理的反馈意见，不必当面协商".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        };
        let on = day("协商日期", self.on, Some(("反馈日", since)), occasion)?;
        let minutes = remark("协商情况", &self.minutes)?;
        if minutes.is_empty() {
            return Err(Refusal::Empty("协商情况".to_owned()));
        }
        let who = limited("参加人", &self.who, 200)?;
        let mut now = proposal.outcome.clone();
        now.meetings.push(Meeting { on, round, way: self.way, who, minutes });
        Ok(Fact::Outcome(Change::from(proposal.id, proposal.outcome.clone(), now)))
    }
}
