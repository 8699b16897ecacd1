//! The one definition of the command line, in Chinese.

mod registers;
mod rules;
mod survey;

pub use registers::{DeadlinesArgs, HistoryArgs, SessionArgs};
pub use rules::{RulesApply, RulesArgs, RulesCheck, RulesHolidays, RulesShow, RulesSub};
pub use survey::{CrossArgs, SurveyArgs, SurveyChoice, SurveySub, SurveyTable};

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const TEMPLATE: &str = "\
{about}

用法: {usage}

{all-args}{after-help}";

/// 政协提案办公室的终端工作台。不带子命令时打开工作台。
#[derive(Debug, Parser)]
#[command(
    name = "tian",
    version,
    help_template = TEMPLATE,
    subcommand_value_name = "子命令",
    subcommand_help_heading = "子命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "退出码： 0 完成；1 规则不允许(原因见标准错误);2 用法或输入有误；3 环境有问题(磁盘、目录、服务、终端)"
)]
pub struct Cli {
    /// 放在哪里、以谁的名义
    #[command(flatten)]
    pub office: OfficeArgs,
    /// 键位：default、vim、plain，或键位文件的路径
    #[arg(long, global = true, value_name = "键位", env = "TIAN_KEYMAP", help_heading = "选项")]
    pub keymap: Option<String>,
    /// 东亚模糊宽度字符按几列显示：auto 向终端询问(默认)、narrow 一列、wide 两列(边框改用 ASCII)
    #[arg(
        long,
        global = true,
        value_name = "宽度",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "选项"
    )]
    pub ambiguous: Ambiguous,
    /// 显示帮助
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "选项")]
    pub help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    pub version: Option<bool>,
    /// What to do; nothing: open the desk.
    #[command(subcommand)]
    pub command: Option<Sub>,
}

/// Which office, and under whose name.
#[derive(Debug, Clone, Args)]
pub struct OfficeArgs {
    /// 办公室目录(登记簿放在这里)；默认 ~/.local/share/tian
    #[arg(long, global = true, value_name = "目录", env = "TIAN_OFFICE", help_heading = "选项")]
    pub office: Option<PathBuf>,
    /// 以哪位工作人员的名义；默认按登录用户
    #[arg(long, global = true, value_name = "姓名", env = "TIAN_CLERK", help_heading = "选项")]
    pub clerk: Option<String>,
}

/// How wide characters of ambiguous width are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Ambiguous {
    /// Ask the terminal.
    Auto,
    /// One column.
    Narrow,
    /// Two columns; borders are drawn in ASCII.
    Wide,
}

/// The sub-commands.
#[derive(Debug, Subcommand)]
pub enum Sub {
    /// 在前台运行服务(平时由第一个工作台自动启动)
    #[command(help_template = TEMPLATE)]
    Serve(ServeArgs),
    /// 打开一个全新的示例办公室；--into 只生成不打开
    #[command(help_template = TEMPLATE)]
    Demo(DemoArgs),
    /// 导入表格(xlsx、xls、ods、csv)中的提案
    #[command(help_template = TEMPLATE)]
    Import(ImportArgs),
    /// 列出提案
    #[command(help_template = TEMPLATE)]
    List(ListArgs),
    /// 显示一件提案的全部情况
    #[command(help_template = TEMPLATE)]
    Show(ShowArgs),
    /// 逐行读取 JSON 命令并办理(tian do - < 文件)
    #[command(help_template = TEMPLATE)]
    Do(DoArgs),
    /// 导出台账(.xlsx、.csv、.json)
    #[command(help_template = TEMPLATE)]
    Export(ExportArgs),
    /// 打印各项统计数字，注明基数和截至日期
    #[command(help_template = TEMPLATE)]
    Figures(FiguresArgs),
    /// 列出或登记承办单位
    #[command(help_template = TEMPLATE)]
    Units(UnitsArgs),
    /// 办理规则和节假日：查看、检查、改用
    #[command(help_template = TEMPLATE)]
    Rules(RulesArgs),
    /// 列出委员；登记用 tian do
    #[command(help_template = TEMPLATE)]
    Members(JsonFlag),
    /// 列出工作人员及其角色；登记用 tian do
    #[command(help_template = TEMPLATE)]
    Clerks(JsonFlag),
    /// 列出领导，及其领办、督办、包案的提案
    #[command(help_template = TEMPLATE)]
    Leaders(SessionArgs),
    /// 列出督办会、协商会、调研等活动，及其要求和落实情况
    #[command(help_template = TEMPLATE)]
    Activities(SessionArgs),
    /// 列出社情民意信息及其去向
    #[command(help_template = TEMPLATE)]
    Infos(SessionArgs),
    /// 征询意见表和问卷：各题结果、交叉表、逐份、文字意见、批次
    #[command(help_template = TEMPLATE)]
    Survey(SurveyArgs),
    /// 列出领导批示
    #[command(help_template = TEMPLATE)]
    Instructions(SessionArgs),
    /// 列出提醒、催办记录
    #[command(help_template = TEMPLATE)]
    Reminders(JsonFlag),
    /// 列出一切在等的事和期限，先到期的在前
    #[command(help_template = TEMPLATE)]
    Deadlines(DeadlinesArgs),
    /// 列出办理经过：何时、何人、办了什么，新的在前
    #[command(help_template = TEMPLATE)]
    History(HistoryArgs),
    /// 打印键位表；--check 检查键位文件
    #[command(help_template = TEMPLATE)]
    Keys(KeysArgs),
    /// 核对全部记录是否完好
    #[command(help_template = TEMPLATE)]
    Verify(JsonFlag),
}

/// Only `--json`.
#[derive(Debug, Clone, Copy, Args)]
pub struct JsonFlag {
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian serve`.
#[derive(Debug, Clone, Copy, Args)]
pub struct ServeArgs {
    /// 最后一个工作台离开后自动结束
    #[arg(long, help_heading = "选项")]
    pub idle_exit: bool,
}

/// `tian demo`.
#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// 只在这个目录里生成示例办公室，不打开
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub into: Option<PathBuf>,
}

/// `tian import`.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// 表格文件
    #[arg(value_name = "文件", required = true, help_heading = "参数")]
    pub files: Vec<PathBuf>,
    /// 只预览，不收件
    #[arg(long, help_heading = "选项")]
    pub dry_run: bool,
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian list`.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    /// 查询词：案号、案由、提案者、单位，可用汉字、拼音或首字母
    #[arg(value_name = "查询词", help_heading = "参数")]
    pub words: Vec<String>,
    /// 只列某个状态，例如 `to_review` 或 待审查
    #[arg(long, value_name = "状态", help_heading = "选项")]
    pub status: Option<String>,
    /// 只列某单位承办的
    #[arg(long, value_name = "单位", help_heading = "选项")]
    pub unit: Option<String>,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian show`.
#[derive(Debug, Clone, Args)]
pub struct ShowArgs {
    /// 单写数字(如 12)是收件号；案号写成 第12号，或按本届式样写全
    #[arg(value_name = "提案", help_heading = "参数")]
    pub proposal: String,
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian do`.
#[derive(Debug, Clone, Args)]
pub struct DoArgs {
    /// 命令文件；- 表示标准输入
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 只推演结果，不办理
    #[arg(long, help_heading = "选项")]
    pub dry_run: bool,
    /// 以 JSON 输出(本命令总是如此)
    #[arg(long, hide = true)]
    pub json: bool,
}

/// `tian export`.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// 目标文件，扩展名决定格式
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 列名，用逗号分隔；“?”列出可选的列
    #[arg(long, value_name = "列", help_heading = "选项")]
    pub columns: Option<String>,
    /// 覆盖已有文件
    #[arg(long, help_heading = "选项")]
    pub force: bool,
}

/// `tian figures`.
#[derive(Debug, Clone, Args)]
pub struct FiguresArgs {
    /// 只要这些数字，例如 received `class_a`
    #[arg(value_name = "名称", help_heading = "参数")]
    pub names: Vec<String>,
    /// 哪一届次：名称、年度或编号；默认当前届次
    #[arg(long, value_name = "届次", help_heading = "选项")]
    pub session: Option<String>,
    /// 截至哪一天(按业务日期)，例如 2026-08-31；默认今天
    #[arg(long, value_name = "日期", value_parser = day, help_heading = "选项")]
    pub as_of: Option<NaiveDate>,
    /// 只算这一天及以前录入的记录
    #[arg(long, value_name = "日期", value_parser = day, help_heading = "选项")]
    pub recorded_by: Option<NaiveDate>,
    /// 列出某个数字后面的各行：名称，或 名称=分组
    #[arg(long, value_name = "名称", help_heading = "选项")]
    pub rows: Option<String>,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// A day on the command line.
fn day(word: &str) -> Result<NaiveDate, String> {
    word.parse().map_err(|_| format!("“{word}”不是日期，应写成 2026-03-05"))
}

/// A whole number on the command line.
fn whole<T: std::str::FromStr>(word: &str) -> Result<T, String> {
    word.parse().map_err(|_| format!("“{word}”应写成整数，例如 30"))
}

/// `tian units`.
#[derive(Debug, Clone, Args)]
pub struct UnitsArgs {
    /// 登记单位：编码=名称，例如 305=市教育局；只写名称则自动编码
    #[arg(long, value_name = "编码=名称", help_heading = "选项")]
    pub add: Vec<String>,
    /// 每行一个 JSON 对象
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}

/// `tian keys`.
#[derive(Debug, Clone, Args)]
pub struct KeysArgs {
    /// 检查一个键位文件
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub check: Option<PathBuf>,
    /// 以 Markdown 表格打印
    #[arg(long, help_heading = "选项")]
    pub markdown: bool,
    /// 以 JSON 输出
    #[arg(long, help_heading = "选项")]
    pub json: bool,
}
