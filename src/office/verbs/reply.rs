//! 答复: a lead or separate unit replied in writing. When all who must reply have, the proposers are asked for their
//! opinion. A new round stands beside the old ones.

use super::{HAND_BACK_WAITS, day, known_codes, limited, remark, session, task, task_fact, whose};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{OpinionId, ProposalId, TaskId};
use crate::office::opinion::Opinion;
use crate::office::proposal::Proposal;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::reply::{Openness, Point, Reply, ReplyDates, ReplyDraft};
use crate::office::rules::{Asked, Rules};
use crate::office::task::{Task, TaskRole};
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
    /// Day it was entered here; today if not given.
    #[serde(default)]
    pub entered: Option<NaiveDate>,
    /// Who signed it; may be empty.
    #[serde(default)]
    pub signer: String,
    /// How far it may be published.
    #[serde(default)]
    pub openness: Openness,
    /// What it says to each recommendation, in order; empty: not listed.
    #[serde(default)]
    pub points: Vec<Point>,
}

/// Most recommendations a reply answers one by one.
const POINTS_LIMIT: usize = 100;

impl GiveReply {
    /// A reply delivered today, nothing said that need not be.
    pub fn new(task: TaskId, class: &str) -> Self {
        let (number, class, signer) = (String::new(), class.to_owned(), String::new());
        let (document, signed, delivered, entered) = (None, None, None, None);
        let (openness, points) = (Openness::default(), Vec::new());
        Self { task, number, class, document, signed, delivered, entered, signer, openness, points }
    }

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
        replies_now(register, self.task, task)?;
        let refuse = |what: String| Err(Refusal::NotNow { who: whose(register, self.task), what });
        if let Some(draft) = task.draft_pending() {
            return refuse(format!("{}送审的答复稿还没有审核，请先审核", draft.submitted));
        }
        if let Some(ruling) = task.draft_sent_back() {
            return refuse(format!("答复稿{}被退回重拟，请重新送审，通过后再登记答复", ruling.on));
        }
        let passed = passed_draft(task).map(|(draft, _)| draft.class.as_str());
        match passed.filter(|class| !class.is_empty() && *class != self.class.trim()) {
            Some(class) => refuse(format!(
                "审核通过的答复稿是{class}类，登记的是{}类；请按{class}类登记，或按新的类别重新送审",
                self.class.trim()
            )),
            None => Ok(()),
        }
    }

    fn reply(&self, task: &Task, rules: &Rules, occasion: &Occasion) -> Result<Reply, Refusal> {
        Ok(Reply {
            number: limited("文号", &self.number, 100)?,
            class: known_class(rules, &self.class)?,
            dates: self.dates(task, occasion)?,
            signer: limited("签发人", &self.signer, 50)?,
            openness: self.openness,
            points: points(&self.points)?,
            published: None,
        })
    }

    /// The four dates: none before the unit had it or its draft was passed, none after today, and nothing after the
    /// delivery but the entry.
    fn dates(&self, task: &Task, occasion: &Occasion) -> Result<ReplyDates, Refusal> {
        let since = match passed_draft(task) {
            Some((_, passed)) if passed > task.since() => ("答复稿审核通过日", passed),
            _ if task.reworks.is_empty() => ("交办日", task.since()),
            _ => ("重新办理日", task.since()),
        };
        let delivered = day("送达日期", self.delivered, Some(since), occasion)?;
        let signed = day("签发日期", self.signed.or(Some(delivered)), Some(since), occasion)?;
        let document = day("成文日期", self.document.or(Some(signed)), Some(since), occasion)?;
        let entered = day("录入日期", self.entered, Some(("成文日", document)), occasion)?;
        for (what, date) in [("签发日期", signed), ("成文日期", document)] {
            if date > delivered {
                let why = format!("晚于送达日期{delivered}");
                return Err(Refusal::Date { what: what.to_owned(), date, why });
            }
        }
        Ok(ReplyDates { document, signed, delivered, entered })
    }
}

/// The draft that was passed for the reply asked for now, and the day it was.
fn passed_draft(task: &Task) -> Option<(&ReplyDraft, NaiveDate)> {
    let draft = task.drafts.last().filter(|draft| draft.submitted >= task.since())?;
    let ruling = draft.ruling.as_ref().filter(|ruling| ruling.granted)?;
    Some((draft, ruling.on))
}

/// The task is of a unit that replies to the proposer, and its reply is waited for.
pub(super) fn replies_now(register: &Register, id: TaskId, task: &Task) -> Result<(), Refusal> {
    let refuse = |what: &str| Err(Refusal::NotNow { who: whose(register, id), what: what.to_owned() });
    if task.role == TaskRole::Joint {
        return refuse("是会办单位，只提会办意见，不单独答复");
    }
    if task.replied() {
        return refuse("这一轮已经答复");
    }
    if task.hand_back_pending().is_some() {
        return refuse(HAND_BACK_WAITS);
    }
    Ok(())
}

/// The code of a class of the rules.
pub(super) fn known_class(rules: &Rules, code: &str) -> Result<String, Refusal> {
    let class = rules.class(code.trim()).ok_or_else(|| Refusal::UnknownCode {
        table: "办理结果类别".to_owned(),
        code: code.to_owned(),
        known: known_codes(rules.classes.iter().map(|c| (c.code.as_str(), c.meaning.as_str()))),
    })?;
    Ok(class.code.clone())
}

fn points(given: &[Point]) -> Result<Vec<Point>, Refusal> {
    if given.len() > POINTS_LIMIT {
        return Err(Refusal::TooMany { limit: POINTS_LIMIT, given: given.len() });
    }
    let one = |point: &Point| {
        let text = remark("建议", &point.text)?;
        if text.is_empty() {
            return Err(Refusal::Empty("建议".to_owned()));
        }
        Ok(Point { text, adopted: point.adopted, note: remark("办理情况", &point.note)? })
    };
    given.iter().map(one).collect()
}

/// Asks everyone whose opinion counts: of the proposal itself and of every one merged into it.
pub(super) fn ask(
    register: &Register,
    lead: &Proposal,
    rules: &Rules,
    on: NaiveDate,
    round: u8,
) -> Vec<Fact> {
    // Entered in any order: the proposers can answer once the last part of the reply has reached them.
    let place = usize::from(round).saturating_sub(1);
    let others = lead.replying().filter_map(|(_, task)| task.replies.get(place));
    let on = others.map(|reply| reply.dates.delivered).fold(on, NaiveDate::max);
    let due = register.calendar().deadline(rules.terms.feedback, on, rules.terms.counting);
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    let mut facts = Vec::new();
    for proposal in std::iter::once(lead).chain(merged) {
        for signer in asked(proposal, rules.feedback.asked) {
            let due = due.clone();
            // Whoever stood in for a proposer in the last round is asked again.
            let last = proposal.opinions.get(&(signer, round.saturating_sub(1)));
            let stand_in = last.and_then(|opinion| opinion.stand_in.clone());
            let opinion = Opinion { asked: on, due, answer: None, corrected: Vec::new(), stand_in };
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
        crate::office::stage::Stage::Merged { into, .. } => register.proposal(into),
        _ => Some(proposal),
    }
}
