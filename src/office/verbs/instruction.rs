//! 领导批示: a leader's written instruction on a proposal, an information item, an activity or another document.

use super::info::counted_under;
use super::{day, limited, one};
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::SessionId;
use crate::office::info::{Instruction, Subject};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::stage::Level;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordInstruction {
    /// Name of the leader.
    pub by: String,
    /// Office of the leader.
    #[serde(default)]
    pub office: String,
    /// Level of the leader.
    #[serde(default)]
    pub level: Level,
    /// On what.
    pub subject: Subject,
    /// The words.
    #[serde(default)]
    pub words: String,
    /// The session it counts under; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordInstruction {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let by = limited("批示领导", &self.by, 50)?;
        if by.is_empty() {
            return Err(Refusal::Empty("批示领导".to_owned()));
        }
        self.subject_is_there(register)?;
        let id = register.next_instruction();
        let instruction = Instruction {
            id,
            session: counted_under(register, self.session)?,
            on: day("批示日期", self.on, None, occasion)?,
            by,
            office: limited("职务", &self.office, 100)?,
            level: self.level,
            subject: self.subject.clone(),
            words: limited("批示内容", &self.words, 5_000)?,
        };
        Ok(vec![Fact::Instruction(Change::new(id, instruction))])
    }

    fn subject_is_there(&self, register: &Register) -> Result<(), Refusal> {
        let missing = |what: String| Err(Refusal::NotNow { who: what, what: "没有登记".to_owned() });
        match &self.subject {
            Subject::Proposal(id) => one(register, *id).map(|_| ()),
            Subject::Info(id) if register.info(*id).is_none() => missing(format!("信息{id}")),
            Subject::Activity(id) if register.activity(*id).is_none() => missing(format!("活动{id}")),
            Subject::Document { title, .. } if title.trim().is_empty() => {
                Err(Refusal::Empty("文件标题".to_owned()))
            }
            _ => Ok(()),
        }
    }
}
