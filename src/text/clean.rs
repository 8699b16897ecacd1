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

/// Whether cleaning would drop this character or take it for the end of a line: what programs read has it escaped.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    matches!(fate(c), Fate::Drop | Fate::LineEnd)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether cleaning would drop anything. Line ends, tabs and unusual blanks are no dirt.
    fn has_dirt(text: &str) -> bool {
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

    #[test]
    fn no_code_point_leaves_anything_unseen_or_commanding() {
        for c in '\0'..=char::MAX {
            for cleaned in [clean_line(&format!("a{c}b")), clean_text(&format!("a{c}b"))] {
                let inner = &cleaned[1..cleaned.len() - 1];
                for left in inner.chars().filter(|left| *left != '\n') {
                    assert!(!left.is_control(), "{:x}", c as u32);
                    assert!(left.width() != Some(0) || is_mark(left), "{:x} is not seen", c as u32);
                }
                assert!(inner.is_empty() || inner.contains(c) || inner.trim().is_empty(), "{:x}", c as u32);
            }
        }
    }

    /// What may be zero columns wide: marks on letters, and letters and one sign drawn into their neighbour (Hangul, Indic).
    fn is_mark(c: char) -> bool {
        is_combining_mark(c) || c.is_alphabetic() || c == '\u{a8fa}'
    }

    #[test]
    fn every_known_trick_is_dropped() {
        for bad in [
            "\u{1b}",
            "\u{7}",
            "\0",
            "\u{7f}",
            "\u{9b}",
            "\u{90}",
            "\u{200b}",
            "\u{200e}",
            "\u{200f}",
            "\u{202e}",
            "\u{2066}",
            "\u{2069}",
            "\u{feff}",
            "\u{ad}",
            "\u{e0041}",
            "\u{fe0f}",
            "\u{3164}",
            "\u{61c}",
            "\u{115f}",
            "\u{1160}",
            "\u{ffa0}",
            "\u{ffff}",
        ] {
            assert_eq!(clean_line(&format!("甲{bad}乙")), "甲乙", "{bad:?}");
            assert!(has_dirt(&format!("甲{bad}乙")), "{bad:?}");
        }
        assert_eq!(clean_line("\u{1b}[31m红\u{1b}]0;x\u{7}"), "[31m红]0;x");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "关于“一老一小”(2024)的建议——第1号\u{3000}𠮷 é ①℃ 각 \u{e863}";
        assert_eq!(clean_line(text), text);
        assert_eq!(clean_text(text), text);
        assert!(!has_dirt(text) && !has_dirt("a\tb\r\nc\u{a0}d\u{2028}"));
    }

    #[test]
    fn line_ends_and_blanks_become_one_kind() {
        assert_eq!(clean_text("a\r\nb\rc\u{2028}d\u{85}e\u{b}f\n\ng"), "a\nb\nc\nd\ne\nf\n\ng");
        assert_eq!(clean_line("a\r\nb\tc\u{a0}d"), "a b c d");
        assert_eq!(clean_text("a\tb"), "a    b");
    }

    #[test]
    fn a_letter_keeps_eight_marks() {
        let text = format!("a{}b", "\u{301}".repeat(20));
        assert_eq!(clean_line(&text), format!("a{}b", "\u{301}".repeat(8)));
        assert!(has_dirt(&text));
        assert!(!has_dirt(&format!("{0}b{0}", "\u{301}".repeat(8))));
        let sly = "a".to_owned() + &"\u{301}\u{200b}".repeat(9);
        assert_eq!(clean_line(&sly), format!("a{}", "\u{301}".repeat(8)));
    }

    proptest::proptest! {
        #[test]
        fn cleaning_is_done_once(text in "(.|\n|\r|\t|\u{200b}|\u{301}){0,60}") {
            let cleaned = clean_text(&text);
            proptest::prop_assert_eq!(clean_text(&cleaned), cleaned.clone());
            proptest::prop_assert!(!has_dirt(&cleaned));
            proptest::prop_assert!(!clean_line(&text).contains('\n'));
        }
    }
}
