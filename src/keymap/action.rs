//! The one table of actions: what a clerk can ask of the desk with a key. Parser, hints, palette, help, the README's
//! table and the completeness tests all read it; a new action is one line here and one in `keymaps/default.toml`.

pub use super::scope::Scope;
use Need::{Nothing, One, Row, Rows, Several};
use Scope::{Detail, Form, Global, List, Overlay, Picker, Proposal, Survey, Text};

/// What must be at hand for an action to make sense. The desk greys the others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Need {
    /// Nothing.
    Nothing,
    /// A row under the cursor.
    Row,
    /// One proposal: the one under the cursor or shown; marks do not matter.
    One,
    /// One proposal or more: the marked ones, or else the one under the cursor or shown.
    Rows,
    /// At least two marked proposals.
    Several,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in keymap files and in the palette's search: kebab-case.
    pub name: &'static str,
    /// Its short Chinese name, at most four hanzi.
    pub title: &'static str,
    /// One Chinese sentence: what it does.
    pub help: &'static str,
    /// Where it may be bound; scopes inside these may bind it too (see [`Scope::chain`]).
    pub scopes: &'static [Scope],
    /// What must be at hand.
    pub needs: Need,
    /// Its place in the hint bar: 1 comes first, 0 is never shown there.
    pub rank: u8,
}

macro_rules! actions {
    ($($action:ident $name:literal $title:literal $help:literal [$($scope:ident),+] $needs:ident $rank:literal)+) => {
        /// What a key can ask for. The Chinese sentence of each is its help text.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Action {
            $(#[doc = $help] $action,)+
        }

        /// Every action, in the order in which help lists them.
        pub const TABLE: &[ActionRow] = &[
            $(ActionRow {
                action: Action::$action,
                name: $name,
                title: $title,
                help: $help,
                scopes: &[$($scope),+],
                needs: $needs,
                rank: $rank,
            },)+
        ];
    };
}

actions! {
    // Everywhere.
    Help "help" "帮助" "说明本屏有哪些操作、各按什么键。" [Global] Nothing 9
    Palette "palette" "命令" "按汉字、拼音或首字母查找任何操作并执行。" [Global] Nothing 9
    Cancel "cancel" "返回" "退出当前浮窗、表单或筛选；已录入的内容留作草稿。" [Global] Nothing 8
    PaneIntake "pane-intake" "收件" "转到收件屏：登记、审查、立案、交办。" [Global] Nothing 7
    PaneDeadlines "pane-deadlines" "期限" "转到期限屏：按剩余天数看在办的提案。" [Global] Nothing 7
    PaneReminders "pane-reminders" "催办" "转到催办屏：该提醒、催办的承办单位和记录。" [Global] Nothing 7
    PaneSurvey "pane-survey" "测评" "转到测评屏：录入委员的反馈意见。" [Global] Nothing 7
    PaneReview "pane-review" "审查" "转到审查屏：分级审查、立案、不予立案、转送。" [Global] Nothing 7
    PaneHandling "pane-handling" "办理" "转到办理屏：看每个承办单位的办理项。" [Global] Nothing 7
    PaneSupervision "pane-supervision" "督办" "转到督办屏：重点提案、领导、活动、跨年度。" [Global] Nothing 7
    PaneStatistics "pane-statistics" "统计" "转到统计屏：各项数字、比率和图表。" [Global] Nothing 7
    PaneRegisters "pane-registers" "名册" "转到名册屏：单位、委员、领导、人员、规则。" [Global] Nothing 7
    PaneHistory "pane-history" "历史" "转到历史屏：何人何时办了何事。" [Global] Nothing 7
    OfficeInfo "office-info" "本办情况" "看本办名称、届次、同事、规则版本和存储状况。" [Global] Nothing 0
    Redraw "redraw" "重画" "屏幕花了时重画全屏，不改动任何内容。" [Global] Nothing 0
    Quit "quit" "退出" "离开；没写完的表单留作草稿，下次进来接着写。" [Global] Nothing 9

    // Moving.
    Up "up" "上移" "光标上移一行。" [List, Detail, Survey, Picker, Overlay] Nothing 0
    Down "down" "下移" "光标下移一行。" [List, Detail, Survey, Picker, Overlay] Nothing 0
    PageUp "page-up" "上页" "上翻一页。" [List, Detail, Survey, Picker, Overlay] Nothing 0
    PageDown "page-down" "下页" "下翻一页。" [List, Detail, Survey, Picker, Overlay] Nothing 0
    Top "top" "到头" "到第一行。" [List, Detail, Picker, Overlay] Nothing 0
    Bottom "bottom" "到尾" "到最后一行。" [List, Detail, Picker, Overlay] Nothing 0
    NextPane "next-pane" "下一屏" "转到下一屏。" [List] Nothing 0
    PrevPane "prev-pane" "上一屏" "转到上一屏。" [List] Nothing 0
    Open "open" "详情" "打开这件提案，看全部情况和办理经过。" [List, Survey] One 2
    NextProposal "next-proposal" "下一件" "不离开详情，看列表里的下一件。" [Detail] Nothing 3
    PrevProposal "prev-proposal" "上一件" "不离开详情，看列表里的上一件。" [Detail] Nothing 3
    Jump "jump" "跳到" "输入案号或收件号，跳到那件提案。" [Proposal] Nothing 5

    // Marks, search, order.
    Mark "mark" "标记" "标记或取消标记这一行，并下移一行。" [List] Row 3
    MarkRange "mark-range" "连选" "从上次标记的行到光标行全部标记。" [List] Row 0
    MarkAll "mark-all" "全标" "标记筛选出的全部行，看不见的也算。" [List] Nothing 5
    UnmarkAll "unmark-all" "全不标" "取消所有标记。" [List] Nothing 0
    Search "search" "查找" "按案由、提案者、单位查找，汉字、拼音、首字母都可以。" [List, Detail] Nothing 4
    NextMatch "next-match" "下一处" "到下一处找到的地方。" [List, Detail] Nothing 0
    PrevMatch "prev-match" "上一处" "到上一处找到的地方。" [List, Detail] Nothing 0
    NextSection "next-section" "下一栏目" "转到本屏的下一个栏目。" [List] Nothing 4
    PrevSection "prev-section" "上一栏目" "转到本屏的上一个栏目。" [List] Nothing 0
    Sort "sort" "排序" "换一种排列次序：案号、期限、单位、收件先后。" [List] Nothing 6
    FilterKind "filter-kind" "筛类别" "只看某一类提案，再按一次选别的。" [List] Nothing 6
    FilterUnit "filter-unit" "筛单位" "只看某个承办单位的提案。" [List] Nothing 6
    FilterDays "filter-days" "筛天数" "只看剩余天数在某个范围内的提案。" [List] Nothing 6
    FilterClear "filter-clear" "清筛选" "去掉查找和筛选，看全部。" [List] Nothing 0
    Import "import" "导入" "从 Excel、WPS 或 CSV 文件导入提案、单位或委员。" [List] Nothing 0
    Export "export" "导出" "把筛选出的行导出为表格文件。" [List] Nothing 0

    // The verbs: intake and review.
    Verbs "verbs" "办理菜单" "列出对所选提案能做的全部操作，不能做的说明原因。" [Proposal] Rows 1
    NewProposal "new-proposal" "登记" "登记一件新提案；在名册、督办屏登记那一栏目的。" [Proposal] Nothing 4
    Edit "edit" "修改" "修改案由、提案者等；在名册屏修改光标处的登记。" [Proposal] One 5
    File "file" "立案" "审查通过，给案号。" [Proposal] Rows 2
    Decline "decline" "不予立案" "不予立案，记明理由和转送去向。" [Proposal] Rows 5
    SendBack "send-back" "退回修改" "退给提案者修改后再提。" [Proposal] Rows 6
    Withdraw "withdraw" "撤案" "提案者要求撤回，记为撤案。" [Proposal] Rows 0
    Resubmit "resubmit" "重新收件" "退回修改后的提案又交来了，重新收件。" [Proposal] Rows 0
    Merge "merge" "并案" "把标记的几件并为一件，选定主案。" [Proposal] Several 6
    Split "split" "拆案" "把并案的提案重新拆开。" [Proposal] One 0
    Review "review" "审查" "记下一级审查的意见：三关、结论、拟办单位。" [Proposal] Rows 4
    Sign "sign" "联名签名" "记下联名人已经签名。" [Proposal] One 0
    Notify "notify" "告知" "记下已把不予立案告知提案者。" [Proposal] Rows 0
    Divert "divert" "转送" "不予立案的，经提案者同意转社情民意等。" [Proposal] Rows 0
    DivertFate "divert-fate" "转送结果" "记下转送后采用、批示的情况。" [Proposal] Rows 0
    Archive "archive" "归档" "办结的提案归档。" [Proposal] Rows 0
    Approve "approve" "复核" "看等待复核的操作，同意或不同意。" [Proposal] Nothing 0
    MarkKey "mark-key" "重点" "定为重点提案，或取消。" [Proposal] Rows 0

    // The verbs: handling.
    Assign "assign" "交办" "交给承办单位：主办、会办或分办，定下期限。" [Proposal] Rows 2
    Receipt "receipt" "签收" "记下承办单位已经签收。" [Proposal] Rows 3
    JointOpinion "joint-opinion" "会办意见" "记下会办单位给主办单位的意见。" [Proposal] Rows 0
    Reply "reply" "答复" "记下承办单位的答复和办理结果类别。" [Proposal] Rows 3
    Extend "extend" "延期" "记下延期申请、批准与否和新的期限。" [Proposal] Rows 5
    HandBack "hand-back" "退办" "记下承办单位要求退办；已有申请时，作出裁定。" [Proposal] Rows 0
    Reassign "reassign" "改办" "换一家承办单位，选定期限重新起算还是照旧。" [Proposal] One 0
    Remind "remind" "催办" "记一次提醒或催办，自动升到下一级。" [Proposal] Rows 3
    ReminderHistory "reminder-history" "催办记录" "看这件提案历次提醒、催办的记录。" [Proposal] One 0
    Close "close-proposal" "办结" "答复和反馈都齐了，记为办结。" [Proposal] Rows 6
    RuleAddition "rule-addition" "增办裁定" "对承办单位建议增办的申请作出裁定。" [Proposal] One 0
    Consult "consult" "面商" "记下承办单位与提案者面商：方式、日期、何人。" [Proposal] Rows 0
    Draft "draft" "答复送审" "记下答复稿送审；已送审的，通过或退回重拟。" [Proposal] Rows 0
    Classify "classify" "认定类别" "认定或更正这件提案的办理结果类别。" [Proposal] Rows 0
    Meet "meet" "当面协商" "再次不满意的，记下当面协商或专门说明。" [Proposal] Rows 0
    StandIn "stand-in" "换反馈人" "提案者离任或撤销的，改由别人反馈。" [Proposal] One 0
    Publish "publish" "公开答复" "记下答复已经公开。" [Proposal] Rows 0
    Supervise "supervise" "督办事项" "定领办、督办领导，选题方面、相关提案和成效。" [Proposal] Rows 0
    Track "track" "跨年跟踪" "列为跨年度跟踪，记下承诺事项和时限。" [Proposal] Rows 0
    LookBack "look-back" "回头看" "记下一次回头看：进展、类别变化和评价。" [Proposal] Rows 0
    Activity "activity" "活动" "登记督办会、协商会、调研等活动。" [Proposal] Nothing 0
    FollowUp "follow-up" "要求落实" "记下活动上领导要求的落实情况。" [Proposal] Nothing 0
    Leader "leader" "登记领导" "登记一位领办、督办的领导。" [Proposal] Nothing 0
    Info "info" "社情民意" "登记一条社情民意信息。" [Proposal] Nothing 0
    AdvanceInfo "advance-info" "信息进展" "记下信息的编发、报送、采纳。" [Proposal] Nothing 0
    Instruction "instruction" "领导批示" "登记一次领导批示。" [Proposal] Nothing 0
    AddMember "add-member" "登记委员" "登记一位委员。" [Proposal] Nothing 0
    AddClerk "add-clerk" "登记人员" "登记本办的一位工作人员和角色。" [Proposal] Nothing 0
    Holidays "holidays" "节假日" "登记一年的放假和调休安排。" [Proposal] Nothing 0
    SessionSettings "session" "届次设置" "改届次名称、截止时间、案号式样等。" [Proposal] Nothing 0
    AddUnit "add-unit" "登记单位" "登记一个承办单位。" [Proposal] Nothing 0
    EditUnit "edit-unit" "修改单位" "修改光标所在承办单位的登记：名称、简称、联络等。" [Proposal] Nothing 0
    ProposalHistory "proposal-history" "经办历史" "看这件提案的历史：何人何时办了何事。" [Proposal] One 0
    Undo "undo" "撤销" "撤销我刚做的一步，先问一次；撤销也记入台账。" [Proposal, Survey] Nothing 6
    Redo "redo" "恢复" "恢复刚撤销的一步。" [Proposal, Survey] Nothing 0

    // The survey.
    SurveyFillFirst "survey-fill-first" "全填首项" "没填的题都填第一项(如“满意”)。" [Survey] Nothing 2
    SurveyCorrectLast "survey-correct-last" "改上一份" "回到刚录的那一份修改。" [Survey] Nothing 2
    SurveyRepeat "survey-repeat" "同上一份" "各题都填得与上一份相同。" [Survey] Nothing 2
    SurveyBatch "survey-batch" "批次" "开批、复录、核定、结批，或换一批。" [Survey] Nothing 2
    SurveySkip "survey-skip" "跳过" "这一份先不录，到下一份；取出的待核对则丢弃。" [Survey] Nothing 2
    SurveyBack "survey-back" "退一格" "退掉刚按的一个数字；退到头就放下这一份。" [Survey] Nothing 0
    SurveyRemark "survey-remark" "备注" "录写在表上的话，回车录完；直接打汉字也行。" [Survey] Nothing 3

    // Forms, lists to choose from, questions.
    Accept "accept" "确定" "保存表单、选定或同意。" [Form, Survey, Picker, Overlay] Nothing 1
    NextField "next-field" "下一栏" "到下一栏。" [Form, Survey] Nothing 2
    PrevField "prev-field" "上一栏" "到上一栏。" [Form, Survey] Nothing 2
    Ditto "ditto" "同上条" "照抄上一条的这一栏。" [Form] Nothing 3
    Choose "choose" "挑选" "打开这一栏的选择表。" [Form] Nothing 3
    DropDraft "drop-draft" "丢弃草稿" "丢弃这张表单里填的内容和它的草稿，先问一次。" [Form] Nothing 8
    ClearField "clear-field" "清空" "清空正在输入的这一栏。" [Text, Form] Nothing 0
}

impl Action {
    /// This action's line in the table.
    #[must_use]
    pub fn row(self) -> &'static ActionRow {
        // The enum and the table come from one list, so the discriminant is the index.
        &TABLE[self as usize]
    }

    /// The action of this name, as keymap files write it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.action)
    }

    /// Whether it belongs to the keying of a paper form, so that it may come in the middle of digits typed ahead.
    #[must_use]
    pub fn keys_forms(self) -> bool {
        use Action::{
            Accept, Down, NextField, PrevField, SurveyBack, SurveyCorrectLast, SurveyFillFirst, SurveyRepeat,
            SurveySkip, Up,
        };
        matches!(
            self,
            Accept
                | Down
                | NextField
                | PrevField
                | SurveyBack
                | SurveyCorrectLast
                | SurveyFillFirst
                | SurveyRepeat
                | SurveySkip
                | Up
        )
    }

    /// Whether `scope`'s table may bind this action.
    #[must_use]
    pub fn allowed_in(self, scope: Scope) -> bool {
        scope.chain().iter().any(|outer| self.row().scopes.contains(outer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_and_the_enum_agree() {
        for row in TABLE {
            assert_eq!(row.action.row().name, row.name);
            assert_eq!(Action::named(row.name), Some(row.action));
        }
        let names: BTreeSet<_> = TABLE.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), TABLE.len());
    }

    #[test]
    fn names_titles_and_helps_keep_their_form() {
        for row in TABLE {
            assert!(row.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", row.name);
            assert!((2..=4).contains(&row.title.chars().count()), "{}", row.title);
            assert!(row.help.ends_with('。') && row.help.chars().count() <= 34, "{}", row.help);
            assert!(row.title.chars().all(|c| !c.is_ascii()), "{}", row.title);
        }
    }

    #[test]
    fn inner_scopes_may_bind_what_outer_ones_may() {
        assert!(Action::File.allowed_in(Scope::Intake) && Action::File.allowed_in(Scope::Detail));
        assert!(!Action::File.allowed_in(Scope::Survey) && !Action::File.allowed_in(Scope::Global));
        assert!(Action::Quit.allowed_in(Scope::Text) && !Action::Ditto.allowed_in(Scope::List));
    }
}
