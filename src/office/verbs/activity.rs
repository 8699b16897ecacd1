//! 活动: an activity is recorded or put right, and what was done about its leaders' demands.

use super::{REMARK_LIMIT, day, limited, one, remark};
use crate::office::activity::{Activity, FollowUp};
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::ActivityId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordActivity {
    /// The activity; a number in use puts that record right.
    pub activity: Box<Activity>,
}

/// Records what was done about a demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpDemand {
    /// Which activity.
    pub activity: ActivityId,
    /// Number of the demand, from 1.
    pub demand: u16,
    /// What was done.
    pub note: String,
    /// Nothing more is to be done.
    #[serde(default)]
    pub done: bool,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl RecordActivity {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut now = Activity::clone(&self.activity);
        now.title = limited("活动名称", &now.title, 100)?;
        if now.title.is_empty() {
            return Err(Refusal::Empty("活动名称".to_owned()));
        }
        now.on = day("活动日期", Some(now.on), None, occasion)?;
        check(register, &now)?;
        let was = register.activity(now.id).cloned();
        if was.is_none() {
            now.id = register.next_activity();
        }
        if was.as_ref() == Some(&now) {
            return Err(Refusal::Already { who: now.title, what: "没有改动".to_owned() });
        }
        let of = now.id;
        Ok(vec![Fact::Activity(Change { of, was: was.map(Box::new), now: Some(Box::new(now)) })])
    }
}

/// Everything the activity points at is there, and its texts have an end.
fn check(register: &Register, activity: &Activity) -> Result<(), Refusal> {
    register.session(activity.session).ok_or(Refusal::NoSession)?;
    let who = || activity.title.clone();
    for id in &activity.leaders {
        let missing =
            || Refusal::NotNow { who: who(), what: format!("没有编号为{id}的领导，请先登记") };
        register.leader(*id).ok_or_else(missing)?;
    }
    for unit in &activity.reporting {
        register.unit(*unit).ok_or(Refusal::UnknownUnit(unit.0))?;
    }
    activity.proposals.iter().try_for_each(|id| one(register, *id).map(|_| ()))?;
    for demand in &activity.demands {
        if limited("要求", &demand.text, REMARK_LIMIT)?.is_empty() {
            return Err(Refusal::Empty("要求".to_owned()));
        }
    }
    limited("地点", &activity.place, 100)?;
    limited("主持人", &activity.host, 100)?;
    remark("备注", &activity.notes).map(|_| ())
}

impl FollowUpDemand {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let was = register.activity(self.activity).ok_or_else(|| Refusal::NotNow {
            who: format!("活动{}", self.activity),
            what: "没有这项活动".to_owned(),
        })?;
        let note = reason_of("落实情况", &self.note)?;
        let on = day("落实日期", self.on, Some(was.on), occasion)?;
        let mut now = was.clone();
        let place = usize::from(self.demand).checked_sub(1);
        let Some(demand) = place.and_then(|place| now.demands.get_mut(place)) else {
            let what = format!("没有第{}条要求，共{}条", self.demand, was.demands.len());
            return Err(Refusal::NotNow { who: was.title.clone(), what });
        };
        demand.followed.push(FollowUp { on, note, done: self.done });
        Ok(vec![Fact::Activity(Change::from(self.activity, was.clone(), now))])
    }
}

fn reason_of(what: &str, text: &str) -> Result<String, Refusal> {
    match remark(what, text)? {
        text if text.is_empty() => Err(Refusal::Empty(what.to_owned())),
        text => Ok(text),
    }
}
