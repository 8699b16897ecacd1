//! Titles that resemble each other: likely doubles, and what might be merged. An index kept up to date title by title,
//! asked while the clerk types.
//!
//! Two titles are as alike as the pairs of neighbouring hanzi they share (Dice's coefficient of bigram sets, 0 to 1).

use std::collections::{BTreeMap, HashMap};

use super::fold::fold;

/// Two neighbouring characters of a comparison key.
type Gram = (char, char);

/// Words that nearly every title begins or ends with, and that say nothing about what it wants.
const OPENINGS: &[&str] = &["关于", "有关", "对于", "建议", "提请", "请求"];
const ENDINGS: &[&str] = &["建议案", "的建议", "的提案", "的议案", "的意见", "建议", "提案", "议案", "的"];

/// Titles by identity, ready to be asked which of them resemble one.
#[derive(Clone, Debug)]
pub struct Index<Id: Copy + Ord> {
    places: BTreeMap<Id, usize>,
    /// Each title's pairs; a place whose title was taken out is given to the next one.
    titles: Vec<Title<Id>>,
    free: Vec<usize>,
    /// For each pair the places of the titles that hold it.
    holders: HashMap<Gram, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Title<Id> {
    id: Id,
    grams: Box<[Gram]>,
}

impl<Id: Copy + Ord> Default for Index<Id> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), titles: Vec::new(), free: Vec::new(), holders: HashMap::new() }
    }
}

impl<Id: Copy + Ord> Index<Id> {
    /// An index of no titles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Enters a title; an earlier title of `id` gives way.
    pub fn insert(&mut self, id: Id, title: &str) {
        self.remove(id);
        let grams = grams(title);
        let place = self.free.pop().unwrap_or(self.titles.len());
        for gram in &grams {
            self.holders.entry(*gram).or_default().push(place);
        }
        let title = Title { id, grams };
        match self.titles.get_mut(place) {
            Some(old) => *old = title,
            None => self.titles.push(title),
        }
        self.places.insert(id, place);
    }

    /// Takes the title of `id` out; nothing happens if there is none.
    pub fn remove(&mut self, id: Id) {
        let Some(place) = self.places.remove(&id) else { return };
        for gram in std::mem::take(&mut self.titles[place].grams) {
            if let Some(holders) = self.holders.get_mut(&gram) {
                holders.retain(|holder| *holder != place);
                if holders.is_empty() {
                    self.holders.remove(&gram);
                }
            }
        }
        self.free.push(place);
    }

    /// Titles in the index.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds no title.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The titles at least `min` (above 0, at most 1) alike to `title`, most alike first, at most `limit` of them. The
    /// same title, if it is in the index, is among them with 1.0.
    #[must_use]
    pub fn similar(&self, title: &str, min: f32, limit: usize) -> Vec<(Id, f32)> {
        let wanted = grams(title);
        let mut found: Vec<(Id, f32)> = self
            .shared(&wanted, min)
            .into_iter()
            .map(|(place, common)| (&self.titles[place], common))
            .map(|(title, common)| (title.id, ratio(2 * common, wanted.len() + title.grams.len())))
            .filter(|(_, likeness)| *likeness >= min)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(limit);
        found
    }

    /// The places of all titles that can be `min` alike, with the number of pairs they share with `wanted`.
    ///
    /// To be `min` alike a title must hold at least `needed` of the wanted pairs, so it holds one of any
    /// `wanted - needed + 1`: only the holders of that many, the rarest, are looked at; in the lists of the common pairs
    /// only these are counted on.
    fn shared(&self, wanted: &[Gram], min: f32) -> Vec<(usize, usize)> {
        let mut lists: Vec<&[usize]> =
            wanted.iter().map(|gram| self.holders.get(gram).map_or(&[][..], Vec::as_slice)).collect();
        lists.sort_by_key(|list| list.len());
        let rare = lists.len().saturating_sub(needed(lists.len(), min)) + 1;
        let mut counts = vec![0_u16; self.titles.len()];
        let mut seen = Vec::new();
        for (at, list) in lists.iter().enumerate() {
            for place in *list {
                let count = &mut counts[*place];
                if *count == 0 && at < rare {
                    seen.push(*place);
                }
                *count += u16::from(*count > 0 || at < rare);
            }
        }
        seen.into_iter().map(|place| (place, usize::from(counts[place]))).collect()
    }
}

/// How many of `wanted` pairs a title must share to be `min` alike; at least 1.
fn needed(wanted: usize, min: f32) -> usize {
    (1..=wanted).find(|common| most_alike(*common, wanted) >= min).unwrap_or(wanted).max(1)
}

/// How alike a title can at most be that shares `common` pairs with one of `wanted` pairs.
fn most_alike(common: usize, wanted: usize) -> f32 {
    ratio(2 * common, wanted + common)
}

/// `part / whole`, 0 for an empty whole. Titles have far fewer characters than the 65,535 that fit exactly.
fn ratio(part: usize, whole: usize) -> f32 {
    let exact = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    if whole == 0 { 0.0 } else { exact(part) / exact(whole) }
}

/// The pairs of a title's comparison key without its empty words, sorted, each once. A key of one character is paired
/// with itself, so that it has a pair at all.
fn grams(title: &str) -> Box<[Gram]> {
    let key = fold(title);
    let core: Vec<char> = core(&key).chars().take(LONGEST).collect();
    let mut grams: Vec<Gram> = match core.as_slice() {
        [only] => vec![(*only, *only)],
        more => more.windows(2).map(|pair| (pair[0], pair[1])).collect(),
    };
    grams.sort_unstable();
    grams.dedup();
    grams.into()
}

/// Characters of a title that count; what is longer is no title.
const LONGEST: usize = 200;

/// The key without its opening and ending words; the key itself if nothing else would be left.
fn core(key: &str) -> &str {
    let mut rest = key;
    while let Some(shorter) = OPENINGS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    while let Some(shorter) = ENDINGS.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    if rest.is_empty() { key } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(titles: &[&str]) -> Index<usize> {
        let mut index = Index::new();
        for (id, title) in titles.iter().enumerate() {
            index.insert(id, title);
        }
        index
    }

    #[test]
    fn likely_doubles_are_found_and_ranked() {
        let index = index(&[
            "关于加快老旧小区加装电梯的建议",
            "关于推进老旧小区加装电梯工作的提案",
            "关于老旧小区停车难问题的建议",
            "关于加强中小学食堂管理的建议",
        ]);
        let found = index.similar("关于加快老舊小區“加装电梯”的提案", 0.3, 10);
        assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [0, 1, 2]);
        assert!((found[0].1 - 1.0).abs() < f32::EPSILON);
        assert!(found[1].1 > 0.6 && found[2].1 < 0.5, "{found:?}");
        assert_eq!(index.similar("关于加快老旧小区加装电梯的建议", 0.3, 1).len(), 1);
    }

    #[test]
    fn empty_words_make_nothing_alike() {
        let index = index(&["关于养老的建议", "建议", ""]);
        assert_eq!(index.similar("关于停车的建议", 0.01, 10), []);
        assert_eq!(index.similar("", 0.01, 10), []);
        assert_eq!(index.similar("建议", 0.5, 10), [(1, 1.0)]);
    }

    #[test]
    fn a_removed_title_is_found_no_more_and_a_changed_one_by_its_new_words() {
        let mut index = index(&["老旧小区加装电梯", "老旧小区停车"]);
        index.remove(0);
        index.insert(1, "中小学食堂管理");
        assert_eq!(index.similar("老旧小区加装电梯", 0.1, 10), []);
        assert_eq!(index.similar("中小学食堂", 0.5, 10).len(), 1);
        assert_eq!(index.len(), 1);
        index.remove(1);
        assert!(index.is_empty() && index.holders.is_empty());
    }

    /// Dice's coefficient, as its definition says.
    fn dice(a: &str, b: &str) -> f32 {
        let (a, b) = (grams(a), grams(b));
        ratio(2 * a.iter().filter(|gram| b.contains(gram)).count(), a.len() + b.len())
    }

    proptest::proptest! {
        /// The look-up of rare pairs must lose nothing that comparing with every title would find.
        #[test]
        fn nothing_alike_is_overlooked(
            titles in proptest::collection::vec("[甲乙丙丁戊]{0,9}", 0..12),
            asked in "[甲乙丙丁戊]{0,9}",
            percent in 1u8..=100,
        ) {
            let min = f32::from(percent) / 100.0;
            let mut index = Index::new();
            titles.iter().enumerate().for_each(|(id, title)| index.insert(id, title));
            // Places are given away and taken again.
            titles.iter().enumerate().rev().step_by(2).for_each(|(id, title)| index.insert(id, title));
            let mut all: Vec<(usize, f32)> = titles
                .iter()
                .enumerate()
                .map(|(id, title)| (id, dice(&asked, title)))
                .filter(|(_, likeness)| *likeness >= min)
                .collect();
            all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            proptest::prop_assert_eq!(index.similar(&asked, min, usize::MAX), all);
        }
    }
}
