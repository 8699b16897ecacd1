//! 领导批示: a leader's written instruction on a proposal, an information item, an activity or another document.

use super::{TITLE_LIMIT, day, limited, one, remark, unlisted};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
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
        let by = limited("批示人", &self.by, 50)?;
        if by.is_empty() {
            return Err(Refusal::Empty("批示人".to_owned()));
        }
        let (begun, of) = self.ground(register)?;
        let session = self.session.or(of).or(register.current().map(|session| session.id));
        let session = session.ok_or(Refusal::NoSession)?;
        register.session(session).ok_or(Refusal::NoSession)?;
        let id = register.next_instruction();
        let instruction = Instruction {
            id,
            session,
            on: day("批示日期", self.on, begun.map(|on| ("所批事项的日期", on)), occasion)?,
            by,
            office: limited("职务", &self.office, 100)?,
            level: self.level,
            subject: self.subject.clone(),
            words: remark("批示内容", &self.words)?,
        };
        Ok(vec![Fact::Instruction(Change::new(id, instruction))])
    }

    /// Since when what it was written on is there, and under which session it counts.
    fn ground(&self, register: &Register) -> Result<(Option<NaiveDate>, Option<SessionId>), Refusal> {
        match &self.subject {
            Subject::Proposal(id) => {
                let intake = &one(register, *id)?.intake;
                Ok((Some(intake.received.date()), Some(intake.session)))
            }
            Subject::Info(id) => {
                let info = register.info(*id).ok_or_else(|| unlisted("信息", id))?;
                Ok((Some(info.collected), Some(info.session)))
            }
            Subject::Activity(id) => {
                let activity = register.activity(*id).ok_or_else(|| unlisted("活动", id))?;
                Ok((Some(activity.on), Some(activity.session)))
            }
            Subject::Document { number, title } => {
                let number = limited("文号", number, 100)?;
                let title = limited("文件标题", title, TITLE_LIMIT)?;
                if number.is_empty() && title.is_empty() {
                    return Err(Refusal::Empty("文号和文件标题".to_owned()));
                }
                Ok((None, None))
            }
        }
    }
}
