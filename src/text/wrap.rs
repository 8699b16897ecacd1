//! Breaking a text into rows by the rules of Chinese typesetting (行首禁则): no row begins with a closing sign or ends
//! with an opening one, as long as a row can hold the piece at all.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::width::{glyph_width, width};

/// Signs that must not begin a row.
const NOT_FIRST: &str = "、。，．：；？！,.:;?!）〕］｝〉》」』】〗)]}”’％%‰℃°·…—～々ー";
/// Signs that must not end a row.
const NOT_LAST: &str = "（〔［｛〈《「『【〖([{“‘￥¥$№";

/// The rows of `text`, each at most `cols` columns wide (fewer than 2 are taken as 2, the width of one hanzi; the rare
/// glyph that is wider by itself gets a row of its own). Line feeds end rows; blanks at a break are dropped; an empty
/// text is one empty row.
#[must_use]
pub fn wrap(text: &str, cols: usize) -> Vec<String> {
    let cols = cols.max(2);
    text.split('\n').flat_map(|line| rows(line.trim_end_matches(['\r', ' ']), cols)).collect()
}

fn rows(line: &str, cols: usize) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    for piece in pieces(line) {
        if width(&row) + width(piece.trim_end_matches(' ')) > cols && !row.is_empty() {
            rows.push(std::mem::take(&mut row).trim_end_matches(' ').to_owned());
        }
        row.push_str(piece);
        while width(row.trim_end_matches(' ')) > cols && fitting(&row, cols) < row.len() {
            let rest = row.split_off(fitting(&row, cols));
            rows.push(std::mem::replace(&mut row, rest));
        }
    }
    rows.push(row.trim_end_matches(' ').to_owned());
    rows
}

/// Bytes of the longest beginning that fits; at least one glyph, so that every row gets on.
fn fitting(text: &str, cols: usize) -> usize {
    let mut used = 0;
    let mut bytes = 0;
    for glyph in text.graphemes(true) {
        used += glyph_width(glyph);
        if used > cols && bytes > 0 {
            break;
        }
        bytes += glyph.len();
    }
    bytes
}

/// The pieces between which a row may end.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in breaks(line) {
        pieces.push(&line[start..at]);
        start = at;
    }
    pieces.push(&line[start..]);
    pieces
}

/// Unicode's break opportunities, with the Chinese reading of quotation marks (which Unicode leaves open: it allows no
/// break on either side of them) and the signs it does not count among the closing ones.
fn breaks(line: &str) -> Vec<usize> {
    let allowed: Vec<usize> = linebreaks(line).map(|(at, _)| at).collect();
    let mut out = Vec::new();
    let mut before = None;
    for (at, glyph) in line.grapheme_indices(true) {
        let here = glyph.chars().next();
        if let (Some(left), Some(right)) = (before, here) {
            let quoted = opens_after_hanzi(left, right) || closes_before_hanzi(left, right);
            let barred = NOT_FIRST.contains(right) || NOT_LAST.contains(left);
            if (quoted || allowed.binary_search(&at).is_ok()) && !barred {
                out.push(at);
            }
        }
        before = glyph.chars().next_back();
    }
    out
}

fn opens_after_hanzi(left: char, right: char) -> bool {
    matches!(right, '“' | '‘') && !left.is_ascii()
}

fn closes_before_hanzi(left: char, right: char) -> bool {
    matches!(left, '”' | '’') && !right.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_are_filled_with_whole_glyphs() {
        assert_eq!(wrap("一二三四五六七", 5), ["一二", "三四", "五六", "七"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("一\n\n二\r\n三", 10), ["一", "", "二", "三"]);
        assert_eq!(wrap("一", 0), ["一"]);
    }

    #[test]
    fn no_row_begins_with_a_closing_sign() {
        assert_eq!(wrap("一二三四五。六", 10), ["一二三四", "五。六"]);
        assert_eq!(wrap("一二三四五》、六", 10), ["一二三四", "五》、六"]);
        assert_eq!(wrap("关于“一老一小”问题", 8), ["关于“一", "老一小”", "问题"]);
    }

    #[test]
    fn no_row_ends_with_an_opening_sign() {
        assert_eq!(wrap("一二三《四五》", 8), ["一二三", "《四五》"]);
        assert_eq!(wrap("一二三(四五)", 7), ["一二三", "(四五)"]);
    }

    #[test]
    fn latin_words_stay_whole_and_blanks_at_breaks_go() {
        assert_eq!(wrap("use the proposal desk", 9), ["use the", "proposal", "desk"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("第12345号提案", 7), ["第12345", "号提案"]);
    }

    #[test]
    fn a_glyph_wider_than_the_row_stands_alone() {
        assert_eq!(wrap("一\u{30000}\u{a9ba}二", 2), ["一", "\u{30000}\u{a9ba}", "二"]);
    }

    #[test]
    fn the_indent_of_a_paragraph_stays() {
        assert_eq!(wrap("\u{3000}\u{3000}一二三四", 8), ["\u{3000}\u{3000}一二", "三四"]);
        assert_eq!(wrap("  一二三", 6), ["  一二", "三"]);
    }

    proptest! {
        #[test]
        fn rows_fit_and_lose_nothing_but_blanks(text in "[一-龥a-z ,。、“”《》(){}\n…—]{0,80}", cols in 2usize..30) {
            let rows = wrap(&text, cols);
            for row in &rows {
                prop_assert!(width(row) <= cols, "{row:?}");
            }
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&rows.concat()), solid(&text));
        }

        #[test]
        fn any_text_is_wrapped_without_panic(text in "\\PC{0,60}", cols in 0usize..20) {
            for row in wrap(&text, cols) {
                prop_assert!(width(&row) <= cols.max(2) || row.graphemes(true).count() == 1, "{row:?}");
            }
        }

        #[test]
        fn a_row_of_single_signs_obeys_the_rules(text in "([一-龥]{2,4}[。、”》])*", cols in 8usize..30) {
            for row in wrap(&text, cols) {
                prop_assert!(!row.starts_with(['。', '、', '”', '》']), "{row:?}");
            }
        }
    }
}
