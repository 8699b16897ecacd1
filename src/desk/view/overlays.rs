//! What lies on top.

use super::{cell, form, picker, popup, theme};
use crate::desk::layout::{inside, middle};
use crate::desk::model::Model;
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::text::width::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws an overlay on top of the body; returns where the hardware cursor stands.
pub fn draw(overlay: &Overlay, _model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match overlay {
        Overlay::Form(filling) => {
            let cols = area.width.min(100);
            let rows = form::height(&filling.form, cols.saturating_sub(2)).saturating_add(2);
            let inner = popup::open(area, cols, rows, filling.form.title(), buf);
            form::draw(&filling.form, inner, buf)
        }
        Overlay::Choice(choice) => {
            let inner = popup::open(area, 64, area.height, choice.picker.title(), buf);
            picker::draw(&choice.picker, inner, buf)
        }
        Overlay::Notice(notice) => Some(draw_notice(notice, area, buf)),
    }
}

fn draw_notice(notice: &Notice, area: Rect, buf: &mut Buffer) -> Position {
    let cols = area.width.min(76);
    let text = inside(middle(area, cols, area.height));
    let lines: Vec<String> = notice.lines.iter().flat_map(|line| wrap(line, text.width.into())).collect();
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = popup::open(area, cols, rows, &notice.title, buf);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(notice.top)) {
        cell::put(buf, Rect { y, height: 1, ..inner }, line, theme::plain());
    }
    Position::new(inner.x, inner.y)
}
