//! Which forms there are, and for each the file that knows its fields and its command.

use super::about::About;
use super::fields::{Answers, Field};
use super::{
    FieldFault, add_unit, amend, assign, close, decline, extend, file, hand_back, joint_opinion, mark, merge,
    new, reassign, receipt, remind, reply, resubmit, ruling, send_back, session, split, withdraw,
};
use crate::office::Command;
use crate::office::entry::Verb;
use serde::{Deserialize, Serialize};

/// Which form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// 登记新提案.
    New,
    /// 修改.
    Amend,
    /// 立案.
    File,
    /// 交办.
    Assign,
    /// 不予立案.
    Decline,
    /// 退回修改.
    SendBack,
    /// 重新收件.
    Resubmit,
    /// 撤案.
    Withdraw,
    /// 并案.
    Merge,
    /// 拆案.
    Split,
    /// 签收.
    Receipt,
    /// 会办意见.
    JointOpinion,
    /// 延期.
    Extend,
    /// 答复.
    Reply,
    /// 退办.
    HandBack,
    /// 退办裁定.
    Ruling,
    /// 改办.
    Reassign,
    /// 催办.
    Remind,
    /// 标记.
    Mark,
    /// 办结.
    Close,
    /// 届次设置.
    Session,
    /// 登记单位.
    AddUnit,
}

impl FormKind {
    /// Stable name, used in drafts.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Amend => "amend",
            Self::File => "file",
            Self::Assign => "assign",
            Self::Decline => "decline",
            Self::SendBack => "send-back",
            Self::Resubmit => "resubmit",
            Self::Withdraw => "withdraw",
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Receipt => "receipt",
            Self::JointOpinion => "joint-opinion",
            Self::Extend => "extend",
            Self::Reply => "reply",
            Self::HandBack => "hand-back",
            Self::Ruling => "ruling",
            Self::Reassign => "reassign",
            Self::Remind => "remind",
            Self::Mark => "mark",
            Self::Close => "close",
            Self::Session => "session",
            Self::AddUnit => "add-unit",
        }
    }

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Self::New => Verb::Receive,
            Self::Amend => Verb::Amend,
            Self::File => Verb::File,
            Self::Assign => Verb::Assign,
            Self::Decline => Verb::Decline,
            Self::SendBack => Verb::SendBack,
            Self::Resubmit => Verb::Resubmit,
            Self::Withdraw => Verb::Withdraw,
            Self::Merge => Verb::Merge,
            Self::Split => Verb::Split,
            Self::Receipt => Verb::Receipt,
            Self::JointOpinion => Verb::JointOpinion,
            Self::Extend => Verb::Extend,
            Self::Reply => Verb::Reply,
            Self::HandBack => Verb::HandBack,
            Self::Ruling => Verb::RuleHandBack,
            Self::Reassign => Verb::Reassign,
            Self::Remind => Verb::Remind,
            Self::Mark => Verb::Mark,
            Self::Close => Verb::Close,
            Self::Session => Verb::SetSession,
            Self::AddUnit => Verb::ListUnits,
        }
        .title()
    }

    pub(super) fn fields(self, about: &About) -> Vec<Field> {
        match self {
            Self::New => new::fields(about),
            Self::Amend => amend::fields(about),
            Self::File => file::fields(about),
            Self::Assign => assign::fields(),
            Self::Decline => decline::fields(about),
            Self::SendBack => send_back::fields(),
            Self::Resubmit => Vec::new(),
            Self::Withdraw => withdraw::fields(),
            Self::Merge => merge::fields(about),
            Self::Split => split::fields(),
            Self::Receipt => receipt::fields(about),
            Self::JointOpinion => joint_opinion::fields(about),
            Self::Extend => extend::fields(about),
            Self::Reply => reply::fields(about),
            Self::HandBack => hand_back::fields(about),
            Self::Ruling => ruling::fields(about),
            Self::Reassign => reassign::fields(about),
            Self::Remind => remind::fields(about),
            Self::Mark => mark::fields(about),
            Self::Close => close::fields(),
            Self::Session => session::fields(about),
            Self::AddUnit => add_unit::fields(about),
        }
    }

    pub(super) fn command(self, answers: &Answers) -> Result<Command, FieldFault> {
        let command = match self {
            Self::New => new::command(answers),
            Self::Amend => amend::command(answers)?,
            Self::File => file::command(answers),
            Self::Assign => assign::command(answers),
            Self::Decline => decline::command(answers),
            Self::SendBack => send_back::command(answers),
            Self::Resubmit => resubmit::command(answers),
            Self::Withdraw => withdraw::command(answers),
            Self::Merge => merge::command(answers)?,
            Self::Split => split::command(answers),
            Self::Receipt => receipt::command(answers),
            Self::JointOpinion => joint_opinion::command(answers),
            Self::Extend => extend::command(answers),
            Self::Reply => reply::command(answers)?,
            Self::HandBack => hand_back::command(answers)?,
            Self::Ruling => ruling::command(answers)?,
            Self::Reassign => reassign::command(answers)?,
            Self::Remind => remind::command(answers),
            Self::Mark => mark::command(answers),
            Self::Close => close::command(answers),
            Self::Session => session::command(answers)?,
            Self::AddUnit => add_unit::command(answers)?,
        };
        Ok(command)
    }
}
