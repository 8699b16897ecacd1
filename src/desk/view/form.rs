//! The picture of a form: labels in one column, the value in focus with its caret, candidates below it with a row left
//! free for the window of an input method, and at the foot what would come of it. A form that is higher than its box
//! scrolls; it never moves by itself.

mod foot;
mod rows;

use super::popup::clear_wide;
use super::{cell, theme};
use crate::desk::field::{Candidate, Input};
use crate::desk::form::Form;
use crate::text::locale::forms as say;
use crate::text::width::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::Row;

/// Candidates shown at once.
const LIST_ROWS: u16 = 6;
/// Rows kept for the verdict and the help, so that the box does not grow while one types.
const FOOT_ROWS: u16 = 4;
/// Most notes shown.
const NOTE_ROWS: usize = 3;

/// Rows the form would like to have at this width (without a frame); the same from the first key to the last.
pub fn height(form: &Form, width: u16) -> u16 {
    let (rows, _) = rows::all(form, width.into());
    let faults = rows.iter().filter(|row| row.fault).count();
    let lists = form.fields().iter().any(|field| matches!(field.input, Input::Units(_) | Input::Choice(_)));
    let room = if lists { LIST_ROWS } else { 0 };
    let notes = form.notes().len().min(NOTE_ROWS);
    let own = u16::try_from(rows.len() - faults + notes).unwrap_or(u16::MAX);
    own.max(room).saturating_add(FOOT_ROWS)
}

/// Draws a form into `area` (inside any frame, already cleared) and returns where the caret stands.
pub fn draw(form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if area.height < 3 || area.width < 20 {
        return None;
    }
    let body = draw_notes(form, area, buf);
    let foot = foot::lines(form, area.width, body.height.saturating_sub(4));
    let foot_rows = u16::try_from(foot.len()).unwrap_or(0).min(body.height.saturating_sub(2));
    let middle = Rect { height: body.height - foot_rows, ..body };
    draw_lines(&foot, Rect { y: middle.bottom(), height: foot_rows, ..body }, buf);
    let caret = draw_rows(form, middle, buf);
    if let Some(caret) = caret {
        draw_list(form, middle, caret.y, buf);
    }
    caret
}

fn draw_notes(form: &Form, area: Rect, buf: &mut Buffer) -> Rect {
    let most = NOTE_ROWS.min(usize::from(area.height) / 4);
    let mut y = area.y;
    for note in form.notes().iter().take(most) {
        cell::put(buf, Rect { y, height: 1, ..area }, &format!("  {note}"), theme::quiet());
        y += 1;
    }
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

fn draw_lines(lines: &[(String, ratatui::style::Style)], area: Rect, buf: &mut Buffer) {
    for (y, (text, style)) in (area.y..area.bottom()).zip(lines) {
        cell::put(buf, Rect { y, height: 1, ..area }, text, *style);
    }
}

/// Draws as many rows as fit, the one with the caret among them and the list below it.
fn draw_rows(form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (rows, caret) = rows::all(form, area.width.into());
    let (caret_row, caret_col) = caret;
    let list = list_rows(form);
    // What is wrong with the field stands below it, and is worth more than the fields above.
    let below = rows.iter().skip(caret_row + 1).take_while(|row| row.fault).count();
    let wanted = caret_row + 1 + usize::from(list).max(below);
    let top = wanted.min(rows.len().max(wanted));
    let top = top.saturating_sub(area.height.into()).min(caret_row);
    let top = if rows.len() <= area.height.into() && wanted <= area.height.into() { 0 } else { top };
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        draw_row(row, Rect { y, height: 1, ..area }, buf);
    }
    let y = area.y + u16::try_from(caret_row - top).ok()?;
    let x = area.x + u16::try_from(caret_col).ok()?.min(area.width - 1);
    (y < area.bottom()).then_some(Position::new(x, y))
}

fn draw_row(row: &Row, area: Rect, buf: &mut Buffer) {
    let pieces: Vec<(&str, ratatui::style::Style)> =
        row.pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    cell::put_pieces(buf, area, &pieces);
}

/// The candidates to list below the field in focus; short choices stand in the row itself.
fn listed(form: &Form) -> Vec<Candidate> {
    match form.focused() {
        Some(field) if !rows::is_inline(&field.input) => field.input.candidates(),
        _ => Vec::new(),
    }
}

/// Rows the list takes, its heading included.
fn list_rows(form: &Form) -> u16 {
    match listed(form).len() {
        0 => 0,
        count => u16::try_from(count).unwrap_or(LIST_ROWS).min(LIST_ROWS) + 1,
    }
}

/// The list lies over what stands below; its heading leaves the row under the caret to the input method.
fn draw_list(form: &Form, area: Rect, caret: u16, buf: &mut Buffer) {
    let candidates = listed(form);
    let indent = u16::try_from(rows::value_column(form)).unwrap_or(0).min(area.width / 2);
    let left = area.bottom().saturating_sub(caret + 1);
    let rows = list_rows(form).min(left);
    if candidates.is_empty() || rows < 2 {
        return;
    }
    let area = Rect::new(area.x + indent, caret + 1, area.width - indent, rows);
    clear_wide(area, buf);
    let (heading, style) = heading(form, &candidates);
    // The sentence may need a second row, if one is left for the list.
    let most = usize::from(rows).saturating_sub(1).clamp(1, 2);
    let heading: Vec<String> = wrap(&heading, usize::from(area.width)).into_iter().take(most).collect();
    for (y, line) in (area.y..).zip(&heading) {
        cell::put(buf, Rect { y, height: 1, ..area }, line, style);
    }
    let shown = usize::from(rows).saturating_sub(heading.len());
    let below = area.y + u16::try_from(heading.len()).unwrap_or(1);
    let chosen = candidates.iter().position(|candidate| candidate.highlighted).unwrap_or(0);
    let first = (chosen + 1).saturating_sub(shown);
    let codes = candidates.iter().map(|candidate| cell::columns(&candidate.code)).max().unwrap_or(0);
    for (y, candidate) in (below..area.bottom()).zip(candidates.iter().skip(first)) {
        let style = if candidate.highlighted { theme::selected() } else { theme::plain() };
        cell::put(buf, Rect { y, height: 1, ..area }, &line(candidate, codes.into()), style);
    }
}

/// What is wrong with the field, which the list would hide; else what Enter does.
fn heading(form: &Form, candidates: &[Candidate]) -> (String, ratatui::style::Style) {
    if let Some(fault) = form.focused().and_then(|field| field.fault.as_deref()) {
        return (format!("! {fault}"), theme::alarm());
    }
    let taken = candidates.iter().any(|candidate| candidate.highlighted);
    let text = if taken { say::CANDIDATES } else { say::CANDIDATES_OPEN };
    (text.to_owned(), theme::quiet())
}

/// A candidate in one line. The mark before the highlighted one says without colour which it is.
fn line(candidate: &Candidate, codes: usize) -> String {
    use crate::text::width::{Align, pad};
    let mark = if candidate.highlighted { '>' } else { ' ' };
    if candidate.new {
        return format!("{mark} {}“{}”", say::NEW_UNIT, candidate.title);
    }
    let code = pad(&candidate.code, codes, Align::Left);
    format!("{mark} {code}  {}  {}", candidate.title, candidate.detail)
}

#[cfg(test)]
mod tests;
