//! The desk in Chinese.

pub mod survey;

/// The program's name on the screen.
pub const NAME: &str = "提案";
/// Where nothing is listed.
pub const NOTHING_LISTED: &str = "没有符合条件的提案";
/// Where nothing is listed because nothing is waiting.
pub const PILE_DONE: &str = "没有待审查的提案。按收件键登记,或导入表格";
/// A key that means nothing after the ones pressed.
pub const NO_SUCH_KEYS: &str = "没有这样的按键组合";
/// A verb without anything to do it to.
pub const NOTHING_CHOSEN: &str = "没有选中任何一件:请先移到一行,或标记几行";
/// Merging needs several.
pub const MERGE_NEEDS_SEVERAL: &str = "并案至少要标记两件";
/// Something lies on top.
pub const CLOSE_FIRST: &str = "请先关闭当前浮窗(Esc),再做这个操作";
/// The connection is lost.
pub const LOST: &str = "与服务断开,正在重连";
/// While lost, nothing can be sent.
pub const LOST_KEPT: &str = "与服务断开,正在重连;接通后自动再次提交";
/// It stands again.
pub const BACK: &str = "已重新接通";
/// A command is on its way.
pub const SENDING: &str = "正在提交";
/// Label of the search.
pub const SEARCH: &str = "查找";
/// A sign of a probable double.
pub const LIKE: &str = "似";
/// A draft could not be kept.
pub const DRAFT_LOST: &str = "草稿没有存上";
/// The whole screen is too small.
pub fn too_small(cols: u16, rows: u16) -> String {
    format!("窗口太小:现为{cols}x{rows},至少要60x16。请放大窗口,内容都在。")
}

/// Marks in the status line.
pub fn marked(count: usize, unseen: usize) -> String {
    if unseen == 0 {
        format!("已标{count}件")
    } else {
        format!("已标{count}件(其中{unseen}件不在当前筛选内)")
    }
}

/// How many rows.
pub fn rows(place: usize, count: usize) -> String {
    if count == 0 { "0件".to_owned() } else { format!("{place}/{count}件") }
}

/// The order was changed.
pub fn sorted_by(order: &str) -> String {
    format!("按{order}排列")
}

/// Someone did something.
pub fn others_did(who: &str, verb: &str, count: usize) -> String {
    if count > 1 { format!("{who} {verb} {count} 件") } else { format!("{who} {verb}") }
}

/// Something of mine was done.
pub fn done(verb: &str, count: usize) -> String {
    if count > 1 { format!("已{verb}{count}件") } else { format!("已{verb}") }
}

/// A step was taken back.
pub fn undone(verb: &str, count: usize) -> String {
    format!("已撤销:{verb}{}", of(count))
}

/// A step was done again.
pub fn redone(verb: &str, count: usize) -> String {
    format!("已恢复:{verb}{}", of(count))
}

fn of(count: usize) -> String {
    if count > 1 { format!("{count}件") } else { String::new() }
}

/// The piles of the intake pane, in the order of its filter.
pub const PILES: [&str; 9] =
    ["待审查、退回", "待审查", "退回修改", "已立案", "不予立案", "已并案", "已撤案", "已办结", "全部"];

/// The orders of the intake pane.
pub const ORDERS: [&str; 4] = ["收件号", "收件先后(新的在前)", "分类", "提案者"];

/// A form opened as it was left.
pub const TAKEN_UP: &str = "接着上次没写完的内容";
/// Heading of a refusal in a box.
pub const CANNOT: &str = "不能办理";

/// Proposals were filed, under these numbers.
pub fn filed(count: usize, dockets: &[String]) -> String {
    match dockets {
        [] => done("立案", count),
        [one] => format!("已立案:{one}"),
        [first, .., last] => format!("已立案{count}件:{first} 至 {last}"),
    }
}
