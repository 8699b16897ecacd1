//! Finding texts by what a clerk types: hanzi, pinyin, initials or a mixture.
//!
//! Own matching instead of a library's: the ready matchers try every reading of every hanzi one after the other, which on
//! a title of forty `啊` and a needle of thirty `a` takes longer than a working life. Here all ways of reading advance
//! together, one bit each, so that the time is that of one walk over the text.

use super::fold::fold;
use super::sounds::{initials, sounds};

/// What a clerk looks for, ready to be held against many texts. Words with blanks between must all be found.
#[derive(Clone, Debug)]
pub struct Needle {
    words: Vec<Word>,
}

impl Needle {
    /// Prepares what was typed so far; its last syllable may be unfinished.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded = typed.split_whitespace().map(fold).filter(|word| !word.is_empty());
        Self { words: folded.map(Word::new).collect() }
    }

    /// Whether nothing is looked for, so that everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is found in `text`, by hanzi, pinyin, initials or a mixture, in any reading of a hanzi,
    /// whatever the width, case and script of either.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.is_empty() || self.matches_folded(&fold(text))
    }

    /// [`Needle::matches`] for a text that is already a comparison key ([`fold`]), to save folding it at every key press.
    #[must_use]
    pub fn matches_folded(&self, key: &str) -> bool {
        self.words.iter().all(|word| word.is_in(key))
    }
}

/// One word. Bit n of a mask stands for its n-th character; a set of masks says where each character stands in it.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// Where each ASCII lower-case letter stands.
    letters: [u64; 26],
    /// Where each other character stands.
    others: Vec<(char, u64)>,
    /// The bit behind the last character: found.
    end: u64,
    /// The bit of the first letter, if it is one, in the alphabet.
    initial: u32,
}

/// Characters a word may have to be looked for by sound; longer ones are looked for as they stand.
const SOUNDING: usize = 60;

impl Word {
    fn new(text: String) -> Self {
        let length = text.chars().count();
        let mut word = Self { letters: [0; 26], others: Vec::new(), end: 0, initial: 0, text };
        if length <= SOUNDING && word.text.contains(|c: char| c.is_ascii_lowercase()) {
            word.end = 1 << length;
            word.initial = word.text.chars().next().and_then(letter).map_or(0, |letter| 1 << letter);
            for (at, c) in word.text.chars().enumerate() {
                match letter(c) {
                    Some(letter) => word.letters[letter] |= 1 << at,
                    None => word.others.push((c, 1 << at)),
                }
            }
        }
        word
    }

    fn is_in(&self, key: &str) -> bool {
        if self.end == 0 {
            return key.contains(&self.text);
        }
        // The bits of the characters that may come next, always among them the first.
        let mut open = 1;
        for c in key.chars() {
            let mut next = 1 | (open & self.places(c)) << 1;
            // Most hanzi of a text begin no word, and need no reading to say so.
            if open > 1 || initials(c) & self.initial != 0 {
                next |= sounds(c).fold(0, |reached, sound| reached | self.read(open, sound));
            }
            if next & self.end != 0 {
                return true;
            }
            open = next;
        }
        false
    }

    /// Where the characters of `c` stand in the word.
    fn places(&self, c: char) -> u64 {
        match letter(c) {
            Some(letter) => self.letters[letter],
            None => self.others.iter().filter(|(other, _)| *other == c).fold(0, |all, (_, bit)| all | bit),
        }
    }

    /// Where one gets from `open` by reading a hanzi as `sound`: its initial (`z` or `zh`), the whole, or, at the end of
    /// the word, any beginning of it.
    fn read(&self, open: u64, sound: &str) -> u64 {
        let mut run = open;
        let mut reached = 0;
        let bytes = sound.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            run = (run & self.letters[usize::from(byte - b'a')]) << 1;
            if run == 0 {
                break;
            }
            let stop = at == 0 || at + 1 == bytes.len() || (at == 1 && *byte == b'h');
            reached |= if stop { run } else { run & self.end };
        }
        reached
    }
}

/// The place of a lower-case ASCII letter in the alphabet.
fn letter(c: char) -> Option<usize> {
    c.is_ascii_lowercase().then(|| c as usize - 'a' as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, text: &str) -> bool {
        Needle::new(needle).matches(text)
    }

    #[test]
    fn hanzi_pinyin_initials_and_mixtures_find() {
        let title = "关于加强投标文件管理的建议";
        for needle in [
            "投标",
            "tbwj",
            "toubiaowj",
            "投标wj",
            "toubiaowenj",
            "gyjq",
            "tou标",
            "TBWJ",
            "ＴＢｗｊ",
            "gldjy",
            "guanlidejy",
        ] {
            assert!(found(needle, title), "{needle}");
        }
        for needle in ["tbwx", "标投", "toubiaox", "zz"] {
            assert!(!found(needle, title), "{needle}");
        }
    }

    #[test]
    fn every_reading_finds() {
        assert!(found("cqyh", "重庆银行"));
        assert!(found("zqyx", "重庆银行"));
        assert!(found("zenghui", "曾会长"));
    }

    #[test]
    fn two_letter_initials_find() {
        assert!(found("zhxxshi", "中小学师资"));
        assert!(found("zxxshz", "中小学师资"));
        assert!(!found("zhongxhi", "中小学师资"));
    }

    #[test]
    fn script_width_quotes_and_case_do_not_matter() {
        assert!(found("老舊小區", "老旧小区改造"));
        assert!(found("老旧小区", "關於老舊小區改造"));
        assert!(found("一老一小", "关于“一老一小”服务"));
        assert!(found("5g", "５Ｇ基站"));
        assert!(found("Wi-Fi", "公共ＷＩＦＩ"));
    }

    #[test]
    fn words_with_blanks_between_must_all_be_found() {
        assert!(found("停车 小区", "老旧小区停车难"));
        assert!(found("tc　xq", "老旧小区停车难"));
        assert!(!found("停车 学校", "老旧小区停车难"));
        assert!(found("", "任何"));
        assert!(found("  、", "任何"));
    }

    #[test]
    fn hard_needles_stay_quick() {
        // Trying the readings one after the other would take 2^30 steps and more.
        let title = "啊".repeat(200);
        assert!(!found(&format!("{}b", "a".repeat(60)), &title));
        assert!(!found(&format!("{}b", "a".repeat(30)), &title));
        assert!(found(&"a".repeat(20), &title));
    }

    proptest::proptest! {
        #[test]
        fn any_needle_and_text_end_without_panic(needle in ".{0,90}", text in ".{0,40}") {
            let _ = found(&needle, &text);
        }

        #[test]
        fn every_part_of_a_title_finds_it(title in "[一-龥]{1,12}", from in 0usize..12, len in 1usize..6) {
            let part: String = title.chars().skip(from).take(len).collect();
            proptest::prop_assert!(found(&part, &title));
        }

        #[test]
        fn every_way_of_typing_a_title_finds_it(title in "[一-龥]{1,12}", ways in "[0-4]{12}", cut in 0usize..3) {
            let mut typed = String::new();
            for (c, way) in fold(&title).chars().zip(ways.bytes()) {
                let all: Vec<_> = sounds(c).collect();
                match (way, all.first(), all.last()) {
                    (b'0', Some(sound), _) | (b'1', _, Some(sound)) => typed.push_str(sound),
                    (b'2', Some(sound), _) | (b'3', _, Some(sound)) => typed.push_str(&sound[..1]),
                    _ => typed.push(c),
                }
            }
            proptest::prop_assert!(found(&typed, &title), "{typed}");
            let unfinished: String = typed.chars().take(typed.chars().count().saturating_sub(cut)).collect();
            proptest::prop_assert!(found(&unfinished, &title), "{unfinished}");
        }
    }
}
