//! 跨年度跟踪: a proposal is tracked beyond its year, and looked back at until its promise is kept.

use super::reply::known_class;
use super::{batch, day, limited, remark, session, who};
use crate::office::command::Occasion;
use crate::office::fact::Change;
use crate::office::fact::Fact;
use crate::office::ids::ProposalId;
use crate::office::opinion::Rating;
use crate::office::outcome::{ClassRuling, Classed, RulingWhy};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::supervision::{LookBack, Mark, Tracking};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
        let promise = limited("承诺事项", &self.promise, 500)?;
        let begin = |proposal: &Proposal| {
            if proposal.answered_rounds() == 0 {
                let what = "还没有答复，不能列为跨年度跟踪".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            }
            let was = proposal.supervision.clone();
            if was.tracking.as_ref().is_some_and(|tracking| tracking.ended.is_none()) {
                let what = "已在跨年度跟踪".to_owned();
                return Err(Refusal::Already { who: who(proposal), what });
            }
            let since = day("跟踪起日", self.on, proposal.replied_on(1), occasion)?;
            let next = self.next.map_or_else(|| next_look(register, proposal, since), Ok)?;
            let mut now = was.clone();
            now.marks.insert(Mark::CrossYear);
            let (promise, promised) = (promise.clone(), self.promised);
            now.tracking =
                Some(Tracking { since, promise, promised, next, look_backs: Vec::new(), ended: None });
            Ok(Fact::Supervision(Change::from(proposal.id, was, now)))
        };
        batch(register, &self.proposals)?.into_iter().map(begin).collect()
    }
}

impl LookBackAt {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let progress = limited("进展", &self.progress, 2_000)?;
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
        let was = proposal.supervision.clone();
        let mut now = was.clone();
        let Some(tracking) = now.tracking.as_mut().filter(|tracking| tracking.ended.is_none()) else {
            let what = "没有列为跨年度跟踪，请先列入".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        };
        let last = tracking.look_backs.last().map_or(tracking.since, |look| look.on);
        let on = day("回头看日期", self.on, Some(last), occasion)?;
        let class_was = match proposal.class_on(on) {
            Classed::Class(class) => class.to_owned(),
            Classed::Unanswered | Classed::Undecided => String::new(),
        };
        let ruling = self.ruling(register, proposal, &class_was, on)?;
        let class_now = ruling.as_ref().map_or_else(|| class_was.clone(), |ruling| ruling.class.clone());
        let progress = progress.to_owned();
        tracking.look_backs.push(LookBack { on, progress, class_was, class_now, rating: self.rating });
        tracking.next = self.next.map_or_else(|| next_look(register, proposal, on), Ok)?;
        tracking.ended = self.end.then_some(on);
        let mut facts = vec![Fact::Supervision(Change::from(proposal.id, was, now))];
        if let Some(ruling) = ruling {
            let was = proposal.outcome.clone();
            let mut now = was.clone();
            now.rulings.push(ruling);
            facts.push(Fact::Outcome(Change::from(proposal.id, was, now)));
        }
        Ok(facts)
    }

    /// The class changed by what was seen, if it was.
    fn ruling(
        &self,
        register: &Register,
        proposal: &Proposal,
        was: &str,
        on: NaiveDate,
    ) -> Result<Option<ClassRuling>, Refusal> {
        let Some(given) = &self.class else { return Ok(None) };
        let class = known_class(&session(register, proposal)?.rules, given)?;
        if class == was {
            return Ok(None);
        }
        let basis = remark("依据", &self.basis)?;
        let round = proposal.answered_rounds();
        Ok(Some(ClassRuling { on, round, class, why: RulingWhy::Tracked, basis }))
    }
}

/// When the next look-back is due by the rules.
fn next_look(register: &Register, proposal: &Proposal, from: NaiveDate) -> Result<NaiveDate, Refusal> {
    let terms = &session(register, proposal)?.rules.terms;
    Ok(register.calendar().deadline(terms.look_back, from, terms.counting).date)
}
