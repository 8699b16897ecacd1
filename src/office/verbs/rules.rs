//! 规则: the rules of a session change. What was decided under the old ones stands, unless the dates are to be worked out again.

use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::SessionId;
use crate::office::keeping;
use crate::office::redating;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::soundness;
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
        let was = match self.session {
            Some(id) => register.session(id),
            None => register.current(),
        };
        let was = was.ok_or(Refusal::NoSession)?;
        let mut now = was.clone();
        now.rules = (*self.rules).clone();
        soundness::check(&now)?;
        if let Some(lost) = keeping::lost(register, was, &now) {
            return Err(Refusal::Rules(lost));
        }
        let mut facts = Vec::new();
        if now != *was {
            facts.push(Fact::Session(Change::from(was.id, was.clone(), now)));
        }
        if self.recompute {
            facts.extend(redating::by_rules(register, was.id, &self.rules, occasion.today()));
        }
        if facts.is_empty() {
            return Err(Refusal::Already { who: was.name.clone(), what: "规则没有改动".to_owned() });
        }
        Ok(facts)
    }
}
