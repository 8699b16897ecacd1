//! What can be waited for in the life of a proposal.

use serde::{Deserialize, Serialize};

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// 签收.
    Receipt,
    /// 退办期: runs out, is not owed.
    HandBack,
    /// 会办意见.
    Joint,
    /// 答复.
    Reply,
    /// 重新办理.
    Rework,
    /// 反馈.
    Answer,
    /// 联名签名.
    Signature,
    /// 不予立案的告知.
    Notice,
    /// 退办、延期、增办的裁定: owed by the office.
    Ruling,
    /// 答复公开.
    Publication,
    /// 跨年度回头看.
    LookBack,
    /// 当面协商(再次不满意).
    Meeting,
}

impl Waiting {
    /// All kinds, in the order of a task's life.
    pub const ALL: [Waiting; 12] = [
        Waiting::Receipt,
        Waiting::HandBack,
        Waiting::Joint,
        Waiting::Reply,
        Waiting::Rework,
        Waiting::Answer,
        Waiting::Signature,
        Waiting::Notice,
        Waiting::Ruling,
        Waiting::Publication,
        Waiting::LookBack,
        Waiting::Meeting,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Waiting::Receipt => "签收",
            Waiting::HandBack => "退办期",
            Waiting::Joint => "会办意见",
            Waiting::Reply => "答复",
            Waiting::Rework => "重新办理",
            Waiting::Answer => "反馈",
            Waiting::Signature => "联名签名",
            Waiting::Notice => "告知",
            Waiting::Ruling => "裁定",
            Waiting::Publication => "公开",
            Waiting::LookBack => "回头看",
            Waiting::Meeting => "当面协商",
        }
    }
}
