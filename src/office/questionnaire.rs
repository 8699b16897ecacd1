//! A general questionnaire (问卷): a form of its own, sent out to whomever, keyed sheet by sheet and tallied.

use super::form::Form;
use super::ids::{QuestionnaireId, SessionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its number.
    pub id: QuestionnaireId,
    /// The session it counts under.
    pub session: SessionId,
    /// Day it went out.
    pub on: NaiveDate,
    /// How many sheets were sent out (发放); `None`: not counted.
    pub sent: Option<u32>,
    /// Its form; the name of the form is that of the questionnaire.
    pub form: Form,
}
