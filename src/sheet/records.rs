//! Rows of a sheet as records: merged cells carry their value to every row they cover, and rows that share one merged
//! title are one record.

use super::book::{Cell, Sheet};
use super::columns::Layout;
use super::import::Field;
use std::collections::BTreeMap;

/// One row, or several that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Index of its first row.
    pub row: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// It is one cell merged over several columns.
    pub banner: bool,
}

/// The records below the headings, blank ones included.
pub fn records(sheet: &Sheet, layout: &Layout) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let downward = downward(sheet, layout);
    let title = layout.of(Field::Title).next().map(|column| column.index);
    for (row, cells) in sheet.rows.iter().enumerate().skip(layout.heading_row + 1) {
        let mut cells = cells.clone();
        let mut continued = false;
        for (column, from) in downward.get(&row).into_iter().flatten() {
            if Some(*column) == title {
                continued = true;
            } else if let Some(value) = sheet.rows.get(*from).and_then(|cells| cells.get(*column)) {
                fill(&mut cells, *column, value);
            }
        }
        match records.last_mut() {
            Some(last) if continued => join(&mut last.cells, &cells),
            _ => records.push(Record { row, banner: is_banner(sheet, row, &cells), cells }),
        }
    }
    records
}

/// Row → columns that a merged cell above reaches down to, and the row its value stands in.
fn downward(sheet: &Sheet, layout: &Layout) -> BTreeMap<usize, Vec<(usize, usize)>> {
    let mut reached: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let last = sheet.rows.len();
    for merge in
        sheet.merges.iter().filter(|merge| merge.top > layout.heading_row && merge.bottom > merge.top)
    {
        for row in merge.top + 1..=merge.bottom.min(last) {
            reached.entry(row).or_default().push((merge.left, merge.top));
        }
    }
    reached
}

fn fill(cells: &mut Vec<Cell>, column: usize, value: &Cell) {
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
        *cell = value.clone();
    }
}

/// Adds what a further row of the same proposal says that the first did not.
fn join(cells: &mut Vec<Cell>, more: &[Cell]) {
    for (column, cell) in more.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let old = cells.get(column).map(Cell::text).unwrap_or_default();
        let new = cell.text();
        if old.is_empty() {
            fill(cells, column, cell);
        } else if !old.split('、').any(|part| part == new)
            && let Some(slot) = cells.get_mut(column)
        {
            *slot = Cell::Text(format!("{old}、{new}"));
        }
    }
}

fn is_banner(sheet: &Sheet, row: usize, cells: &[Cell]) -> bool {
    cells.iter().filter(|cell| !cell.is_empty()).count() == 1
        && sheet
            .merges
            .iter()
            .any(|merge| merge.top == row && merge.bottom == row && merge.right >= merge.left + 2)
}
