//! Labels, hints and sentences of the forms, in Chinese. Labels of dates, texts and codes are the words the law uses in
//! its refusals, so that a refusal finds the field it speaks of.

pub use super::verbs::*;

/// 案由.
pub const TITLE: &str = "案由";
/// Who signs.
pub const PROPOSERS: &str = "提案者";
/// Who seconds.
pub const SECONDERS: &str = "附议人";
/// The name it is handed in under.
pub const HANDED_IN_AS: &str = "名义";
/// Category.
pub const CATEGORY: &str = "提案分类";
/// Publication.
pub const CONSENT: &str = "是否公开";
/// Wished for as lead.
pub const WANTED_LEAD: &str = "建议主办";
/// Wished for as joint.
pub const WANTED_JOINT: &str = "建议会办";
/// The text.
pub const TEXT: &str = "正文";
/// Remarks.
pub const NOTES: &str = "备注";
/// Received on.
pub const RECEIVED_ON: &str = "收件日期";
/// Plenary or intersession.
pub const PERIOD: &str = "提出时间";
/// Lead unit.
pub const LEAD: &str = "主办";
/// Joint units.
pub const JOINT: &str = "会办";
/// Separate units.
pub const SEPARATE: &str = "分办";
/// Filed on.
pub const FILED_ON: &str = "立案日期";
/// Assigned on.
pub const ASSIGNED_ON: &str = "交办日期";
/// Declined on.
pub const DECLINED_ON: &str = "决定日期";
/// Ground for declining.
pub const GROUND: &str = "不予立案情形";
/// Where it is passed on to.
pub const DIVERTED: &str = "转送";
/// Reason.
pub const REASON: &str = "理由";
/// Sent back on.
pub const SENT_BACK_ON: &str = "退回日期";
/// Withdrawn on.
pub const WITHDRAWN_ON: &str = "撤案日期";
/// Day it came in again.
pub const RESUBMITTED_ON: &str = "重新收件日期";
/// The lead proposal of a merger.
pub const INTO: &str = "主案";
/// Merged on.
pub const MERGED_ON: &str = "并案日期";
/// Split on.
pub const SPLIT_ON: &str = "拆案日期";
/// Units that something is recorded for.
pub const FOR_UNITS: &str = "承办单位";
/// Receipt on.
pub const RECEIPT_ON: &str = "签收日期";
/// Joint opinion on.
pub const JOINT_OPINION_ON: &str = "会办意见日期";
/// Extended until.
pub const UNTIL: &str = "延期至";
/// Extension granted on.
pub const GRANTED_ON: &str = "批准日期";
/// Document number.
pub const NUMBER: &str = "文号";
/// Result class.
pub const CLASS: &str = "办理结果类别";
/// Delivered on.
pub const DELIVERED_ON: &str = "送达日期";
/// Signed on.
pub const SIGNED_ON: &str = "签发日期";
/// Date on the document.
pub const DOCUMENT_ON: &str = "成文日期";
/// Signer.
pub const SIGNER: &str = "签发人";
/// Openness.
pub const OPENNESS: &str = "公开属性";
/// Handed back on.
pub const HANDED_BACK_ON: &str = "退办日期";
/// Ruling.
pub const RULING: &str = "裁定";
/// Ruled on.
pub const RULED_ON: &str = "裁定日期";
/// Unit that takes over.
pub const TO_UNIT: &str = "改由";
/// Clock starts again.
pub const RESTART: &str = "期限重计";
/// Reassigned on.
pub const REASSIGNED_ON: &str = "改办日期";
/// A unit that should be added.
pub const ADD_UNIT: &str = "建议增办";
/// A unit that should have it instead.
pub const PROPOSED_UNIT: &str = "建议改由";
/// What is said with a ruling.
pub const RULING_NOTE: &str = "裁定意见";
/// Extension granted or only asked for.
pub const GRANTED_OR_ASKED: &str = "批准与否";
/// Extension asked on.
pub const ASKED_ON: &str = "申请日期";
/// How proposers were consulted.
pub const CONSULT_WAY: &str = "面商方式";
/// Consulted on.
pub const CONSULTED_ON: &str = "面商日期";
/// Who took part.
pub const TOOK_PART: &str = "参加人";
/// What was said.
pub const CONSULT_NOTE: &str = "面商情况";
/// Whether a joint unit agrees.
pub const STAND: &str = "会签态度";
/// An opinion in words.
pub const OPINION_TEXT: &str = "意见";
/// Draft sent in on.
pub const SUBMITTED_ON: &str = "送审日期";
/// What is said about a draft.
pub const DRAFT_NOTE: &str = "审核意见";
/// Draft looked at on.
pub const DRAFT_RULED_ON: &str = "审核日期";
/// Answers to the recommendations.
pub const POINTS: &str = "逐条答复";
/// How a class came about.
pub const CLASSIFY_WHY: &str = "认定缘由";
/// What a class rests on.
pub const BASIS: &str = "依据";
/// Class settled on.
pub const CLASSIFIED_ON: &str = "认定日期";
/// Met on.
pub const MET_ON: &str = "协商日期";
/// What was agreed.
pub const MINUTES: &str = "协商情况";
/// Published on.
pub const PUBLISHED_ON: &str = "公开日期";
/// How a reminder went out.
pub const WAY: &str = "方式";
/// Step of the ladder.
pub const LEVEL: &str = "级别";
/// Reminded on.
pub const REMINDED_ON: &str = "日期";
/// Mark.
pub const MARK: &str = "标记";
/// Day of a mark.
pub const MARKED_ON: &str = "标记日期";
/// Set or removed.
pub const SET_OR_NOT: &str = "设定或取消";
/// Closed on.
pub const CLOSED_ON: &str = "办结日期";
/// Session name.
pub const SESSION_NAME: &str = "届次名称";
/// Term.
pub const TERM: &str = "届";
/// Meeting.
pub const MEETING: &str = "次";
/// Year.
pub const YEAR: &str = "年度";
/// First day of the meeting.
pub const OPENED_ON: &str = "开幕日期";
/// Cutoff date.
pub const CUTOFF_ON: &str = "截止日期";
/// Cutoff time.
pub const CUTOFF_AT: &str = "截止时刻";
/// Numbering template.
pub const NUMBERING: &str = "编号式样";
/// The session new proposals enter.
pub const CURRENT: &str = "设为当前";
/// Unit name.
pub const UNIT_NAME: &str = "单位名称";
/// Unit code.
pub const UNIT_CODE: &str = "单位编码";
/// Short and former names.
pub const ALIASES: &str = "简称曾用名";
/// The system a unit belongs to.
pub const SYSTEM: &str = "所属系统";

/// The proposers agreed to its being passed on.
pub const CONSENTED: &str = "提案者同意";
/// Whom it is passed on to.
pub const PLACE: &str = "转往";
/// Field of an activity.
pub const HELD_AT: &str = "地点";
/// Told on.
pub const NOTIFIED_ON: &str = "告知日期";
/// Passed on on.
pub const DIVERTED_ON: &str = "转送日期";
/// What became of it.
pub const FATE: &str = "转送结果";
/// Level of a body.
pub const BODY_LEVEL: &str = "层级";
/// When that became known.
pub const FATE_ON: &str = "结果日期";
/// Archived on.
pub const ARCHIVED_ON: &str = "归档日期";
/// Who signed.
pub const SIGNERS: &str = "签名人";
/// Signed on, of a cosigner.
pub const SIGNED_BY_ON: &str = "签名日期";
/// Until when cosigners may sign.
pub const SIGNATURES_DUE: &str = "签名截止";
/// Who is asked instead.
pub const STAND_IN: &str = "反馈人";
/// In whose place.
pub const IN_PLACE_OF: &str = "代替";
/// Arranged on.
pub const STANDS_IN_ON: &str = "替换日期";
/// Why it may not be published.
pub const CONSENT_REASON: &str = "公开说明";
/// Holds a secret.
pub const SECRET: &str = "涉密";
/// Level of a review.
pub const REVIEW_LEVEL: &str = "审级";
/// Verdict of a review.
pub const VERDICT: &str = "结论";
/// Proposed as lead.
pub const PROPOSED_LEAD: &str = "拟主办";
/// Proposed as joint.
pub const PROPOSED_JOINT: &str = "拟会办";
/// Proposed as separate.
pub const PROPOSED_SEPARATE: &str = "拟分办";
/// A reviewer's words.
pub const REVIEW_REMARK: &str = "审查意见";
/// The first gate.
pub const GATE_POLICY: &str = "政治关";
/// The second gate.
pub const GATE_CONTENT: &str = "内容关";
/// The third gate.
pub const GATE_WORDING: &str = "文字关";
/// Who reviewed.
pub const REVIEWER: &str = "审查人";
/// Reviewed on.
pub const REVIEWED_ON: &str = "审查日期";

/// Help for the proposers' consent to passing on.
pub const HELP_CONSENTED: &str = "转送要先征得提案者同意";
/// Help for whom it is passed on to.
pub const HELP_PLACE: &str = "可空；转给哪个部门、编入哪一期";
/// Help for the day the proposers were told.
pub const HELP_NOTIFIED: &str = "可空；已经告知的填日期，没有的以后用告知";
/// Help for the last day of signing.
pub const HELP_SIGNATURES_DUE: &str = "可空；联名提案等签名到哪一天，如 1122";
/// Help for the reason against publication.
pub const HELP_CONSENT_REASON: &str = "可空；不同意公开的写明原由";
/// Help for the secret.
pub const HELP_SECRET: &str = "可空；涉密的连题目也不进任何清单";
/// Help for the reviewer.
pub const HELP_REVIEWER: &str = "可空；空着为您本人";

/// Yes.
pub const YES: &str = "是";
/// No.
pub const NO: &str = "否";
/// Granted.
pub const GRANTED: &str = "同意退办";
/// Refused.
pub const REFUSED: &str = "不同意，继续办理";
/// Adding a unit is granted.
pub const ADD_GRANTED: &str = "同意增办";
/// Adding a unit is refused.
pub const ADD_REFUSED: &str = "不同意增办";
/// An extension granted already.
pub const GRANTED_NOW: &str = "已批准";
/// An extension only asked for.
pub const ASKED_ONLY: &str = "仅申请，待裁定";
/// More time is granted.
pub const EXTEND_GRANTED: &str = "同意延期";
/// More time is refused.
pub const EXTEND_REFUSED: &str = "不同意延期";
/// The draft passes.
pub const DRAFT_PASSED: &str = "通过";
/// The draft is sent back.
pub const DRAFT_SENT_BACK: &str = "退回重拟";
/// The mark is set.
pub const SET: &str = "设定";
/// The mark is taken away.
pub const UNSET: &str = "取消";

/// Help for a line of text.
pub const HELP_LINE: &str = "直接输入";
/// Help for a text of many lines.
pub const HELP_BODY: &str = "回车换行，Tab 到下一栏；可直接粘贴";
/// Help for a date that is today when empty.
pub const HELP_TODAY: &str = "空着为今天；如 1122；= 今天，+ - 加减一天";
/// Help for a date that may be missing.
pub const HELP_DATE: &str = "可空；如 1122 或 20261122；= 今天，+ - 加减一天";
/// Help for a date that must be given.
pub const HELP_DATE_MUST: &str = "如 1122 或 20261122；= 今天，+ - 加减一天";
/// Help for a choice.
pub const HELP_CHOICE: &str = "编码、汉字或拼音首字母；左右键换";
/// Help for a choice that may be missing.
pub const HELP_CHOICE_FREE: &str = "可空；编码、汉字或拼音首字母；左右键换";
/// Help for a unit.
pub const HELP_UNIT: &str = "编码、汉字或拼音首字母，回车取第一家";
/// Help for a unit that may be missing.
pub const HELP_UNIT_FREE: &str = "可空；编码、汉字或拼音首字母，回车取第一家";
/// Help for the reason of adding a unit.
pub const HELP_ADD_REASON: &str = "建议增办时填写";
/// Help for the unit that takes over.
pub const HELP_TO_UNIT: &str = "同意后即改由这一家承办；可空，另行改办";
/// Help for another date than the one asked for.
pub const HELP_UNTIL: &str = "空着为申请的期限；如 1122 或 20261122";
/// Help for the stand of a joint unit.
pub const HELP_STAND: &str = "空着为同意；左右键换";
/// Help for what is said about a draft.
pub const HELP_DRAFT_NOTE: &str = "退回重拟的，写明要改什么";
/// Help for the answers to the recommendations.
pub const HELP_POINTS: &str = "可空；一行一条：采纳(部分、不采纳) 建议：办理情况";
/// Help for how a class came about.
pub const HELP_CLASSIFY_WHY: &str = "可空；各家类别不一时为认定，否则为更正";
/// Help for units that may be missing.
pub const HELP_UNITS: &str = "可空；编码、汉字或拼音首字母，回车取；退格去掉末一家";
/// Help for proposers.
pub const HELP_PROPOSERS: &str = "按署名次序，顿号隔开；委员可打首字母；挑选键选光标处名字的类别";
/// Help for names.
pub const HELP_NAMES: &str = "可空；用顿号隔开";
/// Help for ticks.
pub const HELP_TICKS: &str = "数字或空格勾选，* 全选";
/// Help for a number.
pub const HELP_DIGITS: &str = "输入数字";
/// Help for the letter number of a reminder.
pub const HELP_LETTER: &str = "可空；多家时末位数字依次加一";
/// Help for the level of a reminder.
pub const HELP_LEVEL: &str = "空着为各家的下一级";
/// Help for the period.
pub const HELP_PERIOD: &str = "空着按届次的截止时间定";
/// Help for the category of a file form.
pub const HELP_KEEP_CATEGORY: &str = "空着为各件已有的分类";
/// Help for the signing date.
pub const HELP_SIGNED: &str = "空着同送达日期";
/// Help for the document date.
pub const HELP_DOCUMENT: &str = "空着同签发日期";
/// Help for the cutoff time.
pub const HELP_TIME: &str = "四位时分，如 1800；空着为当天结束";
/// Help for the numbering template.
pub const HELP_NUMBERING: &str = "{n} 号，{n:03} 补零，另有 {year} {term} {meeting}";
/// Help for the code of a unit.
pub const HELP_CODE: &str = "空着自动编";
/// Help for the confirm line.
pub const HELP_CONFIRM: &str = "回车提交，上键回去改，Esc 留作草稿";

/// Beside an empty date.
pub const TODAY: &str = "今天";
/// Beside a date of rest.
pub const REST: &str = "休";
/// Beside an untouched value of the last form.
pub const CARRIED: &str = "沿用上次，直接输入即替换";
/// Beside an untouched value that the form proposes.
pub const PROPOSED: &str = "拟定，可另选";
/// Beside a text that was not fetched yet.
pub const TEXT_COMING: &str = "正文还没有取到，暂不能改";
/// Heading of a list of candidates.
pub const CANDIDATES: &str = "回车取第一行，上下键挑选";
/// Heading of a list none of which is highlighted: Enter goes on without taking one.
pub const CANDIDATES_OPEN: &str = "打字查找，或上下键挑选；回车跳到下一栏";
/// A candidate that is not listed yet.
pub const NEW_UNIT: &str = "新建单位";
/// Nothing was filled in before.
pub const NO_DITTO: &str = "没有上一条可抄";

/// A date that is none.
pub fn no_date(typed: &str) -> String {
    format!("“{typed}”不是日期；如 1122、20261122；= 今天")
}

/// A field that must be filled in.
pub fn must(label: &str) -> String {
    format!("请填写{label}")
}

/// A choice that must be made.
pub fn must_choose(label: &str) -> String {
    format!("请选择{label}")
}

/// Enter stays on what is missing; how to go on all the same.
pub fn may_pass(why: &str) -> String {
    format!("{why}；先空着按 Tab")
}

/// Letters that find no member.
pub fn no_member(typed: &str) -> String {
    format!("没有拼音为“{typed}”的委员；姓名请打汉字")
}

/// A unit that was not chosen to the end.
pub fn unit_open(typed: &str) -> String {
    format!("“{typed}”还没有选定单位，请从候选中选一家，或删去")
}

/// No unit answers.
pub fn no_unit(typed: &str) -> String {
    format!("没有与“{typed}”相符的单位；要新建请输入单位全称")
}

/// No entry of a choice answers.
pub const NO_SUCH_ENTRY: &str = "没有这一项；输入编码、汉字或拼音首字母，或按左右键换";

/// A key a field does not take.
pub fn full(limit: usize) -> String {
    format!("最多{limit}字，多出的没有收入")
}

/// A time of day that is none.
pub fn no_time(typed: &str) -> String {
    format!("“{typed}”不是时刻；如 1800")
}

/// A number out of its range.
pub fn out_of_range(label: &str, most: u32) -> String {
    format!("{label}应在0至{most}之间")
}

/// A unit code that another unit has.
pub fn code_taken(code: &str, name: &str) -> String {
    format!("编码{code}已是{name}，请换一个，或空着自动编")
}

/// The confirm line: verb and count.
pub fn confirm(verb: &str, count: usize, unit: &str) -> String {
    if count > 1 { format!("〔确认{verb} {count} {unit}〕") } else { format!("〔确认{verb}〕") }
}

/// The confirm line when some cannot be done.
pub fn confirm_rest(verb: &str, can: usize, unit: &str) -> String {
    format!("〔只{verb}可办的 {can} {unit}〕")
}

/// The heading: verb and count.
pub fn heading(verb: &str, count: usize, unit: &str) -> String {
    if count > 1 { format!("{verb} {count} {unit}") } else { verb.to_owned() }
}

/// All can be done.
pub fn all_can(count: usize, unit: &str) -> String {
    if count > 1 { format!("{count} {unit}都可以办") } else { "可以办".to_owned() }
}

/// Some cannot be done.
pub fn some_cannot(can: usize, total: usize, unit: &str) -> String {
    format!("{total} {unit}中 {can} {unit}可以办，以下不能：")
}

/// None can be done.
pub fn none_can(total: usize, unit: &str) -> String {
    if total > 1 { format!("{total} {unit}都不能办：") } else { "不能办：".to_owned() }
}

/// More lines than fit.
pub fn and_more(count: usize) -> String {
    format!("另有 {count} 条未列出")
}

/// The first of many.
pub fn first_of(first: &str, count: usize) -> String {
    if count > 1 { format!("{first} 等 {count} 件") } else { first.to_owned() }
}

/// Nothing a form could be about.
pub fn nothing_for(verb: &str) -> String {
    format!("所选提案没有可以{verb}的；先看状态，再选办理")
}

/// The proposal is not there.
pub const GONE: &str = "这件提案已不在登记簿里";
/// No session yet.
pub const NO_SESSION: &str = "还没有届次，请先设置届次";
/// Merging needs several.
pub const MERGE_SEVERAL: &str = "并案要先标记至少两件";

/// What a unit owes, and its next step.
pub fn owes(unit: &str, overdue: usize, soon: usize, level: &str) -> String {
    format!("{unit}：逾期 {overdue} 项，临期 {soon} 项；下一级“{level}”")
}

/// Which unit, and as what.
pub fn unit_as(unit: &str, role: &str) -> String {
    format!("{unit}({role})")
}

/// Why the unit wants to hand it back.
pub fn wants_back(reason: &str) -> String {
    format!("退办理由：{reason}")
}

/// Which unit should have it instead.
pub fn wants_it_given(reason: &str, unit: &str) -> String {
    format!("{}；建议改由{unit}承办", wants_back(reason))
}

/// Which unit should be added.
pub fn wants_added(unit: &str, role: &str, reason: &str) -> String {
    format!("建议增办{unit}({role})：{reason}")
}

/// More time that was asked for.
pub fn wants_time(until: &str, reason: &str) -> String {
    format!("申请延期至 {until}：{reason}")
}

/// A draft that was sent in.
pub fn draft_waits(on: &str, class: &str) -> String {
    if class.is_empty() { format!("{on} 送审") } else { format!("{on} 送审，拟定 {class} 类") }
}

/// A line of the answers to the recommendations that cannot be read.
pub fn no_point(line: usize) -> String {
    format!("第{line}行读不懂：应以采纳、部分或不采纳开头，空格后写建议")
}

/// Until when it is due, and how far an extension may reach.
pub fn due(unit: &str, due: &str) -> String {
    format!("{unit} 现期限 {due}")
}

/// Help of a picker whose first nine lines are numbered.
pub const HELP_NUMBERED: &str = "按数字直接选，或输入汉字、拼音首字母查找；回车选定";
/// Help of a picker.
pub const HELP_PICKER: &str = "输入编码、汉字或拼音首字母查找；上下键挑选，回车选定";
/// Nothing answers to the search.
pub const NOTHING_ANSWERS: &str = "没有相符的；退格改一改再找";

/// The weekday, Monday first.
pub const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// Days off.
pub const DAYS_OFF: &str = "放假日期";
/// Days worked.
pub const DAYS_WORKED: &str = "调休上班";
/// Help for spans of days.
pub const HELP_DAYS: &str = "如 1-1~1-3、4-5;照通知写，一天或一段，用顿号隔开";
/// Help for days worked.
pub const HELP_DAYS_WORKED: &str = "可空；调休上班的周六、周日，如 1-4、2-14";

/// Days that cannot be read.
pub fn no_days(typed: &str) -> String {
    format!("“{typed}”不是日期，应如 1-1 或 1-1~1-3")
}

/// How to reach a unit.
pub const CONTACT: &str = "联络方式";
/// Help of that field.
pub const HELP_CONTACT: &str = "联络员、电话；不进登记簿，查看时逐条调取；空着为不改";
/// The code is one in use: its listing is meant.
pub const CODE_AGAIN: &str = "修改已有";
/// Help of that field.
pub const HELP_CODE_AGAIN: &str = "要修改已登记的单位时选“是”，并填它的编码；空着的各项不改";
/// First day of a new name.
pub const RENAMED_ON: &str = "更名日期";
/// Help of that field.
pub const HELP_RENAMED: &str = "换了名称时填启用新名称的日期，空着为今天；旧名称自动记为曾用名";
/// The unit it was merged into.
pub const MERGED_INTO: &str = "并入";
/// Help of that field.
pub const HELP_MERGED_INTO: &str = "已撤并的，选承接职能的单位；此后不再承办新的提案";
/// Name of a clerk.
pub const CLERK_NAME: &str = "姓名";
/// Help of that field.
pub const HELP_CLERK_NAME: &str = "写已登记的姓名即修改其登录账号和角色";
/// Unix user id of a clerk.
pub const LOGIN: &str = "登录账号";
/// Help of that field.
pub const HELP_LOGIN: &str = "登录用户的数字编号(id -u)；空着的，已登记的不变，新登记的谁都可用此姓名";
/// Whether a clerk's name is bound to no login any more.
pub const FREE_LOGIN: &str = "解除绑定";
/// Help of that field.
pub const HELP_FREE_LOGIN: &str = "解除后，办公室的任何用户都可以此姓名工作";
/// Roles of a clerk.
pub const ROLES: &str = "角色";
/// Help of that field.
pub const HELP_ROLES: &str = "空格勾选，可多选；“经办”可办全部日常事务";
/// Name of a member.
pub const MEMBER_NAME: &str = "姓名";
/// Help of that field.
pub const HELP_MEMBER_NAME: &str = "写已登记的姓名即修改其登记";
/// Sector of a member.
pub const SECTOR: &str = "界别";
/// Party of a member.
pub const PARTY: &str = "党派";
/// Group of a member.
pub const GROUP: &str = "委员小组";
/// Day a member left.
pub const LEFT_ON: &str = "离任日期";
/// Help of that field.
pub const HELP_LEFT: &str = "不再担任委员的填离任日期；空着为在任";
/// What the second clerk says.
pub const SECOND: &str = "复核";
/// The second clerk agrees.
pub const AGREE: &str = "同意，照此办理";
/// The second clerk does not.
pub const DISAGREE: &str = "不同意，退回";
/// Who asked takes it back.
pub const TAKE_BACK: &str = "撤回，不办了";
/// Why.
pub const SECOND_NOTE: &str = "意见";
/// Help of that field.
pub const HELP_SECOND: &str = "可空；不同意时写明理由，送复核的人能看到";

/// A unit code nobody has.
pub fn no_such_code(code: &str) -> String {
    format!("没有编码为“{code}”的单位；登记新单位请选“否”")
}

/// Sheets in a batch.
pub const SHEETS: &str = "份数";
/// Help.
pub const HELP_SHEETS: &str = "这一批纸表一共几份，录完要对得上";
/// Ratings added up.
pub const RATINGS_TOTAL: &str = "评价合计";
/// Help.
pub const HELP_RATINGS_TOTAL: &str = "各份总体评价的数字加起来；没有加就留空，不核对";
/// Numbers added up.
pub const NUMBERS_TOTAL: &str = "号码合计";
/// Help.
pub const HELP_NUMBERS_TOTAL: &str = "各份表上的案号加起来(没有案号的加收件号)；没有加就留空，不核对";
/// Who brought the stack.
pub const HANDED_IN_BY: &str = "交来人";
/// When it came.
pub const CAME_ON: &str = "收到日期";
/// Where the paper lies.
pub const PAPER_LIES: &str = "原件存放";
/// Which questionnaire.
pub const QUESTIONNAIRE: &str = "问卷";
/// Help.
pub const HELP_QUESTIONNAIRE: &str = "录的是问卷就选它；征询意见表留空";
/// 问卷名称.
pub const NAME_OF_QUESTIONNAIRE: &str = "问卷名称";
/// Day a questionnaire went out.
pub const WENT_OUT: &str = "发出日期";
/// How many sheets went out.
pub const SENT_OUT: &str = "发放份数";
/// Help.
pub const HELP_SENT_OUT: &str = "回收率的底数；没有数过就留空";
/// Options printed with letters.
pub const LETTERS: &str = "字母选项";
/// Help.
pub const HELP_LETTERS: &str = "选项印作A、B、C的选是：照印的显示，录入仍可按数字";
/// 题目.
pub const QUESTIONS: &str = "题目";
/// Help.
pub const HELP_QUESTIONS: &str = "一题一行“题目：选项、选项”；(多选)(是非)写在题目末；没有选项是填文字";
/// The unit whose listing is put right.
pub fn unit_listed(code: &str, name: &str) -> String {
    format!("编码{code}  {name}")
}

/// Names that stand on no roster.
pub fn not_listed(names: &str) -> String {
    format!("不在名册：{names}")
}
/// After the kind of a proposer who is called a member and is not listed as one.
pub const OFF_THE_ROSTER: &str = "，不在名册";
/// Help for names of members.
pub const HELP_MEMBERS: &str = "可空；顿号隔开，可打首字母，挑选键列出委员；不在名册的照收";
/// Help for units wished for.
pub const HELP_WANTED: &str = "可空；顿号隔开，可打编码或首字母，挑选键列出单位；不在名册的照收";

/// Asked before things are merged that have nothing in common.
pub fn merge_strangers(first: &str, count: usize) -> String {
    let more = if count > 1 { format!("等{count}件") } else { String::new() };
    format!("{first}{more}与主案分类不同、没有共同的单位，案由也不相近；确要并案，再按一次确定")
}
