//! The handling pane in Chinese.

/// What a task can wait for.
pub const WORKS: [&str; 9] =
    ["待裁定", "待签收", "待会办", "待面商", "待送审", "送审待核", "待答复", "待定类别", "答复未公开"];
/// The orders of the rows.
pub const ORDERS: [&str; 4] = ["单位编码", "期限", "案号", "交办先后(新的在前)"];
/// Title of the list of what can be waited for.
pub const PICK_WORK: &str = "只看哪一步：数字、汉字或拼音首字母";
/// The choice of everything.
pub const ALL_WORK: &str = "全部在办";
/// Nothing is in hand.
pub const NOTHING_IN_HAND: &str = "没有在办的提案。立案并交办后，每个单位的办理项会列在这里";
/// Nothing is in hand that the filter shows.
pub const NOTHING_SHOWN: &str = "没有符合条件的办理项；Esc 或退格键清除查找和筛选";
/// Heads of the columns.
pub const HEADS: [&str; 12] =
    ["单位", "案号", "案由", "角色", "交办", "期限", "余天", "签收", "面商", "会办", "答复", "待办"];
/// Everything asked was done.
pub const FULFILLED: &str = "已办";
/// Receipt not acknowledged.
pub const NOT_RECEIPTED: &str = "未签";
/// A joint opinion was given.
pub const GIVEN: &str = "已交";
/// A joint opinion is owed.
pub const OWED: &str = "未交";
/// A draft lies in the office.
pub const DRAFT_IN: &str = "送审";
/// A draft was sent back.
pub const DRAFT_BACK: &str = "退回重拟";
/// A draft was passed.
pub const DRAFT_PASSED: &str = "已核";

/// Only this role.
pub fn only(role: &str) -> String {
    format!("只看{role}")
}

/// How many tasks.
pub fn items(count: usize) -> String {
    format!("{count}项")
}

/// The task under the cursor, of so many.
pub fn rows(place: usize, count: usize) -> String {
    if count == 0 { items(0) } else { format!("{place}/{count}项") }
}

/// How many are in hand, and how many of them are overdue.
pub fn totals(open: usize, overdue: usize) -> String {
    format!("未办{open} 逾期{overdue}")
}

/// How often the proposers were consulted.
pub fn times(count: usize) -> String {
    if count == 0 { String::new() } else { format!("{count}次") }
}

/// A due date, and the one first set.
pub fn moved(due: &str, original: &str) -> String {
    format!("{due}(原{original})")
}

/// How many joint opinions have come, of so many.
pub fn joint(given: usize, all: usize) -> String {
    format!("{given}/{all}")
}

/// A reply of a round, with its class.
pub fn replied(round: usize, class: &str) -> String {
    if round > 1 { format!("{round}次{class}") } else { format!("{class}类") }
}

/// The class settled by the office.
pub fn settled(class: &str) -> String {
    format!("定{class}")
}
