//! The review pane in Chinese.

/// The piles.
pub const PILES: [&str; 9] =
    ["待审查", "待初审", "待复审", "待审定", "待立案", "退回修改", "未告知", "已转送", "不予立案"];
/// The orders of the rows.
pub const ORDERS: [&str; 5] = ["待审在前", "收件号", "分类", "提案者", "审查意见"];
/// Title of the list of piles.
pub const PICK_PILE: &str = "看哪一堆：数字、汉字或拼音首字母";
/// Title of the list of units.
pub const PICK_UNIT: &str = "只看希望或拟由哪个单位承办：编码、汉字或拼音首字母";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "没有待审查的提案。新收的提案会列在这里";
/// Heads of the columns.
pub const HEADS: [&str; 10] =
    ["收件号", "案由", "提案者", "名义", "类别", "审查", "意见", "签名", "相似", "状态"];
/// Declined, and told.
pub const NOTIFIED: &str = "已告知";
/// Declined, not told yet.
pub const UNNOTIFIED: &str = "未告知";

/// How many proposals.
pub fn proposals(count: usize) -> String {
    format!("{count}件")
}

/// The levels of review, in one hanzi.
pub const LEVELS: [&str; 3] = ["初", "复", "定"];
/// What a reviewer wants done, in one hanzi.
pub const VERDICTS: [&str; 5] = ["立", "否", "退", "并", "议"];
/// A review that is still due.
pub const DUE: &str = "待";

/// How many of those who sign have signed.
pub fn signed(signed: usize, all: usize) -> String {
    format!("{signed}/{all}")
}
