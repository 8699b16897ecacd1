//! Short answers in cells: yes and no, names of handing in, plenary or not, marks, and the signs for "nothing".

use super::fold;
use crate::office::proposer::{Consent, Kind};
use crate::office::session::Period;
use crate::office::signers::is_party;
use crate::office::supervision::Mark;
use crate::text::fold::fold as folded;
use std::collections::BTreeSet;

/// A cell that is filled and says nothing: `/`, `—`, `无`.
pub fn is_nothing(text: &str) -> bool {
    matches!(
        fold::plain(text).as_str(),
        "无" | "暂无" | "没有" | "空" | "未注明" | "不详" | "n/a" | "null" | "none"
    ) || text.chars().all(|c| !c.is_alphanumeric() && !is_tick(c) && !is_cross(c))
}

fn is_tick(c: char) -> bool {
    matches!(c, '√' | '✓' | '✔' | '☑' | '●' | '★')
}

fn is_cross(c: char) -> bool {
    matches!(c, '×' | '✗' | '✘' | '☒' | '✕')
}

/// Yes, no, or something else.
pub fn yes_no(text: &str) -> Option<bool> {
    let text = fold::plain(text);
    match text.as_str() {
        "是" | "y" | "yes" | "true" | "t" | "1" | "有" | "同意" | "可" | "可以" | "愿意" | "是的" => {
            Some(true)
        }
        "否" | "n" | "no" | "false" | "f" | "0" | "不" | "不同意" | "不可" | "不可以" | "不愿意" | "不是" => {
            Some(false)
        }
        _ if !text.is_empty() && text.chars().all(is_tick) => Some(true),
        _ if !text.is_empty() && text.chars().all(is_cross) => Some(false),
        _ => None,
    }
}

/// Whether the proposer agrees to publication; `None` for words that are neither.
pub fn consent(text: &str) -> Option<Consent> {
    let answer = match folded(text).as_str() {
        "公开" | "同意公开" | "可公开" | "可以公开" | "主动公开" | "全文公开" | "是公开" | "予以公开" => {
            true
        }
        "不公开" | "不同意公开" | "不可公开" | "不予公开" | "不宜公开" | "保密" | "涉密" | "否公开"
        | "内部" => false,
        _ => yes_no(text)?,
    };
    Some(if answer { Consent::Yes } else { Consent::No })
}

/// The name it was handed in under; `None` for words that do not decide it.
pub fn kind(text: &str) -> Option<Kind> {
    const COLLECTIVE: &[&str] = &[
        "集体",
        "党派",
        "团体",
        "组织",
        "单位",
        "界别",
        "专委会",
        "专门委员会",
        "小组",
        "工商联",
        "联组",
        "委员会",
        "活动组",
    ];
    let text = folded(text);
    let text = text.strip_suffix("提案").or_else(|| text.strip_suffix("建议")).unwrap_or(&text);
    let text = text.strip_suffix('类').unwrap_or(text);
    match text {
        "委员" | "个人" | "委员个人" | "个人委员" | "个别委员" | "单独" | "个人提出" => {
            Some(Kind::Individual)
        }
        "联名" | "委员联名" | "联名委员" | "多人联名" | "委员联合" | "联合" => {
            Some(Kind::Joint)
        }
        _ if text.contains("个人") || text.chars().count() > 12 => None,
        _ if text.contains("联名") && !text.contains('或') => Some(Kind::Joint),
        _ if COLLECTIVE.iter().any(|word| text.contains(word)) => Some(Kind::Collective),
        _ if is_party(text) => Some(Kind::Collective),
        _ => None,
    }
}

/// The words say under which name it was handed in.
pub fn is_kind(text: &str) -> bool {
    kind(text).is_some()
}

/// Plenary or intersession; `None` for other words.
pub fn period(text: &str) -> Option<Period> {
    let text = folded(text);
    let text = text.strip_suffix("提案").unwrap_or(&text);
    let text = text.strip_suffix("期间").unwrap_or(text);
    match text {
        "大会" | "会间" | "会上" | "会中" | "全会" | "全体会议" | "会议" | "大会会议" => {
            Some(Period::Plenary)
        }
        "平时" | "闭会" | "会后" | "会外" | "经常性" | "日常" => Some(Period::Intersession),
        _ => None,
    }
}

/// The words say whether it was a plenary proposal.
pub fn is_period(text: &str) -> bool {
    period(text).is_some()
}

/// The marks that a remark gives: only whole short phrases count, never a wish (`建议列为重点提案`).
pub fn marks(text: &str) -> BTreeSet<Mark> {
    const DOUBT: &[&str] = &["建议", "拟", "不", "非", "未", "候选", "推荐", "备选", "原", "申报", "相关"];
    let text = fold::plain(text);
    text.split(['、', ',', ';', '。', '/', '\n', '(', ')'])
        .filter(|phrase| phrase.chars().count() <= 12 && !DOUBT.iter().any(|word| phrase.contains(word)))
        .filter_map(mark)
        .collect()
}

fn mark(phrase: &str) -> Option<Mark> {
    let has = |word: &str| phrase.contains(word);
    let named = has("提案") || has("跟踪") || phrase.chars().count() <= 4;
    match () {
        () if !named => None,
        () if has("跨年") => Some(Mark::CrossYear),
        () if has("重点") => Some(Mark::Key),
        () if has("重要") => Some(Mark::Important),
        () if has("优秀") || has("好提案") => Some(Mark::Excellent),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_handing_in_are_read_and_never_guessed() {
        for (text, expected) in [
            ("委员", Some(Kind::Individual)),
            ("个人提案", Some(Kind::Individual)),
            ("委员联名", Some(Kind::Joint)),
            ("党派", Some(Kind::Collective)),
            ("集体提案", Some(Kind::Collective)),
            ("民盟", Some(Kind::Collective)),
            ("专门委员会", Some(Kind::Collective)),
            ("个人或联名", None),
            ("经济建设", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn remarks_mark_only_when_they_say_so() {
        assert_eq!(marks("重点提案"), BTreeSet::from([Mark::Key]));
        assert_eq!(marks("跨年度跟踪督办提案"), BTreeSet::from([Mark::CrossYear]));
        assert_eq!(marks("重点提案、年度优秀提案"), BTreeSet::from([Mark::Key, Mark::Excellent]));
        for text in ["建议列为重点提案", "非重点", "关于重点领域治理的说明材料已收到", "拟重点提案"]
        {
            assert_eq!(marks(text), BTreeSet::new(), "{text}");
        }
    }

    #[test]
    fn consent_is_yes_no_or_left_open() {
        assert_eq!(consent("√"), Some(Consent::Yes));
        assert_eq!(consent("不同意公开"), Some(Consent::No));
        assert_eq!(consent("FALSE"), Some(Consent::No));
        assert_eq!(consent("依申请公开"), None);
    }

    #[test]
    fn signs_for_nothing_are_nothing() {
        for text in ["/", "——", "无", "-", "N/A"] {
            assert!(is_nothing(text), "{text}");
        }
        assert!(!is_nothing("√") && !is_nothing("吴无"));
    }
}
