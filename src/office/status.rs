//! What a list shows as the status of a proposal: derived from the four axes by one pure function.

use super::opinion::Opinion;
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
    pub const ALL: [Status; 15] = [
        Status::ToReview,
        Status::SentBack,
        Status::ToAssign,
        Status::ToReceipt,
        Status::HandBack,
        Status::ToJoin,
        Status::InHand,
        Status::Rework,
        Status::ToAnswer,
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
        return if open { Status::ToAnswer } else { Status::Closable };
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
        Status::Closable => Ok(()),
        Status::ToAnswer => {
            let running = |(_, opinion): (_, &Opinion)| opinion.answer.is_none() && opinion.due.date >= on;
            if opinions(register, proposal).any(running) {
                Err("提案者还在反馈期限内，尚未反馈")
            } else {
                Ok(())
            }
        }
        Status::ToAssign => Err("还没有交办"),
        Status::Rework => Err("正在重新办理，尚未再次答复"),
        _ => Err("尚未答复"),
    }
}
