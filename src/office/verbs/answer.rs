//! 反馈: a survey form came back. The rating is what the form's overall question says; ratings named by the rules reopen
//! the proposal, one that was closed as well: an answer is recorded however late it comes and whatever it says, else the
//! satisfied alone would count. In the archive, and when the rounds are used up, it is recorded and reopens nothing. A
//! corrected answer keeps the earlier one beside it.

use super::reply::lead_of;
use super::{day, one, remark, session, stage_fact, task_fact, who};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::form::FormFault;
use crate::office::ids::{OpinionId, ProposalId, TaskId};
use crate::office::opinion::{Answer, Opinion, Rating};
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::stage::Stage;
use crate::office::task::{Rework, Task};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a returned form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The proposal the proposer signed.
    pub proposal: ProposalId,
    /// Place of the proposer in the order of signing, from 0.
    #[serde(default)]
    pub signer: u16,
    /// The digit for each question of the form.
    pub digits: Vec<u8>,
    /// When it came back; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Remark in words.
    #[serde(default)]
    pub remark: String,
    /// Replaces an answer already recorded; without it such an answer is protected.
    #[serde(default)]
    pub correct: bool,
}

impl Survey {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let proposal = one(register, self.proposal)?;
        let rules = &session(register, proposal)?.rules;
        let lead = lead_of(register, proposal.id).unwrap_or(proposal);
        let (id, was) = self.opinion(proposal)?;
        let rating = rules.form.rating(&self.digits).map_err(refused_form)?;
        let on = day("反馈日期", self.on, Some(("征询日", was.asked)), occasion)?;
        let answer =
            Answer { on, digits: self.digits.clone(), rating, remark: remark("意见", &self.remark)? };
        let mut now = was.clone();
        now.corrected.extend(now.answer.replace(answer));
        let mut facts = vec![Fact::Opinion(Change::from(id, was.clone(), now))];
        facts.extend(reopen(register, lead, rules, &Verdict { id, rating, on }));
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

fn refused_form(fault: FormFault) -> Refusal {
    match fault {
        FormFault::Count { asked, given } => Refusal::FormCount { asked, given },
        FormFault::Digit { question, digit, options } => Refusal::FormDigit { question, digit, options },
    }
}
