//! A list to choose from: units, grounds, verbs, commands. It is narrowed while one types a code, hanzi, pinyin or
//! initials; while nothing is typed the first nine lines are chosen by their number.

use super::{Line, Reaction, plain};
use crate::keymap::{Action, Code, Key};
use crate::text::fold::{self, fold};
use crate::text::pinyin;

/// Lines that one page key moves.
const PAGE: usize = 10;

/// One line of a picker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its code or key label, shown first and searched; may be empty.
    pub code: String,
    /// What it is.
    pub title: String,
    /// A word of explanation; may be empty.
    pub detail: String,
    /// Why it cannot be chosen; `None` when it can.
    pub barred: Option<String>,
}

/// What a key did to a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// The search or the highlighted line changed.
    Moved,
    /// The item with this place in the list given at the start was chosen.
    Chosen(usize),
    /// The clerk leaves without choosing.
    Leave,
    /// The key means nothing here, or the item cannot be chosen: [`Picker::notice`] says why.
    Ring,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Picker {
    title: String,
    items: Vec<Item>,
    search: Line,
    /// Places in `items` of the lines that answer to the search, likeliest first.
    shown: Vec<usize>,
    at: usize,
    notice: Option<String>,
}

impl Item {
    /// An item that can be chosen.
    pub fn new(code: impl Into<String>, title: impl Into<String>) -> Self {
        Self { code: code.into(), title: title.into(), ..Self::default() }
    }
}

impl Picker {
    /// A picker over `items`, the first highlighted.
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let mut picker = Self {
            title: title.into(),
            items,
            search: Line::new(50),
            shown: Vec::new(),
            at: 0,
            notice: None,
        };
        picker.narrow();
        picker
    }

    /// Replaces the items after the register changed; search and highlighted line stay where they can.
    pub fn renew(&mut self, items: Vec<Item>) {
        let was = self.highlighted().map(|place| self.items[place].clone());
        self.items = items;
        self.narrow();
        let same = |item: &Item| was.as_ref().is_some_and(|w| w.code == item.code && w.title == item.title);
        self.at = self.shown.iter().position(|place| same(&self.items[*place])).unwrap_or(0);
    }

    /// Its heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// All items, as they were given.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Places of the items that answer to the search, likeliest first.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Which of the shown lines is highlighted.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Place of the highlighted item.
    pub fn highlighted(&self) -> Option<usize> {
        self.shown.get(self.at).copied()
    }

    /// Highlights an item, if it is shown.
    pub fn highlight(&mut self, place: usize) {
        if let Some(at) = self.shown.iter().position(|shown| *shown == place) {
            self.at = at;
        }
    }

    /// Whether the first nine lines are chosen by their number just now. Not where codes are digits: then digits are
    /// codes.
    pub fn is_numbered(&self) -> bool {
        let digits = |item: &Item| item.code.starts_with(|c: char| c.is_ascii_digit());
        self.search.text().is_empty() && !self.items.iter().any(digits)
    }

    /// What is searched for.
    pub fn search(&self) -> &Line {
        &self.search
    }

    /// Why the last key was refused.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Takes a key; `action` is what the keymap says it means in the picker's scope, with text being typed.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Picked {
        self.notice = None;
        if plain(key, Code::Enter) || action == Some(Action::Accept) {
            return self.choose(self.at);
        }
        if plain(key, Code::Esc) || action == Some(Action::Cancel) {
            return Picked::Leave;
        }
        if let Some(to) = self.target(key, action) {
            self.at = to.min(self.shown.len().saturating_sub(1));
            return Picked::Moved;
        }
        match self.number(key) {
            Some(at) => self.choose(at),
            None => self.edit(key, action),
        }
    }

    /// Takes pasted text into the search.
    pub fn paste(&mut self, text: &str) {
        self.search.paste(text);
        self.narrow();
    }

    /// Where a moving key goes.
    fn target(&self, key: Key, action: Option<Action>) -> Option<usize> {
        let last = self.shown.len().saturating_sub(1);
        let way = match (action, key.code) {
            (Some(Action::Up), _) | (None, Code::Up | Code::BackTab) => self.at.saturating_sub(1),
            (Some(Action::Down), _) | (None, Code::Down | Code::Tab) => self.at + 1,
            (Some(Action::PageUp), _) | (None, Code::PageUp) => self.at.saturating_sub(PAGE),
            (Some(Action::PageDown), _) | (None, Code::PageDown) => self.at + PAGE,
            (Some(Action::Top), _) => 0,
            (Some(Action::Bottom), _) => last,
            _ => return None,
        };
        Some(way)
    }

    /// The line a digit chooses.
    fn number(&self, key: Key) -> Option<usize> {
        let Code::Char(c) = key.folded(fold::halfwidth_command).code else { return None };
        let direct = key.is_printable() && self.is_numbered();
        let number = c.to_digit(10).filter(|_| direct)?;
        usize::try_from(number).ok()?.checked_sub(1).filter(|at| *at < self.shown.len())
    }

    fn edit(&mut self, key: Key, action: Option<Action>) -> Picked {
        if action == Some(Action::ClearField) {
            self.search.clear();
            self.narrow();
            return Picked::Moved;
        }
        match self.search.key(key) {
            Reaction::Typed => {
                self.narrow();
                Picked::Moved
            }
            Reaction::Moved => Picked::Moved,
            _ => Picked::Ring,
        }
    }

    fn choose(&mut self, at: usize) -> Picked {
        let Some(place) = self.shown.get(at).copied() else { return Picked::Ring };
        self.at = at;
        match &self.items[place].barred {
            Some(why) => {
                self.notice = Some(why.clone());
                Picked::Ring
            }
            None => Picked::Chosen(place),
        }
    }

    fn narrow(&mut self) {
        let typed = self.search.text();
        let (word, needle) = (fold(typed), pinyin::Needle::new(typed));
        let rank = |(place, item): (usize, &Item)| rank(item, &word, &needle).map(|rank| (rank, place));
        let mut found: Vec<(u8, usize)> = self.items.iter().enumerate().filter_map(rank).collect();
        found.sort_by_key(|(rank, _)| *rank);
        self.shown = found.into_iter().map(|(_, place)| place).collect();
        self.at = 0;
    }
}

/// How well an item answers; `None`: not at all.
fn rank(item: &Item, word: &str, needle: &pinyin::Needle) -> Option<u8> {
    if word.is_empty() {
        return Some(0);
    }
    let (code, title) = (fold(&item.code), fold(&item.title));
    let initials = pinyin::initials(&title);
    let rank = if code == word {
        0
    } else if !code.is_empty() && code.starts_with(word) {
        1
    } else if title.starts_with(word) {
        2
    } else if initials.starts_with(word) {
        3
    } else if title.contains(word) {
        4
    } else if needle.matches_folded(&title) {
        5
    } else if needle.matches(&item.detail) {
        6
    } else {
        return None;
    };
    Some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbs() -> Picker {
        let mut items: Vec<Item> =
            ["立案", "不予立案", "退回修改", "并案"].iter().map(|title| Item::new("", *title)).collect();
        items[3].barred = Some("只标记了一件".to_owned());
        Picker::new("办理", items)
    }

    fn units() -> Picker {
        Picker::new(
            "单位",
            vec![Item::new("305", "市教育局"), Item::new("306", "市财政局"), Item::new("30", "市府办")],
        )
    }

    fn press(picker: &mut Picker, keys: &str) -> Picked {
        keys.chars().map(|c| picker.key(Key::char(c), None)).last().expect("a key")
    }

    #[test]
    fn a_number_chooses_at_once_while_nothing_is_typed() {
        assert_eq!(press(&mut verbs(), "2"), Picked::Chosen(1));
        assert_eq!(press(&mut verbs(), "２"), Picked::Chosen(1));
        let mut picker = verbs();
        assert_eq!(press(&mut picker, "4"), Picked::Ring);
        assert_eq!(picker.notice(), Some("只标记了一件"));
    }

    #[test]
    fn where_codes_are_digits_digits_are_codes() {
        let mut picker = units();
        assert_eq!(press(&mut picker, "306"), Picked::Moved);
        assert_eq!(picker.key(Key::plain(Code::Enter), None), Picked::Chosen(1));
        let mut picker = units();
        press(&mut picker, "30");
        assert_eq!(picker.highlighted(), Some(2), "a whole code before the beginning of one");
    }

    #[test]
    fn hanzi_and_sounds_narrow() {
        let mut picker = verbs();
        press(&mut picker, "ljan");
        assert!(picker.shown().is_empty());
        assert_eq!(picker.key(Key::plain(Code::Enter), None), Picked::Ring);
        picker.key(Key::ctrl('u'), None);
        press(&mut picker, "la");
        assert_eq!(picker.shown(), [0, 1]);
        press(&mut picker, "立");
        assert!(picker.shown().is_empty());
        picker.key(Key::ctrl('u'), None);
        picker.paste("立案\n");
        assert_eq!(picker.shown(), [0, 1]);
    }

    #[test]
    fn renewed_items_keep_the_highlight() {
        let mut picker = units();
        picker.key(Key::plain(Code::Down), None);
        assert_eq!(picker.highlighted(), Some(1));
        let mut items = picker.items().to_vec();
        items.insert(0, Item::new("101", "市发改委"));
        picker.renew(items);
        assert_eq!(picker.highlighted(), Some(2));
        picker.key(Key::plain(Code::PageDown), None);
        assert_eq!(picker.at(), 3);
        assert_eq!(picker.key(Key::plain(Code::Esc), None), Picked::Leave);
    }
}
