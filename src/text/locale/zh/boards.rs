//! The boards (supervision, statistics, registers) in Chinese.

use chrono::NaiveDate;

/// Sections of the supervision pane.
pub const WATCHED: [&str; 6] = ["重点提案", "活动", "领导", "跨年度", "社情民意", "批示"];
/// Sections of the registers pane.
pub const BOOKS: [&str; 8] = ["单位", "委员", "领导", "人员", "届次", "节假日", "问卷", "规则"];
/// 待认定.
pub const UNDECIDED: &str = "待认定";
/// 案号.
pub const DOCKET: &str = "案号";
/// 案由.
pub const TITLE: &str = "案由";
/// 标记.
pub const MARKS: &str = "标记";
/// 领办.
pub const LEADS: &str = "领办";
/// 督办.
pub const SUPERVISES: &str = "督办";
/// 主办单位.
pub const LEAD_UNIT: &str = "主办单位";
/// 类别.
pub const CLASS: &str = "类别";
/// 活动.
pub const ACTIVITIES: &str = "活动";
/// 方面.
pub const THEME: &str = "方面";
/// 日期.
pub const ON: &str = "日期";
/// 形式.
pub const KIND: &str = "形式";
/// 活动名称.
pub const ACTIVITY: &str = "活动名称";
/// 地点.
pub const PLACE: &str = "地点";
/// 主持人.
pub const HOST: &str = "主持人";
/// 要求.
pub const DEMANDS: &str = "要求";
/// 出席领导.
pub const LEADERS: &str = "出席领导";
/// 参加人员.
pub const ATTENDEES: &str = "参加人员";
/// 汇报单位.
pub const REPORTING: &str = "汇报单位";
/// 数量.
pub const YIELDED: &str = "数量";
/// Nothing more is to be done about what was asked for.
pub const DEMAND_DONE: &str = "(已办结)";
/// 社情民意.
pub const INFOS: &str = "社情民意";
/// 批示.
pub const INSTRUCTIONS: &str = "批示";
/// 姓名.
pub const NAME: &str = "姓名";
/// 职务.
pub const OFFICE: &str = "职务";
/// 班子.
pub const BODY: &str = "班子";
/// 层级.
pub const LEVEL: &str = "层级";
/// 领办.
pub const LEADS_COUNT: &str = "领办";
/// 督办.
pub const SUPERVISES_COUNT: &str = "督办";
/// 覆盖.
pub const COVERED: &str = "覆盖";
/// 没有领办督办.
pub const UNCOVERED: &str = "没有领办督办";
/// 下次回访.
pub const NEXT: &str = "下次回访";
/// 天数.
pub const LEFT: &str = "天数";
/// 承诺事项.
pub const PROMISE: &str = "承诺事项";
/// 承诺时限.
pub const PROMISED: &str = "承诺时限";
/// 回访.
pub const LOOKS: &str = "回访";
/// 类别变化.
pub const CLASS_MOVED: &str = "类别变化";
/// 届次.
pub const SESSION: &str = "届次";
/// By rule to be tracked, and not tracked yet.
pub const TO_TRACK: &str = "应跟踪";
/// 已结束.
pub const ENDED: &str = "已结束";
/// 编号.
pub const NUMBER: &str = "编号";
/// 标题.
pub const INFO: &str = "标题";
/// 来源.
pub const SOURCE: &str = "来源";
/// 收集.
pub const COLLECTED: &str = "收集";
/// 进展.
pub const FATE: &str = "进展";
/// 批在.
pub const DOCUMENT: &str = "批在";
/// 批示内容.
pub const WORDS: &str = "批示内容";
/// 项目.
pub const FIGURE: &str = "项目";
/// 数.
pub const VALUE: &str = "数";
/// 比例.
pub const SHARE: &str = "比例";
/// 基数.
pub const OF_WHICH: &str = "基数";
/// 图.
pub const BAR: &str = "图";
/// 编码.
pub const CODE: &str = "编码";
/// 单位.
pub const UNIT: &str = "单位";
/// 简称曾用名.
pub const ALIASES: &str = "简称曾用名";
/// 系统.
pub const SYSTEM: &str = "系统";
/// 主分办.
pub const LEADING: &str = "主分办";
/// 会办.
pub const JOINING: &str = "会办";
/// Column heads of the table of units.
pub const LEAD_OF: &str = "主办";
/// Column head.
pub const SEPARATES: &str = "分办";
/// Column head.
pub const REPLIED: &str = "已答复";
/// Column head.
pub const IN_TIME: &str = "按期";
/// Column head.
pub const OVERDUE: &str = "逾期";
/// Column head.
pub const SATISFIED: &str = "满意";
/// Column head.
pub const DISSATISFIED: &str = "不满意";
/// 状态.
pub const STATE: &str = "状态";
/// 已撤并.
pub const RETIRED: &str = "已撤并";
/// 界别.
pub const SECTOR: &str = "界别";
/// 党派.
pub const PARTY: &str = "党派";
/// 小组.
pub const GROUP: &str = "小组";
/// 本届件.
pub const SIGNED: &str = "本届件";
/// 角色.
pub const ROLES: &str = "角色";
/// 登录号.
pub const LOGIN: &str = "登录号";
/// 不限.
pub const ANYBODY: &str = "不限";
/// 年度.
pub const YEAR: &str = "年度";
/// 开幕.
pub const OPENED: &str = "开幕";
/// 大会截止.
pub const CUTOFF: &str = "大会截止";
/// 规则.
pub const RULES: &str = "规则";
/// 提案.
pub const PROPOSALS: &str = "提案";
/// 当前.
pub const CURRENT: &str = "当前";
/// 安排.
pub const KNOWN: &str = "安排";
/// 放假日.
pub const DAYS_OFF: &str = "放假日";
/// 调休上班.
pub const DAYS_WORKED: &str = "调休上班";
/// 本办登记.
pub const ADDED: &str = "本办登记";
/// 随程序提供.
pub const SHIPPED: &str = "随程序提供";
/// 尚未公布，暂按周末推算.
pub const UNPUBLISHED: &str = "尚未公布，暂按周末推算";
/// 放假和调休.
pub const HOLIDAYS: &str = "放假和调休";
/// 事项.
pub const RULE: &str = "事项";
/// 规定.
pub const HOLDS: &str = "规定";
/// 提案分类.
pub const CATEGORIES: &str = "提案分类";
/// 办理结果类别.
pub const CLASSES: &str = "办理结果类别";
/// 不予立案情形.
pub const GROUNDS: &str = "不予立案情形";
/// 编号式样.
pub const NUMBERING: &str = "编号式样";
/// 答复期限.
pub const TERM_REPLY: &str = "答复期限";
/// 签收期限.
pub const TERM_RECEIPT: &str = "签收期限";
/// 退办期限.
pub const TERM_HAND_BACK: &str = "退办期限";
/// 会办意见期限.
pub const TERM_JOINT: &str = "会办意见期限";
/// 延期上限.
pub const TERM_EXTENSION: &str = "延期上限";
/// 反馈期限.
pub const TERM_FEEDBACK: &str = "反馈期限";
/// 重办期限.
pub const TERM_REWORK: &str = "重办期限";
/// 告知期限.
pub const TERM_NOTICE: &str = "告知期限";
/// 回访间隔.
pub const TERM_LOOK_BACK: &str = "回访间隔";
/// 公开期限.
pub const TERM_PUBLICATION: &str = "公开期限";
/// 不设.
pub const NO_TERM: &str = "不设";
/// 成文日.
pub const DOCUMENT_DATE: &str = "成文日";
/// 签发日.
pub const SIGNED_DATE: &str = "签发日";
/// 送达日.
pub const DELIVERED_DATE: &str = "送达日";
/// 录入日.
pub const ENTERED_DATE: &str = "录入日";
/// 第一提案人(并案的各件都问).
pub const ASKED_FIRST: &str = "第一提案人(并案的各件都问)";
/// 每位署名人.
pub const ASKED_EVERY: &str = "每位署名人";
/// 占收回的反馈表.
pub const OF_RETURNED: &str = "占收回的反馈表";
/// 占应征询的提案者.
pub const OF_ASKED: &str = "占应征询的提案者";
/// 无.
pub const NONE: &str = "无";
/// 审查层级.
pub const REVIEW: &str = "审查层级";
/// 按期以何日为准.
pub const ON_TIME: &str = "按期以何日为准";
/// 征询对象.
pub const ASKED: &str = "征询对象";
/// 重新办理的评价.
pub const REOPENS: &str = "重新办理的评价";
/// 重办次数.
pub const ROUNDS: &str = "重办次数";
/// 满意率口径.
pub const SATISFACTION: &str = "满意率口径";
/// 测评表.
pub const FORM: &str = "测评表";
/// 催办阶梯.
pub const LADDER: &str = "催办阶梯";
/// 双人复核.
pub const FOUR_EYES: &str = "双人复核";
/// 截至哪一天、哪一届次.
pub const PICK_DAY: &str = "截至哪一天、哪一届次";
/// 这一部分还没有数字.
pub const NO_FIGURES: &str = "这一部分还没有数字";
/// 没有重点提案。在收件屏选中提案，按标记键或“督办事项”.
pub const NO_KEY: &str = "没有重点提案。在收件屏选中提案，按标记键或“督办事项”";
/// 没有活动。按 Ctrl+W 4 登记.
pub const NO_ACTIVITY: &str = "没有活动。按 Ctrl+W 4 登记";
/// 没有登记领导。按 Ctrl+Y 4 登记.
pub const NO_LEADER: &str = "没有登记领导。按 Ctrl+Y 4 登记";
/// 没有跨年度跟踪的提案。答复之后按 Ctrl+W 2 列入.
pub const NO_TRACKED: &str = "没有跨年度跟踪的提案。答复之后按 Ctrl+W 2 列入";
/// 没有社情民意信息。按 Ctrl+W 6 登记.
pub const NO_INFO: &str = "没有社情民意信息。按 Ctrl+W 6 登记";
/// 没有领导批示。按 Ctrl+W 8 登记.
pub const NO_INSTRUCTION: &str = "没有领导批示。按 Ctrl+W 8 登记";
/// 没有承办单位。按 Ctrl+Y 2 登记，或从表格导入.
pub const NO_UNIT: &str = "没有承办单位。按 Ctrl+Y 2 登记，或从表格导入";
/// A section of a large register is being worked out.
pub const WORKING_OUT: &str = "正在统计…";
/// 提案者.
pub const WHO: &str = "提案者";
/// 题目.
pub const QUESTION: &str = "题目";
/// 意见.
pub const SAID: &str = "意见";
/// 备注.
pub const REMARK: &str = "备注";
/// 批次.
pub const BATCH: &str = "批次";
/// 收到.
pub const CAME: &str = "收到";
/// Sheets keyed of those announced.
pub const SHEETS: &str = "份数";
/// Ratings keyed of those announced.
pub const RATINGS: &str = "评价合计";
/// Numbers keyed of those announced.
pub const NUMBERS: &str = "号码合计";
/// Sheets keyed wrong of those keyed twice.
pub const WRONG: &str = "录错/复录";
/// What waits.
pub const LEFT_OVER: &str = "待办";
/// 结批.
pub const CLOSED: &str = "结批";
/// 开批人.
pub const CLERK: &str = "开批人";
/// 交来人.
pub const FROM: &str = "交来人";
/// 原件存放.
pub const PAPER: &str = "原件存放";
/// A batch that is open.
pub const OPEN: &str = "未结";
/// Survey forms, no questionnaire.
pub const SURVEY_FORM: &str = "征询意见表";
/// Nothing was said in words.
pub const NOTHING_SAID: &str = "收回的表上没有文字意见";
/// No batch.
pub const NO_BATCHES: &str = "还没有批次。按 F5 到测评屏，再按 + 开批";

/// A sheet of a questionnaire.
pub fn sheet_number(number: u32) -> String {
    format!("问卷{number}号")
}

/// Above what was said in words.
pub fn words_said(session: &str, count: usize) -> String {
    format!("{session} 文字意见{count}条")
}

/// Above the batches.
pub fn batches_of(session: &str, count: usize) -> String {
    format!("{session} 批次{count}  已录/封面")
}

/// What waits in a batch.
pub fn left_over(to_second: usize, disputed: usize) -> String {
    let part = |count: usize, what: &str| if count > 0 { format!("{what}{count}") } else { String::new() };
    [part(to_second, "复录"), part(disputed, "核定")].concat()
}

/// Who closed a batch, when and why though it differs.
pub fn closed_by(on: NaiveDate, clerk: &str, reason: &str) -> String {
    let reason = if reason.is_empty() { String::new() } else { format!("，{reason}") };
    format!("{} {clerk}{reason}", on.format("%m-%d"))
}

/// No questionnaire.
pub const NO_QUESTIONNAIRE: &str = "没有登记问卷。按 Insert 登记";
/// 问卷名称.
pub const QUESTIONNAIRE: &str = "问卷名称";
/// 题数.
pub const QUESTIONS: &str = "题数";
/// 发出.
pub const WENT_OUT: &str = "发出";
/// 发放.
pub const SENT_OUT: &str = "发放";
/// 已录.
pub const KEYED: &str = "已录";
/// 没有登记委员。按 Ctrl+Y 3 登记.
pub const NO_MEMBER: &str = "没有登记委员。按 Ctrl+Y 3 登记";

/// 督办与跟踪.
pub const WATCHED_PART: &str = "督办与跟踪";
/// 相关提案.
pub const RELATED: &str = "相关提案";
/// 办理成效.
pub const EFFECT: &str = "成效";
/// 列入跨年度跟踪.
pub const TRACKED_SINCE: &str = "列入跨年度跟踪";

/// Counted as of a day.
pub fn as_of(day: NaiveDate) -> String {
    format!("截至{day}")
}

/// The first choice of a list behind a line: the line itself.
pub const LINE_IN_FULL: &str = "单位情况和联络方式";

/// How to reach a unit.
pub fn contact(text: &str) -> String {
    format!("联络：{text}")
}

/// How many units there are: in all, and as lead, separate and joint ones.
pub fn how_many_units(all: u64, [lead, separate, joint]: [u64; 3]) -> String {
    format!("{all}家：主办{lead} 分办{separate} 会办{joint}")
}

/// The rows behind a figure.
pub fn rows_of(what: &str, count: usize) -> String {
    format!("{} {count}件，回车看详情", what.trim())
}

/// How many proposals are watched, and how many of them by leaders of two levels.
pub fn watched(count: usize, joint: usize) -> String {
    match joint {
        0 => format!("重点关注{count}件"),
        _ => format!("重点关注{count}件，其中两级联合督办{joint}件"),
    }
}

/// How many activities.
pub fn activities(count: usize) -> String {
    format!("活动{count}项")
}

/// How many leaders, and how many have nothing.
pub fn covered(count: usize, none: usize) -> String {
    format!("在任领导{count}位，{none}位没有领办督办")
}

/// How many are tracked, and how many of this session should be.
pub fn tracked(count: usize, wanting: usize) -> String {
    match wanting {
        0 => format!("跨年度跟踪{count}件"),
        _ => format!("跨年度跟踪{count}件，另有{wanting}件应跟踪未跟踪"),
    }
}

/// How many information items.
pub fn infos(count: usize) -> String {
    format!("社情民意信息{count}条")
}

/// How many instructions.
pub fn instructions(count: usize) -> String {
    format!("领导批示{count}次")
}

/// How many are listed.
pub fn listed(count: usize) -> String {
    format!("共{count}")
}

/// Left on a day.
pub fn left(day: NaiveDate) -> String {
    format!("{day}离任")
}

/// A unit that was merged.
pub fn merged_into(unit: &str) -> String {
    format!("并入{unit}")
}

/// The rules in force.
pub fn rules_named(name: &str) -> String {
    format!("规则“{name}”，用 tian rules 查看和修改")
}

/// An instruction.
pub fn instructed(on: &str, by: &str, level: &str, words: &str) -> String {
    let head = format!("{on} {by}({level})");
    if words.is_empty() { head } else { format!("{head}：{words}") }
}

/// Compiled in an issue.
pub fn compiled(bulletin: &str, issue: u32) -> String {
    format!("编入{bulletin}第{issue}期")
}

/// Sent up.
pub fn sent(level: &str) -> String {
    format!("报送{level}")
}

/// Adopted.
pub fn adopted(level: &str) -> String {
    format!("{level}采纳")
}

/// No unit stands under the cursor.
pub const NO_UNIT_HERE: &str = "光标处没有承办单位；请到名册、办理或催办屏";
/// Several units are marked.
pub const SEVERAL_UNITS_HERE: &str = "一次只能改一家单位的登记，请先取消标记";
