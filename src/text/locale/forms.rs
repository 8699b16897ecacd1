//! Labels, hints and sentences of the forms, in Chinese. Labels of dates, texts and codes are the words the law uses in
//! its refusals, so that a refusal finds the field it speaks of.

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
/// How a reminder went out.
pub const WAY: &str = "方式";
/// Step of the ladder.
pub const LEVEL: &str = "级别";
/// Reminded on.
pub const REMINDED_ON: &str = "日期";
/// Mark.
pub const MARK: &str = "标记";
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

/// Yes.
pub const YES: &str = "是";
/// No.
pub const NO: &str = "否";
/// Granted.
pub const GRANTED: &str = "同意退办";
/// Refused.
pub const REFUSED: &str = "不同意，继续办理";
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
/// Help for units that may be missing.
pub const HELP_UNITS: &str = "可空；编码、汉字或拼音首字母，回车取；退格去掉末一家";
/// Help for proposers.
pub const HELP_PROPOSERS: &str = "按署名次序，顿号隔开；委员可打首字母；挑选键换光标处名字的类别";
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
pub fn wants_back(unit: &str, reason: &str) -> String {
    format!("{unit} 退办理由：{reason}")
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
