//! Hanzi by their sounds: sort keys, and finding a title by hanzi, pinyin, initials or a mixture.

use std::sync::LazyLock;

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use pinyin::ToPinyin;

use super::fold::fold;

/// The first letters of the pinyin of `text`'s hanzi, with its ASCII letters and digits kept, in lower case: the key to
/// sort titles and units by. `教育局` is `jyj`.
#[must_use]
pub fn initials(text: &str) -> String {
    spell(text, |sound| &sound[..1])
}

/// The pinyin of `text` without tones and blanks: `教育局` is `jiaoyuju`.
#[must_use]
pub fn full(text: &str) -> String {
    spell(text, |sound| sound)
}

fn spell(text: &str, part: impl Fn(&'static str) -> &'static str) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        match c.to_pinyin() {
            Some(sound) => out.push_str(part(sound.plain())),
            None => out.push(c),
        }
    }
    out
}

static SOUNDS: LazyLock<PinyinData> =
    LazyLock::new(|| PinyinData::new(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter));

/// What a clerk looks for, ready to be held against many texts. Words with blanks between must all be found.
pub struct Needle {
    words: Vec<Word>,
}

enum Word {
    Sounding(Box<IbMatcher<'static>>),
    Plain(String),
}

impl Needle {
    /// Prepares what was typed so far; its last syllable may be unfinished.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(fold).filter(|w| !w.is_empty()).map(Word::new).collect() }
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

impl Word {
    fn new(word: String) -> Self {
        Self::Plain(word)
    }

    fn is_in(&self, key: &str) -> bool {
        match self {
            Self::Sounding(matcher) => matcher.is_match(key),
            Self::Plain(word) => key.contains(word.as_str()),
        }
    }
}
