//! The supervision pane (督办): key proposals with their leaders, activities and what was asked for there, the leaders and
//! whether each leads at least one, cross-year tracking, information items and instructions.

mod sections;

use super::board::{Board, Section, Source};
use crate::desk::form::{FormKind, Scene};
use crate::desk::patience::Patience;
use crate::keymap::Scope;
use crate::text::locale::say::boards as say;

/// The supervision pane.
pub type Supervision = Board<Watched>;

/// What is watched.
#[derive(Debug, Default)]
pub struct Watched;

impl Source for Watched {
    const SCOPE: Scope = Scope::Supervision;
    const SECTIONS: &'static [&'static str] = &say::WATCHED;

    fn section(&mut self, place: usize, scene: &Scene, _patience: &Patience) -> Option<Section> {
        Some(match place {
            0 => sections::key(scene),
            1 => sections::activities(scene).adding(FormKind::RecordActivity),
            2 => sections::leaders(scene).adding(FormKind::ListLeaders),
            3 => sections::tracked(scene),
            4 => sections::infos(scene).adding(FormKind::RecordInfo),
            _ => sections::instructions(scene).adding(FormKind::RecordInstruction),
        })
    }
}
