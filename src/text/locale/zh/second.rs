//! Sentences about commands that wait for a second clerk (双人复核).

/// Heading of the list of waiting commands.
pub const WAITING_SECOND: &str = "待复核";
/// Label of a command a second clerk answered.
pub const SECONDED: &str = "复核";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "没有等待复核的操作";

/// A command was sent to be looked at by another clerk.
pub fn sent_for_second(verb: &str, id: u32) -> String {
    format!("“{verb}”已送复核(第{id}号)，等另一位同事同意")
}

/// A waiting command as the detail of a proposal tells it.
pub fn asked_by(verb: &str, asker: &str, id: u32) -> String {
    format!("{asker}送复核的“{verb}”(第{id}号)")
}

/// What the second clerk said to it, and when.
pub fn said(on: &str, by: &str, agreed: bool, note: &str) -> String {
    let said = if agreed { "同意" } else { "不同意" };
    let note = if note.is_empty() { String::new() } else { format!("：{note}") };
    format!("，{on} {by}{said}{note}")
}

/// Another clerk's command waits for this one.
pub fn waits_for_you(who: &str, verb: &str) -> String {
    format!("{who}的“{verb}”等您复核")
}

/// Some commands wait for this clerk.
pub fn wait_for_you(count: usize) -> String {
    format!("有{count}项操作等您复核")
}

/// A waiting command was agreed to.
pub fn agreed(verb: &str, asker: &str) -> String {
    format!("已同意{asker}的“{verb}”，已照此办理")
}

/// A waiting command was refused.
pub fn refused(verb: &str, asker: &str) -> String {
    format!("已退回{asker}的“{verb}”，没有办理")
}

/// A waiting command was taken back by who asked.
pub fn taken_back(verb: &str) -> String {
    format!("已撤回“{verb}”，没有办理")
}

/// Another clerk agreed to, or refused, what this one asked.
pub fn answered(who: &str, verb: &str, agreed: bool, note: &str) -> String {
    let end = if note.is_empty() { String::new() } else { format!("：{note}") };
    if agreed {
        format!("{who}已同意您的“{verb}”{end}")
    } else {
        format!("{who}退回了您的“{verb}”{end}")
    }
}

/// A line of the list: verb, who asked, about what.
pub fn waiting_line(verb: &str, who: &str, about: &str) -> String {
    format!("{verb} {who} {about}")
}

/// When it was asked, and whether it waits for the one who looks.
pub fn waiting_since(day: &str, why: Option<&str>) -> String {
    match why {
        Some(why) => format!("{day} {why}"),
        None => day.to_owned(),
    }
}

/// Who looks asked it: only taking it back is possible.
pub const OWN: &str = "本人送复核，可撤回";

/// What a waiting command is about, when it is more than one proposal.
pub fn first_of(first: &str, count: usize) -> String {
    format!("{first}等{count}件")
}
