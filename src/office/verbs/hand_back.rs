//! 退办: a unit asks to hand a proposal back within the window, and the office rules on it. A unit whose request was
//! granted owes nothing any more; if only it was waited for, the proposers are asked now.

use super::reply::ask;
use super::{day, reason, session, task, task_fact, whose};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{Ended, EndedWhy, HandBack, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a unit's request to hand back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandBackAsk {
    /// Which task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Rules on a request to hand back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandBackRuling {
    /// Which task.
    pub task: TaskId,
    /// Granted, or refused.
    pub granted: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl HandBackAsk {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (_, was) = task(register, self.task)?;
        let who = whose(register, self.task);
        let on = day("退办日期", self.on, Some(("交办日", was.assigned)), occasion)?;
        if was.hand_back_pending().is_some() {
            return Err(Refusal::Already { who, what: "已申请退办，等待裁定".to_owned() });
        }
        if was.fulfilled() || !was.replies.is_empty() {
            return Err(Refusal::NotNow { who, what: "已经办复，不能退办".to_owned() });
        }
        if on > was.hand_back_due.date {
            let what = format!("退办期限已于{}届满，应继续办理", was.hand_back_due.date);
            return Err(Refusal::NotNow { who, what });
        }
        let mut now = was.clone();
        now.hand_backs.push(HandBack { asked: on, reason: reason(&self.reason)?, ruling: None });
        Ok(vec![task_fact(self.task, was, now)])
    }
}

impl HandBackRuling {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, was) = task(register, self.task)?;
        let Some(asked) = was.hand_back_pending() else {
            let what = "没有待裁定的退办申请".to_owned();
            return Err(Refusal::NotNow { who: whose(register, self.task), what });
        };
        let on = day("裁定日期", self.on, Some(("申请日", asked.asked)), occasion)?;
        let mut now = was.clone();
        if let Some(last) = now.hand_backs.last_mut() {
            last.ruling = Some((on, self.granted));
        }
        if self.granted {
            now.ended = Some(Ended { on, why: EndedWhy::HandedBack });
        }
        let mut facts = vec![task_fact(self.task, was, now)];
        // The others who must reply may all have replied and only waited for this unit.
        let mut others = proposal.replying().filter(|(unit, _)| *unit != self.task.unit).peekable();
        let waited_for = self.granted && was.role != TaskRole::Joint && others.peek().is_some();
        if waited_for && others.all(|(_, task)| task.replied()) {
            facts.extend(ask(register, proposal, &session(register, proposal)?.rules, on, 1));
        }
        Ok(facts)
    }
}
