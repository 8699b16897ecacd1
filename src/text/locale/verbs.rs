//! Labels and hints of the forms of supervision, information and registers, in Chinese.

/// Level of a leader or body.
pub const LEADER_LEVEL: &str = "层级";
/// Remark.
pub const NOTE: &str = "说明";
/// Who took part.
pub const ATTENDEES: &str = "参加人";
/// Field it was chosen for.
pub const THEME: &str = "选题方面";
/// Leaders who lead.
pub const LEADS: &str = "领办领导";
/// Leaders who supervise.
pub const SUPERVISES: &str = "督办领导";
/// Leaders who answer for it.
pub const ANSWERS: &str = "包案领导";
/// Related proposals.
pub const RELATED: &str = "相关提案";
/// What came of it.
pub const EFFECT: &str = "办理成效";
/// What was promised.
pub const PROMISE: &str = "承诺事项";
/// Until when it was promised.
pub const PROMISED: &str = "承诺时限";
/// Next look-back.
pub const NEXT_LOOK: &str = "下次回访";
/// Tracked since.
pub const TRACKED_ON: &str = "跟踪起日";
/// Progress.
pub const PROGRESS: &str = "进展";
/// Class that holds now.
pub const CLASS_NOW: &str = "现类别";
/// Rating of the progress.
pub const RATED: &str = "提案者评价";
/// Tracking ends.
pub const TRACKING_ENDS: &str = "结束跟踪";
/// Looked back on.
pub const LOOKED_ON: &str = "回头看日期";
/// Name of a person.
pub const PERSON: &str = "姓名";
/// Offices.
pub const OFFICES: &str = "职务";
/// Body.
pub const BODY: &str = "班子";
/// Kind of activity.
pub const ACTIVITY_KIND: &str = "活动形式";
/// Name of an activity.
pub const ACTIVITY: &str = "活动名称";
/// Who presided.
pub const HOST: &str = "主持人";
/// Leaders.
pub const LEADERS: &str = "出席领导";
/// Units that reported.
pub const REPORTING: &str = "汇报单位";
/// What the leaders asked for.
pub const DEMANDS: &str = "领导要求";
/// Held on.
pub const ACTIVITY_ON: &str = "活动日期";
/// What was done about it.
pub const FOLLOWED: &str = "落实情况";
/// Nothing more is to be done.
pub const FOLLOWED_DONE: &str = "已落实完";
/// Done on.
pub const FOLLOWED_ON: &str = "落实日期";
/// Title of an information item.
pub const INFO_TITLE: &str = "标题";
/// Who sent it in.
pub const SOURCE: &str = "来源";
/// Collected on.
pub const COLLECTED_ON: &str = "收集日期";
/// Numbers of information items.
pub const INFO_NUMBERS: &str = "信息编号";
/// What became of them.
pub const INFO_STEP: &str = "进展";
/// Compiled.
pub const COMPILED: &str = "编发";
/// Sent up.
pub const SENT_UP: &str = "报送";
/// Adopted.
pub const ADOPTED: &str = "采纳";
/// Bulletin.
pub const BULLETIN: &str = "刊物";
/// Issue.
pub const ISSUE: &str = "期号";
/// When.
pub const ADVANCED_ON: &str = "进展日期";
/// Leader who wrote it.
pub const INSTRUCTED_BY: &str = "批示领导";
/// Title of a document.
pub const DOCUMENT: &str = "文件标题";
/// The words.
pub const WORDS: &str = "批示内容";
/// Written on.
pub const INSTRUCTED_ON: &str = "批示日期";
/// Help: docket numbers.
pub const HELP_DOCKETS: &str = "写案号，用顿号分开";
/// Help: by rule.
pub const HELP_BY_RULE: &str = "空着按规则推算";
/// Help: demands.
pub const HELP_DEMANDS: &str = "一行一条要求";
/// Help: ranges.
pub const HELP_RANGES: &str = "如 1-20、35";
/// Help: compiled.
pub const HELP_COMPILED: &str = "编发时填写";
/// Help: what it was written on.
pub const HELP_INSTRUCTED: &str = "写文件标题；不改为批在这件提案上";

/// A docket number nobody has.
pub fn no_docket(word: &str) -> String {
    format!("没有案号为“{word}”的提案")
}

/// A word that is no number.
pub fn no_number(word: &str) -> String {
    format!("“{word}”不是编号，请写成 1-20、35 这样")
}
