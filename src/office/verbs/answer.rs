//! 反馈: a survey form came back. The rating is what the form's overall question says; ratings named by the rules reopen
//! the proposal, one that was closed as well: an answer is recorded however late it comes and whatever it says, else the
//! satisfied alone would count. In the archive, and when the rounds are used up, it is recorded and reopens nothing. A
//! corrected answer keeps the earlier one beside it. A form of a batch is a sheet of it besides.

use super::keying::{laid_out, sheet_of_answer};
use super::reply::lead_of;
use super::{day, one, remark, session, stage_fact, task_fact, who};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::given::Given;
use crate::office::ids::{BatchId, OpinionId, ProposalId, TaskId};
use crate::office::opinion::{Answer, Opinion, Rating};
use crate::office::proposal::Proposal;
use crate::office::queries::batches::paper;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::stage::Stage;
use crate::office::task::{Rework, Task};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a returned form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The proposal the proposer signed.
    pub proposal: ProposalId,
    /// Place of the proposer in the order of signing, from 0.
    #[serde(default)]
    pub signer: u16,
    /// What was given to each question of the form; or to those choices alone that this proposal has to answer.
    #[serde(alias = "digits")]
    pub given: Vec<Given>,
    /// When it came back; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
    /// Replaces an answer already recorded; without it such an answer is protected.
    #[serde(default)]
    pub correct: bool,
    /// The batch it lies in.
    #[serde(default)]
    pub batch: Option<BatchId>,
    /// The number on the form, as it counts in the sum of the batch; its docket number if not given, else its intake
    /// number.
    #[serde(default)]
    pub number: Option<u32>,
}

impl Survey {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposal = one(register, self.proposal)?;
        let form = &session(register, proposal)?.rules.form;
        let (id, was) = self.opinion(proposal)?;
        let given = laid_out(form, &self.given, &paper(register, id))?;
        let rating = form.rating(&given).ok_or(Refusal::NoSession)?;
        let on = day("反馈日期", self.on, Some(("征询日", was.asked)), occasion)?;
        let answer = Answer { on, given, rating, remark: remark("意见", &self.remark)? };
        let sheet = sheet_of_answer(register, self, id, &answer, occasion)?;
        let mut facts = recorded(register, id, was, answer)?;
        facts.extend(sheet);
        Ok(facts)
    }

    /// The opinion of the latest round, which must be waiting, or be corrected on purpose.
    fn opinion<'r>(&self, proposal: &'r Proposal) -> Result<(OpinionId, &'r Opinion), Refusal> {
        let asked = proposal.opinions.iter().rev().find(|((signer, _), _)| *signer == self.signer);
        let Some(((signer, round), opinion)) = asked else {
            let what = "还没有答复，或没有向这位提案者征询意见".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        };
        match (&opinion.answer, self.correct) {
            (Some(answer), false) => {
                let what = format!("{}已反馈“{}”，要更改请用更正", answer.on, answer.rating.title());
                Err(Refusal::Already { who: who(proposal), what })
            }
            _ => Ok((OpinionId { proposal: proposal.id, signer: *signer, round: *round }, opinion)),
        }
    }
}

/// What follows from an answer: the opinion with what it said before beside it, and the rework it orders or takes back.
pub(super) fn recorded(
    register: &Register,
    id: OpinionId,
    was: &Opinion,
    answer: Answer,
) -> Result<Vec<Fact>, Refusal> {
    let proposal = one(register, id.proposal)?;
    let rules = &session(register, proposal)?.rules;
    let lead = lead_of(register, proposal.id).unwrap_or(proposal);
    let verdict = Verdict { id, rating: answer.rating, on: answer.on };
    let mut now = was.clone();
    now.corrected.extend(now.answer.replace(answer));
    let mut facts = vec![Fact::Opinion(Change::from(id, was.clone(), now))];
    facts.extend(reopen(register, lead, rules, &verdict));
    Ok(facts)
}
/// The rating just given.
struct Verdict {
    id: OpinionId,
    rating: Rating,
    on: NaiveDate,
}

/// Orders the proposal to be handled again when an opinion of this round asks for it, closing taken back, and takes the
/// order back when a correction leaves no such opinion and no unit replied to it yet.
fn reopen(register: &Register, lead: &Proposal, rules: &Rules, verdict: &Verdict) -> Vec<Fact> {
    let open_again = match &lead.stage {
        Stage::Filed { .. } => None,
        Stage::Closed { docket, filed, .. } => Some(Stage::Filed { on: *filed, docket: docket.clone() }),
        // What is in the archive is over.
        _ => return Vec::new(),
    };
    let round = verdict.id.round;
    let wanted =
        rules.feedback.reopens.contains(&verdict.rating) || others_reopen(register, lead, rules, verdict);
    if wanted && round > rules.feedback.rework_rounds {
        return Vec::new();
    }
    let ordered = |task: &Task| task.reworks.len() >= usize::from(round);
    let begun = lead.replying().any(|(_, task)| ordered(task) && task.replied());
    let mut facts = Vec::new();
    for (unit, was) in lead.replying() {
        let mut now = was.clone();
        match (wanted, ordered(was)) {
            (true, false) => {
                now.reworks.push(Rework {
                    on: verdict.on,
                    due: register.calendar().deadline(rules.terms.rework, verdict.on, rules.terms.counting),
                });
            }
            (false, true) if !begun => {
                now.reworks.pop();
            }
            _ => continue,
        }
        facts.push(task_fact(TaskId { proposal: lead.id, unit }, was, now));
    }
    if !facts.is_empty() {
        facts.extend(open_again.map(|filed| stage_fact(lead, filed)));
    }
    facts
}

/// Whether another opinion of the same round keeps the proposal reopened.
fn others_reopen(register: &Register, lead: &Proposal, rules: &Rules, verdict: &Verdict) -> bool {
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    std::iter::once(lead).chain(merged).any(|proposal| {
        proposal.opinions.iter().any(|((signer, round), opinion)| {
            let same = proposal.id == verdict.id.proposal && *signer == verdict.id.signer;
            let reopens = |answer: &Answer| rules.feedback.reopens.contains(&answer.rating);
            *round == verdict.id.round && !same && opinion.answer.as_ref().is_some_and(reopens)
        })
    })
}
