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
/// An answer that waits for its blind second keying.
pub const BLIND: &str = "等待复录";
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
pub fn results(came_back: &str, by_unit: bool) -> String {
    let by_unit = if by_unit { "；逐家填写的题按家数算" } else { "" };
    format!("{came_back}；占比以填了这一题的为底{by_unit}")
}

/// How many came back, of a part of them.
pub fn returned_of_part(form: &str, returned: usize) -> String {
    format!("{form}：收回{returned}份")
}

/// How many came back of those sent out.
pub fn returned_of_sent(form: &str, sent: u64, returned: usize, share: &str) -> String {
    format!("{form}：发放{sent}份，收回{returned}份，回收率{share}")
}

/// How many came back of those asked.
pub fn returned_of_asked(form: &str, asked: u64, returned: usize, share: &str, first: bool) -> String {
    let not = asked.saturating_sub(returned as u64);
    let round = if first { "首次" } else { "" };
    format!("{form}：应征询{asked}，{round}收回{returned}份({share})，未回{not}")
}

/// A question or feature that is none.
pub fn no_axis(word: &str, known: &[String]) -> String {
    format!("没有题目“{word}”，可写题号、题目或：{}", known.join("、"))
}

/// A batch nobody opened.
pub fn no_such_batch(number: u32) -> String {
    format!("没有批次{number}；tian survey batches 列出全部")
}
/// Questionnaires are no unit's.
pub const NO_UNIT_HERE: &str = "问卷不分承办单位，请去掉 --unit";
/// 合计.
pub const TOGETHER: &str = "合计";
/// 收件号.
pub const INTAKE: &str = "收件号";
/// 反馈日期.
pub const RETURNED_ON: &str = "反馈日期";
/// 编号.
pub const ID: &str = "编号";
/// 届次.
pub const SESSION: &str = "届次";
/// 发出日期.
pub const WENT_OUT: &str = "发出日期";
/// 题数.
pub const QUESTIONS: &str = "题数";
/// 发放份数.
pub const SENT: &str = "发放份数";
/// Head of the list of questionnaires.
pub const QUESTIONNAIRES: &str = "登记的问卷";

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
