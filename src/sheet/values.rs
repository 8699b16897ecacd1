//! Second thoughts about columns, from what stands below their headings: `类别` may mean the class of the reply,
//! `提案内容` may be the title, and a column of telephone numbers is one whatever its heading says.

use super::book::Sheet;
use super::columns::Layout;
use super::import::{Field, TakenAs};
use super::notice::Notice;
use super::{fold, words};
use crate::text::fold::fold as folded;

/// How many filled cells of a column are looked at.
const LOOKED_AT: usize = 200;
/// A title has at most this many characters on the average.
const TITLE_LONG: usize = 60;

/// Nothing below the headings in this column.
pub fn is_blank(sheet: &Sheet, heading_row: usize, column: usize) -> bool {
    sample(sheet, heading_row, column).next().is_none()
}

fn sample(sheet: &Sheet, heading_row: usize, column: usize) -> impl Iterator<Item = String> {
    sheet
        .rows
        .iter()
        .skip(heading_row + 1)
        .filter_map(move |row| row.get(column).filter(|cell| !cell.is_empty()))
        .take(LOOKED_AT)
        .map(super::book::Cell::text)
}

/// Corrects what the headings alone suggested.
pub fn reconsider(sheet: &Sheet, layout: &mut Layout) {
    for at in 0..layout.columns.len() {
        let Some(column) = layout.columns.get(at) else { continue };
        let values: Vec<String> = sample(sheet, layout.heading_row, column.index).collect();
        if values.is_empty() {
            continue;
        }
        let changed = changed(column.taken_as, &values, layout);
        if let Some(column) = layout.columns.get_mut(at) {
            column.taken_as = changed;
        }
    }
    promote_title(sheet, layout);
}

fn changed(taken_as: TakenAs, values: &[String], layout: &Layout) -> TakenAs {
    let all = |test: fn(&str) -> bool| values.iter().all(|value| test(value));
    let free = |field| layout.of(field).next().is_none();
    match taken_as {
        TakenAs::Field(Field::Category) if all(is_class) && free(Field::Class) => {
            TakenAs::Field(Field::Class)
        }
        TakenAs::Field(Field::Category) if all(words::is_kind) && free(Field::Kind) => {
            TakenAs::Field(Field::Kind)
        }
        TakenAs::Field(Field::Kind) if !values.iter().any(|value| words::is_kind(value)) => {
            if all(words::is_period) && free(Field::Period) {
                TakenAs::Field(Field::Period)
            } else if free(Field::Category) && all(is_short) {
                TakenAs::Field(Field::Category)
            } else {
                TakenAs::Note
            }
        }
        TakenAs::Field(Field::Class | Field::Rating) if !all(is_short) => TakenAs::Note,
        TakenAs::Field(Field::Remark) | TakenAs::Note if mostly_contacts(values) => TakenAs::Contact,
        unchanged => unchanged,
    }
}

/// `A`, `B类`, `(C)`.
fn is_class(value: &str) -> bool {
    let value = folded(value);
    matches!(value.trim_end_matches('类'), "a" | "b" | "c" | "d" | "e")
}

fn is_short(value: &str) -> bool {
    value.chars().count() <= 20
}

fn mostly_contacts(values: &[String]) -> bool {
    values.iter().filter(|value| is_contact(value)).count() * 2 > values.len()
}

/// A mobile number, an identity number or an e-mail address, and little else.
fn is_contact(value: &str) -> bool {
    let value = fold::plain(value);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let mobile = digits == 11 && value.trim_start_matches("+86").starts_with('1');
    let identity = (17..=18).contains(&digits) && value.chars().count() <= 20;
    let mail = value.contains('@') && value.contains('.');
    mobile && value.chars().count() <= 20 || identity || mail
}

/// Without a title column, the shortest column of text is the title, and the clerk is told.
fn promote_title(sheet: &Sheet, layout: &mut Layout) {
    if layout.of(Field::Title).next().is_some() {
        return;
    }
    let average = |index| {
        let lengths: Vec<usize> =
            sample(sheet, layout.heading_row, index).map(|text| text.chars().count()).collect();
        lengths.iter().sum::<usize>() / lengths.len().max(1)
    };
    let best = layout.of(Field::Text).map(|column| (average(column.index), column.index)).min();
    let Some((length, index)) = best else { return };
    if length > TITLE_LONG {
        return;
    }
    if let Some(column) = layout.columns.iter_mut().find(|column| column.index == index) {
        column.taken_as = TakenAs::Field(Field::Title);
        let column = column.name();
        layout.notices.push(Notice::TitleFrom { sheet: sheet.name.clone(), column });
    }
}
