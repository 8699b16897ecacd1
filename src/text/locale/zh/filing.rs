//! Review, signatures, declining and the archive in Chinese.

/// Part of a detail: what the reviewers said.
pub const REVIEWS: &str = "审查";
/// Label of the reason against publication.
pub const CONSENT_REASON: &str = "不公开原由";
/// Label of the secret.
pub const SECRET: &str = "涉密";
/// What a secret means.
pub const SECRET_MEANS: &str = "是，连题目也不进任何清单";
/// Label of the signatures.
pub const SIGNATURES: &str = "签名";
/// Label of the number within the category.
pub const IN_CATEGORY: &str = "类内号";
/// Label of the first filing.
pub const FIRST_FILED: &str = "首次立案";

/// One review.
pub fn review(level: &str, on: &str, by: &str, verdict: &str) -> String {
    format!("{level}  {on}  {by}  {verdict}")
}

/// The units a reviewer proposed.
pub fn proposed(lead: &str, joint: &str, separate: &str) -> String {
    let parts = [("拟主办", lead), ("拟会办", joint), ("拟分办", separate)];
    let said = parts.into_iter().filter(|(_, units)| !units.is_empty());
    said.map(|(part, units)| format!("{part}{units}")).collect::<Vec<_>>().join("，")
}

/// A gate and whether it was passed.
pub fn gate(gate: &str, passed: &str) -> String {
    format!("{gate}{passed}")
}

/// Who signed when.
pub fn signed(name: &str, on: &str) -> String {
    format!("{name} {on}")
}

/// Who has not signed.
pub fn not_signed(name: &str) -> String {
    format!("{name} 未签")
}

/// Until when cosigners may sign.
pub fn signatures_due(on: &str) -> String {
    format!("{on}截止")
}

/// The proposers were told.
pub fn notified(on: &str) -> String {
    format!("{on} 告知提案者")
}

/// The proposers were not told yet.
pub const NOT_NOTIFIED: &str = "还没有告知提案者";

/// It was passed on.
pub fn diverted(on: &str, to: &str, place: &str) -> String {
    format!("{on} {to} {place}").trim_end().to_owned()
}

/// What became of it there.
pub fn fate(on: &str, level: &str, what: &str, note: &str) -> String {
    format!("{on} {level}{what} {note}").trim_end().to_owned()
}

/// It went into the archive.
pub fn archived(filed: &str, closed: &str, on: &str) -> String {
    format!("{filed} 立案  {closed} 办结  {on} 归档")
}

/// Who is asked in a proposer's place, and why.
pub fn stand_in(name: &str, proposer: &str, reason: &str) -> String {
    format!("{name}(代{proposer}：{reason})")
}
