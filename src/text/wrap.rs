//! Breaking a text into rows by the rules of Chinese typesetting (行首禁则): no row begins with a closing sign or ends
//! with an opening one, as long as a row can hold the piece at all.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::width::{glyph_width, width};

/// Signs that must not begin a row.
const NOT_FIRST: &str = "、。，．：；？！,.:;?!）〕］｝〉》」』】〗)]}”’％%‰℃°·…—～々ー";
/// Signs that must not end a row.
const NOT_LAST: &str = "（〔［｛〈《「『【〖([{“‘￥¥$№";

/// The rows of `text`, each at most `cols` columns wide (fewer than 2 are taken as 2, the width of one hanzi). Line
/// feeds end rows; blanks at a break are dropped; an empty text is one empty row.
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
        while width(row.trim_end_matches(' ')) > cols {
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
    let fits = |glyph: &&str| {
        used += glyph_width(glyph);
        used <= cols
    };
    text.graphemes(true).take_while(fits).map(str::len).sum::<usize>().max(1)
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
    let allowed: Vec<usize> = linebreaks(line)
        .filter(|(at, kind)| *at < line.len() || *kind == BreakOpportunity::Allowed)
        .map(|(at, _)| at)
        .collect();
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
