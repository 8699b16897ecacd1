//! The form in hand: every question with its options, what was typed, the remark.

use super::super::{cell, theme};
use super::lines::Lines;
use crate::desk::form::Scene;
use crate::desk::panes::survey::{Sheet, Step, Survey, recorded, title};
use crate::office::form::{Form, Place, Question, QuestionKind};
use crate::office::given::{BLANK, Given};
use crate::text::locale::say::survey as say;
use crate::text::width::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Rows kept for what stands below the form: its fault, what was put aside, and the forms keyed last.
const KEPT_BELOW: usize = 6;
/// Every place with its options, the chosen ones marked; answers where the caret stands. A form longer than the room is
/// shown around the place in hand.
pub fn answers(
    pane: &Survey,
    form: &Form,
    places: &[Place],
    scene: &Scene,
    lines: &mut Lines,
    buf: &mut Buffer,
) -> Position {
    let (sheet, register) = (pane.sheet(), scene.register);
    let recorded = match sheet.step {
        Step::Answers { of, correcting: true } => recorded(scene, of),
        _ => Vec::new(),
    };
    let mut cursor = Position::new(lines.area.x, lines.area.y);
    let titles: Vec<String> = places.iter().map(|place| title(register, form, *place)).collect();
    let widest = titles.iter().map(|title| cell::columns(title)).max().unwrap_or(0).min(lines.area.width / 2);
    let room = lines.left().saturating_sub(KEPT_BELOW).max(1);
    let first = sheet.here().saturating_sub(room / 2).min(places.len().saturating_sub(room));
    for (at, place) in places.iter().enumerate().skip(first).take(room) {
        let (Some(row), Some(question)) = (lines.row(), form.questions.get(place.question)) else { break };
        cell::put(buf, row, margin(at, first, (places.len(), room)), theme::quiet());
        cell::put(buf, Rect { x: row.x + 2, width: widest, ..row }, &titles[at], theme::plain());
        let area = Rect { x: row.x + 3 + widest, width: row.width.saturating_sub(3 + widest), ..row };
        let recorded = recorded.get(at).filter(|_| sheet.typed.is_empty());
        let caret = answer(pane, (question, form.letters, at), recorded, area, lines, buf);
        cursor = caret.unwrap_or(cursor);
    }
    if let Some(caret) = remark(pane, lines, buf) {
        return caret;
    }
    if sheet.here() >= places.len() {
        let odd = match sheet.step {
            Step::Answers { of, .. } => pane.no_option(of, register),
            _ => None,
        };
        let odd = odd.or_else(|| sheet.spoilt.then(|| say::TOO_MANY.to_owned()));
        match &odd {
            Some(odd) => lines.put(buf, odd, theme::alarm()),
            None => lines.put(buf, say::FULL, theme::good()),
        }
        cursor = Position::new(lines.area.x, lines.last());
    }
    cursor
}

/// Before the first and the last question shown: whether there are others above or below.
fn margin(at: usize, first: usize, (all, room): (usize, usize)) -> &'static str {
    match at {
        at if at == first && first > 0 => "↑",
        at if at + 1 == first + room && at + 1 < all => "↓",
        _ => "",
    }
}

/// One answer; where the caret stands, if it has come so far.
fn answer(
    pane: &Survey,
    (question, letters, at): (&Question, bool, usize),
    recorded: Option<&Given>,
    area: Rect,
    lines: &mut Lines,
    buf: &mut Buffer,
) -> Option<Position> {
    let sheet = pane.sheet();
    let here = at == sheet.here();
    if here && question.kind == QuestionKind::Words && !sheet.remark.typing {
        let caret = words(pane, area, lines, buf);
        if pane.words().text().is_empty() {
            aside_of(2, say::WORDS_HOW, theme::quiet(), area, buf);
        }
        return Some(caret);
    }
    let used = options(question, letters, (typed_at(sheet, at).as_ref(), recorded), area, buf);
    if here && question.kind == QuestionKind::Several {
        aside_of(used, say::SEVERAL_HOW, theme::soon(), area, buf);
    }
    (at <= sheet.here()).then_some(Position::new(area.x + 1, area.y))
}

/// A word on how to go on, after what stands in a row already.
fn aside_of(used: u16, text: &str, style: Style, area: Rect, buf: &mut Buffer) {
    let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    cell::put_pieces(buf, rest, &[(text, style)]);
}

/// What was typed at a place; of a question in hand that takes several, what is chosen so far.
fn typed_at(sheet: &Sheet, at: usize) -> Option<Given> {
    let begun = at == sheet.here() && !sheet.several.is_empty();
    begun.then(|| Given::Several(sheet.several.clone())).or_else(|| sheet.typed.get(at).cloned())
}

/// The remark, if there is one, and its caret while it is typed.
fn remark(pane: &Survey, lines: &mut Lines, buf: &mut Buffer) -> Option<Position> {
    let remark = &pane.sheet().remark;
    if !remark.typing && remark.text.is_empty() {
        return None;
    }
    let row = lines.row()?;
    let label = format!("  {} ", say::REMARK);
    let used = cell::columns(&label);
    cell::put(buf, row, &label, theme::plain());
    let area = Rect { x: row.x + used, width: row.width.saturating_sub(used), ..row };
    if remark.typing {
        return Some(words(pane, area, lines, buf));
    }
    cell::put(buf, area, &remark.text, theme::accent());
    None
}

/// The words being typed, from this row on as many rows as they need; where their caret stands.
fn words(pane: &Survey, area: Rect, lines: &mut Lines, buf: &mut Buffer) -> Position {
    let room = usize::from(area.width.saturating_sub(2)).max(2);
    let (text, before) = (pane.words().text(), pane.words().before());
    let shown = wrap(&format!("[{text}]"), room);
    for (place, piece) in shown.iter().enumerate() {
        let row = match place {
            0 => Some(area),
            _ => lines.row().inspect(|next| cell::put(buf, *next, "", theme::plain())),
        };
        let Some(row) = row else { break };
        cell::put(buf, Rect { y: row.y, ..area }, piece, theme::accent());
    }
    let rows = wrap(&format!("[{before}"), room);
    let down = u16::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
    let right = rows.last().map_or(0, |row| cell::columns(row));
    let last = area.right().saturating_sub(1);
    Position::new((area.x + right).min(last), (area.y + down).min(lines.last()))
}

/// The options of a question; what is typed stands out, what is on record is shown until something is typed.
fn options(
    question: &Question,
    letters: bool,
    (typed, recorded): (Option<&Given>, Option<&Given>),
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let chosen = typed.map(Given::chosen).unwrap_or_default();
    let value = match typed {
        None => recorded.map_or_else(|| "[ ]".to_owned(), |given| say::recorded(&given.to_string())),
        Some(Given::Words(words)) => format!("[{words}]"),
        Some(Given::Several(none)) if none.is_empty() => "[ ]".to_owned(),
        Some(given) if given.is_blank() => format!("[{BLANK}]"),
        Some(_) => format!("[{}]", chosen.iter().map(u8::to_string).collect::<String>()),
    };
    let mut pieces = vec![(value, theme::accent())];
    for (number, option) in (1..).zip(&question.options) {
        let style = if chosen.contains(&number) { theme::selected() } else { theme::quiet() };
        pieces.push((" ".to_owned(), theme::plain()));
        // The paper prints the letter, the keypad has the digit.
        let letter = if letters { char::from(b'A' + number - 1).to_string() } else { String::new() };
        let key = format!("{number}{letter}");
        pieces.push((format!("{key}{}", option.title), style));
    }
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    cell::put_pieces(buf, area, &pieces)
}
