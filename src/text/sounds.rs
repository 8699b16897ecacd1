//! All readings of a hanzi as toneless pinyin, in a table small enough to keep and quick enough to ask at every key.

use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

/// The hanzi that have a place in the table: the basic block and extension A. Rarer ones have no sound here and are
/// found by themselves.
const FIRST: char = '\u{3400}';
const LAST: char = '\u{9fff}';

struct Table {
    /// Every syllable of the language, once.
    syllables: Vec<&'static str>,
    /// Where the readings of the n-th hanzi begin; one more at the end.
    starts: Vec<u32>,
    /// The readings, hanzi after hanzi, as indices of `syllables`.
    readings: Vec<u16>,
    /// For each hanzi the letters its readings begin with, bit 0 for `a`.
    initials: Vec<u32>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// The readings of `c`, in lower-case ASCII, each once; none if it is no hanzi. `ü` is both `v` and `u`.
pub(super) fn sounds(c: char) -> impl Iterator<Item = &'static str> {
    let place = (FIRST..=LAST).contains(&c).then(|| c as usize - FIRST as usize);
    let range = place.map_or(0..0, |n| TABLE.starts[n] as usize..TABLE.starts[n + 1] as usize);
    TABLE.readings[range].iter().map(|syllable| TABLE.syllables[usize::from(*syllable)])
}

/// The letters that the readings of `c` begin with, bit 0 for `a`: a quick no for most hanzi of a text.
pub(super) fn initials(c: char) -> u32 {
    let place = (FIRST..=LAST).contains(&c).then(|| c as usize - FIRST as usize);
    place.map_or(0, |n| TABLE.initials[n])
}

impl Table {
    fn build() -> Self {
        let mut table =
            Self { syllables: Vec::new(), starts: vec![0], readings: Vec::new(), initials: Vec::new() };
        let mut known = std::collections::HashMap::new();
        for c in FIRST..=LAST {
            let begin = table.readings.len();
            for sound in c.to_pinyin_multi().into_iter().flatten().flat_map(|sound| ascii(sound.plain())) {
                let next = table.syllables.len();
                let index = *known.entry(sound).or_insert(next);
                if index == next {
                    table.syllables.push(sound);
                }
                // A language of some 420 syllables; an index that did not fit would only lose that reading.
                let Ok(index) = u16::try_from(index) else { continue };
                if !table.readings[begin..].contains(&index) {
                    table.readings.push(index);
                }
            }
            let readings = table.readings[begin..].iter().map(|n| table.syllables[usize::from(*n)]);
            let letters = readings.filter_map(|sound| sound.bytes().next());
            table.initials.push(letters.fold(0, |all, letter| all | 1 << (letter - b'a')));
            table.starts.push(u32::try_from(table.readings.len()).unwrap_or(u32::MAX));
        }
        table
    }
}

/// How a syllable is typed: with `v` or `u` for `ü`. The few interjections without a plain spelling have none.
fn ascii(syllable: &'static str) -> impl Iterator<Item = &'static str> {
    let typed: &[&'static str] = match syllable {
        "lü" => &["lv", "lu"],
        "nü" => &["nv", "nu"],
        "lüe" => &["lve", "lue"],
        "nüe" => &["nve", "nue"],
        _ => &[],
    };
    let plain = (typed.is_empty() && syllable.is_ascii()).then_some(syllable);
    typed.iter().copied().chain(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(c: char) -> Vec<&'static str> {
        sounds(c).collect()
    }

    #[test]
    fn every_usual_reading_is_there() {
        for (c, wanted) in [('重', ["zhong", "chong"]), ('行', ["xing", "hang"]), ('曾', ["ceng", "zeng"])]
        {
            for sound in wanted {
                assert!(all(c).contains(&sound), "{c} {sound}");
            }
        }
        assert!(all('绿').contains(&"lv") && all('绿').contains(&"lu"));
    }

    #[test]
    fn initials_are_those_of_the_readings() {
        for c in ['重', '绿', '一', '。'] {
            let letters = sounds(c).map(|sound| 1_u32 << (sound.as_bytes()[0] - b'a'));
            assert_eq!(initials(c), letters.fold(0, |all, bit| all | bit), "{c}");
        }
    }

    #[test]
    fn what_is_no_hanzi_has_no_sound() {
        for c in ['a', '。', '\u{33ff}', '\u{a000}', '\u{20bb7}'] {
            assert_eq!(all(c), Vec::<&str>::new(), "{c}");
        }
    }

    #[test]
    fn readings_are_typable_and_the_basic_block_has_them() {
        assert!((FIRST..=LAST).flat_map(sounds).all(|s| s.bytes().all(|b| b.is_ascii_lowercase())));
        let silent = ('一'..='\u{9fa5}').filter(|c| sounds(*c).next().is_none()).count();
        assert!(silent < 300, "{silent} hanzi without a reading");
    }
}
