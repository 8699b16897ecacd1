//! What a listing may cost: every bound that holds before and while a file is read, in one place.

use super::book::{Cell, Sheet, column_letter};
use super::read::Trouble;

/// Largest workbook, in bytes.
pub const WORKBOOK_BYTES: u64 = 64 << 20;
/// Largest text table, in bytes.
pub const TEXT_BYTES: u64 = 256 << 20;
/// Most parts in a packed workbook.
pub const PARTS: usize = 2_000;
/// Most bytes all parts may unpack to, counted while unpacking and not believed from the directory.
pub const UNPACKED_BYTES: u64 = 400 << 20;
/// Most unpacked bytes for one packed byte, once [`RATIO_FROM`] is exceeded.
pub const RATIO: u64 = 200;
/// Below this many unpacked bytes the ratio is of no interest: small files of equal rows pack very well.
pub const RATIO_FROM: u64 = 32 << 20;
/// Most XML tags in all parts; each may cost the parser memory however short it is written. [`CELLS`] cells have four
/// tags each.
pub const ELEMENTS: u64 = 24_000_000;
/// Most XML tags in the style sheet and in the shared strings, which are held in memory as a whole.
pub const HELD_ELEMENTS: u64 = 4_000_000;
/// Most rows of a sheet, counted from its first row.
pub const ROWS: usize = 200_000;
/// Most columns of a sheet.
pub const COLUMNS: usize = 500;
/// Most cells of a file, blank ones between filled ones included.
pub const CELLS: usize = 5_000_000;
/// Most characters in a cell, as in every spreadsheet program.
pub const CELL_CHARS: usize = 32_767;
/// Most bytes of text in a file, shared strings counted wherever they are used.
pub const TEXT_TOTAL: usize = 256 << 20;
/// Bytes or rows between two calls of `progress`.
pub const CHUNK: usize = 1 << 20;
/// Rows between two calls of `progress`.
pub const ROW_STEP: usize = 500;

/// Puts cells into sheets and keeps count of what they cost.
#[derive(Debug, Default)]
pub struct Meter {
    cells: usize,
    text: usize,
}

impl Meter {
    /// Puts `cell` at `row`, `column` (from 0) of `sheet`.
    ///
    /// # Errors
    /// The limit the cell would break, named with its place. An empty cell is never stored and breaks nothing.
    pub fn put(&mut self, sheet: &mut Sheet, row: usize, column: usize, cell: Cell) -> Result<(), Trouble> {
        if cell.is_empty() {
            return Ok(());
        }
        let place = || format!("{}{}", column_letter(column), row + 1);
        if row >= ROWS {
            return Err(Trouble::TooManyRows { sheet: sheet.name.clone(), cell: place() });
        }
        if column >= COLUMNS {
            return Err(Trouble::TooManyColumns { sheet: sheet.name.clone(), cell: place() });
        }
        if let Cell::Text(text) = &cell {
            if text.len() > CELL_CHARS && text.chars().count() > CELL_CHARS {
                return Err(Trouble::CellTooLong { sheet: sheet.name.clone(), cell: place() });
            }
            self.text += text.len();
        }
        self.make_room(sheet, row, column)?;
        if self.text > TEXT_TOTAL {
            return Err(Trouble::TooMuchText);
        }
        if let Some(slot) = sheet.rows.get_mut(row).and_then(|cells| cells.get_mut(column)) {
            *slot = cell;
        }
        Ok(())
    }

    fn make_room(&mut self, sheet: &mut Sheet, row: usize, column: usize) -> Result<(), Trouble> {
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = sheet.rows.get_mut(row)
            && cells.len() <= column
        {
            self.cells += column + 1 - cells.len();
            if self.cells > CELLS {
                return Err(Trouble::TooManyCells);
            }
            cells.resize(column + 1, Cell::Empty);
        }
        Ok(())
    }
}
