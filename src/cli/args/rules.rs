//! What `tian rules` takes.

use super::{JsonFlag, TEMPLATE, whole};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `tian rules`.
#[derive(Debug, Clone, Args)]
#[command(subcommand_value_name = "子命令", subcommand_help_heading = "子命令")]
pub struct RulesArgs {
    /// What about them.
    #[command(subcommand)]
    pub sub: RulesSub,
}

/// What can be done with rules.
#[derive(Debug, Clone, Subcommand)]
pub enum RulesSub {
    /// 打印规则(带说明的 TOML，改后可用 apply);不写名称就是本届现行的
    #[command(help_template = TEMPLATE)]
    Show(RulesShow),
    /// 列出自带的规则
    #[command(help_template = TEMPLATE)]
    List(JsonFlag),
    /// 检查规则文件，指出每处问题的行、列
    #[command(help_template = TEMPLATE)]
    Check(RulesCheck),
    /// 改用文件里的规则；说明有多少在等的期限会变
    #[command(help_template = TEMPLATE)]
    Apply(RulesApply),
    /// 登记一年的放假和调休，或列出已知的
    #[command(help_template = TEMPLATE)]
    Holidays(RulesHolidays),
}

/// `tian rules show`.
#[derive(Debug, Clone, Args)]
pub struct RulesShow {
    /// 自带的规则，例如 national(全国)、sichuan(四川)
    #[arg(value_name = "名称", help_heading = "参数")]
    pub name: Option<String>,
    /// 哪一届(名称、编号或年度)
    #[arg(long, value_name = "届次", help_heading = "选项")]
    pub session: Option<String>,
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian rules check`.
#[derive(Debug, Clone, Args)]
pub struct RulesCheck {
    /// 规则文件；- 表示标准输入
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 每处问题一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian rules apply`.
#[derive(Debug, Clone, Args)]
pub struct RulesApply {
    /// 规则文件，或自带规则的名称
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 哪一届(名称、编号或年度);默认本届
    #[arg(long, value_name = "届次", help_heading = "选项")]
    pub session: Option<String>,
    /// 只推演结果，不改
    #[arg(long, help_heading = "选项")]
    pub dry_run: bool,
    /// 在等的期限按新规则重算；不加则一个不动
    #[arg(long, help_heading = "选项")]
    pub recompute: bool,
    /// 以 JSON 输出，列出变动的期限
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian rules holidays`.
#[derive(Debug, Clone, Args)]
pub struct RulesHolidays {
    /// 放假安排文件(year、off、work)；不写就列出已知的年份
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: Option<PathBuf>,
    /// 只列一年，逐日列出
    #[arg(long, value_name = "年", value_parser = whole::<i32>, help_heading = "选项", conflicts_with = "file")]
    pub year: Option<i32>,
    /// 只推演结果，不登记
    #[arg(long, help_heading = "选项")]
    pub dry_run: bool,
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}
