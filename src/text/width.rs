//! The one measure of the program: how many columns a text takes on the screen, and cutting, padding and wrapping by it.
//!
//! Measured per grapheme cluster, exactly as the screen library lays text into cells, so that what is measured is what
//! is drawn.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub use super::wrap::wrap;

/// How wide the terminal draws characters whose width Unicode leaves open (`“ ” … — · ① ─`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ambiguous {
    /// One column, as the screen library assumes.
    Narrow,
    /// Two columns; then they must not reach the screen at all, see [`unambiguous`].
    Wide,
}

/// Where the text stands in its column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Blanks to the right.
    Left,
    /// Blanks on both sides, the odd one to the right.
    Center,
    /// Blanks to the left.
    Right,
}

static WIDE: AtomicBool = AtomicBool::new(false);

/// Says once, at start, what the terminal does with ambiguous characters. Narrow unless said.
pub fn set_ambiguous(policy: Ambiguous) {
    WIDE.store(policy == Ambiguous::Wide, Ordering::Relaxed);
}

/// The policy in force.
#[must_use]
pub fn ambiguous() -> Ambiguous {
    if WIDE.load(Ordering::Relaxed) { Ambiguous::Wide } else { Ambiguous::Narrow }
}

/// Columns that `text` takes on one row. Control characters take none, since none reaches the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(glyph_width).sum()
}

/// Columns of one grapheme cluster.
pub(super) fn glyph_width(glyph: &str) -> usize {
    glyph_width_if(ambiguous(), glyph)
}

fn glyph_width_if(policy: Ambiguous, glyph: &str) -> usize {
    if glyph.contains(char::is_control) {
        return 0;
    }
    match policy {
        Ambiguous::Narrow => glyph.width(),
        Ambiguous::Wide => glyph.width_cjk(),
    }
}

/// `text` if it fits into `cols` columns; else as much as fits, then `..`, exactly `cols` wide. A wide glyph is never
/// split: its lost half becomes a blank after the dots.
#[must_use]
pub fn cut(text: &str, cols: usize) -> String {
    if width(text) <= cols {
        return text.to_owned();
    }
    let dots = cols.min(2);
    let (mut out, used) = head(text, cols - dots);
    out.push_str(&".."[..dots]);
    out.extend(std::iter::repeat_n(' ', cols - dots - used));
    out
}

/// The longest beginning of `text` that fits without splitting a wide glyph, and its columns.
fn head(text: &str, cols: usize) -> (String, usize) {
    let mut out = String::with_capacity(text.len().min(cols * 4));
    let mut used = 0;
    for glyph in text.graphemes(true) {
        let wide = glyph_width(glyph);
        if used + wide > cols {
            break;
        }
        used += wide;
        out.push_str(glyph);
    }
    (out, used)
}

/// `text` cut or filled with blanks to exactly `cols` columns.
#[must_use]
pub fn pad(text: &str, cols: usize, align: Align) -> String {
    let mut out = cut(text, cols);
    let blanks = cols - width(&out);
    let before = match align {
        Align::Left => 0,
        Align::Center => blanks / 2,
        Align::Right => blanks,
    };
    out.insert_str(0, &" ".repeat(before));
    out.extend(std::iter::repeat_n(' ', blanks - before));
    out
}

/// The text as it may be shown under the policy in force: unchanged if ambiguous characters are narrow; else each of
/// them replaced by a sign of the same meaning and sure width (`“` by `"`, `…` by `...`), or by `〓` where there is none.
#[must_use]
pub fn unambiguous(text: &str) -> Cow<'_, str> {
    if ambiguous() == Ambiguous::Narrow || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(replace_ambiguous(text))
}

fn replace_ambiguous(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.width() == c.width_cjk() { out.push(c) } else { out.push_str(substitute(c)) }
    }
    out
}

const fn substitute(c: char) -> &'static str {
    match c {
        '“' | '”' | '″' | '¨' => "\"",
        '‘' | '’' | '′' | '´' => "'",
        '…' => "...",
        '—' | '–' | '‐' | '―' | '─' | '━' | '\u{ad}' => "-",
        '│' | '┃' | '║' | '∣' => "|",
        '·' | '•' | '‧' | '∙' => ".",
        '×' => "x",
        '÷' => "/",
        '±' => "+-",
        '→' => "->",
        '←' => "<-",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '≈' => "~",
        '●' | '★' | '■' | '◆' | '▲' | '▼' | '※' => "*",
        '○' | '☆' | '□' | '◇' | '△' | '▽' => "o",
        '°' | '℃' => "度",
        '№' => "No",
        '§' => "节",
        '‰' => "/1000",
        '─'..='╿' => "+",
        _ => circled(c),
    }
}

/// Numbers in circles, brackets and Roman figures, which Chinese texts use for paragraphs.
const fn circled(c: char) -> &'static str {
    const PLAIN: [&str; 20] = [
        "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)",
        "(14)", "(15)", "(16)", "(17)", "(18)", "(19)", "(20)",
    ];
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    match c {
        '①'..='⑳' => PLAIN[c as usize - '①' as usize],
        '⑴'..='⒇' => PLAIN[c as usize - '⑴' as usize],
        'Ⅰ'..='Ⅻ' => ROMAN[c as usize - 'Ⅰ' as usize],
        'ⅰ'..='ⅻ' => ROMAN[c as usize - 'ⅰ' as usize],
        _ => "〓",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hanzi_take_two_columns_and_controls_none() {
        assert_eq!(width("提案 A1"), 7);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("a\u{1b}\tb"), 2);
        assert_eq!(width("\u{3000}。"), 4);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn ambiguous_signs_take_what_the_policy_says() {
        for glyph in ["“", "…", "—", "·", "①", "─", "→"] {
            assert_eq!(glyph_width_if(Ambiguous::Narrow, glyph), 1, "{glyph}");
            assert_eq!(glyph_width_if(Ambiguous::Wide, glyph), 2, "{glyph}");
        }
    }

    #[test]
    fn a_cut_text_says_so_and_splits_no_glyph() {
        assert_eq!(cut("关于交通", 8), "关于交通");
        assert_eq!(cut("关于交通", 7), "关于.. ");
        assert_eq!(cut("关于交通", 6), "关于..");
        assert_eq!(cut("abcdef", 5), "abc..");
        assert_eq!(cut("关于", 3), ".. ");
        assert_eq!(cut("关于", 1), ".");
        assert_eq!(cut("关于", 0), "");
    }

    #[test]
    fn padding_stands_where_it_is_told() {
        assert_eq!(pad("案由", 7, Align::Left), "案由   ");
        assert_eq!(pad("案由", 7, Align::Right), "   案由");
        assert_eq!(pad("案由", 7, Align::Center), " 案由  ");
        assert_eq!(pad("案由编号", 5, Align::Right), "案.. ");
    }

    #[test]
    fn no_ambiguous_character_is_left_after_replacing() {
        let all: String = ('\u{20}'..='\u{ffff}').filter(|c| !c.is_control()).collect();
        let sure = replace_ambiguous(&all);
        let doubtful = |c: &char| c.width() != c.width_cjk();
        assert_eq!(sure.chars().find(doubtful), None);
        assert_eq!(replace_ambiguous("“一老一小”…①Ⅳ─┼"), "\"一老一小\"...(1)IV-+");
    }

    proptest! {
        #[test]
        fn a_cut_text_fits_and_a_padded_one_fills(text in "\\PC{0,30}", cols in 0usize..40) {
            prop_assert!(width(&cut(&text, cols)) <= cols);
            for align in [Align::Left, Align::Center, Align::Right] {
                prop_assert_eq!(width(&pad(&text, cols, align)), cols);
            }
        }

        #[test]
        fn what_is_cut_fills_its_columns(text in "[一-龥a-z]{0,30}", cols in 0usize..40) {
            let cut = cut(&text, cols);
            prop_assert!(cut == text || width(&cut) == cols);
        }
    }
}
