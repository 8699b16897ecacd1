//! The members that answer to a name half typed: by its hanzi, its pinyin or its initials.

use super::Scene;
use crate::office::unit::Member;
use crate::text::{fold::fold, pinyin};

/// Members looked for; the picture shows as many as fit.
const MOST_FOUND: usize = 30;

/// The members that answer, and the one pointed at.
#[derive(Debug, Clone, Default)]
pub struct People {
    found: Vec<Person>,
    at: Option<usize>,
}

/// A member that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Sector and party, as far as they are known.
    pub about: String,
}

impl People {
    /// The members that answer, in the order of their listing.
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
        *self = Self::default();
        open
    }

    /// Looks for a name half typed, those left out that are `named` already. Letters can only be meant to find someone,
    /// so the first one found is pointed at; hanzi may be the whole name of one who is no member.
    pub fn look(&mut self, piece: &str, named: &[String], scene: &Scene) {
        self.close();
        let word = fold(piece.trim());
        if word.is_empty() {
            return;
        }
        let members = || scene.register.members().filter(|member| member.left.is_none());
        if members().any(|member| fold(&member.name) == word) {
            return;
        }
        let fits = |member: &&Member| answers(&member.name, &word) && !named.contains(&member.name);
        for member in members().filter(fits).take(MOST_FOUND) {
            let person = Person::of(member);
            if !self.found.contains(&person) {
                self.found.push(person);
            }
        }
        let letters = word.chars().all(|c| c.is_ascii_alphabetic());
        self.at = (letters && !self.found.is_empty()).then_some(0);
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
        Self { name: member.name.clone(), about }
    }
}

fn answers(name: &str, word: &str) -> bool {
    fold(name).starts_with(word)
        || pinyin::initials(name).starts_with(word)
        || pinyin::name(name).starts_with(word)
}
