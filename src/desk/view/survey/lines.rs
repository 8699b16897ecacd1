//! The rows of the pane, filled from the top.

use super::super::{cell, theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::width::wrap;

/// The rows of the pane, filled from the top.
pub struct Lines {
    pub area: Rect,
    next: u16,
}

impl Lines {
    pub fn new(area: Rect) -> Self {
        Self { area, next: area.y }
    }

    /// The next row; `None` below the last.
    pub fn row(&mut self) -> Option<Rect> {
        let row = Rect { y: self.next, height: 1, ..self.area };
        self.next = self.next.saturating_add(1);
        (row.y < self.area.bottom()).then_some(row)
    }

    pub fn put(&mut self, buf: &mut Buffer, text: &str, style: Style) {
        if let Some(row) = self.row() {
            cell::put(buf, row, text, style);
        }
    }

    /// A text on as many rows as it needs, at least one.
    pub fn put_wrapped(&mut self, buf: &mut Buffer, text: &str, style: Style) {
        for row in wrap(text, self.area.width.into()) {
            self.put(buf, &row, style);
        }
    }

    pub fn put_pieces(&mut self, buf: &mut Buffer, pieces: &[(&str, Style)]) {
        if let Some(row) = self.row() {
            cell::put(buf, row, "", theme::plain());
            cell::put_pieces(buf, row, pieces);
        }
    }

    /// A row left empty.
    pub fn skip(&mut self, buf: &mut Buffer) {
        self.put(buf, "", theme::plain());
    }

    /// Rows left.
    pub fn left(&self) -> usize {
        self.area.bottom().saturating_sub(self.next).into()
    }

    /// The row filled last.
    pub fn last(&self) -> u16 {
        self.next.saturating_sub(1)
    }

    pub fn clear(&mut self, buf: &mut Buffer) {
        while self.left() > 0 {
            self.skip(buf);
        }
    }
}
