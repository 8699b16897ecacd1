//! Every sentence this room says to a clerk.

use super::export::{ExportError, ExportTrouble};
use super::read::{Foreign, SheetError, Trouble};
use std::fmt;

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”{}", self.file, self.trouble)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NotFound => f.write_str("找不到，请核对文件名和所在文件夹。"),
            Trouble::Folder => f.write_str("是文件夹，请指定其中的一份表格文件。"),
            Trouble::NotAFile => f.write_str("不是普通文件，请先存成表格文件再导入。"),
            Trouble::NoPermission => {
                f.write_str("没有读取权限，请让文件的主人放开权限，或复制到自己的文件夹。")
            }
            Trouble::Io(words) => write!(f, "读到一半出错({words})，什么也没有导入，请检查磁盘后重试。"),
            Trouble::Empty => f.write_str("是空文件，请重新取得这份表格。"),
            Trouble::NoCells => f.write_str("里没有填写任何单元格，请核对是不是这份表格。"),
            Trouble::TooLarge(limit) => write!(f, "超过 {limit} MiB，请分成几份再导入。"),
            Trouble::Encrypted => f.write_str("设了打开密码，请用 WPS 或 Excel 打开，取消密码后另存再导入。"),
            Trouble::Foreign(foreign) => foreign.fmt(f),
            Trouble::Broken => f.write_str("已损坏，无法解析，请用 WPS 或 Excel 打开后另存为 xlsx 再导入。"),
            Trouble::TooManyParts | Trouble::Inflates => f.write_str(
                "展开后大得不正常，没有读取；请用 WPS 或 Excel 打开，只留提案清单，另存为 xlsx 再导入。",
            ),
            Trouble::TooManyCells => f.write_str("单元格太多，请删去清单以外的行列，或分成几份再导入。"),
            Trouble::TooMuchText => f.write_str("文字总量太大，请分成几份再导入。"),
            Trouble::BadText { line } => write!(
                f,
                "第 {line} 行有认不出的字，文件编码可能已损坏，没有导入；请在 WPS 或 Excel 中打开核对，另存为 xlsx 再导入。"
            ),
            Trouble::StrayQuote { line } => {
                write!(
                    f,
                    "从第 {line} 行起有一个英文双引号没有配对，后面的行无法分开；请补上或删去这个引号再导入。"
                )
            }
            Trouble::Cancelled => f.write_str("的处理已停止，什么也没有改动。"),
            place => place.fmt_place(f),
        }
    }
}

impl Trouble {
    fn fmt_place(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::TooManyRows { sheet, cell } => {
                write!(
                    f,
                    "的工作表“{sheet}”在 {cell} 还有内容，超出 20 万行；请删去多余内容或分成几份再导入。"
                )
            }
            Trouble::TooManyColumns { sheet, cell } => {
                write!(f, "的工作表“{sheet}”在 {cell} 还有内容，超出 500 列；请删去多余内容再导入。")
            }
            Trouble::CellTooLong { sheet, cell } => {
                write!(f, "的工作表“{sheet}”单元格 {cell} 超过 32767 字，请缩短或拆开再导入。")
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Foreign::Word => {
                "是文字文档，不是表格；请把其中的表格复制到 WPS 表格或 Excel，另存为 xlsx 再导入。"
            }
            Foreign::Slides => "是演示文稿，不是表格；请把清单做成 xlsx 再导入。",
            Foreign::Pdf => "是 PDF，不是表格；请索取原来的表格文件，或转成 xlsx 再导入。",
            Foreign::Picture => "是图片，不是表格；请索取原来的表格文件。",
            Foreign::Archive => "是压缩包，请先解压，再导入里面的表格。",
            Foreign::WebPage => {
                "其实是网页，只是用了表格的文件名；请用 WPS 或 Excel 打开，另存为 xlsx 再导入。"
            }
            Foreign::XmlSheet => "是 2003 版 XML 表格；请用 WPS 或 Excel 打开，另存为 xlsx 再导入。",
            Foreign::BinaryWorkbook => "是二进制工作簿(xlsb)；请用 WPS 或 Excel 打开，另存为 xlsx 再导入。",
            Foreign::Unknown => "不是表格文件；能导入的是 xlsx、xls、et、ods、csv 和制表符分隔的 txt。",
        })
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”{}", self.file, self.trouble)
    }
}

impl fmt::Display for ExportTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExportTrouble::Exists => {
                f.write_str("已经存在，没有覆盖；请换个文件名(命令行可加 --force 覆盖)。")
            }
            ExportTrouble::Link => f.write_str("是符号链接，没有写入；请写明真正的文件名。"),
            ExportTrouble::Folder => f.write_str("是文件夹，请在后面加上文件名。"),
            ExportTrouble::NoFolder => f.write_str("所在的文件夹不存在，请先建好文件夹或改写路径。"),
            ExportTrouble::NoPermission => f.write_str("所在的文件夹不许写入，请换一个文件夹。"),
            ExportTrouble::Full => {
                f.write_str("写不下，磁盘或配额已满；没有留下半截文件，请腾出空间后重试。")
            }
            ExportTrouble::TooManyRows => f.write_str("超过工作簿的行数上限，请缩小范围，或改用 csv 导出。"),
            ExportTrouble::CellTooLong { row, column } => {
                write!(f, "第 {row} 件的“{column}”超过 32767 字，工作簿放不下；请改用 csv 或 json 导出。")
            }
            ExportTrouble::Io(words) => write!(f, "写入出错({words})，没有留下半截文件，请检查磁盘后重试。"),
            ExportTrouble::Cancelled => f.write_str("的导出已停止，没有留下文件。"),
        }
    }
}
