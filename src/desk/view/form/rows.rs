//! The rows of a form: one for most fields, more for long texts, ticks and faults.

use crate::desk::field::{
    Blank, Body, Choice, DateField, Input, NamesField, ProposersField, Ticks, UnitsField,
};
use crate::desk::form::{BODY_INDENT, Field, Form};
use crate::desk::view::{cell, theme};
use crate::office::calendar::Calendar;
use crate::office::proposer::Proposer;
use crate::text::locale::forms as say;
use crate::text::width::{Align, cut, pad, wrap};
use chrono::{Datelike, NaiveDate};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Rows of a long text shown at once.
const BODY_ROWS: usize = 5;

/// One row: pieces of text, one after another.
pub struct Row {
    /// The pieces.
    pub pieces: Vec<(String, Style)>,
    /// It says what is wrong with the row above.
    pub fault: bool,
}

/// A value in one row and the column its caret stands in.
struct Value {
    pieces: Vec<(String, Style)>,
    caret: usize,
}

impl Row {
    fn new(pieces: Vec<(String, Style)>) -> Self {
        Self { pieces, fault: false }
    }

    fn of(text: impl Into<String>, style: Style) -> Self {
        Self::new(vec![(text.into(), style)])
    }
}

/// All rows, the confirm line last, and row and column of the caret.
pub fn all(form: &Form, cols: usize) -> (Vec<Row>, (usize, usize)) {
    let mut rows = Vec::new();
    let mut caret = (0, 0);
    let labels = label_columns(form);
    for (place, field) in form.fields().iter().enumerate() {
        let focused = form.focus() == place;
        let (own, at) = of_field(field, focused, labels, cols, form);
        if focused {
            caret = (rows.len() + at.0, at.1);
        }
        rows.extend(own);
        rows.extend(faults(field, labels, cols));
    }
    if !rows.is_empty() {
        rows.push(Row::of("", theme::plain()));
    }
    let confirm = form.focused().is_none();
    if confirm {
        caret = (rows.len(), labels + 4);
    }
    let style = if confirm { theme::selected() } else { theme::accent() };
    let indent = " ".repeat(labels + 4);
    rows.push(Row::new(vec![(indent, theme::plain()), (form.confirm_label(), style)]));
    (rows, caret)
}

/// Columns of the widest label.
fn label_columns(form: &Form) -> usize {
    form.fields().iter().map(|field| usize::from(cell::columns(field.label))).max().unwrap_or(0)
}

/// Column in which values begin.
pub fn value_column(form: &Form) -> usize {
    label_columns(form) + 4
}

/// Whether a choice is short enough to show all of it in its own row.
pub fn is_inline(input: &Input) -> bool {
    let Input::Choice(choice) = input else { return false };
    let wide: usize = choice.entries().iter().map(|e| usize::from(cell::columns(&e.title)) + 5).sum();
    choice.entries().iter().all(|entry| entry.detail.is_empty()) && wide <= 44
}

fn of_field(
    field: &Field,
    focused: bool,
    labels: usize,
    cols: usize,
    form: &Form,
) -> (Vec<Row>, (usize, usize)) {
    let label = label(field, focused, labels);
    let start = labels + 4;
    let room = cols.saturating_sub(start);
    match &field.input {
        Input::Body(body) => of_body(field, body, label, cols),
        Input::Ticks(ticks) => of_ticks(ticks, focused, label, start),
        input => {
            let value = of_value(field, input, focused, room, form);
            let mut rows = vec![Row::new(label.into_iter().chain(value.pieces).collect())];
            if let Input::Proposers(names) = input {
                rows.push(Row::of(format!("{}{}", " ".repeat(start), kinds(names)), theme::quiet()));
            }
            (rows, (0, start + value.caret))
        }
    }
}

/// `> 提案分类  `: the mark says which field has the focus, a star which must be filled in.
fn label(field: &Field, focused: bool, labels: usize) -> Vec<(String, Style)> {
    let mark = if focused { "> " } else { "  " };
    let star = if field.is_wanting() { "* " } else { "  " };
    let style = if focused { theme::accent() } else { theme::plain() };
    vec![
        (format!("{mark}{}", pad(field.label, labels, Align::Right)), style),
        (star.to_owned(), theme::alarm()),
    ]
}

fn of_value(field: &Field, input: &Input, focused: bool, room: usize, form: &Form) -> Value {
    let style = if field.fresh { theme::quiet() } else { theme::plain() };
    let mut value = match input {
        Input::Date(date) => of_date(date, style, form),
        Input::Choice(choice) => of_choice(choice, style, focused && is_inline(input), room),
        Input::Units(units) => of_units(units, style, room),
        Input::Line(line) => of_text(line.text(), line.caret(), style, room),
        Input::Digits(digits) => of_text(digits.line().text(), digits.line().caret(), style, room),
        Input::Proposers(names) => of_text(names.line().text(), names.line().caret(), style, room),
        Input::Names(names) => of_names(names, style, room),
        Input::Body(_) | Input::Ticks(_) => Value { pieces: Vec::new(), caret: 0 },
    };
    if field.fresh && focused {
        value.pieces.push((format!("  {}", field.origin), theme::quiet()));
    }
    value
}

/// The names, and behind them those that are on no roster.
fn of_names(names: &NamesField, style: Style, room: usize) -> Value {
    let mut value = of_text(names.line().text(), names.line().caret(), style, room);
    // While something answers, the last name is only half typed.
    if !names.unlisted().is_empty() && names.people().found().is_empty() {
        value.pieces.push((format!("  {}", say::not_listed(&names.unlisted().join("、"))), theme::soon()));
    }
    value
}

/// A line of text with its caret in sight.
fn of_text(text: &str, caret: usize, style: Style, room: usize) -> Value {
    let room = room.saturating_sub(1);
    let (before, after) = text.split_at(caret.min(text.len()));
    let mut start = 0;
    while usize::from(cell::columns(&before[start..])) > room {
        start += before[start..].graphemes(true).next().map_or(1, str::len);
    }
    let before = &before[start..];
    let used = usize::from(cell::columns(before));
    let after = cut(after, room.saturating_sub(used));
    Value { pieces: vec![(format!("{before}{after}"), style)], caret: used }
}

/// What was typed, and the date it means with its weekday.
fn of_date(date: &DateField, style: Style, form: &Form) -> Value {
    let typed = date.line().text();
    let caret = usize::from(cell::columns(date.line().before()));
    let mut pieces = vec![(typed.to_owned(), style)];
    if date.is_empty() && date.blank() == Blank::Today {
        pieces.push((format!("{}  ", say::TODAY), theme::quiet()));
    }
    if let Some(meant) = date.meant(form.today()) {
        let gap = if typed.is_empty() { "" } else { "  " };
        let shown = if meant.to_string() == typed { String::new() } else { format!("{meant} ") };
        pieces.push((format!("{gap}{shown}{}", weekday(meant, form.calendar())), theme::quiet()));
    }
    Value { pieces, caret }
}

fn weekday(date: NaiveDate, calendar: &Calendar) -> String {
    let name =
        usize::try_from(date.weekday().num_days_from_monday()).ok().and_then(|day| say::WEEKDAYS.get(day));
    let rest = if calendar.is_working_day(date) { String::new() } else { format!(" {}", say::REST) };
    format!("{}{rest}", name.unwrap_or(&""))
}

/// The chosen entry; or, short and in focus, all of them with the chosen one marked.
fn of_choice(choice: &Choice, style: Style, inline: bool, room: usize) -> Value {
    if !inline {
        let shown = choice.entry().map(|entry| format!("{} {}", entry.code, entry.title)).unwrap_or_default();
        return Value { pieces: vec![(cut(&shown, room), style)], caret: 0 };
    }
    let mut pieces = Vec::new();
    let (mut caret, mut used) = (0, 0);
    for (place, entry) in choice.entries().iter().enumerate() {
        let chosen = choice.place() == Some(place);
        let text = if chosen {
            format!("[{} {}]", entry.code, entry.title)
        } else {
            format!(" {} {} ", entry.code, entry.title)
        };
        if chosen {
            caret = used + 1;
        }
        used += usize::from(cell::columns(&text));
        pieces.push((text, if chosen { theme::selected() } else { theme::plain() }));
    }
    Value { pieces, caret }
}

/// The units taken, then what is typed to find the next; the end stays in sight.
fn of_units(units: &UnitsField, style: Style, room: usize) -> Value {
    let chips: Vec<String> =
        units.chips().iter().map(|chip| format!("{} {}、", chip.code, chip.name)).collect();
    let mut text = chips.concat();
    if units.query().text().is_empty() {
        text = text.trim_end_matches('、').to_owned();
    }
    let caret = text.len() + units.query().before().len();
    text.push_str(units.query().text());
    of_text(&text, caret, style, room)
}

/// What each of the proposers is.
fn kinds(names: &ProposersField) -> String {
    let each = names.proposers();
    let off = |proposer: &Proposer| if names.is_unlisted(proposer) { say::OFF_THE_ROSTER } else { "" };
    let shown = each.iter().map(|p| format!("{}({}{})", p.name, p.kind.title(), off(p)));
    shown.collect::<Vec<_>>().join("、")
}

/// Ticks stand below each other, the first in the row of the label.
fn of_ticks(
    ticks: &Ticks,
    focused: bool,
    label: Vec<(String, Style)>,
    start: usize,
) -> (Vec<Row>, (usize, usize)) {
    let mut rows = Vec::new();
    let mut label = Some(label);
    for (place, (entry, on)) in ticks.entries().iter().enumerate() {
        let mut pieces = label.take().unwrap_or_else(|| vec![(" ".repeat(start), theme::plain())]);
        let tick = if *on { "[x]" } else { "[ ]" };
        let here = focused && ticks.at() == place;
        let style = if here { theme::selected() } else { theme::plain() };
        pieces.push((format!("{tick} {} {}", entry.code, entry.title), style));
        rows.push(Row::new(pieces));
    }
    (rows, (ticks.at(), start + 1))
}

/// A long text under its label, as many rows as are shown at once, the caret among them.
fn of_body(
    field: &Field,
    body: &Body,
    label: Vec<(String, Style)>,
    cols: usize,
) -> (Vec<Row>, (usize, usize)) {
    let mut rows = vec![Row::new(label)];
    if let Some(why) = field.locked {
        rows.push(Row::of(format!("{}{why}", " ".repeat(BODY_INDENT)), theme::quiet()));
    }
    let cols = cols.saturating_sub(BODY_INDENT);
    let (caret, column) = body.caret_at(cols);
    let ranges = body.rows(cols);
    let first = (caret + 1).saturating_sub(BODY_ROWS);
    let indent = " ".repeat(BODY_INDENT);
    let shown = ranges.iter().skip(first).take(BODY_ROWS);
    rows.extend(
        shown.map(|range| Row::of(format!("{indent}{}", &body.text()[range.clone()]), theme::plain())),
    );
    let missing = (BODY_ROWS + 1).saturating_sub(rows.len());
    rows.extend(std::iter::repeat_with(|| Row::of("", theme::plain())).take(missing));
    (rows, (1 + caret - first, BODY_INDENT + column))
}

/// What is wrong with a field, below it, in words.
fn faults(field: &Field, labels: usize, cols: usize) -> Vec<Row> {
    let Some(fault) = &field.fault else { return Vec::new() };
    let start = labels + 4;
    let line = |text: String| {
        let mut row = Row::of(format!("{}! {text}", " ".repeat(start)), theme::alarm());
        row.fault = true;
        row
    };
    wrap(fault, cols.saturating_sub(start + 2)).into_iter().take(3).map(line).collect()
}
