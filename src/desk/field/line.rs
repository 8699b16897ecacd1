//! One line of text, such as a title or a reason.

use super::editor::Editor;
use super::{Reaction, ctrl};
use crate::keymap::{Code, Key};
use crate::text::clean::clean_line;

/// A line of text with a caret. What is pasted becomes one line; what exceeds the limit is not taken.
#[derive(Debug, Clone)]
pub struct Line {
    editor: Editor,
    limit: usize,
}

impl Line {
    /// An empty line of at most `limit` characters.
    pub fn new(limit: usize) -> Self {
        Self { editor: Editor::default(), limit }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// The text left of the caret.
    pub fn before(&self) -> &str {
        self.editor.before()
    }

    /// Byte offset of the caret.
    pub fn caret(&self) -> usize {
        self.editor.caret()
    }

    /// Most characters it takes.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Replaces the text, caret at its end; the way back is forgotten.
    pub fn set(&mut self, text: &str) {
        self.editor = Editor::new(&clean_line(text));
    }

    /// Puts the caret at this byte.
    pub fn place(&mut self, at: usize) {
        self.editor.place(at);
    }

    /// Empties the line; undoing brings the text back.
    pub fn clear(&mut self) {
        self.editor.clear();
    }

    /// Takes text in at the caret as one step. [`Reaction::Ring`]: not all of it fitted, and what did fit is there.
    pub fn paste(&mut self, text: &str) -> Reaction {
        self.insert(&clean_line(text), false)
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Reaction {
        if key.is_printable() {
            let Code::Char(c) = key.code else { return Reaction::Pass };
            let typed = clean_line(c.encode_utf8(&mut [0; 4]));
            return if typed.is_empty() { Reaction::Ring } else { self.insert(&typed, true) };
        }
        edit(&mut self.editor, key).unwrap_or(Reaction::Pass)
    }

    fn insert(&mut self, piece: &str, together: bool) -> Reaction {
        let room = self.limit.saturating_sub(self.text().chars().count());
        let fits: String = piece.chars().take(room).collect();
        self.editor.insert(&fits, together);
        if fits.len() < piece.len() { Reaction::Ring } else { Reaction::Typed }
    }
}

/// The editing keys of a single line; `None`: another key.
fn edit(editor: &mut Editor, key: Key) -> Option<Reaction> {
    let end = editor.text().len();
    if let Some(done) = common(editor, key) {
        return Some(done);
    }
    let done = match key.code {
        Code::Home => moved(editor.go(0)),
        Code::End => moved(editor.go(end)),
        _ if ctrl(key, 'e') => moved(editor.go(end)),
        _ if ctrl(key, 'u') => typed(editor.kill_back_to(0)),
        _ if ctrl(key, 'k') => typed(editor.kill_on_to(end)),
        _ => return None,
    };
    Some(done)
}

/// The editing keys that a line and a text of many lines share.
pub(super) fn common(editor: &mut Editor, key: Key) -> Option<Reaction> {
    let word = key.ctrl || key.alt;
    let done = match key.code {
        Code::Backspace if word => typed(editor.kill_word()),
        Code::Backspace => typed(editor.backspace()),
        Code::Delete => typed(editor.delete()),
        Code::Left if word => moved(editor.go_word_left()),
        Code::Right if word => moved(editor.go_word_right()),
        Code::Left => moved(editor.left()),
        Code::Right => moved(editor.right()),
        _ if ctrl(key, 'd') => typed(editor.delete()),
        _ if ctrl(key, 'w') => typed(editor.kill_word()),
        _ if ctrl(key, 'z') || ctrl(key, '_') => typed(editor.undo()),
        _ if ctrl(key, 'y') => typed(editor.redo()),
        _ => return None,
    };
    Some(done)
}

/// A change that found nothing to change is heard, not seen.
fn typed(changed: bool) -> Reaction {
    if changed { Reaction::Typed } else { Reaction::Ring }
}

/// A caret that stands at the edge stays there in silence.
fn moved(_moved: bool) -> Reaction {
    Reaction::Moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &mut Line, text: &str) {
        for c in text.chars() {
            line.key(Key::char(c));
        }
    }

    #[test]
    fn a_committed_phrase_is_typed_character_by_character() {
        let mut line = Line::new(10);
        typed(&mut line, "停车难：１");
        assert_eq!(line.text(), "停车难：１", "full-width signs are text here");
        assert_eq!(line.key(Key::plain(Code::Home)), Reaction::Moved);
        typed(&mut line, "新");
        assert_eq!(line.text(), "新停车难：１");
        line.key(Key::ctrl('k'));
        assert_eq!(line.text(), "新");
        line.key(Key::ctrl('z'));
        assert_eq!(line.text(), "新停车难：１");
        line.key(Key::plain(Code::End));
        line.key(Key::ctrl('w'));
        assert_eq!(line.text(), "新停车难：");
        line.key(Key::ctrl('u'));
        assert_eq!(line.text(), "");
        assert_eq!(line.key(Key::plain(Code::Backspace)), Reaction::Ring);
    }

    #[test]
    fn pasted_text_is_one_clean_line_and_one_step() {
        let mut line = Line::new(20);
        assert_eq!(line.paste("停车\u{1b}[31m\r\n难\u{202e}\u{7}"), Reaction::Typed);
        assert_eq!(line.text(), "停车[31m 难");
        line.key(Key::ctrl('z'));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn what_exceeds_the_limit_rings_and_stays_out() {
        let mut line = Line::new(3);
        assert_eq!(line.paste("一二三四"), Reaction::Ring);
        assert_eq!(line.text(), "一二三");
        assert_eq!(line.key(Key::char('五')), Reaction::Ring);
        assert_eq!(line.text(), "一二三");
    }

    #[test]
    fn a_control_character_typed_rings() {
        let mut line = Line::new(3);
        assert_eq!(line.key(Key::char('\u{200b}')), Reaction::Ring);
        assert_eq!(line.text(), "");
    }

    #[test]
    fn keys_that_are_not_for_editing_pass() {
        let mut line = Line::new(3);
        for key in [Key::plain(Code::Enter), Key::plain(Code::Up), Key::plain(Code::Tab), Key::f(2)] {
            assert_eq!(line.key(key), Reaction::Pass);
        }
    }
}
