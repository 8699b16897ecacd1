//! Who answers to a name half typed: the members by hanzi, pinyin or initials, the units by code as well.

use super::Scene;
use super::rank::Book;
use crate::office::Unit;
use crate::office::unit::Member;
use crate::text::{fold::fold, pinyin};

/// Members looked for; the picture shows as many as fit.
const MOST_FOUND: usize = 30;

/// Where names are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Roster {
    /// The members.
    #[default]
    Members,
    /// The handling units.
    Units,
}

/// Those that answer, and the one pointed at.
#[derive(Debug, Clone, Default)]
pub struct People {
    roster: Roster,
    found: Vec<Person>,
    at: Option<usize>,
}

/// A member or unit that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Code; members have none.
    pub code: String,
    /// Sector and party, as far as they are known.
    pub about: String,
}

impl People {
    /// Nobody yet, to be looked up there.
    pub fn of(roster: Roster) -> Self {
        Self { roster, ..Self::default() }
    }

    /// Where names are looked up.
    pub fn roster(&self) -> Roster {
        self.roster
    }

    /// Those that answer, in the order of their listing; units the likeliest first.
    pub fn found(&self) -> &[Person] {
        &self.found
    }

    /// The one that Enter takes.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// Nobody. `false`: nobody was there.
    pub fn close(&mut self) -> bool {
        let open = !self.found.is_empty();
        *self = Self::of(self.roster);
        open
    }

    /// Looks for a name half typed, those left out that are `named` already. Letters and digits can only be meant to find
    /// someone, so the first one found is pointed at; hanzi may be the whole name of one who stands on no roster.
    pub fn look(&mut self, piece: &str, named: &[String], scene: &Scene) {
        self.close();
        let word = fold(piece.trim());
        if word.is_empty() || self.is_listed(&word, scene) {
            return;
        }
        self.list(piece, named, scene);
        let letters = word.chars().all(|c| c.is_ascii_alphanumeric());
        self.at = (letters && !self.found.is_empty()).then_some(0);
    }

    /// Lists whoever answers to a name half typed, everybody when nothing is; nobody is pointed at.
    pub fn list(&mut self, piece: &str, named: &[String], scene: &Scene) {
        self.close();
        let found = match self.roster {
            Roster::Members => members(&fold(piece.trim()), scene),
            Roster::Units => units(piece.trim(), scene),
        };
        for person in found {
            let known = named.contains(&person.name) || self.found.contains(&person);
            if !known && self.found.len() < MOST_FOUND {
                self.found.push(person);
            }
        }
    }

    /// Those of the names that stand on no roster; none while there is no roster at all.
    pub fn unlisted(&self, names: &[String], scene: &Scene) -> Vec<String> {
        let register = scene.register;
        let empty = match self.roster {
            Roster::Members => register.members().next().is_none(),
            Roster::Units => register.units().next().is_none(),
        };
        let unlisted = |name: &&String| !empty && !self.is_listed(&fold(name), scene);
        names.iter().filter(unlisted).cloned().collect()
    }

    /// Whether a folded name stands on the roster in full, former and short names of units included.
    fn is_listed(&self, word: &str, scene: &Scene) -> bool {
        match self.roster {
            Roster::Members => scene.register.members().any(|member| fold(&member.name) == *word),
            Roster::Units => {
                scene.register.units().any(|unit| all_names(unit).any(|name| fold(name) == *word))
            }
        }
    }

    /// Points at the next (`1`) or previous (`-1`) one. `false`: there is none, and the key is the form's.
    pub fn walk(&mut self, by: isize) -> bool {
        let next = match (self.at, by) {
            _ if self.found.is_empty() => return false,
            (None, 1..) => Some(0),
            (None, _) => return false,
            (Some(at), _) => at.checked_add_signed(by).map(|at| at.min(self.found.len() - 1)),
        };
        self.at = next;
        true
    }

    /// The one pointed at.
    pub fn pointed(&self) -> Option<&Person> {
        self.found.get(self.at?)
    }
}

impl Person {
    fn of(member: &Member) -> Self {
        let about = [member.sector.as_str(), member.party.as_str()];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Self { name: member.name.clone(), code: String::new(), about }
    }
}

/// Every name of a unit.
fn all_names(unit: &Unit) -> impl Iterator<Item = &str> {
    let former = unit.former.iter().map(|former| former.name.as_str());
    std::iter::once(unit.name.as_str()).chain(unit.aliases.iter().map(String::as_str)).chain(former)
}

fn members(word: &str, scene: &Scene) -> Vec<Person> {
    let members = scene.register.members().filter(|member| member.left.is_none());
    members.filter(|member| word.is_empty() || answers(&member.name, word)).map(Person::of).collect()
}

fn units(typed: &str, scene: &Scene) -> Vec<Person> {
    let register = scene.register;
    let found = Book::of(register).find(typed, MOST_FOUND);
    let person =
        |unit: &Unit| Person { name: unit.name.clone(), code: unit.code.clone(), about: String::new() };
    found.into_iter().filter_map(|id| register.unit(id)).map(person).collect()
}

fn answers(name: &str, word: &str) -> bool {
    fold(name).starts_with(word)
        || pinyin::initials(name).starts_with(word)
        || pinyin::name(name).starts_with(word)
}
