//! 届次与规则: a session is opened or put right, and becomes the one new proposals enter.

use super::limited;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::SessionId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::Session;
use crate::office::soundness;
use serde::{Deserialize, Serialize};

/// Sets a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetSession {
    /// The session as it shall be; a number not in use opens a new one, whose number is given by the register.
    pub session: Session,
    /// New proposals enter this session from now on.
    #[serde(default)]
    pub current: bool,
}

impl SetSession {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        _occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut now = self.session.clone();
        now.name = limited("届次名称", &now.name, 50)?;
        if now.name.is_empty() {
            return Err(Refusal::Empty("届次名称".to_owned()));
        }
        soundness::check(&now)?;
        let was = register.session(now.id).cloned();
        if was.is_none() {
            now.id = register.next_session();
        }
        let same = |other: &&Session| other.id != now.id && other.name == now.name;
        if let Some(other) = register.sessions().find(same) {
            let (what, holder) = ("届次名称".to_owned(), format!("{}年度", other.year));
            return Err(Refusal::Taken { what, value: now.name, holder });
        }
        let id = now.id;
        let mut facts = Vec::new();
        if was.as_ref() != Some(&now) {
            facts.push(Fact::Session(Change { of: id, was: was.map(Box::new), now: Some(Box::new(now)) }));
        }
        facts.extend(self.enter(register, id));
        if facts.is_empty() {
            return Err(Refusal::Already { who: self.session.name.clone(), what: "没有改动".to_owned() });
        }
        Ok(facts)
    }

    fn enter(&self, register: &Register, id: SessionId) -> Option<Fact> {
        let was = register.current().map(|session| session.id);
        let turns = self.current && was != Some(id);
        turns.then(|| Fact::Current(Change { of: (), was: was.map(Box::new), now: Some(Box::new(id)) }))
    }
}
