//! 督办事项: who leads and supervises a proposal, what field it was chosen for, what is related to it and what came of it.

use super::{batch, limited, one, who};
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
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
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let theme = self.theme.as_ref().map(|theme| limited("选题方面", theme, 50)).transpose()?;
        let effect = self.effect.as_ref().map(|effect| limited("办理成效", effect, 5_000)).transpose()?;
        self.check(register)?;
        let set = |proposal: &Proposal| {
            let was = proposal.supervision.clone();
            let mut now = was.clone();
            theme.clone_into_some(&mut now.theme);
            effect.clone_into_some(&mut now.effect);
            self.leadings.clone_into_some(&mut now.leadings);
            self.related.clone_into_some(&mut now.related);
            if now.related.contains(&proposal.id) {
                let what = "不能与自己相关".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            }
            if was == now {
                return Err(Refusal::Already { who: who(proposal), what: "没有改动".to_owned() });
            }
            Ok(Fact::Supervision(Change::from(proposal.id, was, now)))
        };
        let _ = occasion;
        batch(register, &self.proposals)?.into_iter().map(set).collect()
    }

    /// Every leader and related proposal is there, and no leader has the same part twice.
    fn check(&self, register: &Register) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for leading in self.leadings.iter().flatten() {
            let leader = register.leader(leading.leader).ok_or_else(|| Refusal::NotNow {
                who: format!("领导{}", leading.leader),
                what: "没有登记，请先登记领导".to_owned(),
            })?;
            if !seen.insert(*leading) {
                return Err(Refusal::Twice(format!("{}({})", leader.name, leading.part.title())));
            }
        }
        self.related.iter().flatten().try_for_each(|id| one(register, *id).map(|_| ()))
    }
}

/// Lays a value over another when there is one.
trait CloneIntoSome<T> {
    fn clone_into_some(&self, onto: &mut T);
}

impl<T: Clone> CloneIntoSome<T> for Option<T> {
    fn clone_into_some(&self, onto: &mut T) {
        if let Some(value) = self {
            onto.clone_from(value);
        }
    }
}
