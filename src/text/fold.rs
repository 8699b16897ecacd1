//! One form for what a clerk regards as the same: comparison keys, full-width keys in command context, numbers and dates
//! typed with an input method on. Stored text is never folded.

use unicode_normalization::UnicodeNormalization;

/// The comparison key of `text`: compatibility forms, simplified characters, lower case, and only letters, hanzi and
/// digits left. Two titles that differ in width, script, case, blanks, quotes or 书名号 have one key.
#[must_use]
pub fn fold(text: &str) -> String {
    let kept: String = text.nfkc().flat_map(char::to_lowercase).filter(|c| counts(*c)).collect();
    if kept.is_ascii() { kept } else { hanconv::t2s(kept) }
}

/// Letters, hanzi, digits, and the private characters that stand for rare hanzi in names.
fn counts(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// The key a clerk pressed when an input method in Chinese punctuation or full-width mode made this character of it.
/// For command context only, never inside a text: `：` is `:`, `、` is `/`, `１` is `1`, `。` is `.`.
#[must_use]
pub const fn halfwidth_command(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let [_, _, high, low] = (c as u32 - 0xFEE0).to_be_bytes();
            if high == 0 { low as char } else { c }
        }
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '·' => '`',
        '￥' | '¥' => '$',
        '—' => '_',
        '…' => '^',
        '「' | '『' => '{',
        '」' | '』' => '}',
        _ => c,
    }
}

/// What was typed into a number or date field, in ASCII: full-width digits and signs, `。` for the point, `—` for
/// the hyphen, `年` `月` for `-` and `日` `号` for nothing. Anything else stays, for the field to refuse.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '。' | '·' => Some('.'),
            '—' | '–' | '‐' | '−' | '年' | '月' => Some('-'),
            '日' | '号' => None,
            _ => Some(halfwidth_command(c)),
        })
        .collect()
}
