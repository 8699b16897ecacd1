//! 退办: a unit asks to hand a proposal back within the window, and the office rules on it. A unit whose request was
//! granted owes nothing any more, and another may take over in the same step; if only it was waited for, the proposers
//! are asked now.

use super::reassign::{free, take_over};
use super::reply::ask;
use super::{day, reason, remark, session, task, task_fact, whose};
use crate::office::asking::{HandBack, Ruling};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::{TaskId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::task::{Ended, EndedWhy, Handed, Task, TaskRole};
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
    /// Unit that should have it instead (建议改办).
    #[serde(default)]
    pub propose: Option<UnitId>,
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
    /// Unit that takes it over at once; only when granted.
    #[serde(default)]
    pub to: Option<UnitId>,
    /// Its due dates are counted anew from the ruling; else the old ones go on.
    #[serde(default)]
    pub restart: bool,
    /// Why, or what is to be done instead.
    #[serde(default)]
    pub note: String,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl HandBackAsk {
    /// A request made today, with no other unit named.
    pub fn new(task: TaskId, reason: &str) -> Self {
        Self { task, reason: reason.to_owned(), propose: None, on: None }
    }

    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, was) = task(register, self.task)?;
        let who = whose(register, self.task);
        let ruled = was.hand_backs.last().and_then(|asked| asked.ruling.as_ref()).map(|ruling| ruling.on);
        let on = day(
            "退办日期",
            self.on,
            Some(ruled.map_or(("交办日", was.assigned), |on| ("上次裁定日", on))),
            occasion,
        )?;
        if was.hand_back_pending().is_some() {
            return Err(Refusal::Already { who, what: "已申请退办，等待裁定".to_owned() });
        }
        if was.fulfilled() || !was.replies.is_empty() {
            return Err(Refusal::NotNow { who, what: "已经办复，不能退办".to_owned() });
        }
        if on > was.hand_back_due.date {
            let past = format!("退办期限已于{}届满，不能再退办", was.hand_back_due.date);
            return Err(Refusal::NotNow { who, what: format!("{past}；确需调整的，由本办改办") });
        }
        if let Some(to) = self.propose {
            free(register, proposal, to)?;
        }
        let mut now = was.clone();
        let reason = reason(&self.reason)?;
        now.hand_backs.push(HandBack { asked: on, reason, propose: self.propose, ruling: None });
        Ok(vec![task_fact(self.task, was, now)])
    }
}

impl HandBackRuling {
    /// A ruling made today that gives the task to nobody else.
    pub fn new(task: TaskId, granted: bool) -> Self {
        Self { task, granted, to: None, restart: false, note: String::new(), on: None }
    }

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
        let ruling = Ruling { on, granted: self.granted, note: remark("裁定意见", &self.note)? };
        let mut now = was.clone();
        if let Some(last) = now.hand_backs.last_mut() {
            last.ruling = Some(ruling);
        }
        let handed = self.to.map(|to| Handed { to, restart: self.restart });
        if self.granted {
            now.ended = Some(Ended { on, why: EndedWhy::HandedBack, handed });
        }
        let mut facts = vec![task_fact(self.task, was, now)];
        match handed {
            Some(_) if !self.granted => {
                let what = "不同意退办的，不能同时改由别家承办".to_owned();
                return Err(Refusal::NotNow { who: whose(register, self.task), what });
            }
            Some(handed) => facts.push(take_over(register, proposal, was, handed, on)?),
            None if self.granted => facts.extend(self.let_go(register, proposal, was, on)?),
            None => {}
        }
        Ok(facts)
    }

    /// The others who must reply may all have replied and only waited for this unit.
    fn let_go(
        &self,
        register: &Register,
        proposal: &Proposal,
        was: &Task,
        on: NaiveDate,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut others = proposal.replying().filter(|(unit, _)| *unit != self.task.unit).peekable();
        let waited_for = was.role != TaskRole::Joint && others.peek().is_some();
        if waited_for && others.all(|(_, task)| task.replied()) {
            return Ok(ask(register, proposal, &session(register, proposal)?.rules, on, 1));
        }
        Ok(Vec::new())
    }
}
