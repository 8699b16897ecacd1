//! What a form says to one question: a digit, several digits, words, or a digit for each unit.
//!
//! In JSON each is what it looks like: `2`, `[1, 3]`, `"建议加快"`, `{"12": 1}`. On disk and on the wire each carries its
//! kind, for those formats cannot tell a list from a number by looking.

use super::ids::UnitId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// The digit of a question left blank on the paper, or not asked there; the overall rating never is.
pub const BLANK: u8 = 0;

/// What was given to one question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Given {
    /// The digit of the option chosen, from 1; [`BLANK`]: none.
    Digit(u8),
    /// The digits of all options chosen; at least one.
    Several(BTreeSet<u8>),
    /// Words; not empty.
    Words(String),
    /// The digit of the option chosen for each unit that handles the proposal by itself; [`BLANK`]: none.
    Units(BTreeMap<UnitId, u8>),
}

impl Given {
    /// Nothing was given.
    pub const BLANK: Given = Given::Digit(BLANK);

    /// Whether nothing was given.
    pub fn is_blank(&self) -> bool {
        *self == Self::BLANK
    }

    /// The digits chosen, whatever for; none where it is blank or in words.
    pub fn chosen(&self) -> Vec<u8> {
        match self {
            Given::Digit(digit) => Some(*digit).filter(|digit| *digit != BLANK).into_iter().collect(),
            Given::Several(digits) => digits.iter().copied().collect(),
            Given::Units(units) => units.values().copied().filter(|digit| *digit != BLANK).collect(),
            Given::Words(_) => Vec::new(),
        }
    }

    /// The words given; empty where it is a choice.
    pub fn words(&self) -> &str {
        match self {
            Given::Words(words) => words,
            _ => "",
        }
    }
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let together = |digits: &mut dyn Iterator<Item = &u8>| digits.map(u8::to_string).collect::<String>();
        match self {
            Given::Digit(digit) => write!(f, "{digit}"),
            Given::Several(digits) => write!(f, "({})", together(&mut digits.iter())),
            Given::Units(units) => write!(f, "[{}]", together(&mut units.values())),
            Given::Words(words) => write!(f, "“{words}”"),
        }
    }
}

/// As JSON has it: there, names of fields are text.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Seen {
    Digit(u8),
    Several(BTreeSet<u8>),
    Words(String),
    Units(BTreeMap<String, u8>),
}

/// As disk and wire have it.
#[derive(Serialize, Deserialize)]
enum Kept {
    Digit(u8),
    Several(BTreeSet<u8>),
    Words(String),
    Units(BTreeMap<UnitId, u8>),
}

/// The same values under another enum.
macro_rules! same {
    ($($from:ident => $to:ident)+) => {
        $(impl From<$from> for $to {
            fn from(from: $from) -> Self {
                match from {
                    $from::Digit(digit) => Self::Digit(digit),
                    $from::Several(digits) => Self::Several(digits),
                    $from::Words(words) => Self::Words(words),
                    $from::Units(units) => Self::Units(units),
                }
            }
        })+
    };
}

same! { Given => Kept  Kept => Given }

impl From<Given> for Seen {
    fn from(given: Given) -> Self {
        match given {
            Given::Digit(digit) => Self::Digit(digit),
            Given::Several(digits) => Self::Several(digits),
            Given::Words(words) => Self::Words(words),
            Given::Units(units) => {
                Self::Units(units.iter().map(|(unit, digit)| (unit.to_string(), *digit)).collect())
            }
        }
    }
}

impl TryFrom<Seen> for Given {
    type Error = std::num::ParseIntError;

    fn try_from(seen: Seen) -> Result<Self, Self::Error> {
        Ok(match seen {
            Seen::Digit(digit) => Self::Digit(digit),
            Seen::Several(digits) => Self::Several(digits),
            Seen::Words(words) => Self::Words(words),
            Seen::Units(units) => {
                let unit = |(unit, digit): (String, u8)| Ok((UnitId(unit.parse()?), digit));
                Self::Units(units.into_iter().map(unit).collect::<Result<_, _>>()?)
            }
        })
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            Seen::from(self.clone()).serialize(to)
        } else {
            Kept::from(self.clone()).serialize(to)
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            Given::try_from(Seen::deserialize(from)?).map_err(serde::de::Error::custom)
        } else {
            Kept::deserialize(from).map(Given::from)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [Given; 4] {
        [
            Given::Digit(2),
            Given::Several(BTreeSet::from([1, 3])),
            Given::Words("建议加快".to_owned()),
            Given::Units(BTreeMap::from([(UnitId(12), 1)])),
        ]
    }

    #[test]
    fn in_json_each_is_what_it_looks_like() {
        let text = serde_json::to_string(&all()).expect("written");
        assert_eq!(text, r#"[2,[1,3],"建议加快",{"12":1}]"#);
        let read: Vec<Given> = serde_json::from_str(&text).expect("read");
        assert_eq!(read, all());
    }

    #[test]
    fn what_was_chosen_is_counted_and_blanks_are_not() {
        let chosen: Vec<Vec<u8>> = all().iter().map(Given::chosen).collect();
        assert_eq!(chosen, [vec![2], vec![1, 3], vec![], vec![1]]);
        assert!(Given::BLANK.is_blank() && Given::BLANK.chosen().is_empty());
    }
}
