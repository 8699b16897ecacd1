//! What this room says about an import.

use super::import::{ColumnUse, Field, Place, TakenAs};
use super::notice::{Fault, Notice, Reason};
use crate::office::verbs::TITLE_LIMIT;
use crate::office::verbs::particulars::{NAME_LIMIT, PROPOSERS_LIMIT};
use std::fmt;

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "工作表“{}”", self.sheet)?;
        if self.row > 0 {
            write!(f, "第 {} 行", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, " {} 列", self.column)?;
        }
        write!(f, "：{}", self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::NoTitle => f.write_str("没有案由，其他各列却有内容；请在表中补上案由，或删去这一行。"),
            Reason::FormulaError(error) => {
                write!(f, "案由是公式错误 {error}；请在表中改成文字。")
            }
            Reason::TitleTooLong(given) => {
                write!(f, "案由有 {given} 字，超过 {TITLE_LIMIT} 字；请缩短案由，多出的内容可放在正文。")
            }
            Reason::TooManyNames(given) => {
                write!(f, "提案者或附议人有 {given} 位，超过 {PROPOSERS_LIMIT} 位；请核对这一格，多出的写在备注里。")
            }
            Reason::NameTooLong(given) => {
                write!(f, "提案者或附议人里有一个名字长 {given} 字，超过 {NAME_LIMIT} 字；请把各位用顿号隔开。")
            }
            Reason::NoHeadings => f.write_str(
                "前 30 行里找不到表头；提案表要有“案由”或“提案题目”，以及至少一个别的列名，如“案号”“提案人”“承办单位”；\
                 名册要有“单位名称”或“姓名”，以及“编码”“界别”“职务”等列。",
            ),
            Reason::NoName => f.write_str("没有名称或姓名，其他各列却有内容；请在表中补上，或删去这一行。"),
            Reason::NameTwice(row) => write!(
                f,
                "与第 {row} 行同名，只收了前一行；不是同一个的，请在名称后加字区别，如“王伟(农业)”。"
            ),
            Reason::NotUnderstood(text) => write!(f, "看不懂“{}”，请改成表头所指的内容。", shortened(text)),
            Reason::UnknownUnit(name) => {
                write!(f, "“{}”还没有登记；先登记它，再导入一次。", shortened(name))
            }
            Reason::Refused(why) => write!(f, "{why}。"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "工作表“{}”第 {} 行", self.sheet, self.row)
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::HiddenSheet { sheet } => write!(f, "工作表“{sheet}”是隐藏的，没有读。"),
            Notice::NoHeadings { sheet } => write!(f, "工作表“{sheet}”里找不到表头，没有读。"),
            Notice::Encoding(encoding) => write!(f, "文字按 {encoding} 编码读入，请抽看几行是否正确。"),
            Notice::ContactsLeftOut { sheet, columns } => {
                write!(f, "工作表“{sheet}”的 {} 是联系方式，不进入登记册。", columns.join("、"))
            }
            Notice::KeptAsNotes { sheet, columns } => {
                write!(f, "工作表“{sheet}”的 {} 没有对应的栏目，内容照录在备注里。", columns.join("、"))
            }
            Notice::TwoColumns { field, kept, other } => {
                write!(f, "{kept} 和 {other} 都像“{field}”，取了前者，后者照录在备注里。")
            }
            Notice::TitleFrom { sheet, column } => {
                write!(f, "工作表“{sheet}”没有案由列，以 {column} 作案由，请核对。")
            }
            Notice::SessionFrom { sheet, session } => {
                write!(f, "工作表“{sheet}”的标题写明“{session}”，各行按这一届次记。")
            }
            Notice::MarkFrom { sheet, mark, line } => {
                write!(f, "工作表“{sheet}”的标题是“{line}”，各行都标为{}提案，请核对。", mark.title())
            }
            row => row.fmt_rows(f),
        }
    }
}

impl Notice {
    fn fmt_rows(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Section { place, text } => write!(f, "{place}“{text}”当作小标题，用于下面各行。"),
            Notice::LeftOut { place, text } => write!(f, "{place}不是提案，没有导入：{}", shortened(text)),
            Notice::Blank { sheet, rows } => write!(f, "工作表“{sheet}”有 {rows} 个空行，已跳过。"),
            Notice::KindInferred { rows } => {
                write!(f, "有 {rows} 件没有写明名义，按提案者暂定为委员、联名或集体，请核对。")
            }
            Notice::DateKept { column, text } => {
                write!(f, "{column} 的“{}”不是日期，照录在备注里。", shortened(text))
            }
            Notice::DateFromNumber { column, day } => {
                write!(f, "{column} 是数字，按表格的日期序号读作 {day}，请核对。")
            }
            Notice::DateAbsurd { column, day } => {
                write!(f, "{column} 的日期 {day} 不合情理，没有采用，照录在备注里。")
            }
            Notice::WordsKept { column, text } => {
                write!(f, "{column} 的“{}”无法归类，照录在备注里。", shortened(text))
            }
            Notice::MoreProposers { text } => write!(f, "提案者“{}”没有列全，请补齐。", shortened(text)),
            Notice::UnknownCategory { text, rows } => {
                write!(f, "本届没有“{}”这个分类({rows} 件)，先不归类，原文照录在备注里。", shortened(text))
            }
            Notice::OtherRoster { sheet } => {
                write!(f, "工作表“{sheet}”是另一种名册，没有读；请把它另存为一个文件再导入。")
            }
            Notice::NotListed { place, text } => write!(f, "{place}没有导入：{}", shortened(text)),
            Notice::SameTitle { first } => write!(f, "案由与{first}相同，请核对是否重复。"),
            _ => Ok(()),
        }
    }
}

/// Enough of a text to know it again.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(40).collect::<String>())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Field::Number => "案号",
            Field::Running => "流水号",
            Field::Title => "案由",
            Field::FirstProposer => "第一提案人",
            Field::Proposer => "提案者",
            Field::Cosigner => "联名人",
            Field::Seconder => "附议人",
            Field::Kind => "名义",
            Field::Category => "分类",
            Field::Lead => "主办单位",
            Field::Joint => "会办单位",
            Field::Received => "收到日期",
            Field::Session => "届次",
            Field::Period => "大会或平时",
            Field::Consent => "是否同意公开",
            Field::Class => "办理结果类别",
            Field::Rating => "满意度",
            Field::Mark => "重点标记",
            Field::Text => "正文",
            Field::Remark => "备注",
        })
    }
}

impl fmt::Display for ColumnUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading = if self.heading.is_empty() { "无表头" } else { self.heading.as_str() };
        write!(f, "{}!{}({heading})→{}", self.sheet, self.letter, self.taken_as)
    }
}

impl fmt::Display for TakenAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TakenAs::Field(field) => field.fmt(f),
            TakenAs::Note => f.pad("备注(照录)"),
            TakenAs::Contact => f.pad("不导入(联系方式)"),
        }
    }
}
