//! What the sub-commands take that list what the office keeps beside its proposals.

use super::whole;
use clap::Args;

/// `tian leaders`, `tian activities`, `tian infos`, `tian instructions`.
#[derive(Debug, Clone, Args)]
pub struct SessionArgs {
    /// 只看哪一届次：名称、年度或编号
    #[arg(long, value_name = "届次", help_heading = "选项")]
    pub session: Option<String>,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian deadlines`.
#[derive(Debug, Clone, Copy, Args)]
pub struct DeadlinesArgs {
    /// 只列这些天内到期的(逾期的总在内)
    #[arg(long, value_name = "天数", value_parser = whole::<u16>, help_heading = "选项")]
    pub within: Option<u16>,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian history`.
#[derive(Debug, Clone, Args)]
pub struct HistoryArgs {
    /// 只看一件提案：单写数字是收件号，案号写成 第12号
    #[arg(value_name = "提案", help_heading = "参数")]
    pub proposal: Option<String>,
    /// 最多列几步；0 列出全部
    #[arg(long, value_name = "步数", default_value = "100", value_parser = whole::<usize>, help_heading = "选项")]
    pub limit: usize,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}
