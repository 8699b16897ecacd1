//! Finding the headings of a sheet, and deciding what each column is. Two columns never share a field of one value in
//! silence; a column without a field keeps its text in the notes.

use super::book::{Cell, Merge, Sheet, column_letter};
use super::headings::{Meaning, PARTLY, Rank, meaning};
use super::import::{Field, TakenAs};
use super::notice::Notice;
use super::scrub::clean_line;
use super::values;
use std::collections::BTreeSet;

/// How many filled rows are looked at for headings.
const SEARCHED: usize = 30;

/// What a sheet is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Index of the (last) row of headings.
    pub heading_row: usize,
    /// The columns that have a heading or filled cells, from left to right.
    pub columns: Vec<Column>,
    /// Lines above the headings.
    pub above: Vec<String>,
    /// What should be said about the columns.
    pub notices: Vec<Notice>,
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Index from 0.
    pub index: usize,
    /// Heading as written, on one line; empty when there is none.
    pub heading: String,
    /// What becomes of it.
    pub taken_as: TakenAs,
    rank: Rank,
}

impl Column {
    /// Letter and heading as a clerk would point at it: `B(案由)`.
    pub fn name(&self) -> String {
        let letter = column_letter(self.index);
        if self.heading.is_empty() { letter } else { format!("{letter}({})", self.heading) }
    }
}

impl Layout {
    /// The columns that fill a field, in the order in which they are to be read.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.taken_as == TakenAs::Field(field))
    }
}

/// Finds the headings of a sheet and decides on its columns; `None` when it has no headings.
pub fn find(sheet: &Sheet) -> Option<Layout> {
    let row = sheet
        .rows
        .iter()
        .enumerate()
        .filter(|(_, cells)| !cells.is_empty())
        .take(SEARCHED)
        .position(|(_, cells)| is_heading_row(cells))?;
    let first = sheet.rows.iter().enumerate().filter(|(_, cells)| !cells.is_empty()).nth(row)?.0;
    let (heading_row, headings) = two_storeys(sheet, first);
    let mut layout =
        Layout { heading_row, columns: decide(&headings), above: above(sheet, first), notices: Vec::new() };
    add_unheaded(sheet, &mut layout);
    values::reconsider(sheet, &mut layout);
    settle(sheet, &mut layout);
    layout.notices.extend(left_aside(sheet, &layout));
    Some(layout)
}

/// At least two different fields, one of which can be the title.
fn is_heading_row(cells: &[Cell]) -> bool {
    let fields: BTreeSet<Field> = cells.iter().filter_map(|cell| field_of(&cell.text())).collect();
    fields.len() >= 2 && fields.iter().any(|field| matches!(field, Field::Title | Field::Text))
}

fn field_of(text: &str) -> Option<Field> {
    match meaning(text)?.0 {
        Meaning::Field(field) => Some(field),
        Meaning::Contact | Meaning::Other => None,
    }
}

/// The headings, and the row they end on: a row of sub-headings under merged headings belongs to them.
fn two_storeys(sheet: &Sheet, first: usize) -> (usize, Vec<String>) {
    let upper: Vec<String> = texts(sheet.rows.get(first));
    let lower: Vec<String> = texts(sheet.rows.get(first + 1));
    if !is_lower_storey(sheet, first, &upper, &lower) {
        return (first, upper);
    }
    let mut headings = Vec::new();
    let mut over = String::new();
    for column in 0..upper.len().max(lower.len()) {
        let top = upper.get(column).map_or("", String::as_str);
        let sub = lower.get(column).map_or("", String::as_str);
        if !top.is_empty() {
            top.clone_into(&mut over);
        }
        headings.push(if sub.is_empty() {
            top.to_owned()
        } else if meaning(sub).is_some() || over.is_empty() {
            sub.to_owned()
        } else {
            format!("{over}{sub}")
        });
    }
    (first + 1, headings)
}

/// The row below the headings is part of them when it stands under a heading merged sideways, says nothing in the title
/// column, and names at least one field.
fn is_lower_storey(sheet: &Sheet, first: usize, upper: &[String], lower: &[String]) -> bool {
    let title = upper.iter().position(|text| field_of(text) == Some(Field::Title));
    let title_filled = title.is_some_and(|at| lower.get(at).is_some_and(|text| !text.is_empty()));
    let named = lower.iter().filter(|text| meaning(text).is_some()).count();
    let filled = lower.iter().filter(|text| !text.is_empty()).count();
    let wide = sheet
        .merges
        .iter()
        .any(|merge| merge.top == first && merge.bottom == first && merge.left < merge.right);
    let gap = upper.iter().zip(lower).any(|(top, sub)| top.is_empty() && !sub.is_empty());
    !title_filled && named > 0 && named * 2 >= filled && (wide || gap)
}

fn texts(cells: Option<&Vec<Cell>>) -> Vec<String> {
    cells.map(|cells| cells.iter().map(|cell| clean_line(&cell.text())).collect()).unwrap_or_default()
}

/// Lines above the headings, each once.
fn above(sheet: &Sheet, first: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for row in sheet.rows.iter().take(first) {
        let line = texts(Some(row)).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        if !line.is_empty() && lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
}

fn decide(headings: &[String]) -> Vec<Column> {
    headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| !heading.is_empty())
        .map(|(index, heading)| {
            let (taken_as, rank) = match meaning(heading) {
                Some((Meaning::Field(field), rank)) => (TakenAs::Field(field), rank),
                Some((Meaning::Contact, rank)) => (TakenAs::Contact, rank),
                Some((Meaning::Other, _)) | None => (TakenAs::Note, PARTLY),
            };
            Column { index, heading: heading.clone(), taken_as, rank }
        })
        .collect()
}

/// Filled columns without a heading are kept as notes; those a merged heading covers take its name.
fn add_unheaded(sheet: &Sheet, layout: &mut Layout) {
    let filled: BTreeSet<usize> = sheet
        .rows
        .iter()
        .skip(layout.heading_row + 1)
        .flat_map(|row| row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(index, _)| index))
        .collect();
    for index in filled {
        if layout.columns.iter().any(|column| column.index == index) {
            continue;
        }
        let covered = sheet.merges.iter().find(|merge| covers(merge, layout.heading_row, index));
        let column =
            covered.and_then(|merge| layout.columns.iter().find(|column| column.index == merge.left));
        let column = match column {
            Some(owner) => Column { index, ..owner.clone() },
            None => Column { index, heading: String::new(), taken_as: TakenAs::Note, rank: PARTLY },
        };
        layout.columns.push(column);
    }
    layout.columns.sort_by_key(|column| column.index);
}

fn covers(merge: &Merge, row: usize, column: usize) -> bool {
    merge.top <= row && row <= merge.bottom && merge.left < column && column <= merge.right
}

/// Gives each field of one value to its best column; the others become notes, and the clerk is told.
fn settle(sheet: &Sheet, layout: &mut Layout) {
    for field in Field::ALL.iter().copied().filter(|field| field.is_single()) {
        let mut rivals: Vec<(bool, Rank, usize)> = layout
            .of(field)
            .map(|column| {
                (values::is_blank(sheet, layout.heading_row, column.index), column.rank, column.index)
            })
            .collect();
        rivals.sort_unstable();
        let Some((_, _, best)) = rivals.first().copied() else { continue };
        let kept =
            layout.columns.iter().find(|column| column.index == best).map(Column::name).unwrap_or_default();
        for (blank, _, index) in rivals.into_iter().skip(1) {
            let second = second_choice(field, layout);
            let Some(column) = layout.columns.iter_mut().find(|column| column.index == index) else {
                continue;
            };
            column.taken_as = second;
            if second == TakenAs::Note && !blank {
                let other = column.name();
                layout.notices.push(Notice::TwoColumns { field, kept: kept.clone(), other });
            }
        }
    }
}

/// A second number may be the running number.
fn second_choice(field: Field, layout: &Layout) -> TakenAs {
    if field == Field::Number && layout.of(Field::Running).next().is_none() {
        TakenAs::Field(Field::Running)
    } else {
        TakenAs::Note
    }
}

/// Which columns are left out as contacts or kept as notes.
fn left_aside(sheet: &Sheet, layout: &Layout) -> Vec<Notice> {
    let named = |taken_as: TakenAs| -> Vec<String> {
        layout
            .columns
            .iter()
            .filter(|column| column.taken_as == taken_as)
            .filter(|column| !values::is_blank(sheet, layout.heading_row, column.index))
            .map(Column::name)
            .collect()
    };
    let mut notices = Vec::new();
    let contacts = named(TakenAs::Contact);
    if !contacts.is_empty() {
        notices.push(Notice::ContactsLeftOut { sheet: sheet.name.clone(), columns: contacts });
    }
    let notes = named(TakenAs::Note);
    if !notes.is_empty() {
        notices.push(Notice::KeptAsNotes { sheet: sheet.name.clone(), columns: notes });
    }
    notices
}
