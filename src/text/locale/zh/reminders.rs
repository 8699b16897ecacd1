//! The reminders pane in Chinese.

/// Nobody owes.
pub const NOTHING_OWED: &str = "没有单位欠办：没有逾期、临期的事项。要看全部在等的事项，请转到期限屏";
/// Nobody whom the filter shows.
pub const NOTHING_SHOWN: &str = "筛选后没有欠办的单位。按 Esc 清除筛选";
/// Only units with something overdue.
pub const OVERDUE_ONLY: &str = "只看逾期";
/// Title of the history.
pub const HISTORY: &str = "催办记录";
/// Nothing was ever sent.
pub const NONE_SENT: &str = "还没有提醒、催办记录";
/// Never reminded about what it still owes.
pub const NEVER: &str = "未催办";
/// In place of the next level: a unit is reminded once a day.
pub const TODAY_DONE: &str = "今日已催";
/// Every listed unit was reminded today.
pub const ALL_REMINDED: &str = "所列单位今天都已催办过，同一天不重复";
/// Heads of the columns.
pub const HEADS: [&str; 7] = ["单位", "逾期", "临期", "最长逾期", "上次催办", "下一级", "编码"];

/// Some were marked, others not because they were reminded today.
pub fn marked_but(marked: usize, left_out: usize) -> String {
    format!("已标{marked}家；另{left_out}家今天已催办过，没有标")
}

/// How many units are marked.
pub fn marked(count: usize, unseen: usize) -> String {
    let unseen =
        if unseen == 0 { String::new() } else { format!("(其中{unseen}家不在当前筛选内)") };
    format!("已标{count}家{unseen}")
}

/// Head of a unit's part of the history.
pub fn sent_to(unit: &str, count: usize) -> String {
    if count == 0 { format!("{unit}：没有记录") } else { format!("{unit}:{count}次") }
}

/// Head of the office's part of the history.
pub fn sent_to_all(count: usize, shown: usize) -> String {
    if shown < count {
        format!("全办：{count}次，列出最近{shown}次")
    } else {
        format!("全办：{count}次")
    }
}

/// About how many items a reminder was.
pub fn about(count: usize) -> String {
    format!("{count}项")
}

/// Where the cursor stands among the units listed.
pub fn place(place: usize, count: usize) -> String {
    if count == 0 { "0家".to_owned() } else { format!("{place}/{count}家") }
}

/// Units that owe, overdue and soon-due items.
pub fn totals(units: usize, overdue: usize, soon: usize) -> String {
    format!("{units}家单位 逾期{overdue}项 临期{soon}项")
}

/// By how many days the oldest item is overdue.
pub fn days(count: i64) -> String {
    if count > 0 { format!("{count}天") } else { String::new() }
}

/// Days left of an item, after the word that says whether it is overdue.
pub fn days_left(days: i64) -> String {
    match days {
        0 => "今天".to_owned(),
        ..0 => format!("{}天", -days),
        _ => format!("余{days}天"),
    }
}

/// Items that did not fit.
pub fn more(count: usize) -> String {
    format!("还有{count}项")
}

/// Head of the items of a unit.
pub fn items_of(unit: &str) -> String {
    format!("{unit} 欠办：")
}
