//! Workbooks, read cell by cell once their package has been found bearable.

use super::book::{Book, Cell, Merge, Progress, Sheet};
use super::guard::guarded;
use super::limits::{Meter, ROW_STEP};
use super::probe::Packed;
use super::read::{Trouble, Watch, tell};
use super::scrub::clean_text;
use super::{guard_ods, guard_xls, package};
use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use chrono::NaiveDate;
use std::io::Cursor;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads an xlsx or ods.
pub fn packed(bytes: &[u8], book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    let packed = guarded(|| package::inspect(bytes, progress))?;
    guarded(|| match packed {
        Packed::Xlsx => xlsx(bytes, book, progress),
        Packed::Ods => ods(bytes, book, progress),
    })
}

/// Reads an xls.
pub fn compound(bytes: &[u8], book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    guard_xls::inspect(bytes)?;
    guarded(|| xls(bytes, book, progress))
}

fn xlsx(bytes: &[u8], book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    let mut file: Xlsx<Bytes<'_>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => Trouble::Encrypted,
        _ => Trouble::Broken,
    })?;
    let mut meter = Meter::default();
    for name in visible(&mut file, book) {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        xlsx_cells(&mut file, &name, &mut sheet, &mut meter, progress)?;
        let merges = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merges = merges.iter().map(merge).collect();
        book.sheets.push(sheet);
    }
    Ok(())
}

fn xlsx_cells(
    file: &mut Xlsx<Bytes<'_>>,
    name: &str,
    sheet: &mut Sheet,
    meter: &mut Meter,
    progress: Watch<'_>,
) -> Result<(), Trouble> {
    let mut cells = match file.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet that holds only a chart or a dialogue.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(_) => return Err(Trouble::Broken),
    };
    let mut last = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| Trouble::Broken)? {
        let (row, column) = cell.get_position();
        if row as usize >= last + ROW_STEP {
            last = row as usize;
            tell(progress, Progress::Rows { done: u64::from(row) })?;
        }
        meter.put(sheet, row as usize, column as usize, cell_ref(cell.get_value()))?;
    }
    Ok(())
}

fn ods(bytes: &[u8], book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    guard_ods::inspect(bytes)?;
    let mut file: Ods<Bytes<'_>> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Trouble::Encrypted,
        _ => Trouble::Broken,
    })?;
    let mut meter = Meter::default();
    for name in visible(&mut file, book) {
        let range = file.worksheet_range(&name).map_err(|_| Trouble::Broken)?;
        book.sheets.push(dense(name, &range, &mut meter, progress)?);
    }
    Ok(())
}

fn xls(bytes: &[u8], book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    let mut file: Xls<Bytes<'_>> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Trouble::Encrypted,
        _ => Trouble::Broken,
    })?;
    let mut meter = Meter::default();
    for name in visible(&mut file, book) {
        let range = file.worksheet_range(&name).map_err(|_| Trouble::Broken)?;
        let merges = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut sheet = dense(name, &range, &mut meter, progress)?;
        sheet.merges = merges.iter().map(merge).collect();
        book.sheets.push(sheet);
    }
    Ok(())
}

/// Names of the visible sheets; the hidden ones are noted in the book.
fn visible<'a, R: Reader<Bytes<'a>>>(file: &mut R, book: &mut Book) -> Vec<String> {
    let mut names = Vec::new();
    for sheet in file.sheets_metadata() {
        if sheet.visible == SheetVisible::Visible {
            names.push(sheet.name.clone());
        } else {
            book.hidden.push(sheet.name.clone());
        }
    }
    names
}

fn merge(area: &calamine::Dimensions) -> Merge {
    Merge {
        top: area.start.0 as usize,
        bottom: area.end.0 as usize,
        left: area.start.1 as usize,
        right: area.end.1 as usize,
    }
}

fn dense(
    name: String,
    range: &Range<Data>,
    meter: &mut Meter,
    progress: Watch<'_>,
) -> Result<Sheet, Trouble> {
    let mut sheet = Sheet { name, ..Sheet::default() };
    let (top, left) = range.start().unwrap_or_default();
    for (index, cells) in range.rows().enumerate() {
        if index.is_multiple_of(ROW_STEP) {
            tell(progress, Progress::Rows { done: index as u64 })?;
        }
        for (column, data) in cells.iter().enumerate().filter(|(_, data)| **data != Data::Empty) {
            meter.put(&mut sheet, top as usize + index, left as usize + column, cell_of(data))?;
        }
    }
    Ok(sheet)
}

fn cell_ref(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::SharedString(text) => text_cell(text),
        DataRef::String(text) => text_cell(text),
        other => cell_of(&Data::from(other.clone())),
    }
}

fn cell_of(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => text_cell(text),
        Data::Int(number) => Cell::Text(number.to_string()),
        Data::Float(number) => Cell::Text(number_text(*number)),
        Data::Bool(true) => Cell::Text("TRUE".to_owned()),
        Data::Bool(false) => Cell::Text("FALSE".to_owned()),
        Data::Error(error) => Cell::Text(error.to_string()),
        Data::DateTime(at) => date_cell(*at),
        Data::DateTimeIso(text) => text
            .get(..10)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .map_or_else(|| text_cell(text), Cell::Date),
    }
}

fn text_cell(text: &str) -> Cell {
    match clean_text(text) {
        text if text.is_empty() => Cell::Empty,
        text => Cell::Text(text),
    }
}

/// A number as a clerk sees it: no `.0`, no digits beyond the fifteen that spreadsheets keep.
fn number_text(number: f64) -> String {
    let shown = format!("{number:.14e}").parse().unwrap_or(number);
    if shown == 0.0 { "0".to_owned() } else { format!("{shown}") }
}

/// A date; a bare time of day and anything outside the calendar of spreadsheets stays a number.
fn date_cell(at: ExcelDateTime) -> Cell {
    let serial = at.as_f64();
    if at.is_datetime()
        && (1.0..2_958_466.0).contains(&serial)
        && let Some(moment) = at.as_datetime()
    {
        return Cell::Date(moment.date());
    }
    Cell::Text(number_text(serial))
}
