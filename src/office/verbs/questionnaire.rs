//! 问卷登记: a questionnaire is listed, or put right while nothing was keyed that it would change.

use super::{day, unlisted};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::form::Form;
use crate::office::ids::{QuestionnaireId, SessionId};
use crate::office::keeping::same_answers;
use crate::office::questionnaire::Questionnaire;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::soundness;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Lists a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuestionnaire {
    /// The one to put right; a new one if not given.
    #[serde(default)]
    pub questionnaire: Option<QuestionnaireId>,
    /// The session it counts under; the current one if not given.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// Day it went out; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// How many sheets were sent out.
    #[serde(default)]
    pub sent: Option<u32>,
    /// Its form.
    pub form: Form,
}

impl ListQuestionnaire {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        if let Some(fault) = soundness::questionnaire(&self.form).into_iter().next() {
            return Err(Refusal::Rules(fault.what));
        }
        let was = self.questionnaire.map(|id| register.questionnaire(id).ok_or_else(|| unlisted("问卷", id)));
        let was = was.transpose()?;
        let name = &self.form.name;
        if register
            .questionnaires()
            .any(|other| other.form.name == *name && Some(other.id) != self.questionnaire)
        {
            return Err(Refusal::Twice(name.clone()));
        }
        let session = self.session.or(was.map(|was| was.session));
        let session = session.or(register.current().map(|session| session.id)).ok_or(Refusal::NoSession)?;
        register.session(session).ok_or(Refusal::NoSession)?;
        let id = was.map_or_else(|| register.next_questionnaire(), |was| was.id);
        let on = day("发放日期", self.on.or(was.map(|was| was.on)), None, occasion)?;
        let now = Questionnaire { id, session, on, sent: self.sent, form: self.form.clone() };
        let Some(was) = was else { return Ok(vec![Fact::Questionnaire(Change::new(id, now))]) };
        let keyed = register.sheets_of(id).count();
        if keyed > 0 && !same_answers(&was.form, &now.form) {
            let what = format!("已录{keyed}份，题目和选项不能再改，否则录下的数字就变了意思");
            return Err(Refusal::NotNow { who: format!("问卷“{name}”"), what });
        }
        Ok(vec![Fact::Questionnaire(Change::from(id, was.clone(), now))])
    }
}
