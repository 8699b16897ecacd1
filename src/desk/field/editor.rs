//! The text under a caret: typed, rubbed out, killed, undone, by what the eye sees as one character. Everything that
//! enters is cleaned first, so that no field ever holds a character that could command a terminal.
//!
//! Our own instead of `ratatui-textarea`: a field must not know the screen library, must be saved and restored as a
//! draft, and takes back a whole burst of typing at once, not single characters.

use unicode_segmentation::UnicodeSegmentation;

/// Bursts that can be taken back.
const HISTORY: usize = 100;

/// A text with a caret.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    /// Byte offset, always at the edge of a grapheme cluster.
    caret: usize,
    burst: Burst,
    past: Vec<(String, usize)>,
    future: Vec<(String, usize)>,
}

/// What the last changes had in common; a change of another kind begins a new step of undoing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Burst {
    #[default]
    None,
    Typing,
    Rubbing,
}

/// What a run of characters has in common when the caret moves by words: Chinese has no blanks to go by.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Blank,
    Sign,
    Letter,
    Hanzi,
}

impl Editor {
    /// A text with the caret at its end. The text must be clean.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len(), ..Self::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text left of the caret.
    pub fn before(&self) -> &str {
        &self.text[..self.caret]
    }

    /// The text right of the caret.
    pub fn after(&self) -> &str {
        &self.text[self.caret..]
    }

    /// Byte offset of the caret.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts the caret at the cluster that holds this byte, or at the end.
    pub fn place(&mut self, at: usize) {
        let edges = self.text.grapheme_indices(true).map(|(edge, _)| edge);
        self.caret = if at >= self.text.len() {
            self.text.len()
        } else {
            edges.take_while(|e| *e <= at).last().unwrap_or(0)
        };
        self.burst = Burst::None;
    }

    /// Puts clean text in at the caret. `together`: it joins the typing before it in one step of undoing.
    pub fn insert(&mut self, piece: &str, together: bool) {
        if piece.is_empty() {
            return;
        }
        if !together {
            self.burst = Burst::None;
        }
        self.step(Burst::Typing);
        self.text.insert_str(self.caret, piece);
        self.caret += piece.len();
        // A combining mark may have joined the cluster that follows.
        let at = self.caret;
        if !self.is_edge(at) {
            self.caret = self.next_edge(at);
        }
        if !together {
            self.burst = Burst::None;
        }
    }

    /// Takes everything out; can be undone.
    pub fn clear(&mut self) {
        let end = self.text.len();
        self.remove(0, end, Burst::None);
    }

    /// Rubs out one character to the left. `false`: there was none.
    pub fn backspace(&mut self) -> bool {
        let from = self.previous_edge();
        self.remove(from, self.caret, Burst::Rubbing)
    }

    /// Rubs out one character to the right.
    pub fn delete(&mut self) -> bool {
        let to = self.next_edge(self.caret);
        self.remove(self.caret, to, Burst::Rubbing)
    }

    /// Rubs out the word to the left.
    pub fn kill_word(&mut self) -> bool {
        let from = self.word_left();
        self.remove(from, self.caret, Burst::None)
    }

    /// Rubs out everything from `from` to the caret.
    pub fn kill_back_to(&mut self, from: usize) -> bool {
        self.remove(from, self.caret, Burst::None)
    }

    /// Rubs out everything from the caret to `to`.
    pub fn kill_on_to(&mut self, to: usize) -> bool {
        self.remove(self.caret, to, Burst::None)
    }

    /// One character to the left. `false`: the caret stood at the beginning.
    pub fn left(&mut self) -> bool {
        let to = self.previous_edge();
        self.go(to)
    }

    /// One character to the right.
    pub fn right(&mut self) -> bool {
        let to = self.next_edge(self.caret);
        self.go(to)
    }

    /// To the beginning of the word to the left.
    pub fn go_word_left(&mut self) -> bool {
        let to = self.word_left();
        self.go(to)
    }

    /// Past the end of the word to the right.
    pub fn go_word_right(&mut self) -> bool {
        let to = self.word_right();
        self.go(to)
    }

    /// To this byte, which must be the edge of a character.
    pub fn go(&mut self, to: usize) -> bool {
        let moved = self.caret != to;
        self.caret = to;
        self.burst = Burst::None;
        moved
    }

    /// Takes back the last burst. `false`: nothing to take back.
    pub fn undo(&mut self) -> bool {
        let Some(was) = self.past.pop() else { return false };
        let now = self.swap(was);
        self.future.push(now);
        true
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> bool {
        let Some(was) = self.future.pop() else { return false };
        let now = self.swap(was);
        self.past.push(now);
        true
    }

    fn swap(&mut self, (text, caret): (String, usize)) -> (String, usize) {
        self.burst = Burst::None;
        (std::mem::replace(&mut self.text, text), std::mem::replace(&mut self.caret, caret))
    }

    fn remove(&mut self, from: usize, to: usize, burst: Burst) -> bool {
        if from >= to {
            return false;
        }
        self.step(burst);
        self.text.replace_range(from..to, "");
        self.caret = from;
        if !self.is_edge(from) {
            self.caret = self.next_edge(from);
        }
        true
    }

    /// Remembers the text as it is, unless the coming change continues the last one.
    fn step(&mut self, burst: Burst) {
        if burst == Burst::None || burst != self.burst {
            self.past.push((self.text.clone(), self.caret));
            if self.past.len() > HISTORY {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.burst = burst;
    }

    fn is_edge(&self, at: usize) -> bool {
        at == self.text.len() || self.text.grapheme_indices(true).any(|(edge, _)| edge == at)
    }

    fn previous_edge(&self) -> usize {
        self.before().grapheme_indices(true).next_back().map_or(0, |(edge, _)| edge)
    }

    fn next_edge(&self, at: usize) -> usize {
        let edges = self.text.grapheme_indices(true).map(|(edge, _)| edge);
        edges.chain([self.text.len()]).find(|edge| *edge > at).unwrap_or(self.text.len())
    }

    fn word_left(&self) -> usize {
        let kept = self.before().trim_end_matches(' ');
        let Some(class) = kept.graphemes(true).next_back().map(class) else { return 0 };
        let run = kept.grapheme_indices(true).rev().take_while(|(_, glyph)| self::class(glyph) == class);
        run.last().map_or(0, |(edge, _)| edge)
    }

    fn word_right(&self) -> usize {
        let rest = self.after();
        let Some(class) = rest.graphemes(true).next().map(class) else { return self.text.len() };
        let run: usize =
            rest.graphemes(true).take_while(|glyph| self::class(glyph) == class).map(str::len).sum();
        let blanks = rest[run..].len() - rest[run..].trim_start_matches(' ').len();
        self.caret + run + blanks
    }
}

fn class(glyph: &str) -> Class {
    match glyph.chars().next() {
        None => Class::Blank,
        Some(c) if c.is_whitespace() => Class::Blank,
        Some(c) if c.is_ascii_alphanumeric() => Class::Letter,
        Some(c) if c.is_alphanumeric() => Class::Hanzi,
        Some(_) => Class::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_typing_is_one_step_of_undoing() {
        let mut editor = Editor::default();
        for c in ["停", "车", "难"] {
            editor.insert(c, true);
        }
        editor.backspace();
        assert_eq!(editor.text(), "停车");
        assert!(editor.undo());
        assert_eq!(editor.text(), "停车难");
        assert!(editor.undo());
        assert_eq!(editor.text(), "");
        assert!(!editor.undo());
        assert!(editor.redo() && editor.redo() && !editor.redo());
        assert_eq!((editor.text(), editor.caret()), ("停车", 6));
    }

    #[test]
    fn a_paste_is_a_step_of_its_own() {
        let mut editor = Editor::default();
        editor.insert("甲", true);
        editor.insert("乙丙丁", false);
        editor.insert("戊", true);
        editor.undo();
        assert_eq!(editor.text(), "甲乙丙丁");
        editor.undo();
        assert_eq!(editor.text(), "甲");
    }

    #[test]
    fn rubbing_out_follows_the_eye() {
        let mut editor = Editor::new("e\u{301}中👨\u{200d}👩");
        editor.backspace();
        assert_eq!(editor.text(), "e\u{301}中");
        editor.backspace();
        editor.backspace();
        assert_eq!(editor.text(), "");
        assert!(!editor.backspace() && !editor.delete());
    }

    #[test]
    fn words_end_at_signs_and_between_hanzi_and_letters() {
        let mut editor = Editor::new("张三、李四5G网络");
        editor.kill_word();
        assert_eq!(editor.text(), "张三、李四5G");
        editor.go_word_left();
        editor.go_word_left();
        assert_eq!(editor.before(), "张三、");
        editor.go_word_right();
        assert_eq!(editor.before(), "张三、李四");
        editor.kill_on_to(editor.text().len());
        assert_eq!(editor.text(), "张三、李四");
    }

    #[test]
    fn the_caret_never_stands_inside_a_character() {
        let mut editor = Editor::new("e中");
        editor.place(1);
        editor.insert("\u{301}", true);
        assert_eq!(editor.before(), "e\u{301}");
        editor.place(2);
        assert_eq!(editor.before(), "");
        editor.place(99);
        assert_eq!(editor.after(), "");
    }
}
