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

/// Makes the enum and its table of words from one list.
macro_rules! verbs {
    ($($name:ident $title:literal)+) => {
        /// What kind of step an entry is. New ones are added at the end only: the order is part of the format on disk.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Verb {
            $(#[doc = $title] $name,)+
        }

        impl Verb {
            /// All verbs, in the order of the list.
            pub const ALL: &[Verb] = &[$(Verb::$name,)+];

            /// The word of the field.
            pub fn title(self) -> &'static str {
                match self {
                    $(Verb::$name => $title,)+
                }
            }
        }
    };
}

verbs! {
    Found "开办"
    Receive "收件"
    Amend "修改"
    SendBack "退回修改"
    Resubmit "重新收件"
    Withdraw "撤案"
    Decline "不予立案"
    File "立案"
    Assign "交办"
    Reassign "改办"
    Merge "并案"
    Split "拆案"
    Receipt "签收"
    HandBack "退办"
    RuleHandBack "退办裁定"
    Extend "延期"
    JointOpinion "会办意见"
    Reply "答复"
    Answer "反馈"
    Remind "催办"
    Close "办结"
    Mark "标记"
    ListUnits "单位登记"
    ListMembers "委员登记"
    ListClerk "人员登记"
    SetSession "届次与规则"
    Undo "撤销"
    Redo "恢复"
    Review "审查"
    Notify "告知"
    Divert "转送"
    DivertFate "转送结果"
    Archive "归档"
    Sign "联名签名"
    StandIn "替换反馈人"
    RuleAddition "增办裁定"
    AskExtension "延期申请"
    RuleExtension "延期裁定"
    Consult "面商"
    SubmitDraft "答复送审"
    RuleDraft "答复审核"
    Classify "认定类别"
    Meet "当面协商"
    Publish "公开"
    Supervise "督办事项"
    Track "跨年度跟踪"
    LookBack "回头看"
    ListLeaders "领导登记"
    RecordActivity "活动"
    FollowUp "要求落实"
    RecordInfo "社情民意"
    AdvanceInfo "信息进展"
    RecordInstruction "领导批示"
    ListHolidays "节假日"
    SetRules "规则"
    Second "复核"
    Propose "送复核"
    OpenBatch "开批"
    CloseBatch "结批"
    KeySheet "录问卷"
    SecondKey "复录"
    SettleSheet "复录核定"
    ListQuestionnaire "问卷登记"
    ListClerks "人员名册"
    ListSessions "届次名册"
}

impl Entry {
    /// The proposals it touched.
    pub fn proposals(&self) -> BTreeSet<ProposalId> {
        self.facts.iter().filter_map(Fact::proposal).collect()
    }
}
