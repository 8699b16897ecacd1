//! The deadlines pane in Chinese.

/// The choice of no particular unit.
pub const ALL_UNITS: &str = "全部单位";
/// Title of the list of units.
pub const PICK_UNIT: &str = "只看哪个单位：编码、汉字或拼音首字母";
/// Only what is overdue.
pub const OVERDUE_ONLY: &str = "只看逾期";
/// Nothing runs.
pub const NOTHING_RUNS: &str = "没有在等的事项。在收件屏立案并交办后，期限会列在这里";
/// Nothing runs that the filter shows.
pub const NOTHING_SHOWN: &str = "筛选后没有在等的事项。退格键清除筛选";
/// The due date hangs on holidays not published yet.
pub const PROVISIONAL: &str = "暂定";
/// What the word means, under a list.
pub const PROVISIONAL_MEANS: &str = "暂定：所及年份的放假安排尚未公布，先按周末推算，公布后登记即重算";
/// The due date is a day of rest.
pub const REST_DAY: &str = "休";
/// The last day.
pub const TODAY: &str = "今天";
/// Heads of the columns.
pub const HEADS: [&str; 10] =
    ["状态", "自然日", "工作日", "期限", "事项", "案号", "案由", "单位", "规则", "提案者"];
/// The orders of the rows.
pub const ORDERS: [&str; 3] = ["期限", "单位编码", "案号"];

/// A rule, with the due date as first set where it was moved.
pub fn moved(rule: &str, original: &str) -> String {
    format!("{rule}，原{original}")
}

/// Only what is due within so many days.
pub fn within(days: i64) -> String {
    format!("{days}天内")
}

/// Days left, or overdue by.
pub fn days(left: i64) -> String {
    match left {
        0 => TODAY.to_owned(),
        ..0 => format!("逾{}", -left),
        _ => format!("余{left}"),
    }
}

/// How many rows.
pub fn items(count: usize) -> String {
    format!("{count}项")
}

/// The row under the cursor, of so many.
pub fn rows(place: usize, count: usize) -> String {
    if count == 0 { items(0) } else { format!("{place}/{count}项") }
}

/// Marks, and how many of them a filter or search hides.
pub fn marked(count: usize, unseen: usize) -> String {
    super::marked_of(count, unseen, "项")
}

/// How many of each light, in all.
pub fn totals(overdue: usize, soon: usize, calm: usize) -> String {
    format!("逾期{overdue} 临期{soon} 正常{calm}")
}
