//! The survey pane in Chinese.

/// The digits typed lead to nothing that exists.
pub fn no_such_number(number: &str) -> String {
    format!("没有案号{number}")
}

/// Nobody is asked about it.
pub fn not_replied(number: &str) -> String {
    format!("{number}号还没有答复，不用录反馈")
}

/// The number is only an intake number.
pub fn only_intake(number: u32) -> String {
    format!("没有案号{number}；有收件号{number}，按收件号录请先按 *")
}

/// No proposal with this intake number.
pub fn no_such_intake(number: u32) -> String {
    format!("没有收件号{number}")
}

/// The sheet is not in the sample.
pub fn not_drawn(number: u32) -> String {
    format!("{number}号不在要复录的表里")
}

/// The proposer answered before.
pub const ANSWERED: &str = "已经录过：要更正按 .，不更正按 /";
/// A form given up halfway.
pub const LEFT_HALFWAY: &str = "中途退出";
/// More digits than questions.
pub const TOO_MANY: &str = "多按了数字，不知错在哪一题：按 - 退回再填，回车则放到一边";
/// A question left blank.
pub const BLANK: &str = "未填";
/// Words that do not fit.
pub fn too_long(limit: usize) -> String {
    format!("文字最多{limit}字，多出的没有录入")
}

/// A form that ended with something wrong.
pub fn put_aside(why: &str) -> String {
    format!("{why}。这一份没有存，已放在“待核对”里，按 . 取出")
}

/// A form put aside is in hand again.
pub fn taken_up(why: &str, spilt: &str) -> String {
    let spilt = if spilt.is_empty() { String::new() } else { format!("；当时按的是 {spilt}") };
    format!("取出待核对的一份：{why}{spilt}")
}

/// What was typed where it could mean nothing.
pub fn spilt(digits: &str) -> String {
    format!("  已按 {digits}")
}

/// Head of the forms put aside.
pub fn aside_head(count: usize, last: bool) -> String {
    let keys = if last { "." } else { ".." };
    format!("待核对{count}份，都没有存（按 {keys} 取出最近一份）")
}

/// A form put aside.
pub fn aside_line(number: &str, typed: &str, why: &str) -> String {
    format!("{number}号 {typed} {why}")
}

/// A choice is made by a digit.
pub const PRESS_A_DIGIT: &str = "请按所列的数字，- 退回";
/// The menu of batches.
pub const MENU: &str = "批次：";
/// Its lines: digit, what it does, whether it needs a batch.
pub const MENU_LINES: [(u8, &str, bool); 8] = [
    (1, "开批（先数份数、加总数，再录）", false),
    (2, "选一批接着录", false),
    (3, "复录这一批抽中的表（由另一人）", true),
    (4, "核定两次录入不一致的", true),
    (5, "结批", true),
    (6, "回到这一批的录入", true),
    (7, "不分批，逐份录", false),
    (8, "登记问卷（题目一行一题；改已登记的到名册屏）", false),
];
/// Which batch.
pub const WHICH_BATCH: &str = "哪一批？";
/// No batch is open.
pub const NO_BATCH: &str = "没有开着的批次，按 1 开批";
/// Something needs a batch.
pub const BATCH_FIRST: &str = "还没有在录的批次：先按 1 开批，或按 2 选一批";
/// Everything drawn is keyed twice.
pub const NOTHING_TO_SECOND: &str = "这一批没有要复录的表了";
/// No keyings differ.
pub const NOTHING_DISPUTED: &str = "这一批没有两次录入不一致的表";
/// How two keyings that differ are settled.
pub const SETTLE_HOW: &str = "请看原件：1 先录的对  2 复录的对  3 都不对，照原件重录  - 退回";

/// A sheet whose keyings differ.
pub fn settle(number: u32, place: u32) -> String {
    format!("{number}号（本批第{place}份）两次录入不一致：")
}

/// What differs.
pub fn differs(title: &str, first: &str, second: &str) -> String {
    format!("  {title}  先录 {first}  复录 {second}")
}

/// The batch worked on.
pub fn batch_head(number: u32, name: &str, second: bool) -> String {
    format!("批次{number}{name} {} ", if second { "复录" } else { "先录" })
}

/// One total beside the announced one.
pub fn total(title: &str, keyed: u64, announced: u64) -> String {
    format!(" {title} {keyed}/{announced} ")
}

/// Sheets whose keyings differ.
pub fn disputed(count: usize) -> String {
    format!("两次录入不一致{count}份，请核定（+ 4）")
}

/// Share of wrong sheets.
pub fn error_rate(wrong: u32, twice: u32) -> String {
    if twice == 0 { String::new() } else { format!(" 录错{wrong}/{twice}份") }
}

/// All sheets are keyed again.
pub fn whole_again(left: usize, rate: &str) -> String {
    format!("抽样差错超过限度，全批由另一人重录，还有{left}份{rate}")
}

/// What is left of the sample.
pub fn second_left(twice: u32, left: usize, rate: &str) -> String {
    if twice == 0 && left == 0 {
        String::new()
    } else {
        format!("复录 已录{twice} 还有{left}份{rate}")
    }
}

/// An open batch.
pub fn batch_line(
    number: u32,
    name: &str,
    (keyed, count): (u32, u32),
    clerk: &str,
    place: &str,
    left: usize,
) -> String {
    let left = if left > 0 { format!(" 待复录核定{left}") } else { String::new() };
    format!("批次{number}{name} {keyed}/{count}份 {clerk} {place}{left}")
}

/// The label of the number.
pub fn number_label(by_intake: bool, of_questionnaire: bool) -> &'static str {
    match (of_questionnaire, by_intake) {
        (true, _) => "表号",
        (false, true) => "收件号",
        (false, false) => "案号",
    }
}

/// The next sheet.
pub fn offered_sheet(number: u32) -> String {
    format!("回车录下一份：{number}号")
}

/// The number of a sheet.
pub fn sheet_number(number: &str) -> String {
    format!("{number}号")
}

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
/// Choosing between proposers.
pub const WHICH: &str = "哪一位提案者的表？";
/// Marks a form that replaces an earlier answer.
pub const CORRECTING: &str = "更正";
/// A form on disk.
pub const SAVED: &str = "已存";
/// A form that was put right since.
pub const CHANGED: &str = "已改";
/// A form on its way.
pub const SENDING: &str = "待存";
/// Head of the list of forms keyed last.
pub const RECENT: &str = "刚录的";
/// Nothing keyed yet: what the keys do.
pub fn how(number: &str) -> String {
    format!("{number}、数字、回车。+ 其余填首项 * 照抄上一份 - 退一格 . 改上一份 / 跳过")
}

/// What the signs do before a number.
pub fn how_more(of_questionnaire: bool) -> &'static str {
    if of_questionnaire {
        "表号还没输入时：+ 批次（复录、结批、换一批）"
    } else {
        "案号还没输入时：+ 批次（开批、复录、结批）  * 改按收件号"
    }
}

/// The totals of a questionnaire.
pub fn of_questionnaire(sent: Option<u32>, keyed: usize) -> String {
    let sent = sent.map_or_else(String::new, |sent| format!("发放{sent} "));
    format!("问卷 {sent}已录{keyed}")
}
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
