//! Fields in which a clerk types or chooses. Pure: no terminal, no clock; every key comes as our own [`Key`], and what a
//! field cannot use it passes on.

mod body;
mod choice;
mod date;
mod digits;
mod editor;
mod input;
mod line;
mod names;
mod people;
mod picker;
mod proposers;
mod rank;
mod ticks;
#[cfg(test)]
pub(in crate::desk) mod trial;
mod units;

pub use body::Body;
pub use choice::{Choice, Entry};
pub use date::{Blank, DateField};
pub use digits::Digits;
pub use editor::Editor;
pub use input::{Candidate, Input};
pub use line::Line;
pub use names::NamesField;
pub use people::{People, Person, Roster};
pub use picker::{Item, Picked, Picker};
pub use proposers::{KINDS, ProposersField};
pub use ticks::Ticks;
pub use units::{Chip, Found, UnitsField};

use crate::keymap::{Code, Key};
use crate::office::{Occasion, Register};

/// What a field can see: the register as this desk knows it, and who fills it in, when.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The desk's copy of the register.
    pub register: &'a Register,
    /// The clerk and the moment.
    pub occasion: Occasion,
}

/// What a key did to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reaction {
    /// The value changed.
    Typed,
    /// The value changed and is complete: go on to the next field.
    Done,
    /// Only caret or highlighted line moved.
    Moved,
    /// The key was refused.
    Ring,
    /// A unit of this name is to be listed first.
    NeedUnit(String),
    /// Not a key for this field: the form may use it.
    Pass,
}

/// Whether a key is Control with this letter.
fn ctrl(key: Key, letter: char) -> bool {
    key == Key::ctrl(letter)
}

/// Whether a key is this one without modifiers.
fn plain(key: Key, code: Code) -> bool {
    key == Key::plain(code)
}
