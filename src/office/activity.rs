//! Activities (督办会、协商会、座谈、调研、视察、走访 …): when, where, who, about which proposals, what the leaders asked for
//! and what came of it, and what it yielded in numbers.

use super::ids::{ActivityId, LeaderId, ProposalId, SessionId, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Number in the register.
    pub id: ActivityId,
    /// The session it counts under.
    pub session: SessionId,
    /// What it was.
    pub kind: ActivityKind,
    /// Its name or subject.
    pub title: String,
    /// When it took place.
    pub on: NaiveDate,
    /// Where.
    pub place: String,
    /// Who presided, as written.
    pub host: String,
    /// Leaders who took part.
    pub leaders: Vec<LeaderId>,
    /// Others who took part or spoke, as written.
    pub attendees: Vec<String>,
    /// Units that reported.
    pub reporting: Vec<UnitId>,
    /// The proposals it was about.
    pub proposals: Vec<ProposalId>,
    /// What the leaders asked for (要求), numbered from 1 in this order.
    pub demands: Vec<Demand>,
    /// What it yielded in numbers.
    pub counts: BTreeMap<Measure, u32>,
    /// Remarks.
    pub notes: String,
}

/// Something a leader asked for at an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// In words.
    pub text: String,
    /// What was done about it, oldest first.
    pub followed: Vec<FollowUp>,
}

/// What was done about a demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub note: String,
    /// Nothing more is to be done.
    pub done: bool,
}

/// Kinds of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// 督办会.
    Supervision,
    /// 专题协商会(提案办理协商).
    Consultation,
    /// 座谈会.
    Forum,
    /// 调研.
    Research,
    /// 视察.
    Inspection,
    /// 走访.
    Visit,
    /// 专题议政性常委会.
    Standing,
    /// 月度协商.
    Monthly,
    /// 界别协商.
    Sector,
    /// 问卷调查.
    Questionnaire,
    /// 编发刊物(简讯等).
    Bulletin,
    /// 其他.
    Other,
}

/// What an activity yields in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How many times, where one record stands for several; 1 when not given.
    Times,
    /// 意见建议(条).
    Suggestions,
    /// 协商、调研报告(篇).
    Reports,
    /// 获批示(篇).
    Instructed,
    /// 获奖(篇).
    Awards,
    /// 问卷(份).
    Questionnaires,
    /// 走访的地方(个).
    Places,
    /// 走访的企业(户).
    Enterprises,
    /// 编发期数(期).
    Issues,
    /// 参加人次.
    People,
}

impl Activity {
    /// A number it yielded; how many times counts as once when not given.
    pub fn count(&self, measure: Measure) -> u32 {
        let silent = u32::from(measure == Measure::Times);
        self.counts.get(&measure).copied().unwrap_or(silent)
    }
}

impl ActivityKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [ActivityKind; 12] = [
        ActivityKind::Supervision,
        ActivityKind::Consultation,
        ActivityKind::Forum,
        ActivityKind::Research,
        ActivityKind::Inspection,
        ActivityKind::Visit,
        ActivityKind::Standing,
        ActivityKind::Monthly,
        ActivityKind::Sector,
        ActivityKind::Questionnaire,
        ActivityKind::Bulletin,
        ActivityKind::Other,
    ];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            ActivityKind::Supervision => "督办会",
            ActivityKind::Consultation => "专题协商会",
            ActivityKind::Forum => "座谈会",
            ActivityKind::Research => "调研",
            ActivityKind::Inspection => "视察",
            ActivityKind::Visit => "走访",
            ActivityKind::Standing => "专题议政性常委会",
            ActivityKind::Monthly => "月度协商",
            ActivityKind::Sector => "界别协商",
            ActivityKind::Questionnaire => "问卷调查",
            ActivityKind::Bulletin => "编发刊物",
            ActivityKind::Other => "其他",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            ActivityKind::Supervision => "supervision",
            ActivityKind::Consultation => "consultation",
            ActivityKind::Forum => "forum",
            ActivityKind::Research => "research",
            ActivityKind::Inspection => "inspection",
            ActivityKind::Visit => "visit",
            ActivityKind::Standing => "standing",
            ActivityKind::Monthly => "monthly",
            ActivityKind::Sector => "sector",
            ActivityKind::Questionnaire => "questionnaire",
            ActivityKind::Bulletin => "bulletin",
            ActivityKind::Other => "other",
        }
    }
}

impl Measure {
    /// All measures, in the order they are offered.
    pub const ALL: [Measure; 10] = [
        Measure::Times,
        Measure::Suggestions,
        Measure::Reports,
        Measure::Instructed,
        Measure::Awards,
        Measure::Questionnaires,
        Measure::Places,
        Measure::Enterprises,
        Measure::Issues,
        Measure::People,
    ];

    /// The word of the field, with its unit.
    pub fn title(self) -> &'static str {
        match self {
            Measure::Times => "次数",
            Measure::Suggestions => "意见建议(条)",
            Measure::Reports => "报告(篇)",
            Measure::Instructed => "获批示(篇)",
            Measure::Awards => "获奖(篇)",
            Measure::Questionnaires => "问卷(份)",
            Measure::Places => "地方(个)",
            Measure::Enterprises => "企业(户)",
            Measure::Issues => "期数(期)",
            Measure::People => "人次",
        }
    }

    /// Stable English name, as `--json` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Times => "times",
            Measure::Suggestions => "suggestions",
            Measure::Reports => "reports",
            Measure::Instructed => "instructed",
            Measure::Awards => "awards",
            Measure::Questionnaires => "questionnaires",
            Measure::Places => "places",
            Measure::Enterprises => "enterprises",
            Measure::Issues => "issues",
            Measure::People => "people",
        }
    }
}
