//! The reminders pane in Chinese.

/// Nobody owes anything.
pub const NOBODY_OWES: &str = "没有逾期或临期的单位。F3 看期限";
/// Nobody whom the filter shows.
pub const NOBODY_SHOWN: &str = "筛选后没有单位。退格键清除筛选";
/// Nobody was ever reminded.
pub const NOBODY_REMINDED: &str = "还没有催办过。Esc 回到单位，标记后按 F8 催办";
/// No reminder that the filter shows.
pub const NO_REMINDER_SHOWN: &str = "筛选后没有催办记录。退格键清除筛选";
/// Marks are for units and items.
pub const NO_MARKS: &str = "催办记录不能标记；回车到明细里标记提案";
/// The history has one order.
pub const NEWEST_FIRST: &str = "催办记录总是新的在前";
/// In place of the next level: a unit is reminded once a day.
pub const TODAY_DONE: &str = "今日已催";
/// Every listed unit was reminded today.
pub const ALL_REMINDED: &str = "所列单位今天都已催办过，同一天不重复";
/// Only units not reminded today.
pub const NOT_TODAY: &str = "今天未催";
/// Title of the history.
pub const HISTORY: &str = "催办记录";
/// How the history widens from one unit to all, and back.
pub const ALL_UNITS: &str = "全部单位";
/// How to get down to the items.
pub const ENTER_ITEMS: &str = "回车看明细";
/// How to get up again.
pub const LEAVE_ITEMS: &str = "Esc回到上面";
/// Not reminded yet about anything it owes.
pub const NEVER: &str = "未催";
/// The orders of the units.
pub const ORDERS: [&str; 4] = ["逾期件数", "最长逾期", "上次催办(久未催的在前)", "单位编码"];
/// It is still owed.
pub const OWED: &str = "未办";
/// It is done.
pub const SETTLED: &str = "已办";
/// Heads of the columns of units.
pub const UNIT_HEADS: [&str; 9] = ["单位", "逾期", "临期", "最长", "下一级", "上次", "催到", "方式", "文号"];
/// Heads of the columns of reminders.
pub const HISTORY_HEADS: [&str; 7] = ["日期", "单位", "级别", "方式", "文号", "事项", "未办"];
/// Heads of the columns of what a reminder was about.
pub const ITEM_HEADS: [&str; 5] = ["当时期限", "现况", "案号", "案由", "提案者"];

/// Only units whose next step is this one, and that were not reminded today.
pub fn waits_for(level: &str) -> String {
    format!("待{level}")
}

/// Only units overdue so long; 0: all.
pub fn late(days: i64) -> String {
    match days {
        0 => String::new(),
        1 => "有逾期".to_owned(),
        _ => format!("逾期{days}天以上"),
    }
}

/// Only reminders of so many days back.
pub fn back(days: i64) -> String {
    if days == 365 { "近一年".to_owned() } else { format!("近{days}天") }
}

/// How much one unit owes.
pub fn owes(overdue: usize, soon: usize) -> String {
    format!("逾期{overdue} 临期{soon}")
}

/// How much all units owe.
pub fn totals(units: usize, overdue: usize, soon: usize) -> String {
    format!("应催{units}家 逾期{overdue}项 临期{soon}项")
}

/// How often a unit was reminded.
pub fn times(count: usize) -> String {
    format!("{count}次")
}

/// The unit under the cursor, of so many.
pub fn units(place: usize, count: usize) -> String {
    if count == 0 { "0家".to_owned() } else { format!("{place}/{count}家") }
}

/// The reminder under the cursor, of so many.
pub fn reminders(place: usize, count: usize) -> String {
    if count == 0 { times(0) } else { format!("{place}/{count}次") }
}

/// Marked units, and how many of them a filter or search hides.
pub fn marked(count: usize, unseen: usize) -> String {
    super::marked_of(count, unseen, "家")
}

/// Some were marked, others not because they were reminded today.
pub fn marked_but(marked: usize, left_out: usize) -> String {
    format!("已标{marked}家；另{left_out}家今天已催办过，没有标")
}

/// How long the oldest item is overdue.
pub fn longest(days: i64) -> String {
    if days > 0 { format!("{days}天") } else { String::new() }
}

/// Its due date was moved.
pub fn moved_to(date: &str) -> String {
    format!("延至{date}")
}

/// It was done on a day.
pub fn settled_on(date: &str) -> String {
    format!("{date}{SETTLED}")
}

/// Whom and what a reminder was about.
pub fn about(unit: &str, level: &str) -> String {
    format!("{unit} {level}")
}
