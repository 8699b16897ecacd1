//! Text from outside, made safe for screen, letters, journal and terminal: whatever could command a terminal, reorder
//! or hide what a clerk reads is dropped, never shown.
//!
//! Dropped: C0, DEL and C1 controls; every format character (bidi marks, zero-width joiners, tags, byte order marks);
//! every other code point that is drawn as nothing (fillers, variation selectors, non-characters); and what exceeds
//! eight marks on one letter. Line ends of all kinds become a line feed, blanks of all kinds a blank; the ideographic
//! space stays.

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// Marks that one letter may carry; no living script needs more.
const MARKS: usize = 8;

/// Columns a tab becomes. Text in forms is not laid out with tabs, so one size will do.
const TAB: &str = "    ";

/// `text` on one line: line ends and tabs become a blank each.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text, " ", " ")
}

/// `text` with its lines kept: every line end becomes `\n`, a tab four blanks.
#[must_use]
pub fn clean_text(text: &str) -> String {
    clean(text, "\n", TAB)
}

/// Whether cleaning would drop anything. Line ends, tabs and unusual blanks are no dirt.
#[must_use]
pub fn has_dirt(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| match fate(c) {
        Fate::Drop => true,
        Fate::Mark => {
            marks += 1;
            marks > MARKS
        }
        _ => {
            marks = 0;
            false
        }
    })
}

/// What becomes of one character.
enum Fate {
    Keep,
    Mark,
    Drop,
    LineEnd,
    Tab,
    Blank,
}

fn clean(text: &str, line_end: &str, tab: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut last = '\0';
    for c in text.chars() {
        let fate = fate(c);
        if !matches!(fate, Fate::Mark | Fate::Drop) {
            marks = 0;
        }
        match fate {
            Fate::Keep => out.push(c),
            Fate::Mark => {
                marks += 1;
                if marks <= MARKS {
                    out.push(c);
                }
            }
            Fate::LineEnd if c == '\n' && last == '\r' => {}
            Fate::LineEnd => out.push_str(line_end),
            Fate::Tab => out.push_str(tab),
            Fate::Blank => out.push(' '),
            Fate::Drop => {}
        }
        last = c;
    }
    out
}

fn fate(c: char) -> Fate {
    match c {
        ' '..='~' => Fate::Keep,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::LineEnd,
        '\t' => Fate::Tab,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Fate::Blank,
        _ if c.is_control() || is_unseen(c) => Fate::Drop,
        _ if is_combining_mark(c) || c.width() == Some(0) => Fate::Mark,
        _ => Fate::Keep,
    }
}

/// Format characters (general category Cf), default-ignorable code points and non-characters of Unicode 17.
const fn is_unseen(c: char) -> bool {
    matches!(c as u32,
        0xAD | 0x34F | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2
        | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0x3164 | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFC
        | 0x110BD | 0x110CD | 0x13430..=0x1343F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
        | 0xE0000..=0xE0FFF)
        || c as u32 & 0xFFFE == 0xFFFE
}
