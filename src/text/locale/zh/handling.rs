//! What is said of the handling by units: in the detail of a proposal, and by `tian show`.

/// How a task ended.
pub const ENDED: [&str; 4] = ["退办", "改办", "并案", "撤案"];
/// Part of a detail: what the office settled.
pub const OUTCOME: &str = "认定与协商";
/// The units' classes differ and the office has not settled the class.
pub const UNDECIDED: &str = "各家办理结果类别不一，待认定";
/// A ruling that is waited for.
pub const WAITS: &str = "待裁定";
/// A draft that waits to be looked at.
pub const DRAFT_WAITS: &str = "待审核";

/// A ruling in brackets.
pub fn ruled(on: &str, granted: bool, note: &str) -> String {
    with_note(&format!("{on} {}", if granted { "同意" } else { "不同意" }), note)
}

/// What was said about a draft.
pub fn draft_ruled(on: &str, passed: bool, note: &str) -> String {
    with_note(&format!("{on} {}", if passed { "通过" } else { "退回重拟" }), note)
}

fn with_note(text: &str, note: &str) -> String {
    if note.is_empty() { text.to_owned() } else { format!("{text}：{note}") }
}

/// A request to hand back.
pub fn hand_back(on: &str, reason: &str, propose: Option<&str>, ruling: &str) -> String {
    let propose = propose.map_or(String::new(), |unit| format!("，建议改由{unit}"));
    format!("{on} 申请退办：{reason}{propose}({ruling})")
}

/// A request to add a unit.
pub fn addition(on: &str, unit: &str, role: &str, reason: &str, ruling: &str) -> String {
    format!("{on} 建议增办{unit}({role})：{reason}({ruling})")
}

/// More time granted without a request.
pub fn extended(on: &str, until: &str, reason: &str) -> String {
    with_note(&format!("{on} 延期至 {until}"), reason)
}

/// More time asked for.
pub fn asked_time(on: &str, until: &str, reason: &str, ruling: &str) -> String {
    format!("{on} 申请延期，至 {until}：{reason}({ruling})")
}

/// A consultation.
pub fn consulted(on: &str, way: &str, who: &str, note: &str) -> String {
    let who = if who.is_empty() { String::new() } else { format!(" {who}") };
    with_note(&format!("{on} 面商({way}){who}"), note)
}

/// A draft.
pub fn drafted(on: &str, class: &str, ruling: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" 拟定{class}类") };
    format!("{on} 答复送审{class}({ruling})")
}

/// A joint opinion.
pub fn joint_opinion(on: &str, stand: &str, number: &str, text: &str, late: Option<i64>) -> String {
    let late = late.map_or(String::new(), |days| format!(" 逾期{days}天"));
    let number = if number.is_empty() { String::new() } else { format!(" {number}") };
    with_note(&format!("{on} 会办意见：{stand}{number}{late}"), text)
}

/// A reply.
pub fn replied(round: usize, on: &str, class: &str, number: &str, openness: &str) -> String {
    let round = if round > 1 { format!("第{round}次") } else { String::new() };
    format!("{on} {round}答复 {class}类 {number} {openness}")
}

/// The other dates of a reply, and who signed it.
pub fn reply_dates(document: &str, signed: &str, entered: &str, signer: &str) -> String {
    let signer = if signer.is_empty() { String::new() } else { format!(" {signer}") };
    format!("  成文 {document}，签发 {signed}{signer}，录入 {entered}")
}

/// An answer to a recommendation.
pub fn point(adopted: &str, text: &str, note: &str) -> String {
    with_note(&format!("  {adopted} {text}"), note)
}

/// A reply was published.
pub fn published(on: &str) -> String {
    format!("  {on} 公开")
}

/// Handled again.
pub fn rework(on: &str, due: &str) -> String {
    format!("{on} 重新办理，期限 {due}")
}

/// A task ended.
pub fn ended(on: &str, why: &str) -> String {
    format!("{on} 终止({why})")
}

/// A task was given to another unit.
pub fn handed(on: &str, why: &str, to: &str, restart: bool) -> String {
    let clock = if restart { "期限重计" } else { "期限照旧" };
    format!("{on} 终止({why})，改由{to}承办，{clock}")
}

/// A class settled by the office.
pub fn classed(on: &str, round: u8, class: &str, why: &str, basis: &str) -> String {
    let round = if round > 1 { format!("第{round}次答复") } else { String::new() };
    with_note(&format!("{on} {round}{why}为{class}类"), basis)
}

/// A meeting with dissatisfied proposers.
pub fn met(on: &str, way: &str, who: &str, minutes: &str) -> String {
    let who = if who.is_empty() { String::new() } else { format!(" {who}") };
    with_note(&format!("{on} {way}{who}"), minutes)
}

/// Ratings besides the overall one.
pub fn rated(attitude: Option<&str>, process: Option<&str>, result: Option<&str>) -> String {
    let told = [("态度", attitude), ("过程", process), ("结果", result)];
    let told: Vec<String> = told.iter().filter_map(|(what, r)| Some(format!("{what}{}", (*r)?))).collect();
    told.join(" ")
}

/// An opinion that came back and waits for its blind second keying.
pub fn blind(round: u8, name: &str) -> String {
    let round = if round > 1 { format!("第{round}轮 ") } else { String::new() };
    format!("{round}{name} 已反馈，等待复录，所填暂不显示")
}
/// An answer that was corrected.
pub fn corrected(on: &str, rating: &str) -> String {
    format!("  更正前：{on} {rating}")
}
