//! The reminders pane in Chinese.

/// Nobody owes.
pub const NOTHING_OWED: &str = "没有逾期或临期的单位。期限屏(F3)列出全部在等的事项";
/// Nobody whom the filter shows.
pub const NOTHING_SHOWN: &str = "筛选后没有欠办的单位。退格键清除筛选";
/// Only units with something overdue.
pub const OVERDUE_ONLY: &str = "只看逾期";
/// Title of the history.
pub const HISTORY: &str = "催办记录";
/// Head of the office's part of the history.
pub const SENT_TO_ALL: &str = "全办：";
/// Nothing was ever sent to a unit.
pub const NEVER_SENT: &str = "没有催办过";
/// Never reminded about what it still owes.
pub const NEVER: &str = "未催办";
/// Heads of the columns.
pub const HEADS: [&str; 7] = ["单位", "逾期", "临期", "最长逾期", "上次催办", "下一级", "编码"];

/// Head of a unit's part of the history.
pub fn sent_to(unit: &str) -> String {
    format!("{unit}:")
}

/// Units that owe, overdue and soon-due items.
pub fn totals(units: usize, overdue: usize, soon: usize) -> String {
    format!("{units}家单位 逾期{overdue}项 临期{soon}项")
}

/// By how many days.
pub fn days(count: i64) -> String {
    if count > 0 { format!("{count}天") } else { String::new() }
}

/// Items that did not fit.
pub fn more(count: usize) -> String {
    format!("还有{count}项")
}

/// Head of the items of a unit.
pub fn items_of(unit: &str) -> String {
    format!("{unit} 欠办：")
}
