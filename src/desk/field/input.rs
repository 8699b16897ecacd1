//! Any field, as a form holds it: one face for keys, pastes, drafts and the picture.

use super::proposers::Kinds;
use super::{
    Body, Choice, DateField, Digits, Found, KINDS, Line, NamesField, People, Person, ProposersField,
    Reaction, Scene, Ticks, UnitsField,
};
use crate::keymap::Key;
use crate::office::UnitId;
use crate::office::proposer::ProposerKind;
use serde_json::{Value, json};

/// Any field.
#[derive(Debug, Clone)]
pub enum Input {
    /// One line of text.
    Line(Line),
    /// A text of many lines.
    Body(Body),
    /// A date.
    Date(DateField),
    /// A number.
    Digits(Digits),
    /// One of a few.
    Choice(Choice),
    /// Several of a few.
    Ticks(Ticks),
    /// Handling units.
    Units(UnitsField),
    /// Who signs.
    Proposers(ProposersField),
    /// Names of a roster, or of none.
    Names(NamesField),
}

/// A line of the list below a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its code; may be empty.
    pub code: String,
    /// Its name.
    pub title: String,
    /// A word of explanation; may be empty.
    pub detail: String,
    /// The one that Enter takes, or that is chosen.
    pub highlighted: bool,
    /// Not there yet: taking it begins a new listing.
    pub new: bool,
}

impl Input {
    /// Takes a key.
    pub fn key(&mut self, key: Key, scene: &Scene) -> Reaction {
        match self {
            Input::Line(line) => line.key(key),
            Input::Body(body) => body.key(key),
            Input::Date(date) => date.key(key, scene.occasion.today()),
            Input::Digits(digits) => digits.key(key),
            Input::Choice(choice) => choice.key(key),
            Input::Ticks(ticks) => ticks.key(key),
            Input::Units(units) => units.key(key, scene),
            Input::Proposers(proposers) => proposers.key(key, scene),
            Input::Names(names) => names.key(key, scene),
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Reaction {
        match self {
            Input::Line(line) => line.paste(text),
            Input::Body(body) => body.paste(text),
            Input::Date(date) => date.paste(text, scene.occasion.today()),
            Input::Digits(digits) => digits.paste(text),
            Input::Choice(choice) => choice.paste(text),
            Input::Ticks(_) => Reaction::Ring,
            Input::Units(units) => units.paste(text, scene),
            Input::Proposers(proposers) => proposers.paste(text, scene),
            Input::Names(names) => names.paste(text, scene),
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Input::Line(line) => line.text().trim().is_empty(),
            Input::Body(body) => body.text().trim().is_empty(),
            Input::Date(date) => date.is_empty(),
            Input::Digits(digits) => digits.line().text().is_empty(),
            Input::Choice(choice) => choice.value().is_none(),
            Input::Ticks(ticks) => ticks.values().is_empty(),
            Input::Units(units) => units.units().is_empty() && units.query().text().is_empty(),
            Input::Proposers(proposers) => proposers.line().text().trim().is_empty(),
            Input::Names(names) => names.line().text().trim().is_empty(),
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        match self {
            Input::Line(line) => line.clear(),
            Input::Body(body) => body.clear(),
            Input::Date(date) => date.clear(),
            Input::Digits(digits) => digits.clear(),
            Input::Choice(choice) => choice.clear(),
            Input::Ticks(ticks) => ticks.clear(),
            Input::Units(units) => units.clear(),
            Input::Proposers(proposers) => proposers.clear(),
            Input::Names(names) => names.clear(),
        }
    }

    /// Opens what there is to choose from, or turns to the next choice.
    pub fn choose(&mut self, scene: &Scene) -> Reaction {
        match self {
            Input::Units(units) => units.open(scene),
            Input::Proposers(proposers) => proposers.open_kinds(),
            Input::Names(names) => names.open(scene),
            Input::Choice(choice) => choice.turn(1),
            _ => Reaction::Ring,
        }
    }

    /// Whether [`Input::choose`] does anything.
    pub fn has_choices(&self) -> bool {
        matches!(self, Input::Units(_) | Input::Proposers(_) | Input::Names(_) | Input::Choice(_))
    }

    /// Closes an open list. `false`: none was open.
    pub fn close(&mut self) -> bool {
        match self {
            Input::Units(units) => units.close(),
            Input::Proposers(proposers) => proposers.close(),
            Input::Names(names) => names.close(),
            _ => false,
        }
    }

    /// The focus leaves: half-typed codes are forgotten, text stays.
    pub fn leave(&mut self) {
        match self {
            Input::Choice(choice) => choice.leave(),
            Input::Proposers(proposers) => proposers.leave(),
            Input::Names(names) => names.leave(),
            _ => {}
        }
    }

    /// Follows the register.
    pub fn follow(&mut self, scene: &Scene) {
        match self {
            Input::Units(units) => units.follow(scene),
            Input::Proposers(proposers) => proposers.follow(scene),
            Input::Names(names) => names.follow(scene),
            _ => {}
        }
    }

    /// The list to show below the field while it has the focus.
    pub fn candidates(&self) -> Vec<Candidate> {
        match self {
            Input::Choice(choice) => of_choice(choice),
            Input::Units(units) => of_units(units),
            Input::Proposers(proposers) => match proposers.kinds() {
                Some(kinds) => of_kinds(kinds),
                None => of_people(proposers.people()),
            },
            Input::Names(names) => of_people(names.people()),
            _ => Vec::new(),
        }
    }

    /// The field as a draft keeps it.
    pub fn save(&self) -> Value {
        match self {
            Input::Line(line) => kept(line),
            Input::Body(body) => json!({ "text": body.text(), "caret": body.caret() }),
            Input::Date(date) => kept(date.line()),
            Input::Digits(digits) => kept(digits.line()),
            Input::Names(names) => kept(names.line()),
            Input::Choice(choice) => json!(choice.value()),
            Input::Ticks(ticks) => json!(ticks.values()),
            Input::Units(units) => json!({ "units": units.units(), "query": units.query().text() }),
            Input::Proposers(names) => {
                json!({ "text": names.line().text(), "caret": names.line().caret(), "said": names.said() })
            }
        }
    }

    /// Puts a kept value back, as far as it still makes sense.
    pub fn load(&mut self, value: &Value, scene: &Scene) {
        let text = value["text"].as_str().unwrap_or_default();
        let caret = value["caret"].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
        match self {
            Input::Line(line) => {
                line.set(text);
                line.place(caret);
            }
            Input::Body(body) => {
                body.set(text);
                body.place(caret);
            }
            Input::Date(date) => {
                date.set(text);
                date.place(caret);
            }
            Input::Digits(digits) => {
                digits.set(text);
                digits.place(caret);
            }
            Input::Choice(choice) => match value.as_str() {
                Some(key) => {
                    choice.set(key);
                }
                None => choice.clear(),
            },
            Input::Ticks(ticks) => ticks.set(&read::<Vec<String>>(value)),
            Input::Units(units) => {
                let ids: Vec<UnitId> = read(&value["units"]);
                units.set(&ids, value["query"].as_str().unwrap_or_default(), scene);
            }
            Input::Proposers(names) => {
                names.set_text(text);
                names.say(read(&value["said"]));
                names.place(caret);
                names.follow(scene);
            }
            Input::Names(names) => {
                names.set(text);
                names.place(caret);
                names.follow(scene);
            }
        }
    }
}

fn kept(line: &Line) -> Value {
    json!({ "text": line.text(), "caret": line.caret() })
}

/// What was kept, or nothing when it cannot be read.
fn read<T: serde::de::DeserializeOwned + Default>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

fn of_choice(choice: &Choice) -> Vec<Candidate> {
    let line = |(place, entry): (usize, &super::Entry)| Candidate {
        code: entry.code.clone(),
        title: entry.title.clone(),
        detail: entry.detail.clone(),
        highlighted: choice.place() == Some(place),
        new: false,
    };
    choice.entries().iter().enumerate().map(line).collect()
}

/// What the name under the caret can be.
fn of_kinds(kinds: &Kinds) -> Vec<Candidate> {
    let line = |(place, kind): (usize, &ProposerKind)| Candidate {
        code: (place + 1).to_string(),
        title: kind.title().to_owned(),
        detail: kinds.name.clone(),
        highlighted: kinds.at == place,
        new: false,
    };
    KINDS.iter().enumerate().map(line).collect()
}

fn of_people(people: &People) -> Vec<Candidate> {
    let line = |(place, person): (usize, &Person)| Candidate {
        code: person.code.clone(),
        title: person.name.clone(),
        detail: person.about.clone(),
        highlighted: people.at() == Some(place),
        new: false,
    };
    people.found().iter().enumerate().map(line).collect()
}

fn of_units(units: &UnitsField) -> Vec<Candidate> {
    let line = |(place, found): (usize, &Found)| {
        let (code, title, new) = match found {
            Found::Unit(chip) => (chip.code.clone(), chip.name.clone(), false),
            Found::New(name) => (String::new(), name.clone(), true),
        };
        Candidate { code, title, detail: String::new(), highlighted: units.at() == place, new }
    };
    units.found().iter().enumerate().map(line).collect()
}
