//! Which figures stand in which section.

use crate::office::figures::Figure;

/// The sections.
pub(super) const THEMES: &[&str] =
    &["总量", "分类", "办理", "结果", "满意度", "各题", "意见", "批次", "单位", "明细", "督办", "信息"];

/// The section that goes through the forms question by question.
pub(super) const QUESTIONS: usize = 5;
/// The section that lists what was said in words.
pub(super) const WORDS: usize = 6;
/// The section that is a table of batches.
pub(super) const BATCHES: usize = 7;
/// The section that is a table of units.
pub(super) const UNITS: usize = 8;

const TOTALS: &[&str] = &[
    "received",
    "filed",
    "filed_with_merged",
    "filed_without_merged",
    "merged",
    "merged_before_filing",
    "merged_after_filing",
    "after_merge",
    "declined",
    "withdrawn",
    "sent_back",
    "pending_review",
    "notified",
    "diverted",
    "diverted_fate",
    "members_total",
    "members_taking_part",
];
const HANDLING: &[&str] = &[
    "assigned",
    "replied",
    "closed",
    "consulted",
    "due_original",
    "due",
    "on_time_original",
    "on_time_extended",
    "extended",
    "overdue",
    "reworked",
    "reworked_replied",
    "reworked_due",
    "reworked_on_time",
    "met",
    "published",
];
const SUPERVISED: &[&str] = &[
    "key",
    "important",
    "excellent",
    "cross_year",
    "democratic",
    "themed",
    "leads",
    "supervises",
    "answers",
    "leaders_total",
    "leaders_engaged",
    "tracked",
    "looked_back",
    "class_moved",
    "tracking_ended",
    "reminders",
];
const OPINIONS: &[&str] = &[
    "asked",
    "returned",
    "not_returned",
    "satisfied",
    "mostly",
    "understood",
    "dissatisfied",
    "attitude",
    "process",
    "result",
    "satisfied_attitude",
    "satisfied_process",
    "satisfied_result",
];

/// Whether a figure stands in the section at `place`.
pub(super) fn themed(figure: &Figure, place: usize) -> bool {
    let name = figure.name.as_str();
    let plain = name.strip_suffix("_first").unwrap_or(name);
    let by = figure.group.as_ref().map(|group| group.by);
    let class = name.contains("class")
        || name == "undecided"
        || name.starts_with("adopted")
        || name.starts_with("points");
    let opinion = OPINIONS.contains(&plain)
        || name.starts_with("satisfaction")
        || name.starts_with("proposals_")
        || plain == "rated_proposals";
    let unit = name.starts_with("unit_") || name.starts_with("units") || by == Some("unit");
    // What leaders answer for is called the same; it goes by body.
    let question = by == Some("answer") || name.starts_with("questionnaire") && by.is_some();
    let supervised = SUPERVISED.contains(&name) && !question;
    match place {
        0 => TOTALS.contains(&name) && (by.is_none() || name == "declined" || name.starts_with("diverted")),
        1 => name == "filed" && by.is_some(),
        2 => HANDLING.contains(&name),
        3 => class && !unit && !supervised,
        4 => opinion && !unit,
        QUESTIONS => question,
        9 => unit,
        10 => supervised,
        _ => {
            ![TOTALS, HANDLING].concat().contains(&name)
                && !class
                && !opinion
                && !unit
                && !supervised
                && !question
        }
    }
}
