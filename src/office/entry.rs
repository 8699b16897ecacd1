//! An entry: what happened, when, by whom. One accepted command is one entry, one append, one message to every desk,
//! one undo step.

use super::fact::Fact;
use super::ids::{ClerkId, ProposalId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Number a desk gives its command, so that it knows its own entry when it comes back, and so that sending twice does
/// no harm. Random, unique.
pub type Ticket = [u8; 16];

/// One line of the office's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Place in the order, from 1, without a gap.
    pub seq: u64,
    /// When, in milliseconds since 1970 UTC. Order is by `seq`, never by time.
    pub at: i64,
    /// Who.
    pub clerk: ClerkId,
    /// The command it answers.
    pub ticket: Ticket,
    /// What kind of step.
    pub verb: Verb,
    /// Whether it takes back, or does again, an earlier one.
    pub turn: Turn,
    /// What happened.
    pub facts: Vec<Fact>,
}

/// Whether an entry stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Turn {
    /// A step of its own.
    #[default]
    Plain,
    /// Takes back the entry with this number.
    Undoes(u64),
    /// Does again the entry with this number.
    Redoes(u64),
}

/// What kind of step an entry is. New ones are added at the end only: the order is part of the format on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// 开办.
    Found,
    /// 收件.
    Receive,
    /// 修改.
    Amend,
    /// 退回修改.
    SendBack,
    /// 重新提交.
    Resubmit,
    /// 撤案.
    Withdraw,
    /// 不予立案.
    Decline,
    /// 立案.
    File,
    /// 交办.
    Assign,
    /// 改办.
    Reassign,
    /// 并案.
    Merge,
    /// 拆案.
    Split,
    /// 签收.
    Receipt,
    /// 退办.
    HandBack,
    /// 退办裁定.
    RuleHandBack,
    /// 延期.
    Extend,
    /// 会办意见.
    JointOpinion,
    /// 答复.
    Reply,
    /// 反馈.
    Answer,
    /// 催办.
    Remind,
    /// 办结.
    Close,
    /// 标记.
    Mark,
    /// 单位.
    ListUnits,
    /// 委员.
    ListMembers,
    /// 人员.
    ListClerk,
    /// 届次与规则.
    SetSession,
    /// 撤销.
    Undo,
    /// 重做.
    Redo,
}

impl Entry {
    /// The proposals it touched.
    pub fn proposals(&self) -> BTreeSet<ProposalId> {
        self.facts.iter().filter_map(Fact::proposal).collect()
    }
}

impl Verb {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Verb::Found => "开办",
            Verb::Receive => "收件",
            Verb::Amend => "修改",
            Verb::SendBack => "退回修改",
            Verb::Resubmit => "重新收件",
            Verb::Withdraw => "撤案",
            Verb::Decline => "不予立案",
            Verb::File => "立案",
            Verb::Assign => "交办",
            Verb::Reassign => "改办",
            Verb::Merge => "并案",
            Verb::Split => "拆案",
            Verb::Receipt => "签收",
            Verb::HandBack => "退办",
            Verb::RuleHandBack => "退办裁定",
            Verb::Extend => "延期",
            Verb::JointOpinion => "会办意见",
            Verb::Reply => "答复",
            Verb::Answer => "反馈",
            Verb::Remind => "催办",
            Verb::Close => "办结",
            Verb::Mark => "标记",
            Verb::ListUnits => "单位登记",
            Verb::ListMembers => "委员登记",
            Verb::ListClerk => "人员登记",
            Verb::SetSession => "届次与规则",
            Verb::Undo => "撤销",
            Verb::Redo => "恢复",
        }
    }
}
