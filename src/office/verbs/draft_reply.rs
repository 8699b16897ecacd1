//! 送审: the draft of a reply is looked at before it leaves, and passes or is sent back.

use super::reply::{known_class, replies_now};
use super::{LAST_STEP, day, remark, session, task, task_fact, tasks, whose};
use crate::office::asking::Ruling;
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::reply::ReplyDraft;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that a draft was sent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitDraft {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// Code of the class it proposes.
    #[serde(default)]
    pub class: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Rules on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDraft {
    /// Which task.
    pub task: TaskId,
    /// Passed, or sent back.
    pub granted: bool,
    /// What is to be mended; needed when it is sent back.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl SubmitDraft {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        self.tasks.iter().map(|id| self.record(register, *id, occasion)).collect()
    }

    fn record(&self, register: &Register, id: TaskId, occasion: &Occasion) -> Result<Fact, Refusal> {
        let (proposal, was) = task(register, id)?;
        replies_now(register, id, was)?;
        if let Some(draft) = was.draft_pending() {
            let what = format!("{}已送审，请先审核", draft.submitted);
            return Err(Refusal::Already { who: whose(register, id), what });
        }
        let class = match self.class.trim() {
            "" => String::new(),
            code => known_class(&session(register, proposal)?.rules, code)?,
        };
        let ruled = was.drafts.last().and_then(|draft| draft.ruling.as_ref()).map(|ruling| ruling.on);
        let since = ruled.map_or(was.since(), |on| on.max(was.since()));
        let submitted = day("送审日期", self.on, Some((LAST_STEP, since)), occasion)?;
        let mut now = was.clone();
        now.drafts.push(ReplyDraft { submitted, class, ruling: None });
        Ok(task_fact(id, was, now))
    }
}

impl RuleDraft {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (_, was) = task(register, self.task)?;
        let Some(draft) = was.draft_pending() else {
            let what = "没有待审核的答复稿".to_owned();
            return Err(Refusal::NotNow { who: whose(register, self.task), what });
        };
        let on = day("审核日期", self.on, Some(("送审日", draft.submitted)), occasion)?;
        let note = remark("审核意见", &self.note)?;
        if !self.granted && note.is_empty() {
            return Err(Refusal::Empty("审核意见".to_owned()));
        }
        let mut now = was.clone();
        if let Some(last) = now.drafts.last_mut() {
            last.ruling = Some(Ruling { on, granted: self.granted, note });
        }
        Ok(vec![task_fact(self.task, was, now)])
    }
}
