//! Hanzi by their sounds: sort keys, and finding a title by hanzi, pinyin, initials or a mixture.

use pinyin::ToPinyin;

use super::fold::fold;
pub use super::needle::Needle;
use super::readings;

/// The first letters of the pinyin of `text`'s hanzi, with its other letters and digits kept, in lower case: the key to
/// sort titles and units by. `教育局` is `jyj`.
#[must_use]
pub fn initials(text: &str) -> String {
    let key = fold(text);
    spell(&key, readings::word(&key), first)
}

/// The pinyin of `text` without tones and blanks, `ü` as `v`: `教育局` is `jiaoyuju`.
#[must_use]
pub fn full(text: &str) -> String {
    let key = fold(text);
    spell(&key, readings::word(&key), whole)
}

/// The pinyin of a person's name, by which lists of members are sorted; surnames are read as surnames (`曾` is `zeng`).
#[must_use]
pub fn name(name: &str) -> String {
    let key = fold(name);
    spell(&key, readings::surname(&key).or_else(|| readings::word(&key)), whole)
}

/// Spells `key`; `begin` is the word it is known to begin with.
fn spell(key: &str, begin: Option<(&str, &str)>, part: fn(&str) -> &str) -> String {
    let mut out = String::new();
    let mut rest = key;
    let mut known = begin;
    while let Some(c) = rest.chars().next() {
        if let Some((word, reading)) = known {
            reading.split(' ').for_each(|syllable| out.push_str(part(syllable)));
            rest = &rest[word.len()..];
        } else {
            match c.to_pinyin() {
                Some(sound) => out.push_str(&part(sound.plain()).replace('ü', "v")),
                None => out.push(c),
            }
            rest = &rest[c.len_utf8()..];
        }
        known = readings::word(rest);
    }
    out
}

fn whole(syllable: &str) -> &str {
    syllable
}

fn first(syllable: &str) -> &str {
    let end = syllable.chars().next().map_or(0, char::len_utf8);
    &syllable[..end]
}

#[cfg(test)]
mod tests {
    use super::super::sounds::sounds;
    use super::*;

    #[test]
    fn sort_keys_are_spelled() {
        assert_eq!(initials("教育局"), "jyj");
        assert_eq!(full("教育局"), "jiaoyuju");
        assert_eq!(initials("5G网络"), "5gwl");
        assert_eq!(full("绿色"), "lvse");
        assert_eq!(initials("關於《老舊小區》改造"), "gyljxqgz");
    }

    #[test]
    fn words_read_otherwise_are_spelled_as_words() {
        assert_eq!(full("重庆市"), "chongqingshi");
        assert_eq!(full("市厦门路银行"), "shixiamenluyinhang");
        assert_eq!(name("曾国藩"), "zengguofan");
        assert_eq!(name("尉遲恭"), "yuchigong");
        assert_eq!(full("未曾"), "weiceng");
    }

    #[test]
    fn every_syllable_of_the_tables_belongs_to_one_hanzi() {
        for (word, reading) in readings::all() {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
            for (hanzi, syllable) in word.chars().zip(reading.split(' ')) {
                assert!(
                    sounds(hanzi).any(|sound| sound == syllable),
                    "{word}: {hanzi} is not read {syllable}"
                );
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_spelled_without_panic(text in ".{0,40}") {
            let _ = (full(&text), initials(&text), name(&text));
        }
    }
}
