//! 督办事项: who leads and supervises a proposal, what field it was chosen for, what is related to it and what came of it.

use super::{batch, limited, one, remark, unlisted, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::supervision::Leading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Sets what is watched about proposals; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervise {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// The field it was chosen for.
    #[serde(default)]
    pub theme: Option<String>,
    /// All leaders with a part in it, in order.
    #[serde(default)]
    pub leadings: Option<Vec<Leading>>,
    /// All related proposals.
    #[serde(default)]
    pub related: Option<BTreeSet<ProposalId>>,
    /// What came of it.
    #[serde(default)]
    pub effect: Option<String>,
}

impl Supervise {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let theme = self.theme.as_ref().map(|theme| limited("选题方面", theme, 100)).transpose()?;
        let effect = self.effect.as_ref().map(|effect| remark("办理成效", effect)).transpose()?;
        self.leadings.as_deref().map_or(Ok(()), |leadings| leadings_known(register, leadings))?;
        let turn = |proposal: &Proposal| {
            watchable(proposal)?;
            self.relatives_known(register, proposal)?;
            self.leaders_in_office(register, proposal)?;
            let was = proposal.supervision.clone();
            let mut now = was.clone();
            theme.clone_into_if(&mut now.theme);
            effect.clone_into_if(&mut now.effect);
            self.leadings.clone_into_if(&mut now.leadings);
            self.related.clone_into_if(&mut now.related);
            if now == was {
                let what = "督办事项与登记的一样，没有要改的".to_owned();
                return Err(Refusal::Already { who: who(proposal), what });
            }
            Ok(Fact::Supervision(Change::from(proposal.id, was, now)))
        };
        batch(register, &self.proposals)?.into_iter().map(turn).collect()
    }

    /// Who left office keeps the parts already held, and is given no new one.
    fn leaders_in_office(&self, register: &Register, proposal: &Proposal) -> Result<(), Refusal> {
        let held = &proposal.supervision.leadings;
        let new = self.leadings.iter().flatten().filter(|leading| !held.contains(leading));
        for leader in new.filter_map(|leading| register.leader(leading.leader)) {
            if let Some(left) = leader.left {
                let what = format!("已于{left}离任，不能再领办、督办，请改选在任领导");
                return Err(Refusal::NotNow { who: leader.name.clone(), what });
            }
        }
        Ok(())
    }

    fn relatives_known(&self, register: &Register, proposal: &Proposal) -> Result<(), Refusal> {
        for id in self.related.iter().flatten() {
            one(register, *id)?;
            if *id == proposal.id {
                let what = "相关提案不能是它自己，请去掉".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            }
        }
        Ok(())
    }
}

/// What was given replaces what is there; what was not given leaves it.
trait Given<T> {
    fn clone_into_if(&self, held: &mut T);
}

impl<T: Clone> Given<T> for Option<T> {
    fn clone_into_if(&self, held: &mut T) {
        if let Some(given) = self {
            held.clone_from(given);
        }
    }
}

/// What left the office unhandled is not supervised.
fn watchable(proposal: &Proposal) -> Result<(), Refusal> {
    match proposal.stage {
        Stage::SentBack { .. } | Stage::Withdrawn { .. } | Stage::Declined { .. } => {
            Err(wrong_stage(proposal, "登记督办事项"))
        }
        _ => Ok(()),
    }
}

/// Every leader is listed, and none has the same part twice.
fn leadings_known(register: &Register, leadings: &[Leading]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for leading in leadings {
        let leader = register.leader(leading.leader).ok_or_else(|| unlisted("领导", leading.leader))?;
        if !seen.insert(*leading) {
            return Err(Refusal::Twice(format!("{}{}", leader.name, leading.part.title())));
        }
    }
    Ok(())
}
