//! What `tian survey` takes.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `tian survey`.
#[derive(Debug, Clone, Args)]
#[command(subcommand_value_name = "子命令", subcommand_help_heading = "子命令")]
pub struct SurveyArgs {
    /// What is asked.
    #[command(subcommand)]
    pub sub: SurveySub,
}

/// The tables there are.
#[derive(Debug, Clone, Subcommand)]
pub enum SurveySub {
    /// 各题各选项的份数和占比
    #[command(help_template = super::TEMPLATE)]
    Results(SurveyChoice),
    /// 交叉表：两题对照，或一题按分类、单位、名义、提案者类别
    #[command(help_template = super::TEMPLATE)]
    Cross(CrossArgs),
    /// 逐份列出所填；写明单位就是那家单位的反馈单
    #[command(help_template = super::TEMPLATE)]
    Sheets(SurveyChoice),
    /// 列出用文字写的意见
    #[command(help_template = super::TEMPLATE)]
    Remarks(SurveyChoice),
    /// 列出登记过的问卷：编号、发放和已录份数；登记在工作台测评屏，或用 tian do
    #[command(help_template = super::TEMPLATE)]
    Questionnaires(SurveyTable),
    /// 列出各批次：封面数、已录数、复录、差错、结批
    #[command(help_template = super::TEMPLATE)]
    Batches(SurveyTable),
}

/// Which forms.
#[derive(Debug, Clone, Args)]
pub struct SurveyChoice {
    /// 只看哪一届次：名称、年度或编号
    #[arg(long, value_name = "届次", help_heading = "选项")]
    pub session: Option<String>,
    /// 看哪份问卷：名称或编号；不写看征询意见表
    #[arg(long, value_name = "问卷", help_heading = "选项")]
    pub questionnaire: Option<String>,
    /// 只看首次答复的反馈；不写看每位提案者最后一次的
    #[arg(long, help_heading = "选项")]
    pub first: bool,
    /// 只看这家单位答复的提案：编码或名称
    #[arg(long, value_name = "单位", help_heading = "选项")]
    pub unit: Option<String>,
    /// 只看这一批录入的
    #[arg(long, value_name = "批次", help_heading = "选项")]
    pub batch: Option<u32>,
    /// 怎样输出
    #[command(flatten)]
    pub table: SurveyTable,
}

/// How a table is given out.
#[derive(Debug, Clone, Args)]
pub struct SurveyTable {
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
    /// 写到文件(.xlsx、.csv、.json、.jsonl)
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub out: Option<PathBuf>,
    /// 已有同名文件时覆盖
    #[arg(long, help_heading = "选项")]
    pub force: bool,
}

/// `tian survey cross`.
#[derive(Debug, Clone, Args)]
pub struct CrossArgs {
    /// 作行的题目(题号或题目)，或 分类、单位、名义、提案者
    #[arg(value_name = "行", help_heading = "参数")]
    pub down: String,
    /// 作列的题目，或 分类、单位、名义、提案者
    #[arg(value_name = "列", help_heading = "参数")]
    pub across: String,
    /// 哪些表
    #[command(flatten)]
    pub choice: SurveyChoice,
}
