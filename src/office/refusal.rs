//! Why the law says no. Each refusal is one sentence that says what is the matter and what to do.

use super::ids::ProposalId;
use chrono::NaiveDate;
use thiserror::Error;

/// A command that was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
pub enum Refusal {
    /// The clerk is not in the register.
    #[error("本办公室没有登记您的姓名，请管理员先登记人员")]
    UnknownClerk,
    /// The clerk's roles do not have this verb.
    #[error("您的角色不能办理“{verb}”，需要“{role}”角色；角色由管理员登记")]
    NoRole {
        /// The verb asked for.
        verb: String,
        /// A role that has it.
        role: String,
    },
    /// The office has no session yet.
    #[error("还没有届次，请先设置届次")]
    NoSession,
    /// A command that names nothing.
    #[error("没有选中任何一件")]
    Nothing,
    /// A thing named twice.
    #[error("{0}重复列出，请去掉一个")]
    Twice(String),
    /// No such proposal.
    #[error("没有收件号为{0}的提案")]
    UnknownProposal(ProposalId),
    /// No such unit.
    #[error("没有编号为{0}的承办单位")]
    UnknownUnit(u32),
    /// The unit no longer takes tasks.
    #[error("{0}已撤并，不能再承办，请改选其他单位")]
    RetiredUnit(String),
    /// The proposal is in another stage than the verb needs.
    #[error("{who}现为“{stage}”，不能{verb}{next}")]
    Stage {
        /// The proposal, as a clerk calls it.
        who: String,
        /// Its stage.
        stage: String,
        /// What was asked.
        verb: String,
        /// What to do instead, with the sign before it; may be empty.
        next: String,
    },
    /// A text that must not be empty is.
    #[error("{0}不能为空")]
    Empty(String),
    /// A text that is too long.
    #[error("{what}太长：最多{limit}字，现有{given}字")]
    TooLong {
        /// Which text.
        what: String,
        /// Most characters allowed.
        limit: usize,
        /// Characters given.
        given: usize,
    },
    /// A code that is not in a table of the rules.
    #[error("{table}里没有“{code}”，可选：{known}")]
    UnknownCode {
        /// Which table.
        table: String,
        /// What was given.
        code: String,
        /// The codes there are.
        known: String,
    },
    /// No category given and none there.
    #[error("{0}还没有分类，请先选分类")]
    NoCategory(String),
    /// The units named do not make an assignment.
    #[error("{0}")]
    Assignment(String),
    /// The unit has no running task on the proposal.
    #[error("{unit}没有承办{who}")]
    NoTask {
        /// The unit.
        unit: String,
        /// The proposal.
        who: String,
    },
    /// The unit already has a task on the proposal.
    #[error("{unit}已在承办{who}")]
    HasTask {
        /// The unit.
        unit: String,
        /// The proposal.
        who: String,
    },
    /// It was done already.
    #[error("{who}：{what}")]
    Already {
        /// The proposal or unit.
        who: String,
        /// What was done.
        what: String,
    },
    /// It cannot be done yet or any more.
    #[error("{who}：{what}")]
    NotNow {
        /// The proposal or unit.
        who: String,
        /// Why not.
        what: String,
    },
    /// A date that cannot be.
    #[error("{what}{date}不对：{why}")]
    Date {
        /// Which date.
        what: String,
        /// The date given.
        date: NaiveDate,
        /// Why it cannot be.
        why: String,
    },
    /// Digits that do not fill the form.
    #[error("测评表共{asked}题，录入了{given}个数字")]
    FormCount {
        /// Questions on the form.
        asked: usize,
        /// Digits given.
        given: usize,
    },
    /// A digit that is no option.
    #[error("第{question}题只能填1至{options}，录入的是{digit}")]
    FormDigit {
        /// Question, from 1.
        question: usize,
        /// The digit given.
        digit: u8,
        /// The greatest digit allowed.
        options: usize,
    },
    /// An answer that is not what the question asks for.
    #[error("第{question}题应填{wanted}")]
    FormKind {
        /// Question, from 1.
        question: usize,
        /// What is expected.
        wanted: String,
    },
    /// Every row of an import is in the register already.
    #[error("这批{0}件都已在册，没有新的可收")]
    AllKnown(usize),
    /// Merging that would make a chain or a circle, or cross sessions.
    #[error("{who}不能并入：{why}")]
    Merge {
        /// The proposal.
        who: String,
        /// Why not.
        why: String,
    },
    /// A code or name that another record has.
    #[error("{what}“{value}”已被{holder}使用")]
    Taken {
        /// Which field.
        what: String,
        /// The value.
        value: String,
        /// Who has it.
        holder: String,
    },
    /// Nothing to undo.
    #[error("没有可以撤销的操作")]
    NothingToUndo,
    /// Nothing to redo.
    #[error("没有可以恢复的操作")]
    NothingToRedo,
    /// The step to undo no longer stands as it was left, or the step to redo no longer has its ground.
    #[error("“{step}”之后{who}又有变动，不能再撤销或恢复；请按现状办理")]
    MovedOn {
        /// The step.
        step: String,
        /// What moved on.
        who: String,
    },
    /// A letter left the office.
    #[error("催办函已经发出，不能撤销；如登记有误，请另行登记说明")]
    LetterLeft,
    /// Rules nobody could work with.
    #[error("规则有误：{0}")]
    Rules(String),
    /// A session that cannot be: a slip of the hand.
    #[error("届次有误：{0}")]
    Session(String),
    /// More things in one command than it may carry.
    #[error("一批最多{limit}件，现有{given}件，请分批办理")]
    TooMany {
        /// Most allowed.
        limit: usize,
        /// Number given.
        given: usize,
    },
}

impl Refusal {
    /// Stable English name for `--json`.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::UnknownClerk => "unknown_clerk",
            Refusal::NoRole { .. } => "no_role",
            Refusal::NoSession => "no_session",
            Refusal::Nothing => "nothing",
            Refusal::Twice(_) => "twice",
            Refusal::UnknownProposal(_) => "unknown_proposal",
            Refusal::UnknownUnit(_) => "unknown_unit",
            Refusal::RetiredUnit(_) => "retired_unit",
            Refusal::Stage { .. } => "stage",
            Refusal::Empty(_) => "empty",
            Refusal::TooLong { .. } => "too_long",
            Refusal::UnknownCode { .. } => "unknown_code",
            Refusal::NoCategory(_) => "no_category",
            Refusal::Assignment(_) => "assignment",
            Refusal::NoTask { .. } => "no_task",
            Refusal::HasTask { .. } => "has_task",
            Refusal::Already { .. } => "already",
            Refusal::NotNow { .. } => "not_now",
            Refusal::Date { .. } => "date",
            Refusal::FormCount { .. } => "form_count",
            Refusal::FormDigit { .. } => "form_digit",
            Refusal::FormKind { .. } => "form_kind",
            Refusal::AllKnown(_) => "all_known",
            Refusal::Merge { .. } => "merge",
            Refusal::Taken { .. } => "taken",
            Refusal::NothingToUndo => "nothing_to_undo",
            Refusal::NothingToRedo => "nothing_to_redo",
            Refusal::MovedOn { .. } => "moved_on",
            Refusal::LetterLeft => "letter_left",
            Refusal::Rules(_) => "rules",
            Refusal::Session(_) => "session",
            Refusal::TooMany { .. } => "too_many",
        }
    }
}
