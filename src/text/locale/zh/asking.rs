//! Questions asked before something is done.

/// Heading before a step is taken back.
pub const UNDO: &str = "撤销这一步？";
/// How that is answered.
pub const UNDO_KEYS: &str = "回车 撤销    Esc 不撤";
/// The last step is not stored yet.
pub const STEP_ON_ITS_WAY: &str = "上一步还在提交，存好以后再撤销";

/// Others that are not named.
pub fn and_more(count: usize) -> String {
    format!("……另有{count}项")
}
