//! The ledger as a workbook, ready to print: A4 across, headings frozen and repeated, real dates and numbers.

use super::{ExportTrouble, Rows, Table, Value};
use crate::sheet::defuse::is_risky;
use crate::sheet::limits::CELL_CHARS;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::fs::File;
use std::io::BufWriter;
use unicode_width::UnicodeWidthStr as _;

/// Most rows of a sheet, with title and headings.
const SHEET_ROWS: u32 = 1_048_576;
/// A4 in the list of paper sizes.
const A4: u8 = 9;
/// Widest column, in half-width characters; longer text wraps.
const WIDEST: usize = 60;
/// Width of a day written out.
const DAY: usize = 10;

struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    quoted: Format,
    number: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin);
        let text = cell.clone().set_text_wrap();
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_quote_prefix(),
            heading: text.clone().set_bold().set_align(FormatAlign::Center),
            // The prefix tells spreadsheet programs that this is text even after the cell is edited.
            quoted: text.clone().set_quote_prefix(),
            text,
            number: cell.clone(),
            date: cell.set_num_format("yyyy-mm-dd"),
        }
    }
}

/// Writes the workbook.
pub fn write(
    file: &mut File,
    table: &Table<'_>,
    rows: &mut Rows<'_, impl Iterator<Item = Vec<Value>>>,
) -> Result<(), ExportTrouble> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(table.title)).map_err(|error| trouble(&error))?;
    let heading_row = u32::from(!table.title.trim().is_empty());
    head(sheet, table, heading_row, &looks).map_err(|error| trouble(&error))?;
    let mut widths: Vec<usize> = table.columns.iter().map(|column| column.heading.width_cjk()).collect();
    let mut at = heading_row;
    while let Some(row) = rows.next()? {
        at += 1;
        if at >= SHEET_ROWS {
            return Err(ExportTrouble::TooManyRows);
        }
        for ((index, value), width) in (0..).zip(&row).zip(&mut widths) {
            *width = (*width).max(width_of(value)).min(WIDEST);
            put(sheet, at, index, value, &looks).map_err(|error| match error {
                XlsxError::MaxStringLengthExceeded => ExportTrouble::CellTooLong {
                    row: u64::from(at - heading_row),
                    column: table
                        .columns
                        .get(usize::from(index))
                        .map(|column| column.heading.clone())
                        .unwrap_or_default(),
                },
                error => trouble(&error),
            })?;
        }
    }
    finish(sheet, table, (heading_row, at), &widths).map_err(|error| trouble(&error))?;
    book.save_to_writer(BufWriter::new(file)).map_err(|error| trouble(&error))
}

fn head(sheet: &mut Worksheet, table: &Table<'_>, heading_row: u32, looks: &Looks) -> Result<(), XlsxError> {
    let last = last_column(table);
    if heading_row > 0 {
        let title = crate::sheet::scrub::clean_line(table.title);
        if last > 0 {
            sheet.merge_range(0, 0, 0, last, "", &looks.title)?;
        }
        sheet.write_string_with_format(0, 0, title, &looks.title)?;
    }
    for (index, column) in (0..).zip(table.columns) {
        sheet.write_string_with_format(heading_row, index, &column.heading, &looks.heading)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    match value {
        Value::Empty | Value::Share { of: 0, .. } => sheet.write_blank(row, column, &looks.text)?,
        Value::Text(text) if text.encode_utf16().count() > CELL_CHARS => {
            return Err(XlsxError::MaxStringLengthExceeded);
        }
        Value::Text(text) if is_risky(text) => {
            sheet.write_string_with_format(row, column, text, &looks.quoted)?
        }
        Value::Text(text) => sheet.write_string_with_format(row, column, text, &looks.text)?,
        Value::Unsettled(words) => sheet.write_string_with_format(row, column, *words, &looks.text)?,
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts and numbers of a register stay far below 2^53"
        )]
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &looks.number)?
        }
        Value::Date(day) => sheet.write_datetime_with_format(row, column, day, &looks.date)?,
        #[expect(clippy::cast_precision_loss, reason = "counts of an office stay far below 2^53")]
        Value::Share { part, of, decimals } => {
            let digits = "0".repeat((*decimals).into());
            let percent = if digits.is_empty() { "0%".to_owned() } else { format!("0.{digits}%") };
            let look = looks.number.clone().set_num_format(percent);
            sheet.write_number_with_format(row, column, *part as f64 / *of as f64, &look)?
        }
    };
    Ok(())
}

fn finish(
    sheet: &mut Worksheet,
    table: &Table<'_>,
    (heading_row, last_row): (u32, u32),
    widths: &[usize],
) -> Result<(), XlsxError> {
    for (index, width) in (0..).zip(widths) {
        let half_widths = u32::try_from(*width).unwrap_or(u32::MAX);
        // The library's own fitting measures hanzi too narrow.
        sheet.set_column_width(index, 1.05 * f64::from(half_widths) + 2.0)?;
    }
    sheet.autofilter(heading_row, 0, last_row, last_column(table))?;
    sheet.set_freeze_panes(heading_row + 1, 0)?;
    sheet.set_repeat_rows(0, heading_row)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C第 &P 页 共 &N 页");
    Ok(())
}

fn last_column(table: &Table<'_>) -> u16 {
    u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

fn width_of(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(text) => text.lines().map(unicode_width::UnicodeWidthStr::width_cjk).max().unwrap_or(0),
        Value::Unsettled(words) => unicode_width::UnicodeWidthStr::width_cjk(*words),
        Value::Number(number) => number.to_string().len(),
        Value::Date(_) => DAY,
        Value::Share { .. } => value.told().len(),
    }
}

/// A sheet name from a title: what spreadsheets forbid goes, and at most 31 characters stay.
fn sheet_name(title: &str) -> String {
    let name: String = crate::sheet::scrub::clean_line(title)
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
        .take(31)
        .collect();
    if name.trim().is_empty() { "提案台账".to_owned() } else { name }
}

fn trouble(error: &XlsxError) -> ExportTrouble {
    match error {
        XlsxError::IoError(error) => std::io::Error::from(error.kind()).into(),
        other => ExportTrouble::Io(other.to_string()),
    }
}
