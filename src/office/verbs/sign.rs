//! 联名签名: cosigners signed. Until the day set for it (联名签名截止) they are waited for and the proposal is not filed;
//! after that day it may be filed, whoever did not sign is no signer, and the clerk takes the name off by amending.

use super::particulars::possible;
use super::{one, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Records that cosigners signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Which proposal; received, sent back, merged or filed.
    pub proposal: ProposalId,
    /// Places in the order of signing, from 0; all who have not signed when empty.
    #[serde(default)]
    pub signers: Vec<u16>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Sign {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposal = one(register, self.proposal)?;
        if matches!(
            proposal.stage,
            Stage::Withdrawn { .. } | Stage::Declined { .. } | Stage::Closed { .. } | Stage::Archived { .. }
        ) {
            return Err(wrong_stage(proposal, "再补签名"));
        }
        let on = self.on.unwrap_or_else(|| occasion.today());
        possible("签名日期", on, occasion)?;
        if let Some(due) = proposal.intake.signatures_due.filter(|due| on > *due) {
            let why = format!("签名已于{due}截止，逾期的不算联名人，请用修改去掉");
            return Err(Refusal::Date { what: "签名日期".to_owned(), date: on, why });
        }
        let mut now = proposal.particulars.clone();
        for place in self.places(proposal)? {
            if let Some(proposer) = now.proposers.get_mut(usize::from(place)) {
                proposer.signed = Some(on);
            }
        }
        let was = proposal.particulars.clone();
        Ok(vec![Fact::Particulars(Change::from(proposal.id, was, now))])
    }

    /// The places named, each there and not signed; all who have not signed when none is named.
    fn places(&self, proposal: &Proposal) -> Result<Vec<u16>, Refusal> {
        let proposers = &proposal.particulars.proposers;
        let open: Vec<u16> =
            (0..).zip(proposers).filter(|(_, p)| p.signed.is_none()).map(|(place, _)| place).collect();
        if open.is_empty() {
            return Err(Refusal::Already { who: who(proposal), what: "提案者都已签名".to_owned() });
        }
        if self.signers.is_empty() {
            return Ok(open);
        }
        let mut seen = BTreeSet::new();
        for place in &self.signers {
            let Some(proposer) = proposers.get(usize::from(*place)) else {
                let what = format!("没有第{}位提案者", usize::from(*place) + 1);
                return Err(Refusal::NotNow { who: who(proposal), what });
            };
            if !seen.insert(*place) {
                return Err(Refusal::Twice(proposer.name.clone()));
            }
            if let Some(signed) = proposer.signed {
                let what = format!("{}已于{signed}签名", proposer.name);
                return Err(Refusal::Already { who: who(proposal), what });
            }
        }
        Ok(self.signers.clone())
    }
}

/// A joint proposal is not filed on a day on which its cosigners may still sign and have not all signed.
pub(super) fn complete(proposal: &Proposal, on: NaiveDate) -> Result<(), Refusal> {
    let missing = proposal.unsigned().count();
    match proposal.intake.signatures_due {
        Some(due) if missing > 0 && on <= due => {
            let what = format!("还有{missing}位联名人没有签名，{due}截止；签齐或过了截止日再立案");
            Err(Refusal::NotNow { who: who(proposal), what })
        }
        _ => Ok(()),
    }
}
