//! 跨年度跟踪: a proposal is tracked beyond its year, and looked back at until its promise is kept.

use super::{LAST_STEP, batch, classify, day, known_codes, remark, session, who, wrong_stage};
use crate::office::calendar::Calendar;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::ProposalId;
use crate::office::opinion::Rating;
use crate::office::outcome::{ClassRuling, Classed, RulingWhy};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Terms;
use crate::office::stage::Stage;
use crate::office::supervision::{LookBack, Mark, Supervision, Tracking};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Years within which a promise is kept or a look-back held; more is a slip of the hand.
const FURTHEST: i32 = 10;

/// Begins to track proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// What the unit promised.
    #[serde(default)]
    pub promise: String,
    /// Until when.
    #[serde(default)]
    pub promised: Option<NaiveDate>,
    /// When the next look-back is due; by rule if not given.
    #[serde(default)]
    pub next: Option<NaiveDate>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Records a look-back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookBackAt {
    /// Which proposals.
    pub proposals: Vec<ProposalId>,
    /// What progress was made.
    pub progress: String,
    /// Code of the class that holds now; as before if not given.
    #[serde(default)]
    pub class: Option<String>,
    /// What the new class rests on.
    #[serde(default)]
    pub basis: String,
    /// The proposers' rating of the progress.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// Tracking ends.
    #[serde(default)]
    pub end: bool,
    /// When the next look-back is due; by rule if not given.
    #[serde(default)]
    pub next: Option<NaiveDate>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Track {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let promise = remark("承诺", &self.promise)?;
        let turn = |proposal: &Proposal| {
            let on = day("跟踪日期", self.on, Some(("首次答复日", first_reply(proposal)?)), occasion)?;
            let was = proposal.supervision.clone();
            let before = was.tracking.as_ref();
            if before.is_some_and(|tracking| tracking.ended.is_none()) {
                let what = "已在跨年度跟踪，进展请登记“回头看”".to_owned();
                return Err(Refusal::Already { who: who(proposal), what });
            }
            if let Some(ended) = before.and_then(|tracking| tracking.ended) {
                day("跟踪日期", Some(on), Some(("上次跟踪结束日", ended)), occasion)?;
            }
            let mut now = was.clone();
            now.marks.insert(Mark::CrossYear);
            now.tracking = Some(Tracking {
                since: on,
                promise: promise.clone(),
                promised: not_before("承诺期限", self.promised, on)?,
                next: next(register, proposal, self.next, on)?,
                look_backs: before.map(|tracking| tracking.look_backs.clone()).unwrap_or_default(),
                ended: None,
            });
            Ok(Fact::Supervision(Change::from(proposal.id, was, now)))
        };
        batch(register, &self.proposals)?.into_iter().map(turn).collect()
    }
}

impl LookBackAt {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let progress = remark("进展", &self.progress)?;
        if progress.is_empty() {
            return Err(Refusal::Empty("进展".to_owned()));
        }
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            facts.extend(self.look(register, proposal, &progress, occasion)?);
        }
        Ok(facts)
    }

    fn look(
        &self,
        register: &Register,
        proposal: &Proposal,
        progress: &str,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        first_reply(proposal)?;
        let was = proposal.supervision.clone();
        let Some(before) = was.tracking.as_ref().filter(|tracking| tracking.ended.is_none()) else {
            let what = "没有在跨年度跟踪，请先登记“跨年度跟踪”".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        };
        let mut earliest = before.look_backs.last().map_or(before.since, |last| last.on.max(before.since));
        if self.class.is_some() {
            // A class is settled after what was said of it before, else the older word would hold.
            earliest = earliest.max(classify::earliest(proposal, proposal.answered_rounds()));
        }
        let on = day("回头看日期", self.on, Some((LAST_STEP, earliest)), occasion)?;
        let class_was = match proposal.class_on(on) {
            Classed::Class(class) => class.to_owned(),
            Classed::Unanswered | Classed::Undecided => String::new(),
        };
        let class_now = self.class_now(register, proposal, &class_was)?;
        let changed = class_now != class_was;
        let basis = if changed { self.stated_basis()? } else { String::new() };
        let mut tracking = before.clone();
        tracking.next = if self.end { tracking.next } else { next(register, proposal, self.next, on)? };
        tracking.ended = self.end.then_some(on);
        tracking.look_backs.push(LookBack {
            on,
            progress: progress.to_owned(),
            class_was,
            class_now: class_now.clone(),
            rating: self.rating,
        });
        let now = Supervision { tracking: Some(tracking), ..was.clone() };
        let mut facts = vec![Fact::Supervision(Change::from(proposal.id, was, now))];
        if changed {
            facts.push(reclassed(proposal, on, class_now, basis)?);
        }
        Ok(facts)
    }

    fn class_now(&self, register: &Register, proposal: &Proposal, was: &str) -> Result<String, Refusal> {
        let rules = &session(register, proposal)?.rules;
        match self.class.as_deref().map(str::trim).filter(|class| !class.is_empty()) {
            None => Ok(was.to_owned()),
            Some(class) if rules.class(class).is_some() => Ok(class.to_owned()),
            Some(class) => Err(Refusal::UnknownCode {
                table: "办理结果类别".to_owned(),
                code: class.to_owned(),
                known: known_codes(rules.classes.iter().map(|class| (&*class.code, &*class.meaning))),
            }),
        }
    }

    fn stated_basis(&self) -> Result<String, Refusal> {
        match remark("变更依据", &self.basis)? {
            basis if basis.is_empty() => Err(Refusal::Empty("变更依据".to_owned())),
            basis => Ok(basis),
        }
    }
}

/// The class of the last complete round changes; what was said before stays beside it.
fn reclassed(proposal: &Proposal, on: NaiveDate, class: String, basis: String) -> Result<Fact, Refusal> {
    let round = proposal.answered_rounds();
    if round == 0 {
        let what = "还有单位没有答复，答复齐了才能变更类别".to_owned();
        return Err(Refusal::NotNow { who: who(proposal), what });
    }
    let was = proposal.outcome.clone();
    let mut now = was.clone();
    now.rulings.push(ClassRuling { on, round, class, why: RulingWhy::Tracked, basis });
    Ok(Fact::Outcome(Change::from(proposal.id, was, now)))
}

/// The day its first reply was delivered; only what was replied to is tracked.
fn first_reply(proposal: &Proposal) -> Result<NaiveDate, Refusal> {
    let tracked =
        matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. });
    if !tracked {
        return Err(wrong_stage(proposal, "跨年度跟踪"));
    }
    let replies = proposal.tasks.values().flat_map(|task| &task.replies);
    replies.map(|reply| reply.dates.delivered).min().ok_or_else(|| Refusal::NotNow {
        who: who(proposal),
        what: "还没有答复，答复后才能跨年度跟踪".to_owned(),
    })
}

/// When the next look-back is due: as given, or by the rules.
fn next(
    register: &Register,
    proposal: &Proposal,
    given: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let terms = &session(register, proposal)?.rules.terms;
    let by_rule = || next_look_back(register.calendar(), terms, on);
    Ok(not_before("下次回头看", given, on)?.unwrap_or_else(by_rule))
}

/// When the look-back after that of a day, or after the beginning of tracking, is due by the rules.
pub(in crate::office) fn next_look_back(calendar: &Calendar, terms: &Terms, on: NaiveDate) -> NaiveDate {
    let due = |from| calendar.deadline(terms.look_back, from, terms.counting).date;
    // A fixed day of the year on which it was just looked back at: the next one is the next year's.
    if due(on) > on { due(on) } else { due(on.succ_opt().unwrap_or(on)) }
}

fn not_before(
    what: &str,
    given: Option<NaiveDate>,
    earliest: NaiveDate,
) -> Result<Option<NaiveDate>, Refusal> {
    match given {
        Some(date) if date < earliest => {
            Err(Refusal::Date { what: what.to_owned(), date, why: format!("早于{earliest}") })
        }
        Some(date) if date.year() > earliest.year() + FURTHEST => {
            let why = format!("晚于{earliest}后{FURTHEST}年，请核对年份");
            Err(Refusal::Date { what: what.to_owned(), date, why })
        }
        given => Ok(given),
    }
}
