//! The picture of an import.

use super::overlays::caret_line;
use super::{cell, popup, theme};
use crate::desk::layout::READING_COLS;
use crate::desk::overlays::import::{Import, Step};
use crate::sheet::Progress;
use crate::text::locale::say;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws an import on top of the body; returns where the hardware cursor stands.
pub fn draw(import: &Import, area: Rect, buf: &mut Buffer) -> Position {
    let inner = popup::open(area, READING_COLS, area.height, say::IMPORT, buf);
    let row = |y: u16| Rect { y: (inner.y + y).min(inner.bottom().saturating_sub(1)), height: 1, ..inner };
    let last = row(inner.height.saturating_sub(1));
    match &import.step {
        Step::Asking(why) => {
            cell::put(buf, row(0), say::IMPORT_PATH, theme::accent());
            let found = why.iter().map(|why| (why, theme::alarm()));
            let beside = import.beside.iter().map(|path| (path, theme::quiet()));
            let rows = found.flat_map(|(why, style)| wrapped(why, inner.width, style));
            let all = rows.chain(beside.map(|(path, style)| (path.clone(), style)));
            for ((text, style), y) in all.zip(3..inner.height.saturating_sub(1)) {
                cell::put(buf, row(y), &text, style);
            }
            cell::put(buf, last, say::IMPORT_KEYS, theme::quiet());
            caret_line(import.path.text(), row(1), buf)
        }
        Step::Reading(progress) => {
            cell::put(buf, row(0), import.path.text(), theme::accent());
            cell::put(buf, row(2), &so_far(*progress, inner.width), theme::plain());
            cell::put(buf, last, say::READING, theme::quiet());
            Position::new(inner.x, inner.y + 2)
        }
        Step::Shown(_) => {
            for (line, y) in
                import.lines.iter().skip(import.scroll.top).zip(0..inner.height.saturating_sub(1))
            {
                cell::put(buf, row(y), line, theme::plain());
            }
            let keys = if import.sent.is_some() { say::IMPORTING } else { say::PREVIEW_KEYS };
            cell::put(buf, last, keys, theme::accent());
            Position::new(inner.x, inner.y)
        }
    }
}

fn wrapped(text: &str, cols: u16, style: ratatui::style::Style) -> Vec<(String, ratatui::style::Style)> {
    crate::text::width::wrap(text, cols.into()).into_iter().map(|row| (row, style)).collect()
}

/// A bar of `#` in ASCII, so that it is drawn the same everywhere.
fn so_far(progress: Option<Progress>, cols: u16) -> String {
    match progress {
        Some(Progress::Bytes { done, total }) if total > 0 => {
            let room = u64::from(cols.saturating_sub(10));
            let full = usize::try_from(done.min(total) * room / total).unwrap_or(0);
            let empty = usize::try_from(room).unwrap_or(0).saturating_sub(full);
            format!("[{}{}] {}%", "#".repeat(full), " ".repeat(empty), done.min(total) * 100 / total)
        }
        Some(Progress::Rows { done }) => say::read_so_far(done),
        _ => String::new(),
    }
}
