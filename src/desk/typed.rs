//! One line of typed text with the caret at its end, for searches and prompts. Forms have fuller fields.

use crate::keymap::{Code, Key};
use crate::text::clean::clean_line;
use unicode_segmentation::UnicodeSegmentation;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    text: String,
}

impl Typed {
    /// A line that begins with `text`.
    pub fn new(text: &str) -> Self {
        Self { text: clean_line(text) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a piece of text, cleaned, without line ends.
    pub fn push(&mut self, piece: &str) {
        self.text.push_str(&clean_line(piece));
    }

    /// Completes a path as far as all of `paths` agree, never shortening it.
    pub fn complete(&mut self, paths: &[String]) {
        if let Some(common) = common_beginning(paths).filter(|common| common.len() >= self.text.len()) {
            *self = Self::new(common);
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// Takes a key that types or rubs out; `false`: it is another one.
    pub fn key(&mut self, key: Key) -> bool {
        match key.code {
            Code::Char(c) if key.is_printable() => self.push(c.encode_utf8(&mut [0; 4])),
            Code::Backspace => {
                let keep = self.text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
                self.text.truncate(keep);
            }
            Code::Char('u') if key.ctrl => self.clear(),
            _ => return false,
        }
        true
    }
}

/// The longest beginning that all have.
fn common_beginning(texts: &[String]) -> Option<&str> {
    let (first, rest) = texts.split_first()?;
    let mut end = first.len();
    for text in rest {
        let same = first.char_indices().zip(text.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        end = end.min(same.unwrap_or(text.len().min(first.len())));
    }
    first.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_cleaned_and_rubbed_out_by_what_the_eye_sees() {
        let mut line = Typed::default();
        line.push("停车\u{202e}难\n");
        assert_eq!(line.text(), "停车难 ");
        assert!(line.key(Key::plain(Code::Backspace)) && line.key(Key::plain(Code::Backspace)));
        assert_eq!(line.text(), "停车");
        assert!(line.key(Key::char('x')) && !line.key(Key::plain(Code::Enter)));
        assert_eq!(line.text(), "停车x");
    }
}
