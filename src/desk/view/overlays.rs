//! What lies on top.

use super::{cell, form, import, picker, popup, theme};
use crate::desk::layout::{FORM_COLS, READING_COLS};
use crate::desk::model::Model;
use crate::desk::overlay::Overlay;
use crate::desk::overlays::begin::Begin;
use crate::desk::overlays::detail::Detail;
use crate::desk::overlays::detail_lines::Weight;
use crate::desk::overlays::export::Export;
use crate::desk::overlays::notice::Notice;
use crate::desk::overlays::prompt::Jump;
use crate::text::fold::fold;
use crate::text::locale::say;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// Draws an overlay on top of the body; returns where the hardware cursor stands.
pub fn draw(overlay: &Overlay, _model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match overlay {
        Overlay::Form(filling) => {
            let cols = area.width.min(FORM_COLS);
            let rows = form::height(&filling.form, cols.saturating_sub(2)).saturating_add(2);
            let inner = popup::open(area, cols, rows, filling.form.title(), buf);
            form::draw(&filling.form, inner, buf)
        }
        Overlay::Choice(choice) => {
            let inner = popup::open(area, 64, area.height, choice.picker.title(), buf);
            picker::draw(&choice.picker, inner, buf)
        }
        Overlay::Notice(notice) => Some(draw_notice(notice, area, buf)),
        Overlay::Question(question) => Some(draw_notice(&question.notice, area, buf)),
        Overlay::Detail(detail) => Some(draw_detail(detail, area, buf)),
        Overlay::Jump(jump) => Some(draw_jump(jump, area, buf)),
        Overlay::Import(import) => Some(import::draw(import, area, buf)),
        Overlay::Export(export) => Some(draw_export(export, area, buf)),
        Overlay::Begin(begin) => Some(draw_begin(*begin, area, buf)),
    }
}

fn draw_notice(notice: &Notice, area: Rect, buf: &mut Buffer) -> Position {
    let rows = u16::try_from(notice.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = popup::open(area, READING_COLS, rows, &notice.title, buf);
    for (y, line) in (inner.y..inner.bottom()).zip(notice.rows()) {
        cell::put(buf, Rect { y, height: 1, ..inner }, line, theme::plain());
    }
    Position::new(inner.x, inner.y)
}

fn draw_detail(detail: &Detail, area: Rect, buf: &mut Buffer) -> Position {
    let inner = popup::open(area, READING_COLS, area.height, "", buf);
    for (y, line) in (inner.y..inner.bottom()).zip(detail.lines.iter().skip(detail.scroll.top)) {
        let style = match line.weight {
            Weight::Heading => theme::accent(),
            Weight::Plain => theme::plain(),
            Weight::Quiet => theme::quiet(),
            Weight::Alarm => theme::alarm(),
        };
        let found = !detail.search.is_empty() && detail.search.finds(&fold(&line.text));
        let style = if found { style.patch(theme::marked()).add_modifier(Modifier::BOLD) } else { style };
        cell::put(buf, Rect { y, height: 1, ..inner }, &line.text, style);
    }
    if detail.search.is_empty() && !detail.search.typing() {
        return Position::new(inner.x, inner.y);
    }
    let last = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
    cell::put(buf, last, "", theme::plain());
    let used = cell::put_pieces(buf, last, &[(say::SEARCH, theme::accent()), (" ", theme::plain())]);
    caret_line(detail.search.text(), Rect { x: last.x + used, width: last.width - used, ..last }, buf)
}

fn draw_export(export: &Export, area: Rect, buf: &mut Buffer) -> Position {
    let inner = popup::open(area, READING_COLS, 7, &say::export_of(export.ids.len()), buf);
    let row = |y: u16| Rect { y: (inner.y + y).min(inner.bottom().saturating_sub(1)), height: 1, ..inner };
    cell::put(buf, row(0), say::EXPORT_PATH, theme::accent());
    if let Some(why) = &export.why {
        cell::put(buf, row(3), why, theme::alarm());
    }
    cell::put(buf, row(4), if export.busy { say::WRITING } else { say::EXPORT_KEYS }, theme::quiet());
    caret_line(export.path.text(), row(1), buf)
}

fn draw_jump(jump: &Jump, area: Rect, buf: &mut Buffer) -> Position {
    let inner = popup::open(area, 44, 3, say::JUMP, buf);
    caret_line(jump.line.text(), inner, buf)
}

/// A line of typed text, its end in sight; returns where its caret stands.
pub fn caret_line(text: &str, area: Rect, buf: &mut Buffer) -> Position {
    let room = area.width.saturating_sub(1);
    let mut shown = text;
    while cell::columns(shown) > room {
        let mut chars = shown.chars();
        chars.next();
        shown = chars.as_str();
    }
    cell::put(buf, Rect { height: 1, ..area }, shown, theme::plain());
    Position::new(area.x + cell::columns(shown), area.y)
}

fn draw_begin(begin: Begin, area: Rect, buf: &mut Buffer) -> Position {
    let inner = popup::open(area, 72, 12, say::BEGIN, buf);
    let mut cursor = Position::new(inner.x, inner.y);
    for (place, (title, what)) in say::BEGINNINGS.iter().enumerate() {
        let y = inner.y + 1 + u16::try_from(place).unwrap_or(0) * 3;
        let line = Rect { y, height: 1, x: inner.x + 2, width: inner.width.saturating_sub(4) };
        let style = if place == begin.at { theme::selected() } else { theme::accent() };
        cell::put(buf, line, &format!("{} {title}", place + 1), style);
        cell::put(buf, Rect { y: y + 1, ..line }, &format!("  {what}"), theme::plain());
        if place == begin.at {
            cursor = Position::new(line.x, line.y);
        }
    }
    let last = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
    cell::put(buf, last, say::BEGIN_KEYS, theme::quiet());
    cursor
}
