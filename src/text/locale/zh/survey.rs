//! The survey pane in Chinese.

/// The digits typed lead to nothing that exists.
pub fn no_such_number(number: &str) -> String {
    format!("没有案号{number}")
}

/// Nobody is asked about it.
pub fn not_replied(number: &str) -> String {
    format!("{number}号还没有答复，不用录反馈")
}

/// The number is only an intake number.
pub fn only_intake(number: u32) -> String {
    format!("没有案号{number}；有收件号{number}，按收件号录请先按 *")
}

/// No proposal with this intake number.
pub fn no_such_intake(number: u32) -> String {
    format!("没有收件号{number}")
}

/// The sheet is not in the sample.
pub fn not_drawn(number: &str) -> String {
    format!("{number}号不在要复录的表里")
}

/// The proposer answered before.
pub const ANSWERED: &str = "已经录过：要更正按 .，不更正按 /";
/// A form left half keyed was answered since.
pub const ANSWERED_MEANWHILE: &str = "没填完时退出，这一份后来已经录过";
/// A form given up halfway.
pub const LEFT_HALFWAY: &str = "中途退出";
/// More digits than questions.
pub const TOO_MANY: &str = "多按了数字";
/// The same, while it can be mended.
pub const TOO_MANY_NOW: &str = "多按了数字，不知错在哪一题：按 - 退回再填，回车则放到一边";
/// How a form put aside is called by the number typed.
pub fn called(number: &str, by_intake: bool) -> String {
    match (number, by_intake) {
        ("", _) => "没有号码的一份".to_owned(),
        (_, true) => format!("收件{number}"),
        (_, false) => format!("{number}号"),
    }
}
/// A digit that is no option of its question.
pub fn no_option(question: &str, digit: u8) -> String {
    format!("“{question}”没有{digit}这一项")
}
/// The number with the digit after it may be a number and its answer.
pub fn or_its_answer(number: &str, digit: &str) -> String {
    format!("；要是{number}号填{digit}，再按一次回车")
}
/// What was wrong with a form put aside, without what could be pressed at the time.
pub fn only_why(why: &str) -> &str {
    why.split(['；', '：']).next().unwrap_or(why)
}
/// Enter where a number was expected.
pub fn without_number(offered: &str) -> String {
    format!("没有输入号码；要录下一份{offered}，再按一次回车，不录按 Esc")
}
/// Nothing was chosen, and not said to be blank.
pub fn none_chosen(question: &str) -> String {
    format!("“{question}”没有填（空着的题按 0）")
}
/// An Enter before all questions were answered.
pub const MISSING_HERE: &str = "前面有题没有填：按 ↑ 回去补填，照录完则放到一边";
/// The first question was left out, and what was typed for it belongs to the others.
pub const SHIFTED: &str = "第一题没有填，后面的数字错了位";
/// The form was to repeat the one before, which could not be.
pub const NOT_REPEATED: &str = "要照抄上一份，没有抄成";
/// What was typed after a number may be another number.
pub const TWO_NUMBERS: &str = "分不清后面是答案还是下一个号码";
/// The key that fills, before a number.
pub const HINT_BATCHES: &str = "批次";
/// The key that repeats, before a number.
pub const HINT_INTAKE: &str = "按收件号";
/// The key that corrects, on a form taken up.
pub const HINT_OLDER: &str = "取更早一份";
/// The key that skips, on a form taken up.
pub const HINT_DROP: &str = "丢弃";
/// The key that corrects, on a form that is answered.
pub const HINT_CORRECT: &str = "更正";
/// Several are asked, and none of them was chosen.
pub const NOT_CHOSEN: &str = "没有选是哪一位提案者的表";
/// Another form was saved under the number of one put aside.
pub const OTHER_PAPER: &str = "这一号后来录了另一份，两份不一样";
/// A form thrown away.
pub fn thrown_away(called: &str, digits: &str) -> String {
    format!("已丢弃待核对的{called}，当时按的是 {digits}")
}
/// A form taken up lies where it lay.
pub fn given_back(called: &str) -> String {
    format!("{called}放回“待核对”")
}
/// The number of a form taken up is asked for.
pub const NUMBER_OR_BACK: &str = "请输入这一份的号码；按 - 放回“待核对”，按 / 丢弃";
/// A form is in hand.
pub const END_FIRST: &str = "这一份还没有录完：回车存，Esc 放到一边";
/// The form has a question for words, or is no survey form.
pub const NO_REMARK: &str = "这张表没有备注，文字填在文字题里";
/// What is on record for a question, until something is typed.
pub fn recorded(given: &str) -> String {
    format!("[ ]原{given}")
}
/// Taken back.
pub const UNDONE: &str = "已撤销";
/// A form with a remark.
pub const WITH_REMARK: &str = "(有备注)";
/// After one of several who answered already.
pub const IS_ANSWERED: &str = " 已录";
/// More are asked than digits can choose.
pub fn more_asked(count: usize) -> String {
    format!("其余{count}位")
}
/// A batch another clerk closed.
pub fn closed_by(number: u32, clerk: &str) -> String {
    format!("批次{number}已由{clerk}结批")
}
/// More sheets than were counted.
pub fn batch_full(count: u32) -> String {
    format!("这一批封面是{count}份，已经录满；这一份也是这一批的就接着录，不是就按 - 退回")
}
/// The rules ask for no sample.
pub const NO_SAMPLE: &str = "本届规则不抽复录（[keying] 的 second_share 为 0），这一批不用复录";
/// The sample waits for another clerk.
pub fn by_another(count: usize) -> String {
    format!("要复录的{count}份都是您先录的，请另一人复录")
}
/// The sheets of a batch.
pub fn sheets_of(number: u32) -> String {
    format!("批次{number}各份")
}
/// None yet.
pub const NO_SHEET: &str = "还没有录";
/// What was keyed of a sheet that waits for its blind second keying.
pub const BLIND: &str = "（等待复录，不显示）";
/// A sheet whose keyings differ.
pub const DISPUTED: &str = "两次不一致";
/// A sheet that was settled.
pub const SETTLED: &str = "已核定";
/// A sheet keyed twice.
pub const SECONDED: &str = "已复录";
/// One sheet of a batch.
pub fn sheet_line(
    (place, number): (u32, u32),
    digits: &str,
    whose: &str,
    clerk: &str,
    state: &str,
) -> String {
    format!("第{place}份  {number}号  {digits}  {whose}  {clerk}录  {state}").trim_end().to_owned()
}
/// Several options may be chosen.
pub const SEVERAL_HOW: &str = " (可多选，回车到下一题)";
/// Words may be left out.
pub const WORDS_HOW: &str = " (文字，回车到下一题，没有就直接回车)";
/// An option chosen before.
pub fn chosen_already(option: &str) -> String {
    format!("“{option}”已经选了：按 - 退回，回车则放到一边")
}
/// Only digits where words are asked for.
pub const DIGITS_AS_WORDS: &str = "文字题里只有数字，怕是多按了";
/// The form before had no such question.
pub const NOT_ALL_REPEATED: &str = "这一题上一份没有，请照表填";
/// The form before was put aside: nothing of it is sure enough to be repeated.
pub const LAST_IS_ASIDE: &str = "上一份放在“待核对”里，还没有存，不能照抄；请照表填";
/// 备注.
pub const REMARK: &str = "备注";
/// A form put aside beyond those shown.
pub fn more_aside(count: usize) -> String {
    format!("另有{count}份，再按 . 逐份往前取")
}
/// Digits of a form taken up that wait for the right number.
pub fn carried(digits: &str) -> String {
    format!("  当时按的是 {digits}，号码录对就填进去；- 放回，/ 丢弃")
}
/// What is recorded of a form that was answered.
pub fn on_record(digits: &str, day: Option<&str>) -> String {
    let day = day.map_or_else(String::new, |day| format!("（{day}反馈）"));
    format!("已经录过 {digits}{day}：要更正按 .，不更正按 /")
}
/// A question left blank.
pub const BLANK: &str = "未填";
/// Words that do not fit.
pub fn too_long(limit: usize) -> String {
    format!("文字最多{limit}字，多出的没有录入")
}

/// A form that ended with something wrong.
pub fn put_aside(why: &str) -> String {
    format!("{why}。没有存，放进了“待核对”，按 . 取出")
}

/// A form put aside is in hand again.
pub fn taken_up(why: &str) -> String {
    format!("取出待核对的一份：{why}。按 . 取更早的一份，- 放回，/ 丢弃")
}

/// What was typed where it could mean nothing.
pub fn spilt(digits: &str) -> String {
    format!("  已按 {digits}")
}

/// Head of the forms put aside.
pub fn aside_head(count: usize, last: bool) -> String {
    let keys = if last { "按 ." } else { "按两次 ." };
    format!("待核对{count}份，都没有存（{keys} 取出最近一份）")
}

/// A form put aside.
pub fn aside_line(called: &str, typed: &str, why: &str) -> String {
    format!("{called} {typed} {why}")
}

/// A choice is made by a digit.
pub const PRESS_A_DIGIT: &str = "请按所列的数字，- 退回";
/// The menu of batches.
pub const MENU: &str = "批次：";
/// Its lines: digit, what it does, whether it needs a batch.
pub const MENU_LINES: [(u8, &str, bool); 9] = [
    (1, "开批（先数份数、加总数，再录）", false),
    (2, "选一批接着录", false),
    (3, "复录这一批抽中的表（由另一人）", true),
    (4, "核定两次录入不一致的", true),
    (5, "结批", true),
    (6, "回到这一批的录入", true),
    (7, "不分批，逐份录", false),
    (8, "登记问卷（题目一行一题；改已登记的到名册屏）", false),
    (9, "看这一批已录的各份", true),
];
/// Which batch.
pub const WHICH_BATCH: &str = "哪一批？";
/// No batch is open.
pub const NO_BATCH: &str = "没有开着的批次，按 1 开批";
/// Something needs a batch.
pub const BATCH_FIRST: &str = "还没有在录的批次：先按 1 开批，或按 2 选一批";
/// Everything drawn is keyed twice.
pub const NOTHING_TO_SECOND: &str = "这一批没有要复录的表了";
/// No keyings differ.
pub const NOTHING_DISPUTED: &str = "这一批没有两次录入不一致的表";
/// How two keyings that differ are settled.
pub const SETTLE_HOW: &str = "请看原件：1 先录的对  2 复录的对  3 都不对，照原件重录  - 退回";

/// A sheet whose keyings differ.
pub fn settle(number: u32, place: u32, whose: &str) -> String {
    format!("{number}号{whose}（本批第{place}份）两次录入不一致：")
}

/// What differs.
pub fn differs(title: &str, first: &str, second: &str) -> String {
    format!("  {title}  先录 {first}  复录 {second}")
}

/// The batch worked on.
pub fn batch_head(number: u32, name: &str, second: bool) -> String {
    format!("批次{number}{name} {} ", if second { "复录" } else { "先录" })
}

/// One total beside the announced one.
pub fn total(title: &str, keyed: u64, announced: u64) -> String {
    format!(" {title} {keyed}/{announced} ")
}

/// Sheets whose keyings differ.
pub fn disputed(count: usize) -> String {
    format!("两次录入不一致{count}份，请先录以外的人核定（+ 4）")
}
/// The only ones who differ are those this clerk keyed first.
pub fn settled_by_another(count: usize) -> String {
    format!("两次录入不一致的{count}份都是您先录的，请另一人看原件核定")
}

/// Share of wrong sheets.
pub fn error_rate(wrong: u32, twice: u32) -> String {
    if twice == 0 { String::new() } else { format!(" 录错{wrong}/{twice}份") }
}

/// All sheets are keyed again.
pub fn whole_again(left: usize, rate: &str) -> String {
    format!("抽样差错超过限度，全批由另一人重录，还有{left}份{rate}")
}

/// What is left of the sample.
pub fn second_left(twice: u32, left: usize, rate: &str) -> String {
    if twice == 0 && left == 0 {
        String::new()
    } else {
        format!("复录 已录{twice} 还有{left}份{rate}")
    }
}

/// An open batch.
pub fn batch_line(
    number: u32,
    name: &str,
    (keyed, count): (u32, u32),
    clerk: &str,
    place: &str,
    left: usize,
) -> String {
    let left = if left > 0 { format!(" 待复录核定{left}") } else { String::new() };
    format!("批次{number}{name} {keyed}/{count}份 {clerk} {place}{left}")
}

/// The label of the number.
pub fn number_label(by_intake: bool, of_questionnaire: bool) -> &'static str {
    match (of_questionnaire, by_intake) {
        (true, _) => "表号",
        (false, true) => "收件号",
        (false, false) => "案号",
    }
}

/// The next sheet.
pub fn offered_sheet(number: u32) -> String {
    format!("回车录下一份：{number}号")
}

/// The number of a sheet.
pub fn sheet_number(number: &str) -> String {
    format!("{number}号")
}

/// A number that is too long.
pub const NUMBER_TOO_LONG: &str = "案号最多九位";
/// No form in the rules.
pub const NO_FORM: &str = "规则里没有测评表";
/// The number is that of a merged proposal whose lead waits for its reply.
pub fn merged_not_replied(number: &str, lead: &str) -> String {
    format!("第{number}号已并入{lead}，{lead}还没有答复，不用录反馈")
}
/// A form left half keyed in an earlier sitting.
pub const LEFT: &str = "这一份是上次没填完的：回车接着填，/ 放到一边";
/// Every question has its digit.
pub const FULL: &str = "各题都已填，按回车保存";
/// Filling needs a form.
pub const NUMBER_FIRST: &str = "先输入案号，再填各题";
/// Nobody waits.
pub const NOBODY_WAITS: &str = "没有等待反馈的提案";
/// Repeating needs a form keyed before.
pub const NOTHING_BEFORE: &str = "还没有录过，没有上一份";
/// Choosing between proposers.
pub const WHICH: &str = "哪一位提案者的表？";
/// Marks a form that replaces an earlier answer.
pub const CORRECTING: &str = "更正";
/// A form on disk.
pub const SAVED: &str = "已存";
/// A form that was put right since.
pub const CHANGED: &str = "已改";
/// A form on its way.
pub const SENDING: &str = "待存";
/// Head of the list of forms keyed last.
pub const RECENT: &str = "刚录的";
/// Nothing keyed yet: what the keys do.
pub fn how(number: &str) -> String {
    format!("{number}、每题一个数字(空着按0)、回车。+ 余填首项 * 抄上份 - 退格 . 改上份 / 跳过")
}

/// What the signs do before a number.
pub fn how_more(of_questionnaire: bool) -> &'static str {
    if of_questionnaire {
        "表号还没输入时：+ 批次（复录、结批、换一批）"
    } else {
        "案号还没输入时：+ 批次（开批、复录、结批）  * 改按收件号"
    }
}

/// The totals of a questionnaire.
pub fn of_questionnaire(sent: Option<u32>, keyed: usize) -> String {
    let sent = sent.map_or_else(String::new, |sent| format!("发放{sent} "));
    format!("问卷 {sent}已录{keyed}")
}
/// Everyone answered.
pub const ALL_BACK: &str = "征询的意见都已收回";

/// Which digits choose a proposer.
pub fn choose(count: usize) -> String {
    format!("请按1至{count}选提案者")
}

/// Which digits a question takes.
pub fn only(question: &str, options: usize, blank: bool) -> String {
    if blank {
        format!("“{question}”必填(1至{options})：按 - 退回重按；表上空着的按 / 放下，请提案者补填")
    } else {
        format!("“{question}”只能填1至{options}，空着的按 0：按 - 退回重按")
    }
}

/// Questions still open.
pub fn missing(count: usize) -> String {
    format!("还有{count}题没有填（空着的题按 0）")
}

/// The next form in order.
pub fn offered(number: &str, name: &str) -> String {
    format!("回车录下一份：{number} {name}")
}

/// Whose form, on which round.
pub fn whose(docket: &str, title: &str, name: &str, round: u8) -> String {
    let again = if round > 1 { format!(" 第{round}次答复") } else { String::new() };
    format!("{docket} {name}{again} 《{title}》")
}

/// The running totals.
pub fn totals(asked: usize, returned: usize, again: usize) -> String {
    let again = if again > 0 { format!(" 再征询未回{again}") } else { String::new() };
    format!("应征询{asked} 已回{returned} 未回{}{again}", asked.saturating_sub(returned))
}
