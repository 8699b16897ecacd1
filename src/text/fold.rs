//! One form for what a clerk regards as the same: comparison keys, full-width keys in command context, numbers and dates
//! typed with an input method on. Stored text is never folded.

use std::collections::HashMap;
use std::sync::LazyLock;

use hanconv::RawDictionary::TSCharacters;
use unicode_normalization::UnicodeNormalization;

/// The comparison key of `text`: compatibility forms, simplified characters, lower case, and only letters, hanzi and
/// digits left. Two titles that differ in width, script, case, blanks, quotes or 书名号 have one key.
#[must_use]
pub fn fold(text: &str) -> String {
    // Nearly every title is of such characters; the general way takes several times as long.
    if text.chars().all(is_ordinary) {
        return text.chars().map(halfwidth_command).filter_map(ordinary).collect();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|c| counts(*c)).map(simplified).collect()
}

/// Characters that folding only keeps, drops or changes into one other.
fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3011}' | '\u{ff01}'..='\u{ff5e}')
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// The folded form of an ordinary character in its half-width form, if it counts.
fn ordinary(c: char) -> Option<char> {
    counts(c).then(|| simplified(c.to_ascii_lowercase()))
}

/// Traditional to simplified, hanzi by hanzi. The phrases of the conversion (乾 stays in 乾隆) are left out on purpose:
/// a key need not be well written, but the key of a part must be a part of the key of the whole.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let one = |text: &str| text.chars().next();
    let pairs = TSCharacters.iter().filter_map(|(from, to)| Some((one(from)?, one(to)?)));
    let mut table: HashMap<char, char> = pairs.filter(|(from, to)| from != to).collect();
    // Some hanzi are simplified twice (薴, 苧, 苎); a key must not change when it is folded again.
    let once = table.clone();
    for to in table.values_mut() {
        *to = once.get(to).copied().unwrap_or(*to);
    }
    table
});

fn simplified(c: char) -> char {
    if c.is_ascii() { c } else { SIMPLIFIED.get(&c).copied().unwrap_or(c) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_clerk_regards_as_the_same_has_one_key() {
        let key = fold("关于加快5G网络“新基建”的建议");
        for same in [
            "關於加快５Ｇ網絡「新基建」的建議",
            "关于加快 5g 网络《新基建》的建议。",
            "关于加快5G网络\"新基建\"的建议",
            " 关于加快５ｇ网络‘新基建’的\u{3000}建议",
        ] {
            assert_eq!(fold(same), key, "{same}");
        }
        assert_ne!(fold("关于加快4G网络新基建的建议"), key);
    }

    #[test]
    fn names_keep_their_hanzi() {
        assert_eq!(fold("阿卜杜·热合曼"), "阿卜杜热合曼");
        assert_eq!(fold("𠮷田"), "𠮷田");
        assert_eq!(fold("张\u{e863}"), "张\u{e863}");
        assert_eq!(fold("二〇二四①Ⅳ"), "二〇二四1iv");
    }

    #[test]
    fn a_key_folded_again_is_the_same_for_every_code_point() {
        for c in '\0'..=char::MAX {
            let key = fold(&c.to_string());
            assert_eq!(fold(&key), key, "{:x}", c as u32);
        }
    }

    #[test]
    fn every_sign_of_chinese_punctuation_is_its_key() {
        let typed = "：？！，；（）～。、【】《》“”‘’·￥—…「」１ａＺ／　＋＝";
        let meant = ":?!,;()~./[]<>\"\"''`$_^{}1aZ/ +=";
        assert_eq!(typed.chars().map(halfwidth_command).collect::<String>(), meant);
    }

    #[test]
    fn a_command_key_is_never_made_of_hanzi_or_ascii() {
        for c in ('\0'..='~').chain('\u{3400}'..='\u{9fff}') {
            assert_eq!(halfwidth_command(c), c);
        }
    }

    #[test]
    fn numbers_and_dates_come_out_in_ascii() {
        assert_eq!(digits("１２３．５"), "123.5");
        assert_eq!(digits("3。5"), "3.5");
        assert_eq!(digits("２０２４年３月５日"), "2024-3-5");
        assert_eq!(digits("2024／3／5"), "2024/3/5");
        assert_eq!(digits("－３—4"), "-3-4");
        assert_eq!(digits("十"), "十");
    }

    #[test]
    fn the_quick_way_folds_as_the_general_way_does() {
        for c in ('\0'..=char::MAX).filter(|c| is_ordinary(*c)) {
            // A character that is not ordinary, and that folding drops, makes the general way be taken.
            assert_eq!(fold(&c.to_string()), fold(&format!("{c}\u{a0}")), "{:x}", c as u32);
        }
    }

    proptest::proptest! {
        #[test]
        fn the_key_of_a_part_is_a_part_of_the_key(left in "[一-龥a-z0-9]{0,8}", part in "[一-龥a-z0-9]{0,8}") {
            let whole = fold(&format!("{left}{part}"));
            proptest::prop_assert!(whole.contains(&fold(&part)));
        }

        #[test]
        fn any_key_folded_again_is_the_same(text in ".{0,40}") {
            let key = fold(&text);
            proptest::prop_assert_eq!(fold(&key), key);
        }
    }
}
