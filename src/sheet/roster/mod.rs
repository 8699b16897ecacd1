//! Rosters (名册): units, members, leaders, clerks and sessions from a table of any layout.
//!
//! What a row leaves blank, and what the table has no column for, stays as the register has it: an import adds and puts
//! right, it never erases.

mod entries;
mod headings;
mod office;

use super::book::{Book, Cell, Sheet, column_letter};
use super::import::Place;
use super::lines::is_total;
use super::notice::{Fault, Notice, Reason};
use super::scrub::clean_line;
use super::words;
use std::collections::{BTreeMap, BTreeSet};

pub use entries::{Entries, entries};

/// How many filled rows are looked at for headings.
const SEARCHED: usize = 30;

/// What a roster lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 承办单位.
    Units,
    /// 委员.
    Members,
    /// 领导.
    Leaders,
    /// 工作人员.
    Clerks,
    /// 届次.
    Sessions,
}

/// What a column of a roster may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 编码.
    Code,
    /// Name of the unit or the person.
    Name,
    /// 简称.
    Short,
    /// 曾用名.
    Former,
    /// 系统.
    System,
    /// 联络员、电话; of units only.
    Contact,
    /// 是否撤并.
    Retired,
    /// 并入单位.
    MergedInto,
    /// 界别.
    Sector,
    /// 党派.
    Party,
    /// 小组.
    Group,
    /// 离任日期.
    Left,
    /// 职务.
    Offices,
    /// 班子.
    Body,
    /// 层级.
    Level,
    /// 登录用户编号.
    Login,
    /// 角色.
    Roles,
    /// 届.
    Term,
    /// 次.
    Meeting,
    /// 年度.
    Year,
    /// 开幕日期.
    Opened,
    /// 大会提案截止时间.
    Cutoff,
}

/// A roster read and understood, not yet compared with the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// What it lists.
    pub kind: Kind,
    /// What each column was taken for.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows that cannot be taken.
    pub faults: Vec<Fault>,
    /// What the clerk should know about the table as a whole.
    pub notices: Vec<Notice>,
}

/// A column of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name of the sheet.
    pub sheet: String,
    /// Index from 0.
    pub index: usize,
    /// Its heading as written.
    pub heading: String,
    /// What it holds; `None`: it is not imported.
    pub field: Option<Field>,
}

/// A row of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    values: BTreeMap<Field, Value>,
}

/// What a row says in one field, and in which column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Value {
    text: String,
    column: String,
}

/// Where the headings of a sheet stand, and what they head.
struct Headings {
    row: usize,
    kind: Kind,
    columns: Vec<Column>,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Units, Kind::Members, Kind::Leaders, Kind::Clerks, Kind::Sessions];
}

impl Column {
    /// Letter and heading as a clerk would point at it: `B(单位名称)`.
    pub fn name(&self) -> String {
        format!("{}({})", column_letter(self.index), self.heading)
    }
}

impl Row {
    fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(|value| value.text.as_str())
    }

    /// A fault of this row, in the column of a field if it has one.
    fn fault(&self, field: Field, reason: Reason) -> Fault {
        let column = self.values.get(&field).map(|value| value.column.clone()).unwrap_or_default();
        Fault { sheet: self.place.sheet.clone(), row: self.place.row, column, reason }
    }
}

/// Understands a book as a roster; `None` when no sheet is headed as one. The first such sheet decides what is listed.
pub fn roster(book: &Book) -> Option<Roster> {
    let sheets = || book.sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let kind = sheets().find_map(headings)?.kind;
    let mut roster =
        Roster { kind, columns: Vec::new(), rows: Vec::new(), faults: Vec::new(), notices: Vec::new() };
    roster.notices.extend(book.encoding.filter(|encoding| *encoding != "UTF-8").map(Notice::Encoding));
    roster.notices.extend(book.hidden.iter().map(|sheet| Notice::HiddenSheet { sheet: sheet.clone() }));
    for sheet in sheets() {
        match headings(sheet) {
            Some(headings) if headings.kind == kind => take_sheet(sheet, headings, &mut roster),
            Some(_) => roster.notices.push(Notice::OtherRoster { sheet: sheet.name.clone() }),
            None => roster.notices.push(Notice::NoHeadings { sheet: sheet.name.clone() }),
        }
    }
    name_twice(&mut roster);
    Some(roster)
}

fn headings(sheet: &Sheet) -> Option<Headings> {
    let filled = sheet.rows.iter().enumerate().filter(|(_, cells)| !cells.is_empty()).take(SEARCHED);
    filled.into_iter().find_map(|(row, cells)| {
        let (kind, columns) = kind_of(sheet, cells)?;
        Some(Headings { row, kind, columns })
    })
}

/// What a row of headings lists: the kind that knows most of its columns. One column names who is listed, at least one
/// other says something about them, and nothing speaks of proposals.
fn kind_of(sheet: &Sheet, cells: &[Cell]) -> Option<(Kind, Vec<Column>)> {
    let texts: Vec<String> = cells.iter().map(|cell| clean_line(&cell.text())).collect();
    if texts.iter().any(|text| headings::is_of_proposals(text)) {
        return None;
    }
    let as_kind = |kind: Kind| {
        let column = |(index, heading): (usize, &String)| Column {
            sheet: sheet.name.clone(),
            index,
            heading: heading.clone(),
            field: headings::field(kind, heading),
        };
        let filled = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let columns: Vec<Column> = filled.map(column).collect();
        let named = columns.iter().filter(|column| column.field == Some(Field::Name)).count();
        let known: BTreeSet<Field> = columns.iter().filter_map(|column| column.field).collect();
        (named == 1 && known.len() >= 2).then_some((known.len(), kind, columns))
    };
    // Of two that know as many, the first in the list.
    let (_, kind, columns) =
        Kind::ALL.into_iter().rev().filter_map(as_kind).max_by_key(|(known, _, _)| *known)?;
    Some((kind, columns))
}

fn take_sheet(sheet: &Sheet, headings: Headings, roster: &mut Roster) {
    for (at, cells) in sheet.rows.iter().enumerate().skip(headings.row + 1) {
        let mut row = Row {
            place: Place { sheet: sheet.name.clone(), row: at + 1 },
            values: values(cells, &headings.columns),
        };
        if row.values.is_empty() {
            continue;
        }
        let first = cells.iter().map(Cell::text).find(|text| !text.is_empty()).unwrap_or_default();
        match row.get(Field::Name) {
            _ if is_total(&first) => {
                let text = clean_line(&first);
                roster.notices.push(Notice::NotListed { place: row.place, text });
            }
            Some(_) => roster.rows.push(row),
            None => {
                row.values.clear();
                roster.faults.push(row.fault(Field::Name, Reason::NoName));
            }
        }
    }
    roster.columns.extend(headings.columns);
}

/// What the cells of a row say, by field; several columns of a field (联络员, 电话) are joined.
fn values(cells: &[Cell], columns: &[Column]) -> BTreeMap<Field, Value> {
    let mut values: BTreeMap<Field, Value> = BTreeMap::new();
    for column in columns {
        let (Some(field), Some(cell)) = (column.field, cells.get(column.index)) else { continue };
        let text = clean_line(&cell.text());
        if words::is_nothing(&text) {
            continue;
        }
        match values.get_mut(&field) {
            Some(value) => value.text = format!("{} {text}", value.text),
            None => {
                values.insert(field, Value { text, column: column.name() });
            }
        }
    }
    values
}

/// A name stands once: of two rows the register could keep only one, so neither is guessed at.
fn name_twice(roster: &mut Roster) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let (mut kept, mut faults) = (Vec::new(), Vec::new());
    for row in std::mem::take(&mut roster.rows) {
        let key = format!("{}\n{}", row.get(Field::Name).unwrap_or_default(), level_of(&row));
        if let Some(earlier) = first.get(&key) {
            faults.push(row.fault(Field::Name, Reason::NameTwice(*earlier)));
        } else {
            first.insert(key, row.place.row);
            kept.push(row);
        }
    }
    roster.rows = kept;
    roster.faults.extend(faults);
}

/// Leaders of one name may stand on two levels.
fn level_of(row: &Row) -> &str {
    row.get(Field::Level).unwrap_or_default()
}
