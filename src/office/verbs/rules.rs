//! 规则: the rules of a session change. What was decided under the old ones stands, unless the dates are to be worked out again.

use super::recount::Again;
use super::who;
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::SessionId;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::session::Session;
use crate::office::soundness;
use crate::office::stage::Stage;
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
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let _ = occasion;
        let was = match self.session {
            Some(id) => register.session(id),
            None => register.current(),
        };
        let was = was.ok_or(Refusal::NoSession)?;
        let now = Session { rules: Rules::clone(&self.rules), ..was.clone() };
        soundness::check(&now)?;
        codes_in_use(register, was, &now.rules)?;
        let mut facts = Vec::new();
        if *was != now {
            facts.push(Fact::Session(Change::from(was.id, was.clone(), now.clone())));
        }
        if self.recompute {
            facts.extend(moved(register, &now));
        }
        if facts.is_empty() {
            return Err(Refusal::Already { who: was.name.clone(), what: "规则没有改动".to_owned() });
        }
        Ok(facts)
    }
}

/// The facts that move the open due dates of a session to its present rules.
pub fn moved(register: &Register, session: &Session) -> Vec<Fact> {
    let of_session = register.proposals().filter(|proposal| proposal.intake.session == session.id);
    of_session.flat_map(|proposal| Again::Rules(session).facts(proposal, register.calendar())).collect()
}

/// A code something stands on does not vanish.
fn codes_in_use(register: &Register, session: &Session, rules: &Rules) -> Result<(), Refusal> {
    let gone = |table: &str, code: &str, proposal: &Proposal| {
        Err(Refusal::Rules(format!("{table}“{code}”已用于{}，不能去掉", who(proposal))))
    };
    for proposal in register.proposals().filter(|proposal| proposal.intake.session == session.id) {
        let category = &proposal.particulars.category;
        if !category.is_empty() && rules.category(category).is_none() {
            return gone("提案分类", category, proposal);
        }
        if let Stage::Declined { ground, .. } = &proposal.stage
            && rules.ground(ground).is_none()
        {
            return gone("不予立案情形", ground, proposal);
        }
        let replies = proposal.tasks.values().flat_map(|task| &task.replies).map(|reply| &reply.class);
        let rulings = proposal.outcome.rulings.iter().map(|ruling| &ruling.class);
        if let Some(class) = replies.chain(rulings).find(|class| rules.class(class).is_none()) {
            return gone("办理结果类别", class, proposal);
        }
    }
    Ok(())
}
