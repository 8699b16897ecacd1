//! 活动: an activity is recorded or put right, and what was done about its leaders' demands.

use super::{LAST_STEP, TITLE_LIMIT, batch, day, limited, remark, unlisted};
use crate::office::activity::{Activity, Demand, FollowUp};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ActivityId;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
        let mut now = tidy(&self.activity, occasion)?;
        known(register, &now)?;
        if now.id == ActivityId(0) {
            now.id = register.next_activity();
            return Ok(vec![Fact::Activity(Change::new(now.id, now))]);
        }
        let was = register.activity(now.id).ok_or_else(|| unlisted("活动", now.id))?;
        keep_follow_ups(was, &mut now)?;
        if now == *was {
            let what = "与登记的一样，没有要改的".to_owned();
            return Err(Refusal::Already { who: format!("活动《{}》", was.title), what });
        }
        Ok(vec![Fact::Activity(Change::from(was.id, was.clone(), now))])
    }
}

impl FollowUpDemand {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let was = register.activity(self.activity).ok_or_else(|| unlisted("活动", self.activity))?;
        let mut now = was.clone();
        let whose = format!("活动《{}》第{}条要求", was.title, self.demand);
        let place = usize::from(self.demand).checked_sub(1);
        let Some(demand) = place.and_then(|place| now.demands.get_mut(place)) else {
            let what = format!("没有这一条，共{}条", was.demands.len());
            return Err(Refusal::NotNow { who: whose, what });
        };
        if demand.followed.last().is_some_and(|last| last.done) {
            return Err(Refusal::Already { who: whose, what: "已经落实完毕".to_owned() });
        }
        let note = remark("落实情况", &self.note)?;
        if note.is_empty() {
            return Err(Refusal::Empty("落实情况".to_owned()));
        }
        let earliest = demand.followed.last().map_or(was.on, |last| last.on);
        let on = day("落实日期", self.on, Some((LAST_STEP, earliest)), occasion)?;
        demand.followed.push(FollowUp { on, note, done: self.done });
        Ok(vec![Fact::Activity(Change::from(was.id, was.clone(), now))])
    }
}

fn tidy(given: &Activity, occasion: &Occasion) -> Result<Activity, Refusal> {
    let title = limited("活动名称", &given.title, TITLE_LIMIT)?;
    if title.is_empty() {
        return Err(Refusal::Empty("活动名称".to_owned()));
    }
    let mut demands = Vec::new();
    for demand in &given.demands {
        match remark("要求", &demand.text)? {
            text if text.is_empty() => return Err(Refusal::Empty("要求".to_owned())),
            text => demands.push(Demand { text, followed: demand.followed.clone() }),
        }
    }
    let attendees: Result<Vec<String>, Refusal> =
        given.attendees.iter().map(|name| limited("出席人员", name, 100)).collect();
    Ok(Activity {
        title,
        on: day("活动日期", Some(given.on), None, occasion)?,
        place: limited("地点", &given.place, 100)?,
        host: limited("主持人", &given.host, 100)?,
        attendees: attendees?.into_iter().filter(|name| !name.is_empty()).collect(),
        demands,
        notes: remark("备注", &given.notes)?,
        ..given.clone()
    })
}

/// Everything it names is in the register, and nothing is named twice.
fn known(register: &Register, activity: &Activity) -> Result<(), Refusal> {
    register.session(activity.session).ok_or(Refusal::NoSession)?;
    let mut leaders = BTreeSet::new();
    for id in &activity.leaders {
        let leader = register.leader(*id).ok_or_else(|| unlisted("领导", id))?;
        if !leaders.insert(*id) {
            return Err(Refusal::Twice(leader.name.clone()));
        }
    }
    let mut units = BTreeSet::new();
    for id in &activity.reporting {
        let unit = register.unit(*id).ok_or(Refusal::UnknownUnit(id.0))?;
        if !units.insert(*id) {
            return Err(Refusal::Twice(unit.name.clone()));
        }
    }
    if activity.proposals.is_empty() {
        return Ok(());
    }
    batch(register, &activity.proposals).map(|_| ())
}

/// Putting an activity right keeps what was done about its demands; a demand with such a record stays.
fn keep_follow_ups(was: &Activity, now: &mut Activity) -> Result<(), Refusal> {
    for demand in &mut now.demands {
        let before = was.demands.iter().find(|before| before.text == demand.text);
        demand.followed = before.map(|before| before.followed.clone()).unwrap_or_default();
    }
    let kept = |text: &str| now.demands.iter().any(|demand| demand.text == text);
    let lost = (1..).zip(&was.demands).find(|(_, demand)| !demand.followed.is_empty() && !kept(&demand.text));
    if let Some((number, _)) = lost {
        let what = format!("第{number}条要求已有落实记录，不能改动或去掉");
        return Err(Refusal::NotNow { who: format!("活动《{}》", was.title), what });
    }
    let followed = was.demands.iter().flat_map(|demand| &demand.followed).map(|done| done.on).min();
    match followed {
        Some(first) if now.on > first => Err(Refusal::Date {
            what: "活动日期".to_owned(),
            date: now.on,
            why: format!("晚于{first}登记的落实情况"),
        }),
        _ => Ok(()),
    }
}
