//! A text of many lines, such as the body of a proposal: wrapped by the rules of Chinese typesetting, with a caret that
//! moves by the rows one sees.

use super::editor::Editor;
use super::line::common;
use super::{Reaction, ctrl};
use crate::keymap::{Code, Key};
use crate::text::clean::clean_text;
use crate::text::width::{width, wrap};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Rows that one page key moves.
const PAGE: usize = 8;

/// A text of many lines with a caret.
#[derive(Debug, Clone)]
pub struct Body {
    editor: Editor,
    limit: usize,
    cols: usize,
    /// Column the caret wants to stand in while it moves up and down over shorter rows.
    goal: Option<usize>,
}

impl Body {
    /// An empty text of at most `limit` characters.
    pub fn new(limit: usize) -> Self {
        Self { editor: Editor::default(), limit, cols: 60, goal: None }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// Byte offset of the caret.
    pub fn caret(&self) -> usize {
        self.editor.caret()
    }

    /// Most characters it takes.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Says how many columns a row has on the screen, so that up and down go where the eye expects.
    pub fn set_cols(&mut self, cols: usize) {
        self.cols = cols.max(2);
    }

    /// Replaces the text, caret at its end; the way back is forgotten.
    pub fn set(&mut self, text: &str) {
        self.editor = Editor::new(&clean_text(text));
        self.goal = None;
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.editor.place(at);
    }

    /// Empties the text; undoing brings it back.
    pub fn clear(&mut self) {
        self.editor.clear();
    }

    /// The rows at `cols` columns, as byte ranges of the text. One column is left free for the caret.
    pub fn rows(&self, cols: usize) -> Vec<Range<usize>> {
        rows(self.text(), cols.saturating_sub(1))
    }

    /// Row and column of the caret at `cols` columns.
    pub fn caret_at(&self, cols: usize) -> (usize, usize) {
        let rows = self.rows(cols);
        let row = self.row_of_caret(&rows);
        let start = rows.get(row).map_or(0, |range| range.start);
        let column = width(&self.text()[start..self.caret()]);
        (row, column.min(cols.saturating_sub(1)))
    }

    /// Takes text in at the caret as one step, its lines kept.
    pub fn paste(&mut self, text: &str) -> Reaction {
        self.insert(&clean_text(text), false)
    }

    /// Takes a key. Up on the first row and down on the last one pass, so that the form moves on.
    pub fn key(&mut self, key: Key) -> Reaction {
        if key.is_printable() {
            let Code::Char(c) = key.code else { return Reaction::Pass };
            let typed = clean_text(c.encode_utf8(&mut [0; 4]));
            return if typed.is_empty() { Reaction::Ring } else { self.insert(&typed, true) };
        }
        match key.code {
            Code::Enter => return self.insert("\n", true),
            Code::Up => return self.vertical(-1),
            Code::Down => return self.vertical(1),
            Code::PageUp => return self.page(-1),
            Code::PageDown => return self.page(1),
            _ => self.goal = None,
        }
        common(&mut self.editor, key).or_else(|| self.edit(key)).unwrap_or(Reaction::Pass)
    }

    fn insert(&mut self, piece: &str, together: bool) -> Reaction {
        self.goal = None;
        let room = self.limit.saturating_sub(self.text().chars().count());
        let fits: String = piece.chars().take(room).collect();
        self.editor.insert(&fits, together);
        if fits.len() < piece.len() { Reaction::Ring } else { Reaction::Typed }
    }

    /// Home, End and killing go by paragraphs: the end of a wrapped row is the same place as the beginning of the next.
    fn edit(&mut self, key: Key) -> Option<Reaction> {
        let (text, caret) = (self.text(), self.caret());
        let start = text[..caret].rfind('\n').map_or(0, |at| at + 1);
        let end = text[caret..].find('\n').map_or(text.len(), |at| caret + at);
        let (last, killed) = (text.len(), |done| if done { Reaction::Typed } else { Reaction::Ring });
        match key.code {
            Code::Home => self.editor.go(if key.ctrl { 0 } else { start }),
            Code::End => self.editor.go(if key.ctrl { last } else { end }),
            _ if ctrl(key, 'e') => self.editor.go(end),
            _ if ctrl(key, 'u') => return Some(killed(self.editor.kill_back_to(start))),
            _ if ctrl(key, 'k') => return Some(killed(self.editor.kill_on_to(end))),
            _ => return None,
        };
        Some(Reaction::Moved)
    }

    fn page(&mut self, way: isize) -> Reaction {
        for _ in 0..PAGE {
            if self.vertical(way) == Reaction::Pass {
                break;
            }
        }
        Reaction::Moved
    }

    /// Up or down by one row of the screen.
    fn vertical(&mut self, way: isize) -> Reaction {
        let rows = self.rows(self.cols);
        let row = self.row_of_caret(&rows);
        let Some(target) = row.checked_add_signed(way).and_then(|to| rows.get(to)) else {
            return Reaction::Pass;
        };
        let here = rows.get(row).map_or(0, |range| width(&self.text()[range.start..self.caret()]));
        let goal = self.goal.unwrap_or(here);
        let mut to = at_column(&self.text()[target.clone()], goal) + target.start;
        let wraps = rows.iter().any(|range| range.start == target.end && range.start > target.start);
        if to == target.end && wraps {
            let last = self.text()[target.clone()].graphemes(true).next_back();
            to -= last.map_or(0, str::len);
        }
        self.editor.go(to);
        self.goal = Some(goal);
        Reaction::Moved
    }

    fn row_of_caret(&self, rows: &[Range<usize>]) -> usize {
        rows.iter().rposition(|range| range.start <= self.caret()).unwrap_or(0)
    }
}

/// Byte offset of the character that covers a column, or of the end.
fn at_column(row: &str, column: usize) -> usize {
    let mut passed = 0;
    for (at, glyph) in row.grapheme_indices(true) {
        passed += width(glyph);
        if passed > column {
            return at;
        }
    }
    row.len()
}

/// The rows of a wrapped text as byte ranges. Blanks that wrapping drops belong to the row before.
fn rows(text: &str, cols: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let mut at = start;
        for row in wrap(line, cols) {
            while !text[at..end].starts_with(&row) && text[at..end].starts_with(' ') {
                at += 1;
            }
            let stop = (at + row.len()).min(end);
            all.push(at..stop);
            at = stop;
        }
        if let Some(last) = all.last_mut() {
            last.end = end;
        }
        start = end + 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str, cols: usize) -> Body {
        let mut body = Body::new(1000);
        body.set_cols(cols);
        body.set(text);
        body
    }

    fn shown(body: &Body, cols: usize) -> Vec<&str> {
        body.rows(cols).into_iter().map(|range| &body.text()[range]).collect()
    }

    #[test]
    fn rows_are_pieces_of_the_text_and_never_too_wide() {
        let text = "近年来,老旧小区停车难的问题日益突出。  建议:\n一、加快改造;\n\n  two words and 5G ";
        for cols in 5..40 {
            let body = body(text, cols);
            let rows = shown(&body, cols);
            let joined: String = rows.concat();
            let bare = |s: &str| s.replace([' ', '\n'], "");
            assert_eq!(bare(&joined), bare(text), "nothing is lost at {cols}");
            for row in &rows {
                assert!(width(row.trim_end()) < cols, "{row} at {cols}");
            }
        }
    }

    #[test]
    fn up_and_down_follow_the_screen_and_keep_their_column() {
        let mut body = body("一二三四五六\n甲\n天地玄黄", 9);
        assert_eq!(shown(&body, 9), ["一二三四", "五六", "甲", "天地玄黄"]);
        assert_eq!(body.caret_at(9), (3, 8));
        let mut seen = Vec::new();
        while body.key(Key::plain(Code::Up)) == Reaction::Moved {
            seen.push(body.caret_at(9));
        }
        assert_eq!(seen, [(2, 2), (1, 4), (0, 6)], "the end of a wrapped row is its last character");
        body.key(Key::plain(Code::Down));
        body.key(Key::plain(Code::Down));
        body.key(Key::plain(Code::Down));
        assert_eq!(body.caret_at(9), (3, 8));
    }

    #[test]
    fn the_edges_pass_so_that_the_form_moves_on() {
        let mut body = body("甲乙", 20);
        assert_eq!(body.key(Key::plain(Code::Up)), Reaction::Pass);
        assert_eq!(body.key(Key::plain(Code::Down)), Reaction::Pass);
        assert_eq!(body.key(Key::plain(Code::Tab)), Reaction::Pass);
        assert_eq!(body.key(Key::plain(Code::Enter)), Reaction::Typed);
        assert_eq!(body.text(), "甲乙\n");
        assert_eq!(body.caret_at(20), (1, 0));
    }

    #[test]
    fn a_pasted_text_keeps_its_lines_and_loses_its_dirt() {
        let mut body = body("", 20);
        body.paste("一、\u{1b}]0;x\u{7}改造\r\n二、\u{200b}停车\t场");
        assert_eq!(body.text(), "一、]0;x改造\n二、停车    场");
        body.key(Key::ctrl('z'));
        assert_eq!(body.text(), "");
    }

    #[test]
    fn blanks_typed_at_the_end_move_the_caret() {
        let mut body = body("ab", 10);
        body.key(Key::char(' '));
        assert_eq!(body.caret_at(10), (0, 3));
    }
}
