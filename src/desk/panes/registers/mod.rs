//! The registers pane (名册): units, members, leaders, clerks, sessions, holidays, questionnaires and the rules in words.

mod rules;
mod sections;

use super::board::{Board, Section, Source};
use crate::desk::form::{FormKind, Scene};
use crate::desk::patience::Patience;
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

    fn section(&mut self, place: usize, scene: &Scene, _patience: &Patience) -> Option<Section> {
        Some(match place {
            0 => sections::units(scene).adding(FormKind::AddUnit),
            1 => sections::members(scene).adding(FormKind::ListMembers),
            2 => sections::leaders(scene).adding(FormKind::ListLeaders),
            3 => sections::clerks(scene).adding(FormKind::ListClerk),
            4 => sections::sessions(scene),
            5 => sections::holidays(scene).adding(FormKind::ListHolidays),
            6 => sections::questionnaires(scene).adding(FormKind::ListQuestionnaire),
            _ => rules::section(scene),
        })
    }
}
