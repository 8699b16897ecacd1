//! Which unit a clerk means by a few keys: its code, hanzi, pinyin initials or a mixture, the likeliest first.

use crate::office::{Register, Unit, UnitId};
use crate::text::{fold::fold, pinyin};

/// The units in use with everything they are found by, worked out once for a form.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    known: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    unit: UnitId,
    code: String,
    names: Vec<Name>,
}

/// A name or former name: its comparison key and its initials, both also without the place in front.
#[derive(Debug, Clone)]
struct Name {
    key: String,
    short: String,
    initials: String,
    short_initials: String,
}

impl Book {
    /// The units that still take tasks, by code.
    pub(super) fn of(register: &Register) -> Self {
        let mut units: Vec<&Unit> = register.units().filter(|unit| !unit.retired).collect();
        units.sort_by_key(|unit| (unit.code.len(), unit.code.clone()));
        Self { known: units.into_iter().map(Known::of).collect() }
    }

    /// The units that answer to `typed`, likeliest first; all of them when nothing is typed.
    pub(super) fn find(&self, typed: &str, most: usize) -> Vec<UnitId> {
        let word = fold(typed);
        if word.is_empty() {
            return self.known.iter().map(|known| known.unit).take(most).collect();
        }
        let needle = pinyin::Needle::new(typed);
        let rank = |known: &Known| known.rank(&word, &needle).map(|rank| (rank, known.unit));
        let mut found: Vec<(u8, UnitId)> = self.known.iter().filter_map(rank).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, unit)| unit).take(most).collect()
    }

    /// The unit whose code, name or former name this is, in any script and width.
    pub(super) fn exactly(&self, word: &str) -> Option<UnitId> {
        let word = fold(word);
        let is = |known: &&Known| known.code == word || known.names.iter().any(|name| name.key == word);
        self.known.iter().find(is).map(|known| known.unit)
    }
}

impl Known {
    fn of(unit: &Unit) -> Self {
        let names = std::iter::once(&unit.name).chain(&unit.aliases).map(|name| Name::of(name)).collect();
        Self { unit: unit.id, code: fold(&unit.code), names }
    }

    fn rank(&self, word: &str, needle: &pinyin::Needle) -> Option<u8> {
        let any = |fits: &dyn Fn(&Name) -> bool| self.names.iter().any(fits);
        let rank = if self.code == word {
            0
        } else if any(&|name| name.key == word) {
            1
        } else if self.code.starts_with(word) {
            2
        } else if any(&|name| name.short == word || name.initials == word || name.short_initials == word) {
            3
        } else if any(&|name| name.key.starts_with(word) || name.short.starts_with(word)) {
            4
        } else if any(&|name| name.initials.starts_with(word) || name.short_initials.starts_with(word)) {
            5
        } else if any(&|name| name.key.contains(word)) {
            6
        } else if any(&|name| name.initials.contains(word)) {
            7
        } else if any(&|name| needle.matches_folded(&name.key)) {
            8
        } else {
            return None;
        };
        Some(rank)
    }
}

impl Name {
    fn of(name: &str) -> Self {
        let key = fold(name);
        let short = key.trim_start_matches(['省', '市', '区', '县', '州', '旗']).to_owned();
        let (initials, short_initials) = (pinyin::initials(&key), pinyin::initials(&short));
        Self { key, short, initials, short_initials }
    }
}
