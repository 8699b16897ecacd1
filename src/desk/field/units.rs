//! Handling units: typed by code, hanzi or pinyin initials, with a list of candidates that follows every key. What was
//! taken stands before the caret and is rubbed out from the right.

use super::line::Line;
use super::rank::Book;
use super::{Reaction, Scene, plain};
use crate::keymap::{Code, Key};
use crate::office::{Register, UnitId};
use crate::text::fold;

/// Candidates looked for; the picture shows as many as fit.
const MOST_FOUND: usize = 30;

/// Units being chosen.
#[derive(Debug, Clone)]
pub struct UnitsField {
    chosen: Vec<Chip>,
    query: Line,
    found: Vec<Found>,
    at: usize,
    most: usize,
    awaited: Option<String>,
    book: Book,
    seq: u64,
}

/// A unit that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The unit.
    pub unit: UnitId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A line of the list below the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A unit of the register.
    Unit(Chip),
    /// A unit of this name is to be listed first.
    New(String),
}

impl UnitsField {
    /// Nobody chosen; at most `most` units.
    pub fn new(most: usize) -> Self {
        Self {
            chosen: Vec::new(),
            query: Line::new(50),
            found: Vec::new(),
            at: 0,
            most,
            awaited: None,
            book: Book::default(),
            seq: 0,
        }
    }

    /// The units taken, in the order they were taken.
    pub fn units(&self) -> Vec<UnitId> {
        self.chosen.iter().map(|chip| chip.unit).collect()
    }

    /// The units taken, as they are shown.
    pub fn chips(&self) -> &[Chip] {
        &self.chosen
    }

    /// What is typed to find the next one.
    pub fn query(&self) -> &Line {
        &self.query
    }

    /// The candidates, likeliest first; empty while nothing is looked for.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// Place of the highlighted candidate.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Replaces the units and what is typed; units that are gone or retired are left out.
    pub fn set(&mut self, units: &[UnitId], query: &str, scene: &Scene) {
        self.chosen = units.iter().filter_map(|unit| chip(scene.register, *unit)).collect();
        self.chosen.truncate(self.most);
        self.query.set(query);
        self.seq = 0;
        self.follow(scene);
        if query.is_empty() {
            self.close();
        }
    }

    /// Nobody, and nothing typed.
    pub fn clear(&mut self) {
        self.chosen.clear();
        self.query.clear();
        self.close();
    }

    /// Opens the list of all units.
    pub fn open(&mut self, scene: &Scene) -> Reaction {
        self.look(scene);
        if self.found.is_empty() { Reaction::Ring } else { Reaction::Moved }
    }

    /// Follows the register: a unit that was waited for is taken, names are renewed.
    pub fn follow(&mut self, scene: &Scene) {
        if self.seq == scene.register.seq() {
            return;
        }
        self.seq = scene.register.seq();
        self.book = Book::of(scene.register);
        self.chosen = self.chosen.iter().filter_map(|old| chip(scene.register, old.unit)).collect();
        if let Some(unit) = self.awaited.as_deref().and_then(|name| scene.register.unit_named(name)) {
            self.awaited = None;
            self.take(unit, scene);
        } else if !self.query.text().is_empty() {
            self.look(scene);
        }
    }

    /// Takes pasted names: those known exactly are taken, the rest stays to be looked for.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Reaction {
        self.follow(scene);
        let mut rest = String::new();
        for word in text.split(separates).map(str::trim).filter(|word| !word.is_empty()) {
            match self.book.exactly(word) {
                Some(unit) if self.room() => {
                    self.take(unit, scene);
                }
                _ if rest.is_empty() => word.clone_into(&mut rest),
                _ => {}
            }
        }
        if !rest.is_empty() {
            self.query.paste(&rest);
            self.look(scene);
        }
        Reaction::Typed
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, scene: &Scene) -> Reaction {
        self.follow(scene);
        if plain(key, Code::Enter) || plain(key, Code::Tab) {
            return self.accept(key.code == Code::Tab, scene);
        }
        match key.code {
            Code::Char(c) if key.is_printable() && separates(c) && self.found.is_empty() => Reaction::Moved,
            Code::Char(c) if key.is_printable() && separates(c) => self.accept_here(scene),
            Code::Up if self.at > 0 => self.highlight(self.at - 1),
            Code::Down if !self.found.is_empty() => self.highlight(self.at + 1),
            Code::Backspace if self.query.text().is_empty() => self.drop_last(),
            _ => self.edit(key, scene),
        }
    }

    fn edit(&mut self, key: Key, scene: &Scene) -> Reaction {
        if key.is_printable() && !self.room() {
            return Reaction::Ring;
        }
        let reaction = self.query.key(key);
        if reaction == Reaction::Typed {
            self.awaited = None;
            self.look(scene);
        }
        reaction
    }

    /// Enter and Tab take the highlighted candidate; with nothing typed they pass, and the form goes on.
    fn accept(&mut self, leave: bool, scene: &Scene) -> Reaction {
        if self.query.text().is_empty() && (leave || self.found.is_empty()) {
            self.close();
            return Reaction::Pass;
        }
        if self.is_half_a_code() {
            return Reaction::Ring;
        }
        match self.accept_here(scene) {
            Reaction::Typed if leave || self.chosen.len() >= self.most => Reaction::Done,
            other => other,
        }
    }

    /// Digits that begin several codes and are none: whoever types a code without looking means one of them, and not
    /// whichever stands first. Another line can be highlighted and taken.
    fn is_half_a_code(&self) -> bool {
        let typed = fold::digits(self.query.text().trim());
        let digits = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit());
        let first = match self.found.first() {
            Some(Found::Unit(chip)) => chip.code.as_str(),
            _ => return false,
        };
        digits && self.at == 0 && self.found.len() > 1 && first != typed
    }

    fn accept_here(&mut self, scene: &Scene) -> Reaction {
        match self.found.get(self.at).cloned() {
            Some(Found::Unit(chip)) => self.take(chip.unit, scene),
            Some(Found::New(name)) => {
                self.awaited = Some(name.clone());
                Reaction::NeedUnit(name)
            }
            None => Reaction::Ring,
        }
    }

    fn take(&mut self, unit: UnitId, scene: &Scene) -> Reaction {
        let free = |chip: &Chip| self.most == 1 || !self.chosen.contains(chip);
        let known = chip(scene.register, unit).filter(|chip| self.room() && free(chip));
        let Some(chip) = known else { return Reaction::Ring };
        if self.most == 1 {
            self.chosen.clear();
        }
        self.chosen.push(chip);
        self.query.set("");
        self.close();
        Reaction::Typed
    }

    fn drop_last(&mut self) -> Reaction {
        self.close();
        if self.chosen.pop().is_some() { Reaction::Typed } else { Reaction::Ring }
    }

    fn highlight(&mut self, to: usize) -> Reaction {
        self.at = to.min(self.found.len().saturating_sub(1));
        Reaction::Moved
    }

    /// Closes the list of candidates. `false`: it was not open.
    pub fn close(&mut self) -> bool {
        let open = !self.found.is_empty();
        self.found.clear();
        self.at = 0;
        open
    }

    /// Looks for what is typed. Only a name in hanzi that nothing answers to is offered as a new unit.
    fn look(&mut self, scene: &Scene) {
        self.follow(scene);
        self.close();
        let typed = self.query.text().trim();
        let known = self.book.find(typed, MOST_FOUND);
        let nobody = known.is_empty();
        let known = known.into_iter().filter_map(|unit| chip(scene.register, unit));
        // The only one may be taken again: it takes its own place.
        let free = |chip: &Chip| self.most == 1 || !self.chosen.contains(chip);
        self.found = known.filter(free).map(Found::Unit).collect();
        let hanzi = typed.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        if nobody && hanzi >= 2 {
            self.found.push(Found::New(typed.to_owned()));
        }
    }

    /// Whether another unit may be taken; where there is one only, it takes the place of the one before.
    fn room(&self) -> bool {
        self.most == 1 || self.chosen.len() < self.most
    }
}

fn chip(register: &Register, unit: UnitId) -> Option<Chip> {
    let unit = register.unit(unit).filter(|unit| !unit.retired)?;
    Some(Chip { unit: unit.id, code: unit.code.clone(), name: unit.name.clone() })
}

/// Signs between two units, in either width.
fn separates(c: char) -> bool {
    matches!(fold::halfwidth_command(c), ' ' | ',' | ';' | '/' | '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::field::trial::{desk, scene};

    fn typed(field: &mut UnitsField, text: &str, register: &Register) -> Vec<Reaction> {
        text.chars().map(|c| field.key(Key::char(c), &scene(register))).collect()
    }

    fn first(field: &UnitsField) -> &str {
        match field.found().first() {
            Some(Found::Unit(chip)) => &chip.name,
            Some(Found::New(name)) => name,
            None => "",
        }
    }

    fn enter() -> Key {
        Key::plain(Code::Enter)
    }

    #[test]
    fn code_hanzi_initials_and_short_names_find_with_few_keys() {
        let register = desk();
        for (keys, name) in [
            ("305", "市教育局"),
            ("３０５", "市教育局"),
            ("教育", "市教育局"),
            ("jyj", "市教育局"),
            ("sjy", "市教育局"),
            ("jiaoyu", "市教育局"),
            ("城管", "市城市管理局"),
            ("cgj", "市城市管理局"),
            ("jt", "市交通运输局"),
            ("cz", "市财政局"),
        ] {
            let mut field = UnitsField::new(1);
            typed(&mut field, keys, &register);
            assert_eq!(first(&field), name, "{keys}");
        }
    }

    #[test]
    fn enter_takes_the_first_and_a_full_field_goes_on() {
        let register = desk();
        let mut lead = UnitsField::new(1);
        typed(&mut lead, "305", &register);
        assert_eq!(lead.key(enter(), &scene(&register)), Reaction::Done);
        assert_eq!(lead.chips()[0].name, "市教育局");
        assert_eq!(lead.key(enter(), &scene(&register)), Reaction::Pass);
        typed(&mut lead, "cz", &register);
        lead.key(enter(), &scene(&register));
        assert_eq!(lead.chips()[0].name, "市财政局", "the only one is replaced");
    }

    #[test]
    fn several_units_stand_side_by_side_and_are_rubbed_out_from_the_right() {
        let register = desk();
        let mut joint = UnitsField::new(20);
        typed(&mut joint, "305、cz", &register);
        assert_eq!(joint.key(enter(), &scene(&register)), Reaction::Typed, "it waits for more");
        assert_eq!(joint.units().len(), 2);
        typed(&mut joint, "jy", &register);
        assert!(!joint.found().contains(&Found::Unit(joint.chips()[0].clone())), "not offered twice");
        joint.key(Key::plain(Code::Backspace), &scene(&register));
        joint.key(Key::plain(Code::Backspace), &scene(&register));
        joint.key(Key::plain(Code::Backspace), &scene(&register));
        assert_eq!(joint.chips()[0].name, "市教育局");
        assert_eq!(joint.units().len(), 1);
        typed(&mut joint, "cz", &register);
        assert_eq!(joint.key(Key::plain(Code::Tab), &scene(&register)), Reaction::Done, "tab goes on");
        assert_eq!(joint.key(Key::plain(Code::Tab), &scene(&register)), Reaction::Pass);
    }

    #[test]
    fn a_name_nothing_answers_to_is_offered_as_new_and_taken_when_listed() {
        let mut register = desk();
        let mut field = UnitsField::new(1);
        typed(&mut field, "zzz", &register);
        assert!(field.found().is_empty(), "letters are no name");
        field.key(Key::ctrl('u'), &scene(&register));
        typed(&mut field, "低空经济办", &register);
        let asked = field.key(enter(), &scene(&register));
        assert_eq!(asked, Reaction::NeedUnit("低空经济办".to_owned()));
        crate::desk::field::trial::list_unit(&mut register, "901", "低空经济办");
        field.follow(&scene(&register));
        assert_eq!(field.chips()[0].name, "低空经济办");
        assert_eq!(field.query().text(), "");
    }

    #[test]
    fn pasted_names_are_taken_and_the_rest_is_looked_for() {
        let register = desk();
        let mut field = UnitsField::new(20);
        field.paste("市教育局、市財政局，\u{202e}城管", &scene(&register));
        let names: Vec<&str> = field.chips().iter().map(|chip| chip.name.as_str()).collect();
        assert_eq!(names, ["市教育局", "市财政局"]);
        assert_eq!(first(&field), "市城市管理局");
    }

    #[test]
    fn arrows_walk_the_candidates_and_pass_when_there_are_none() {
        let register = desk();
        let mut field = UnitsField::new(1);
        assert_eq!(field.key(Key::plain(Code::Down), &scene(&register)), Reaction::Pass);
        field.open(&scene(&register));
        field.key(Key::plain(Code::Down), &scene(&register));
        assert_eq!(field.at(), 1);
        field.key(Key::plain(Code::Up), &scene(&register));
        assert_eq!(field.key(Key::plain(Code::Up), &scene(&register)), Reaction::Pass);
    }
}
