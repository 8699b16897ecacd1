//! The registers pane (名册): units, members, leaders, clerks, sessions, holidays and the rules in words.

mod rules;
mod sections;

use super::board::{Board, Section, Source};
use crate::desk::form::Scene;
use crate::keymap::Scope;
use crate::text::locale::say::boards as say;

/// The registers pane.
pub type Registers = Board<Books>;

/// The registers.
#[derive(Debug, Default)]
pub struct Books;

impl Source for Books {
    const SCOPE: Scope = Scope::Registers;
    const SECTIONS: &'static [&'static str] = &say::BOOKS;

    fn section(&mut self, place: usize, scene: &Scene) -> Section {
        match place {
            0 => sections::units(scene),
            1 => sections::members(scene),
            2 => sections::leaders(scene),
            3 => sections::clerks(scene),
            4 => sections::sessions(scene),
            5 => sections::holidays(scene),
            _ => rules::section(scene),
        }
    }
}
