//! The comments in a file of rules, and what `tian rules` says, in Chinese.

/// The head of the file.
pub const HEAD: &str = "办理规则。改好后先 tian rules check 文件，再 tian rules apply 文件。\n\
    不写的项沿用现行规则；写 base = \"national\" 则沿用自带的那一套。# 后面是说明，可删。";
/// The name of the set.
pub const NAME: &str = "这套规则的名称";
/// Which date decides.
pub const ON_TIME: &str = "按期与否看哪个日期：成文、签发、送达、录入";
/// Days before due.
pub const SOON_DAYS: &str = "还有几天(自然日)算临期";
/// Verbs that need two.
pub const FOUR_EYES: &str = "要第二人复核的操作，如 [\"立案\", \"不予立案\"]";
/// Categories.
pub const CATEGORIES: &str = "提案分类：code 编码，name 名称。已有提案在用的编码不能去掉";
/// Classes.
pub const CLASSES: &str =
    "办理结果类别：code 印在答复上的字母，meaning 含义，adopted 算作采纳，tracked 要跨年度跟踪";
/// Grounds.
pub const GROUNDS: &str = "不予立案的情形";
/// The ladder.
pub const LADDER: &str =
    "催办阶梯，由轻到重：overdue_only 只催逾期的，after_days 逾期满几天才用，letter 要发函编文号";
/// Intake.
pub const INTAKE: &str = "收件与审查";
/// Rollover.
pub const ROLLOVER: &str = "这一天起收到的算次年，如 12月5日；\"\" 不自动归入次年";
/// Levels of review.
pub const REVIEW: &str = "立案前必须同意的审查层级：初审、复审、审定；[] 不要求";
/// Templates.
pub const NUMBERING: &str =
    "编号式样：{n} 号，{n:03} 补零到三位，{year} 年，{term} 届，{meeting} 次，{opened} 开幕年";
/// Docket.
pub const DOCKET: &str = "案号";
/// Intersession docket.
pub const INTERSESSION: &str = "平时提案的案号式样；\"\" 同上。号码连着编";
/// Within the category.
pub const IN_CATEGORY: &str = "类内号，如 {category}类{c:03}号；\"\" 不编";
/// Letters.
pub const LETTER: &str = "催办函文号，如 政提催〔{year}〕{n}号；\"\" 手工填写";
/// Terms.
pub const TERMS: &str = "期限：写成 3个月、10个工作日、30日、6月30日前";
/// Receipt.
pub const RECEIPT: &str = "签收，自交办起";
/// Hand-back.
pub const HAND_BACK: &str = "退办，自交办起；过期不能再退";
/// Joint opinion.
pub const JOINT: &str = "会办意见，自交办起";
/// Extension.
pub const EXTENSION_LIMIT: &str = "延期最迟到，自交办起";
/// Feedback.
pub const FEEDBACK_TERM: &str = "提案者反馈，自答复送达起";
/// Rework.
pub const REWORK: &str = "重新办理后再次答复，自提出起";
/// Notice.
pub const NOTICE: &str = "不予立案告知提案者";
/// Look-back.
pub const LOOK_BACK: &str = "跨年度回头看的间隔";
/// The first day.
pub const START_DAY: &str = "起算当天算第一天";
/// Days of rest.
pub const ROLL_OVER: &str = "到期日逢休息日顺延到下一个工作日；false 不顺延，只提示";
/// Replies.
pub const REPLY: &str = "答复期限：从上往下，第一行合适的算数；最后一行不带条件。\n\
    kind 名义(委员、联名、集体)，proposer 第一提案人(委员、党派、团体、专委会、界别、小组、乡镇工委)，period(大会、平时)";
/// Opinions.
pub const FEEDBACK: &str = "征询意见";
/// Who is asked.
pub const ASKED: &str = "征询谁：第一提案人、每位提案人(并案的各件都算)";
/// What reopens.
pub const REOPENS: &str = "哪些评价要重新办理";
/// Rounds.
pub const REWORK_ROUNDS: &str = "最多重新办理几轮";
/// Meeting.
pub const MEETING: &str = "末轮仍不满意，须当面协商后才能办结";
/// Figures.
pub const FIGURES: &str = "统计口径";
/// Merging convention.
pub const MERGED_ARE_FILED: &str = "并案的件算在立案数里(另列并案后数);false 在立案之外单列";
/// The base of satisfaction.
pub const SATISFIED_OF: &str = "满意率的底数：收回、应反馈";
/// What satisfies.
pub const SATISFIED: &str = "哪些评价算作满意";
/// Decimals.
pub const DECIMALS: &str = "百分数的小数位数";
/// Publication.
pub const PUBLICATION: &str = "公开";
/// Window.
pub const WITHIN: &str = "答复送达后多久内公开；\"\" 不限";
/// Names.
pub const ANONYMOUS: &str = "公开时隐去委员姓名";
/// Units.
pub const UNITS_HIDDEN: &str = "立案后几个月内公开件不显示承办单位；0 不隐";
/// Checking of batches.
pub const KEYING: &str = "成批录入的复核";
/// Share keyed twice.
pub const SECOND_SHARE: &str = "每批抽百分之几由另一人复录；0 不抽";
/// Errors allowed.
pub const ERROR_LIMIT: &str = "抽样中录错的份数超过百分之几，全批重录";
/// Form.
pub const FORM: &str = "征询意见表：options 依次是数字键 1、2、3 …;about 是总体评价、办理态度、办理工作、办理结果、其他，\n\
    总体评价要有且只有一题；选项的文字不是评价本身时写 { title = \"同意\", rating = \"满意\" }\n\
    kind 是单选(不写就是)、多选、是非、文字；collective = true 只问集体提案；per_unit = true 分办时逐家填";
/// Letters.
pub const LETTERS: &str = "表上的选项印成 A、B、C；录入时按字母或数字都可以";

/// Nothing is wrong with a file.
pub fn sound(file: &str, name: &str) -> String {
    format!("{file}没有问题(规则“{name}”)")
}

/// A file holds no rule.
pub fn says_nothing(file: &str) -> String {
    format!("{file}里一条规则也没有写，无从检查；可以从 tian rules show 打印的内容改起")
}

/// So many things are wrong.
pub fn faulty(count: usize) -> String {
    format!("共{count}处问题，规则没有改动；请按行号改好再试")
}

/// What applying rules did, or would do.
pub fn applied(dry: bool, recompute: bool, session: &str, count: usize) -> String {
    match (dry, recompute) {
        (true, true) => format!("推演：{session}的规则可以改，{count}个在等的期限将随之变动"),
        (true, false) => format!(
            "推演：{session}的规则可以改，在等的期限一个不动；如加 --recompute，将有{count}个随之变动"
        ),
        (false, true) => format!("{session}的规则已改，{count}个在等的期限随之变动"),
        (false, false) => {
            format!(
                "{session}的规则已改，在等的期限一个没动；另有{count}个按新规则会不同，加 --recompute 可一并重算"
            )
        }
    }
}

/// The rules are what the file says.
pub fn unchanged(session: &str) -> String {
    format!("{session}的规则本来就是这样，没有改动")
}

/// What a notice of holidays did, or would do.
pub fn holidays(dry: bool, year: i32, count: usize, settled: usize) -> String {
    let moved = format!("{count}个期限变动，{settled}个由暂定改为确定");
    if dry {
        format!("推演：{year}年的放假安排可以登记；{moved}")
    } else {
        format!("已登记{year}年的放假安排；{moved}")
    }
}

/// One date that moved.
pub fn moved(who: &str, of: &str, what: &str, was: &str, now: &str) -> String {
    format!("  {who} {of}{what}：{was} → {now}")
}

/// What reads otherwise by new rules though nothing on record changed.
pub fn reads_otherwise(dates: usize, statuses: usize, figures: usize) -> String {
    format!(
        "记录没有改动，但按新规则：{dates}个随规则算的期限、{statuses}件提案的状态、{figures}项统计数字不同了："
    )
}

/// A proposal that stands otherwise.
pub fn stands(who: &str, was: &str, now: &str) -> String {
    format!("  {who}：{was} → {now}")
}

/// A figure that comes out otherwise.
pub fn counts(title: &str, was: &str, now: &str) -> String {
    format!("  {title}：{was} → {now}")
}

/// There is no such figure.
pub const NO_FIGURE: &str = "无";

/// There is more than is told.
pub fn more(count: usize) -> String {
    format!("  另有{count}项，用 --json 看全部")
}

/// There is no such set.
pub fn no_set(word: &str, known: &str) -> String {
    format!("没有叫“{word}”的规则，自带的有：{known}")
}

/// Set and session cannot both be shown.
pub const ONE_OF: &str = "规则名称和 --session 只能写一个";

/// A year that is not known.
pub fn no_year(year: i32) -> String {
    format!("还没有{year}年的放假安排；国务院办公厅通知公布后用 tian rules holidays 文件 登记")
}

/// The columns of the day table.
pub fn year_row(year: i32, off: usize, work: usize, added: bool) -> String {
    let origin = if added { "本办登记" } else { "自带" };
    format!("{year}年  放假{off}天(含周末)，调休上班{work}天  {origin}")
}
