//! 答复: a lead or separate unit replied in writing. When all who must reply have, the proposers are asked for their
//! opinion. A new round stands beside the old ones.

use super::{day, known_codes, limited, session, task, task_fact, whose};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{OpinionId, ProposalId, TaskId};
use crate::office::opinion::Opinion;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::rules::{Asked, Rules};
use crate::office::task::{Openness, Reply, ReplyDates, Task, TaskRole};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveReply {
    /// Which task.
    pub task: TaskId,
    /// Document number (文号); may be empty.
    #[serde(default)]
    pub number: String,
    /// Code of the result class.
    pub class: String,
    /// Date on the document; the day of signing if not given.
    #[serde(default)]
    pub document: Option<NaiveDate>,
    /// Day of signing; the day of delivery if not given.
    #[serde(default)]
    pub signed: Option<NaiveDate>,
    /// Day it reached the proposer; today if not given.
    #[serde(default)]
    pub delivered: Option<NaiveDate>,
    /// Who signed it; may be empty.
    #[serde(default)]
    pub signer: String,
    /// How far it may be published.
    #[serde(default)]
    pub openness: Openness,
}

impl GiveReply {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (proposal, was) = task(register, self.task)?;
        let rules = &session(register, proposal)?.rules;
        self.check(register, was)?;
        let mut now = was.clone();
        let reply = self.reply(was, rules, occasion)?;
        let delivered = reply.dates.delivered;
        now.receipted = now.receipted.or(Some(delivered));
        now.replies.push(reply);
        let round = u8::try_from(now.replies.len()).unwrap_or(u8::MAX);
        let mut facts = vec![task_fact(self.task, was, now)];
        let waiting = |(unit, task): (_, &Task)| unit != self.task.unit && !task.replied();
        if !proposal.replying().any(waiting) {
            facts.extend(ask(register, proposal, rules, delivered, round));
        }
        Ok(facts)
    }

    fn check(&self, register: &Register, task: &Task) -> Result<(), Refusal> {
        let refuse =
            |what: &str| Err(Refusal::NotNow { who: whose(register, self.task), what: what.to_owned() });
        if task.role == TaskRole::Joint {
            return refuse("是会办单位，只提会办意见，不单独答复");
        }
        if task.replied() {
            return refuse("这一轮已经答复");
        }
        if task.hand_back_pending().is_some() {
            return refuse("退办申请还没有裁定");
        }
        Ok(())
    }

    fn reply(&self, task: &Task, rules: &Rules, occasion: &Occasion) -> Result<Reply, Refusal> {
        let class = rules.class(&self.class).ok_or_else(|| Refusal::UnknownCode {
            table: "办理结果类别".to_owned(),
            code: self.class.clone(),
            known: known_codes(rules.classes.iter().map(|c| (c.code.as_str(), c.meaning.as_str()))),
        })?;
        let since =
            task.reworks.last().map_or(("交办日", task.assigned), |rework| ("重新办理日", rework.on));
        let delivered = day("送达日期", self.delivered, Some(since), occasion)?;
        let signed = day("签发日期", self.signed.or(Some(delivered)), Some(since), occasion)?;
        let document = day("成文日期", self.document.or(Some(signed)), Some(since), occasion)?;
        if signed > delivered {
            let why = format!("晚于送达日期{delivered}");
            return Err(Refusal::Date { what: "签发日期".to_owned(), date: signed, why });
        }
        Ok(Reply {
            number: limited("文号", &self.number, 100)?,
            class: class.code.clone(),
            dates: ReplyDates { document, signed, delivered, entered: occasion.today() },
            signer: limited("签发人", &self.signer, 50)?,
            openness: self.openness,
        })
    }
}

/// Asks everyone whose opinion counts: of the proposal itself and of every one merged into it.
pub(super) fn ask(
    register: &Register,
    lead: &Proposal,
    rules: &Rules,
    on: NaiveDate,
    round: u8,
) -> Vec<Fact> {
    let due = rules.terms.feedback.deadline(on, rules.terms.counting);
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    let mut facts = Vec::new();
    for proposal in std::iter::once(lead).chain(merged) {
        for signer in asked(proposal, rules.asked) {
            let opinion = Opinion { asked: on, due: due.clone(), answer: None, corrected: Vec::new() };
            let id = OpinionId { proposal: proposal.id, signer, round };
            facts.push(Fact::Opinion(Change::new(id, opinion)));
        }
    }
    facts
}

/// Places of the signers who are asked. A proposal whose listing named nobody is asked about once all the same: the
/// form on paper will say who answered.
fn asked(proposal: &Proposal, rule: Asked) -> std::ops::Range<u16> {
    let signers = u16::try_from(proposal.particulars.proposers.len()).unwrap_or(u16::MAX).max(1);
    0..if rule == Asked::First { 1 } else { signers }
}

/// The proposal a reply goes to: itself, or the lead proposal it was merged into.
pub(super) fn lead_of(register: &Register, id: ProposalId) -> Option<&Proposal> {
    let proposal = register.proposal(id)?;
    match proposal.stage {
        crate::office::proposal::Stage::Merged { into, .. } => register.proposal(into),
        _ => Some(proposal),
    }
}
