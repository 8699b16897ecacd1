//! The history pane in Chinese, and how a fact is told.

/// The choice of every kind of step.
pub const ALL_VERBS: &str = "全部操作";
/// The choice of every clerk.
pub const ALL_CLERKS: &str = "全部人员";
/// Title of the list of kinds of steps.
pub const PICK_VERB: &str = "只看哪种操作：汉字或拼音首字母";
/// Title of the list of clerks.
pub const PICK_CLERK: &str = "只看何人：数字、汉字或拼音首字母";
/// The history of the office.
pub const OFFICE: &str = "全办经过";
/// Nothing is listed yet.
pub const COMING: &str = "正在取历史记录";
/// Nothing is listed.
pub const NOTHING_SHOWN: &str = "没有符合条件的记录；Esc 或退格键清除查找和筛选";
/// There are earlier steps than those listed.
pub const MORE: &str = "往下翻还有更早的";
/// Heads of the columns.
pub const HEADS: [&str; 7] = ["步", "时间", "经办", "操作", "件数", "对象", "现况"];
/// Nothing was there before, or nothing is there now.
pub const NONE: &str = "无";
/// True.
pub const YES: &str = "是";
/// False.
pub const NO: &str = "否";
/// A text of which only the digest is known.
pub const A_TEXT: &str = "有";
/// What was keyed of a form that waits for its blind second keying.
pub const BLIND: &str = "等待复录，所填暂不显示";
/// A text that is another one than before.
pub const OTHER_TEXT: &str = "已更换";
/// A due date that hangs on holidays not published yet.
pub const PROVISIONAL: &str = "(暂定)";
/// The session new proposals enter.
pub const CURRENT: &str = "现行届次";

/// The row under the cursor, of so many.
pub fn rows(place: usize, count: usize) -> String {
    if count == 0 { "0步".to_owned() } else { format!("{place}/{count}步") }
}

/// Only so many days back.
pub fn back(days: i64) -> String {
    match days {
        0 => "今天".to_owned(),
        365 => "近一年".to_owned(),
        _ => format!("近{days}天"),
    }
}

/// Names, of so many in all.
pub fn and_more(shown: &str, all: usize) -> String {
    format!("{shown}等{all}项")
}

/// How many proposals.
pub fn proposals(count: usize) -> String {
    if count == 0 { String::new() } else { format!("{count}件") }
}

/// A step was taken back; by which other, where there is room.
pub fn undone(by: u64, roomy: bool) -> String {
    if roomy { format!("已被第{by}步撤销") } else { "已撤销".to_owned() }
}

/// The same as a sentence.
pub fn undone_by(by: u64) -> String {
    format!("这一步已被第{by}步撤销，不再有效。")
}

/// Heading of the facts of an entry; `leads`: Enter opens the proposal.
pub fn entry(seq: u64, leads: bool) -> String {
    if leads {
        format!("第{seq}步改了什么；回车看提案")
    } else {
        format!("第{seq}步改了什么")
    }
}

/// A batch of forms.
pub fn batch(number: u32) -> String {
    format!("批次{number}")
}

/// A sheet of a batch.
pub fn sheet(batch: u32, place: u32) -> String {
    format!("批次{batch}第{place}份")
}

/// A year.
pub fn year(year: i32) -> String {
    format!("{year}年")
}

/// A proposal by its intake number.
pub fn proposal(number: u32, docket: &str) -> String {
    if docket.is_empty() { format!("收件{number}号") } else { format!("{docket}(收件{number}号)") }
}

/// An opinion of a proposer on a round of replies.
pub fn opinion(name: &str, round: u8) -> String {
    if round > 1 { format!("{name}第{round}次反馈") } else { format!("{name}反馈") }
}

/// A component that came, is gone, or changed.
pub fn heading(of: &str, component: &str, was: bool, now: bool) -> String {
    match (was, now) {
        (false, true) => format!("{of} {component}：新记"),
        (true, false) => format!("{of} {component}：删去"),
        _ => format!("{of} {component}"),
    }
}

/// What one part of it says.
pub fn says(part: &str, value: &str) -> String {
    format!("  {part}：{value}")
}

/// What one part of it was, and is now.
pub fn changed(part: &str, was: &str, now: &str) -> String {
    format!("  {part}：{was} 改为 {now}")
}

/// The n-th of several.
pub fn nth(label: &str, n: usize) -> String {
    format!("{label}({n})")
}

/// So many days.
pub fn days(count: u64) -> String {
    format!("{count}天")
}

/// So many working days.
pub fn working_days(count: u64) -> String {
    format!("{count}个工作日")
}

/// So many months.
pub fn months(count: u64) -> String {
    format!("{count}个月")
}
