//! One line to type: which proposal to jump to.

use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::desk::typed::Typed;
use crate::keymap::{Action, Code, Key};
use crate::office::ProposalId;
use crate::office::queries::listing::by_docket;
use crate::text::fold::digits;
use crate::text::locale::say;

/// A jump to a proposal by docket or intake number.
#[derive(Debug, Clone, Default)]
pub struct Jump {
    /// What is typed.
    pub line: Typed,
}

impl Jump {
    /// Takes a key.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        if action == Some(Action::Cancel) {
            return Some(vec![Wish::Leave]);
        }
        if action == Some(Action::Accept) || key == Key::plain(Code::Enter) {
            return Some(self.go(scene));
        }
        self.line.key(key).then(Vec::new)
    }

    fn go(&self, scene: &Scene) -> Vec<Wish> {
        match meant(scene, self.line.text()) {
            Some(id) => vec![Wish::Leave, Wish::Find(id)],
            None => vec![Wish::Refuse(say::no_such_number(self.line.text()))],
        }
    }
}

/// The proposal a clerk's number means: a docket number of the session; with `.` or `s` before it, or when no docket has
/// it, an intake number.
fn meant(scene: &Scene, typed: &str) -> Option<ProposalId> {
    let typed = digits(typed.trim());
    let bare = typed.trim_start_matches(['.', 's', 'S']);
    let intake = || bare.parse().ok().map(ProposalId).filter(|id| scene.register.proposal(*id).is_some());
    if bare.len() < typed.len() { intake() } else { by_docket(scene.register, &typed).or_else(intake) }
}
