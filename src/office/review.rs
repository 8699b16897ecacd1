//! The review (审查) of a proposal, level by level: what each reviewer said about the three gates and what should be
//! done. A review decides nothing by itself; filing and declining do.

use super::ids::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the reviewers said, in the order they said it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Review {
    /// One step for each time someone reviewed it; the last one of a level counts.
    pub steps: Vec<ReviewStep>,
}

/// One review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewStep {
    /// On which level.
    pub level: ReviewLevel,
    /// When.
    pub on: NaiveDate,
    /// Person or body that reviewed; may be empty.
    pub by: String,
    /// The three gates.
    pub gates: Gates,
    /// What should be done with it.
    pub verdict: Verdict,
    /// Unit that should lead (拟主办).
    pub lead: Option<UnitId>,
    /// Units that should join (拟会办).
    pub joint: Vec<UnitId>,
    /// Units that should each handle it by themselves (拟分办).
    pub separate: Vec<UnitId>,
    /// In words.
    pub remark: String,
}

/// The level of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewLevel {
    /// 初审.
    First,
    /// 复审.
    Second,
    /// 审定.
    Decision,
}

/// The three gates (政治关、内容关、文字关).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gates {
    /// Policy.
    pub policy: Gate,
    /// Content.
    pub content: Gate,
    /// Wording and form.
    pub wording: Gate,
}

/// Whether a gate was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Not looked at.
    #[default]
    Unsaid,
    /// Passed.
    Passed,
    /// Failed.
    Failed,
}

/// What a reviewer wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 拟立案.
    File,
    /// 拟不予立案.
    Decline,
    /// 建议退回修改.
    SendBack,
    /// 建议并案.
    Merge,
    /// 待议.
    Discuss,
}

impl Review {
    /// The review of a level that counts: the last one.
    pub fn of(&self, level: ReviewLevel) -> Option<&ReviewStep> {
        self.steps.iter().rev().find(|step| step.level == level)
    }

    /// The review that counts as a whole: the last step of the highest level reached.
    pub fn latest(&self) -> Option<&ReviewStep> {
        ReviewLevel::ALL.into_iter().rev().find_map(|level| self.of(level))
    }
}

impl Review {
    /// The first of these levels that has not said that the proposal be filed, with what it said instead.
    pub fn wanting(&self, levels: &[ReviewLevel]) -> Option<(ReviewLevel, Option<Verdict>)> {
        let said = |level: &ReviewLevel| (*level, self.of(*level).map(|step| step.verdict));
        levels.iter().map(said).find(|(_, verdict)| *verdict != Some(Verdict::File))
    }

    /// The latest day anything was said.
    pub fn last_date(&self) -> Option<NaiveDate> {
        self.steps.iter().map(|step| step.on).max()
    }
}

impl Gates {
    /// The three gates by name.
    pub fn each(self) -> [(&'static str, Gate); 3] {
        [("政治关", self.policy), ("内容关", self.content), ("文字关", self.wording)]
    }
}

impl ReviewLevel {
    /// All levels, lowest first.
    pub const ALL: [ReviewLevel; 3] = [ReviewLevel::First, ReviewLevel::Second, ReviewLevel::Decision];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            ReviewLevel::First => "初审",
            ReviewLevel::Second => "复审",
            ReviewLevel::Decision => "审定",
        }
    }
}

impl Gate {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Gate::Unsaid => "未审",
            Gate::Passed => "通过",
            Gate::Failed => "不通过",
        }
    }
}

impl Verdict {
    /// All verdicts, in the order they are offered.
    pub const ALL: [Verdict; 5] =
        [Verdict::File, Verdict::Decline, Verdict::SendBack, Verdict::Merge, Verdict::Discuss];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Verdict::File => "拟立案",
            Verdict::Decline => "拟不予立案",
            Verdict::SendBack => "建议退回修改",
            Verdict::Merge => "建议并案",
            Verdict::Discuss => "待议",
        }
    }
}
