//! The desk in Chinese.

pub mod asking;
pub mod boards;
pub mod deadlines;
pub mod fields;
pub mod filing;
pub mod handling;
pub mod handling_pane;
pub mod history;
pub mod reminders;
pub mod review;
pub mod second;
pub mod survey;

/// The program's name on the screen.
pub const NAME: &str = "提案";
/// Where nothing is listed.
pub const LISTING: &str = "正在列出…";
/// Neither filter nor search lets anything through.
pub const NOTHING_LISTED: &str = "没有符合条件的提案；Esc 或退格键清除查找和筛选";
/// Where nothing is listed because nothing is waiting.
pub const PILE_DONE: &str = "没有待审查的提案";
/// A key that means nothing after the ones pressed.
pub const NO_SUCH_KEYS: &str = "没有这样的按键组合";
/// A verb without anything to do it to.
pub const NOTHING_CHOSEN: &str = "没有选中任何一件：请先移到一行，或标记几行";
/// None of the marked ones can be done; the first reason.
pub fn none_of(count: usize, why: &str) -> String {
    format!("所标{count}件都不能办：{why}")
}
/// Merging needs several.
pub const MERGE_NEEDS_SEVERAL: &str = "并案至少要标记两件：先用空格逐件标记";
/// Something lies on top.
pub const CLOSE_FIRST: &str = "请先关闭当前浮窗(Esc)，再做这个操作";
/// The connection is lost.
pub const LOST: &str = "与服务断开，正在重连";
/// While lost, nothing can be sent.
pub const LOST_KEPT: &str = "与服务断开，正在重连；接通后自动再次提交";
/// It stands again.
pub const BACK: &str = "已重新接通";
/// A command is on its way.
pub const SENDING: &str = "正在提交";
/// Label of the search.
pub const SEARCH: &str = "查找";
/// What is looked for in a list.
pub fn sought(text: &str) -> String {
    format!("{SEARCH}：{text}")
}
/// A sign of a probable double.
pub const LIKE: &str = "似";
/// A draft could not be kept.
pub const DRAFT_LOST: &str = "草稿没有存上";
/// The whole screen is too small.
pub fn too_small(cols: u16, rows: u16) -> String {
    format!("窗口太小：现为{cols}x{rows}，至少要60x16。请放大窗口，内容都在。")
}

/// Marks in the status line.
pub fn marked(count: usize, unseen: usize) -> String {
    marked_of(count, unseen, "件")
}

/// The same, counted with another measure word; nothing when none is marked.
fn marked_of(count: usize, unseen: usize, measure: &str) -> String {
    match (count, unseen) {
        (0, _) => String::new(),
        (_, 0) => format!("已标{count}{measure}"),
        _ => format!("已标{count}{measure}(其中{unseen}{measure}不在当前筛选内)"),
    }
}

/// How many rows.
pub fn rows(place: usize, count: usize) -> String {
    if count == 0 { "0件".to_owned() } else { format!("{place}/{count}件") }
}

/// The order was changed.
pub fn sorted_by(order: &str) -> String {
    format!("按{order}排列")
}

/// Someone did something; to what may be empty.
pub fn others_did(who: &str, verb: &str, what: &str) -> String {
    format!("{who} {verb} {what}").trim_end().to_owned()
}

/// So many.
pub fn several(count: usize, counter: &str) -> String {
    format!("{count}{counter}")
}

/// Counts units.
pub const OF_UNITS: &str = "家";
/// Counts proposals.
pub const OF_PROPOSALS: &str = "件";
/// Counts units' tasks.
pub const OF_TASKS: &str = "项";

/// Ends typing a search.
pub const SEARCH_KEEP: &str = "看结果";
/// Drops a search.
pub const SEARCH_DROP: &str = "清除";

/// A form was left with something in it.
pub fn draft_kept(form: &str) -> String {
    format!("没写完的“{form}”已留作草稿，再打开时接着写")
}

/// Something of mine was done, to one by its name or to several by their number.
pub fn done(verb: &str, what: &str) -> String {
    match what.chars().next() {
        None => format!("已{verb}"),
        Some(c) if c.is_ascii_digit() => format!("已{verb}{what}"),
        Some(_) => format!("已{verb}：{what}"),
    }
}

/// Something was recorded, after `已`.
pub fn recorded(what: &str) -> String {
    format!("登记{what}")
}

/// A request for another unit was ruled upon, after `已`.
pub const DONE_ADDITION: &str = "裁定增办";
/// A request for more time was ruled upon, after `已`.
pub const DONE_EXTENSION: &str = "裁定延期申请";
/// A draft reply was ruled upon, after `已`.
pub const DONE_DRAFT: &str = "审核答复";
/// A request to hand back was recorded, after `已`.
pub const DONE_HAND_BACK: &str = "登记退办申请";
/// A request to hand back was ruled upon, after `已`.
pub const DONE_RULING: &str = "裁定退办申请";
/// A survey form was keyed, after `已`.
pub const DONE_ANSWER: &str = "录入反馈";
/// Units were listed, after `已`.
pub const DONE_UNITS: &str = "登记单位";
/// A member, after `已登记`.
pub const MEMBER: &str = "委员";
/// A leader, after `已登记`.
pub const LEADER: &str = "领导";
/// A clerk, after `已登记`.
pub const CLERK: &str = "人员";
/// A session was set, after `已`.
pub const DONE_SESSION: &str = "设置届次";

/// A survey form was keyed whose rating opens the proposal again.
pub fn reopened(what: &str) -> String {
    format!("{}，按规则重新办理(见期限屏)", done(DONE_ANSWER, what))
}

/// A proposal was amended after its reply had a due date, which stays though another term would hold now.
pub fn amended_only(what: &str) -> String {
    format!("{}，答复期限没有随之改动", done("修改", what))
}

/// A step was taken back.
pub fn undone(verb: &str, what: &str) -> String {
    format!("已撤销：{}", beside(verb, what))
}

/// A step was done again.
pub fn redone(verb: &str, what: &str) -> String {
    format!("已恢复：{}", beside(verb, what))
}

fn beside(verb: &str, what: &str) -> String {
    let gap = if what.starts_with(|c: char| c.is_ascii_digit()) { "" } else { " " };
    format!("{verb}{gap}{what}").trim_end().to_owned()
}

/// The piles of the intake pane, in the order of its filter.
pub const PILES: [&str; 10] = [
    "待审查、退回",
    "待审查",
    "退回修改",
    "已立案",
    "不予立案",
    "已并案",
    "已撤案",
    "已办结",
    "已归档",
    "全部",
];

/// In which order a list stands.
pub fn by_order(order: &str) -> String {
    format!("按{order}")
}

/// The orders of the intake pane.
pub const ORDERS: [&str; 4] = ["收件号", "收件先后(新的在前)", "分类", "提案者"];

/// A form opened as it was left.
pub const TAKEN_UP: &str = "接着上次没写完的内容";
/// Heading of a refusal in a box.
pub const CANNOT: &str = "不能办理";

/// Proposals were filed, under these numbers.
pub fn filed(dockets: &[String], what: &str) -> String {
    match dockets {
        [first, .., last] => format!("{}：{first} 至 {last}", done("立案", what)),
        _ => done("立案", what),
    }
}

/// A verb on tasks, and no task for it.
pub const NO_TASK_FOR_IT: &str = "没有可以这样办的承办任务；还没有交办的请先交办";
/// Heading of the menu of verbs.
pub fn verbs_on(count: usize) -> String {
    format!("办理({count}件)")
}
/// Heading of the palette.
pub const PALETTE: &str = "查找操作：汉字、拼音、首字母";
/// Heading of the help.
pub fn help_of(place: &str) -> String {
    format!("帮助：{place}")
}
/// What the table of keys cannot say of keying forms.
pub const HELP_KEYING: [&str; 4] = [
    "",
    "号码、每题一个数字、回车；空着的题按 0，多选题选完按回车，文字题没有就直接回车。",
    "号码还没输入时：+ 批次和问卷，* 改按收件号。",
    "“待核对”里的表：. 取出，再按 . 取更早的，- 放回，/ 丢弃；号码错的直接输入对的。",
];
/// Words of the help after the table of keys.
pub const HELP_TAIL: [&str; 3] = [
    "",
    "输入法开着也能用功能键、方向键、回车、Esc、Ctrl组合键和数字；在列表上直接打汉字就是查找。",
    "全角的：、／、１等在列表上与半角相同。",
];
/// Something was left half typed on a pane.
pub fn left_unfinished(pane: &str, key: &str) -> String {
    format!("{pane}有上次没做完的，按 {key} 接着做")
}
/// A key without binding.
pub const NO_KEY: &str = "-";

/// The proposal shown is no longer in the register.
pub const GONE: &str = "这件提案已不在登记簿中(收件被撤销)";
/// Part of a detail: the proposals merged into it.
pub const MERGED_HERE: &str = "并入本案的提案";
/// Part of a detail: the ones that resemble it.
pub const ALIKE: &str = "相似的提案";
/// Part of a detail: the units' tasks.
pub const TASKS: &str = "承办";
/// Part of a detail: the proposers' opinions.
pub const OPINIONS: &str = "反馈意见";
/// Part of a detail: reminders.
pub const REMINDERS: &str = "提醒、催办";
/// Part of a detail: the text.
pub const TEXT: &str = "正文";
/// Part of a detail: what happened.
pub const HISTORY: &str = "办理经过";
/// Fetched from the server just now.
pub const COMING: &str = "正在读取";
/// There is no text.
pub const NO_TEXT: &str = "没有录入正文";
/// Label of a due date.
pub const REPLY_DUE: &str = "答复期限";
/// Label of a due date.
pub const OPINION_DUE: &str = "会办意见期限";

/// How a proposal without docket number is called.
pub fn intake(number: u32) -> String {
    format!("收件{number}")
}

/// Under the title of a detail.
pub fn detail_head(number: u32, docket: &str, status: &str, marks: &str, session: &str) -> String {
    let marks = if marks.is_empty() { String::new() } else { format!("  {marks}") };
    format!("收件{number}{docket}  {status}{marks}  {session}")
}

/// Where it stands.
pub fn sent_back(on: &str, reason: &str) -> String {
    format!("{on} 退回修改：{reason}")
}

/// Where it stands.
pub fn withdrawn(on: &str, reason: &str) -> String {
    format!("{on} 撤案：{reason}")
}

/// Where it stands.
pub fn declined(on: &str, ground: &str) -> String {
    format!("{on} 不予立案：{ground}")
}

/// Where it stands.
pub fn merged(on: &str, into: &str) -> String {
    format!("{on} 并入 {into}")
}

/// Where it stands.
pub fn filed_on(on: &str) -> String {
    format!("{on} 立案")
}

/// Where it stands.
pub fn closed_on(filed: &str, closed: &str) -> String {
    format!("{filed} 立案  {closed} 办结")
}

/// About a task.
pub fn assigned(on: &str) -> String {
    format!("{on} 交办")
}

/// About a task.
pub fn receipted(on: &str) -> String {
    format!("{on} 签收")
}

/// About a task.
pub fn to_receipt(due: &str) -> String {
    format!("未签收(应于{due}前)")
}

/// Days left.
pub fn days_left(days: i64) -> String {
    match days {
        ..0 => format!("逾期{}天", -days),
        0 => "今天到期".to_owned(),
        _ => format!("还有{days}天"),
    }
}

/// About an opinion.
pub fn answered(round: u8, name: &str, on: &str, rating: &str, remark: &str) -> String {
    let round = if round > 1 { format!("第{round}次 ") } else { String::new() };
    format!("{round}{name}  {on}  {rating}  {remark}").trim_end().to_owned()
}

/// About an opinion.
pub fn not_answered(round: u8, name: &str, asked: &str, due: &str) -> String {
    let round = if round > 1 { format!("第{round}次 ") } else { String::new() };
    format!("{round}{name}  {asked}送达，未反馈(期限{due})")
}

/// A step that takes another back.
pub fn undoes(seq: u64) -> String {
    format!("撤销第{seq}步")
}

/// A step that does another again.
pub fn redoes(seq: u64) -> String {
    format!("恢复第{seq}步")
}

/// One of several.
pub fn among(count: usize) -> String {
    format!("(共{count}件)")
}

/// No proposal has this number.
pub fn no_such_number(typed: &str) -> String {
    format!("没有案号或收件号为“{typed}”的提案")
}
/// Heading of the jump.
pub const JUMP: &str = "跳到(案号；收件号前加 . )";

/// Heading of the first choice.
pub const BEGIN: &str = "这个办公室还没有收件，从哪里开始？";
/// The first choice.
pub const BEGINNINGS: [(&str, &str); 3] = [
    ("先用示例练习", "装入一个虚构的市政协一年的提案，各个环节都有，随便操作"),
    ("导入已有的表格", "Excel、WPS 或 CSV 的提案一览表，先预览再导入"),
    ("从空白登记簿开始", "现在就登记第一件提案"),
];
/// Below the first choice.
pub const BEGIN_KEYS: &str = "按数字或方向键选择，回车确定";
/// The sample is there.
pub const SAMPLE_READY: &str = "示例已装入，可以随意练习";

/// Import without a path.
pub const NO_PATH: &str = "请先输入文件路径(Tab 补全)";
/// Import without a session.
pub const NO_SESSION: &str = "还没有届次，请先设置届次";
/// An import of no rows.
pub const NOTHING_TO_IMPORT: &str = "没有可以导入的行，请看上面的原因；Esc 换一个文件";
/// A roster that would change nothing.
pub const NOTHING_TO_LIST: &str = "名册里没有要登记或更新的；Esc 换一个文件";
/// Heading of an import.
pub const IMPORT: &str = "导入表格";
/// Asks for the file.
pub const IMPORT_PATH: &str = "文件路径(Excel、WPS、CSV):";
/// Keys while the path is typed.
pub const IMPORT_KEYS: &str = "Tab 补全  回车 读取  Esc 返回";
/// Keys while the preview is shown.
pub const PREVIEW_KEYS: &str = "回车 全部导入  上下翻看  Esc 换文件";
/// While it is on its way.
pub const IMPORTING: &str = "正在导入";
/// While it is read.
pub const READING: &str = "正在读取，Esc 停止";
/// Part of a preview.
pub const FAULTS: &str = "不能导入的行：";
/// Part of a preview.
pub const DOUBLE_ROWS: &str = "文件里重复的行(只收一次):";
/// Part of a preview.
pub const COLUMNS: &str = "各列的用途：";
/// Part of a preview.
pub const MISSING: &str = "表里没有的内容(留空，以后可补):";
/// Part of a preview.
pub const NOTICES: &str = "说明：";
/// What becomes of a column.
pub const KEPT_AS_NOTE: &str = "记入备注";
/// What becomes of a column.
pub const LEFT_OUT: &str = "不导入(联系方式)";

/// What an import would bring.
pub fn would_import(name: &str, rows: usize, known: usize, faults: usize) -> String {
    let known =
        if known > 0 { format!("，其中{known}件已在册，不再重复收") } else { String::new() };
    let faults = if faults > 0 { format!("；另有{faults}行不能导入") } else { String::new() };
    format!("{name}：读出{rows}件{known}{faults}")
}

/// Where an import goes.
pub fn into_session(name: &str) -> String {
    format!("将收入 {name}")
}

/// A row that repeats another.
pub fn double_row(sheet: &str, row: usize, first: usize) -> String {
    format!("  {sheet} 第{row}行与第{first}行相同")
}

/// How far reading has come.
pub fn read_so_far(rows: u64) -> String {
    format!("已读{rows}行")
}

/// No reminders about this proposal.
pub const NO_REMINDERS: &str = "这件提案还没有提醒、催办记录";
/// Heading of the office at a glance.
pub const OFFICE: &str = "本办情况";

/// The session at a glance.
pub fn session_info(name: &str, rules: &str, categories: usize) -> String {
    format!("届次：{name}  规则：{rules}  分类{categories}种")
}

/// The register at a glance.
pub fn counts(proposals: usize, units: usize, members: usize, seq: u64) -> String {
    format!("提案{proposals}件  承办单位{units}个  委员{members}人  记录{seq}条")
}

/// Heading of what the clerk should know at once.
pub const NOTICE: &str = "请注意";

/// Heading of the unfinished forms.
pub const DRAFTS: &str = "上次没写完的表单，接着写哪一份？";
/// Forgets the unfinished forms.
pub const DROP_DRAFTS: &str = "全部丢弃";

/// Status on the intake pane: received.
pub const ON_THE_TABLE: &str = "待审";
/// Status on the intake pane: sent back.
pub const SENT_BACK: &str = "退回";

/// Heads of columns.
pub mod column {
    /// Intake number.
    pub const NUMBER: &str = "收件号";
    /// Title.
    pub const TITLE: &str = "案由";
    /// Proposers.
    pub const PROPOSERS: &str = "提案者";
    /// The name it was handed in under.
    pub const KIND: &str = "名义";
    /// Plenary or intersession.
    pub const PERIOD: &str = "会期";
    /// Day of receipt.
    pub const RECEIVED: &str = "收件";
    /// Category.
    pub const CATEGORY: &str = "分类";
    /// Likely doubles.
    pub const ALIKE: &str = "相似";
    /// Status.
    pub const STATUS: &str = "状态";
    /// Number in the source.
    pub const SOURCE_NUMBER: &str = "原编号";
}

/// Labels of a detail.
pub mod label {
    /// Proposers.
    pub const PROPOSERS: &str = "提案者";
    /// Seconders.
    pub const SECONDERS: &str = "附议人";
    /// The name it was handed in under, and when.
    pub const KIND: &str = "名义";
    /// Category.
    pub const CATEGORY: &str = "分类";
    /// When it was received.
    pub const RECEIVED: &str = "收件";
    /// The file it came from.
    pub const SOURCE: &str = "来源";
    /// Whether it may be published.
    pub const CONSENT: &str = "公开";
    /// Units wished for.
    pub const WANTED_LEAD: &str = "希望主办";
    /// Units wished for.
    pub const WANTED_JOINT: &str = "希望会办";
    /// Remarks.
    pub const NOTES: &str = "备注";
}

/// Under which name and when a proposal was handed in.
pub fn handed_in(kind: &str, period: &str) -> String {
    format!("{kind}  {period}提案")
}

/// Above the last steps of the office.
pub const LAST_STEPS: &str = "最近的操作：";
/// Heading of the choice of a unit.
pub const FILTER_UNIT: &str = "只看哪个单位";
/// No unit in particular.
pub const ALL_UNITS: &str = "不限单位";
/// Asks for the file to write.
pub const EXPORT_PATH: &str = "存到(.xlsx、.csv、.json、.jsonl):";
/// Keys while the path is typed.
pub const EXPORT_KEYS: &str = "Tab 补全  回车 导出  Esc 返回";
/// While it is written.
pub const WRITING: &str = "正在写文件";
/// A file name without a known ending.
pub const EXPORT_NAMES: &str = "文件名要以 .xlsx、.csv、.json 或 .jsonl 结尾";

/// Heading of an export.
pub fn export_of(count: usize) -> String {
    format!("导出{count}件")
}

/// The name proposed for an export.
pub fn export_name(day: &str) -> String {
    format!("提案台账-{day}.xlsx")
}

/// Title of the ledger of a session.
pub fn ledger_of(session: &str) -> String {
    format!("{session}提案台账")
}

/// A listing was written to this place.
pub fn written(rows: u64, path: &str) -> String {
    format!("已导出{rows}件：{path}")
}
