//! What a list shows as the status of a proposal: derived from the four axes by one pure function.

use super::opinion::Opinion;
use super::outcome::Classed;
use super::proposal::Proposal;
use super::register::Register;
use super::stage::Stage;
use super::task::TaskRole;
use chrono::NaiveDate;
use serde::Serialize;

/// The status of a proposal as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 待审查.
    ToReview,
    /// 退回修改.
    SentBack,
    /// 待交办.
    ToAssign,
    /// 待签收.
    ToReceipt,
    /// 退办待裁定.
    HandBack,
    /// 待会办.
    ToJoin,
    /// 办理中.
    InHand,
    /// 重新办理.
    Rework,
    /// 待反馈.
    ToAnswer,
    /// 待定类别: the units' classes differ.
    ToClassify,
    /// 待协商: dissatisfied once more, to be met in person.
    ToMeet,
    /// 可办结.
    Closable,
    /// 已办结.
    Closed,
    /// 已归档.
    Archived,
    /// 已并案.
    Merged,
    /// 不予立案.
    Declined,
    /// 已撤案.
    Withdrawn,
}

impl Status {
    /// All statuses in the order of a proposal's life.
    pub const ALL: [Status; 17] = [
        Status::ToReview,
        Status::SentBack,
        Status::ToAssign,
        Status::ToReceipt,
        Status::HandBack,
        Status::ToJoin,
        Status::InHand,
        Status::Rework,
        Status::ToAnswer,
        Status::ToClassify,
        Status::ToMeet,
        Status::Closable,
        Status::Closed,
        Status::Archived,
        Status::Merged,
        Status::Declined,
        Status::Withdrawn,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Status::ToReview => "待审查",
            Status::SentBack => "退回修改",
            Status::ToAssign => "待交办",
            Status::ToReceipt => "待签收",
            Status::HandBack => "退办待裁",
            Status::ToJoin => "待会办",
            Status::InHand => "办理中",
            Status::Rework => "重新办理",
            Status::ToAnswer => "待反馈",
            Status::ToClassify => "待定类别",
            Status::ToMeet => "待协商",
            Status::Closable => "可办结",
            Status::Closed => "已办结",
            Status::Archived => "已归档",
            Status::Merged => "已并案",
            Status::Declined => "不予立案",
            Status::Withdrawn => "已撤案",
        }
    }
}

/// The status of a proposal.
pub fn status(register: &Register, proposal: &Proposal) -> Status {
    match &proposal.stage {
        Stage::Received => Status::ToReview,
        Stage::SentBack { .. } => Status::SentBack,
        Stage::Withdrawn { .. } => Status::Withdrawn,
        Stage::Declined { .. } => Status::Declined,
        Stage::Merged { .. } => Status::Merged,
        Stage::Closed { .. } => Status::Closed,
        Stage::Archived { .. } => Status::Archived,
        Stage::Filed { .. } => handling(register, proposal),
    }
}

fn handling(register: &Register, proposal: &Proposal) -> Status {
    let tasks = || proposal.running().map(|(_, task)| task);
    let replying = || proposal.replying().map(|(_, task)| task);
    if replying().next().is_none() {
        return Status::ToAssign;
    }
    if replying().all(super::task::Task::replied) {
        let open = opinions(register, proposal).any(|(_, opinion)| opinion.answer.is_none());
        return if open { Status::ToAnswer } else { settled(register, proposal) };
    }
    if tasks().any(|task| task.hand_back_pending().is_some()) {
        return Status::HandBack;
    }
    if replying().any(|task| !task.reworks.is_empty()) {
        return Status::Rework;
    }
    if replying().any(|task| task.receipted.is_none()) {
        return Status::ToReceipt;
    }
    let joint_waiting = tasks().any(|task| task.role == TaskRole::Joint && !task.fulfilled());
    if joint_waiting { Status::ToJoin } else { Status::InHand }
}

/// What remains when all replies and opinions are there.
fn settled(register: &Register, proposal: &Proposal) -> Status {
    if proposal.class_in(proposal.answered_rounds()) == Classed::Undecided {
        Status::ToClassify
    } else if to_meet(register, proposal).is_some() {
        Status::ToMeet
    } else {
        Status::Closable
    }
}

/// The last round of replies on which a rating stands that reopens, and the day of the first such answer; `None`:
/// nobody is dissatisfied.
pub fn dissatisfied(register: &Register, lead: &Proposal) -> Option<(u8, NaiveDate)> {
    let reopens = &register.session_of(lead)?.rules.feedback.reopens;
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    let mut found: Option<(u8, NaiveDate)> = None;
    for proposal in std::iter::once(lead).chain(merged) {
        for ((_, round), opinion) in &proposal.opinions {
            let Some(answer) = opinion.answer.as_ref().filter(|answer| reopens.contains(&answer.rating))
            else {
                continue;
            };
            found = match found {
                Some((last, _)) if last > *round => found,
                Some((last, on)) if last == *round => Some((last, on.min(answer.on))),
                _ => Some((*round, answer.on)),
            };
        }
    }
    found
}

/// Since when proposers wait to be met in person, because the rounds of handling again are used up.
pub fn to_meet(register: &Register, lead: &Proposal) -> Option<NaiveDate> {
    let feedback = &register.session_of(lead)?.rules.feedback;
    let (round, on) = dissatisfied(register, lead)?;
    let met = lead.outcome.meetings.iter().any(|meeting| meeting.round >= round);
    (feedback.meeting && round > feedback.rework_rounds && !met).then_some(on)
}

/// The opinions asked for on the latest round of a lead proposal, with the proposal each belongs to: its own and those
/// of the proposals merged into it.
pub fn opinions<'r>(
    register: &'r Register,
    lead: &'r Proposal,
) -> impl Iterator<Item = (&'r Proposal, &'r Opinion)> {
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    let all: Vec<&Proposal> = std::iter::once(lead).chain(merged).collect();
    let rounds = all.iter().flat_map(|proposal| proposal.opinions.keys().map(|(_, round)| *round));
    let latest = rounds.max().unwrap_or(0);
    all.into_iter().flat_map(move |proposal| {
        let of_latest = proposal.opinions.iter().filter(move |((_, round), _)| *round == latest);
        of_latest.map(move |(_, opinion)| (proposal, opinion))
    })
}

/// Whether a filed proposal may be closed on `on`, or why not.
pub fn closable(register: &Register, proposal: &Proposal, on: NaiveDate) -> Result<(), &'static str> {
    match handling(register, proposal) {
        Status::ToAnswer => {
            let running = |(_, opinion): (_, &Opinion)| opinion.answer.is_none() && opinion.due.date >= on;
            if opinions(register, proposal).any(running) {
                return Err("提案者还在反馈期限内，尚未反馈");
            }
            settled_or(settled(register, proposal))
        }
        Status::ToAssign => Err("还没有交办"),
        Status::Rework => Err("正在重新办理，尚未再次答复"),
        status => settled_or(status),
    }
}

fn settled_or(status: Status) -> Result<(), &'static str> {
    match status {
        Status::Closable => Ok(()),
        Status::ToClassify => Err("各家办理结果类别不一，请先认定类别"),
        Status::ToMeet => Err("再次不满意的，请先登记当面协商"),
        _ => Err("尚未答复"),
    }
}
