//! The tables of `tian survey` in Chinese.

/// Number of a question.
pub const NUMBER: &str = "题号";
/// A question.
pub const QUESTION: &str = "题目";
/// An option.
pub const OPTION: &str = "选项";
/// How often.
pub const COUNT: &str = "份数";
/// The base of the share.
pub const ANSWERED: &str = "填了这一题";
/// Share.
pub const SHARE: &str = "占比";
/// A table by category.
pub const CATEGORY: &str = "分类";
/// By unit.
pub const UNIT: &str = "单位";
/// By kind.
pub const KIND: &str = "名义";
/// By kind of proposer.
pub const PROPOSER: &str = "提案者";
/// What was noted besides.
pub const REMARK: &str = "备注";
/// Something in words.
pub const WORDS: &str = "意见";
/// Number of a sheet, or of the proposal.
pub const SHEET: &str = "号码";
/// Title of the proposal.
pub const TITLE: &str = "案由";
/// Units that reply.
pub const UNITS: &str = "承办单位";
/// Who was asked.
pub const WHO: &str = "提案者";
/// Round of replies.
pub const ROUND: &str = "第几次答复";
/// Head of the list of batches.
pub const BATCHES: &str = "录入批次";
/// A batch.
pub const BATCH: &str = "批次";
/// Its questionnaire.
pub const OF: &str = "问卷";
/// When it came.
pub const CAME: &str = "收到日期";
/// Who brought it.
pub const FROM: &str = "交来人";
/// Where the paper lies.
pub const PLACE: &str = "原件存放";
/// Who opened it.
pub const CLERK: &str = "开批人";
/// Sheets announced.
pub const ANNOUNCED: &str = "封面份数";
/// Sheets keyed.
pub const KEYED: &str = "已录份数";
/// Ratings announced.
pub const RATINGS: &str = "封面评价合计";
/// Ratings keyed.
pub const RATINGS_KEYED: &str = "已录评价合计";
/// Numbers announced.
pub const NUMBERS: &str = "封面号码合计";
/// Numbers keyed.
pub const NUMBERS_KEYED: &str = "已录号码合计";
/// Sheets keyed twice.
pub const TWICE: &str = "复录份数";
/// Sheets keyed wrong.
pub const WRONG: &str = "录错份数";
/// Sheets to be settled.
pub const DISPUTED: &str = "待核定";
/// Sheets to be keyed a second time.
pub const TO_SECOND: &str = "待复录";
/// Closed on.
pub const CLOSED: &str = "结批日期";
/// Closed by.
pub const CLOSED_BY: &str = "结批人";
/// Why though it differs.
pub const REASON: &str = "不符理由";

/// A proposal without a docket number.
pub fn intake(number: u32) -> String {
    format!("收件{number}")
}

/// Head of the results.
pub fn results(form: &str, returned: usize) -> String {
    format!("{form}：收回{returned}份，占比以填了这一题的为底")
}

/// Head of a table of two axes.
pub fn crossed(form: &str, returned: usize) -> String {
    format!("{form}：收回{returned}份")
}

/// Head of the forms.
pub fn sheets(unit: &str, form: &str, returned: usize) -> String {
    format!("{unit}{form}：{returned}份")
}

/// Head of what was said in words.
pub fn remarks(form: &str, count: usize) -> String {
    format!("{form}：文字意见{count}条")
}

/// A file was written.
pub fn written(rows: u64, file: &str) -> String {
    format!("已写{rows}行到 {file}")
}
