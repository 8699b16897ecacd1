//! Questions asked before something is done.

/// Heading before a step is taken back.
pub const UNDO: &str = "撤销这一步？";
/// How that is answered.
pub const UNDO_KEYS: &str = "回车 撤销    Esc 不撤";
/// The last step is not stored yet.
pub const STEP_ON_ITS_WAY: &str = "上一步还在提交，存好以后再撤销";

/// Others that are not named.
pub fn and_more(count: usize, counter: &str) -> String {
    format!("……另有{count}{counter}")
}

/// Heading before a form's draft is thrown away.
pub const DROP_DRAFT: &str = "丢弃填的内容和草稿？";
/// How that is answered.
pub const DROP_DRAFT_KEYS: &str = "回车 丢弃，不再保留    Esc 接着填";
/// Nothing was filled in.
pub const NOTHING_TO_DROP: &str = "还没有填什么，没有草稿可丢弃";
/// The draft lies in the server, which cannot be reached.
pub const LOST_DRAFT: &str = "与服务断开，接通后才能丢弃草稿";

/// A draft was thrown away.
pub fn draft_dropped(form: &str) -> String {
    format!("已丢弃“{form}”的草稿")
}
