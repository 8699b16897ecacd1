//! The survey pane in Chinese.

/// The digits typed lead to nothing that exists.
pub fn no_such_number(number: &str) -> String {
    format!("没有案号{number}")
}

/// Nobody is asked about it.
pub fn not_replied(number: &str) -> String {
    format!("{number}号还没有答复，不用录反馈")
}

/// The proposer answered before.
pub const ANSWERED: &str = "已经反馈过：要更正按 .，不更正按 /";
/// A number that is too long.
pub const NUMBER_TOO_LONG: &str = "案号最多九位";
/// No form in the rules.
pub const NO_FORM: &str = "规则里没有测评表";
/// A form left half keyed in an earlier sitting.
pub const LEFT: &str = "这一份是上次没填完的：回车接着填，/ 放到一边";
/// Every question has its digit.
pub const FULL: &str = "各题都已填，按回车保存";
/// Filling needs a form.
pub const NUMBER_FIRST: &str = "先输入案号，再填各题";
/// Nobody waits.
pub const NOBODY_WAITS: &str = "没有等待反馈的提案";
/// Repeating needs a form keyed before.
pub const NOTHING_BEFORE: &str = "还没有录过，没有上一份";
/// Label of the number.
pub const NUMBER: &str = "案号";
/// Choosing between proposers.
pub const WHICH: &str = "哪一位提案者的表？";
/// Marks a form that replaces an earlier answer.
pub const CORRECTING: &str = "更正";
/// A form on disk.
pub const SAVED: &str = "已存";
/// A form on its way.
pub const SENDING: &str = "待存";
/// Head of the list of forms keyed last.
pub const RECENT: &str = "刚录的";
/// Nothing keyed yet.
pub const HOW: &str = "案号、数字、回车。+ 其余填首项 * 照抄上一份 - 退一格 . 改上一份 / 跳过";
/// Everyone answered.
pub const ALL_BACK: &str = "征询的意见都已收回";

/// Which digits choose a proposer.
pub fn choose(count: usize) -> String {
    format!("请按1至{count}选提案者")
}

/// Which digits a question takes.
pub fn only(question: &str, options: usize) -> String {
    format!("“{question}”只能填1至{options}")
}

/// Questions still open.
pub fn missing(count: usize) -> String {
    format!("还有{count}题没有填")
}

/// The next form in order.
pub fn offered(number: &str, name: &str) -> String {
    format!("回车录下一份：{number} {name}")
}

/// Whose form, on which round.
pub fn whose(docket: &str, title: &str, name: &str, round: u8) -> String {
    let again = if round > 1 { format!(" 第{round}次答复") } else { String::new() };
    format!("{docket} {name}{again} 《{title}》")
}

/// The running totals.
pub fn totals(asked: usize, returned: usize, again: usize) -> String {
    let again = if again > 0 { format!(" 再征询未回{again}") } else { String::new() };
    format!("应征询{asked} 已回{returned} 未回{}{again}", asked.saturating_sub(returned))
}
