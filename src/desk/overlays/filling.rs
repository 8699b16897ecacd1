//! A form on top: between the form, which knows its fields, and the desk, which sends.

use super::question::Question;
use crate::desk::form::{Form, FormKind, Outcome, Scene, Targets};
use crate::desk::msg::{Effect, Wish};
use crate::desk::overlay::Overlay;
use crate::keymap::{Action, Key};
use crate::office::Ticket;
use crate::text::locale::say::{self, asking};

/// A form being filled in, and whether it is on its way.
#[derive(Debug)]
pub struct Filling {
    /// The form.
    pub form: Form,
    /// The ticket under which it was sent, until the answer comes.
    pub sent: Option<Ticket>,
}

impl Filling {
    /// A form not sent yet.
    pub fn new(form: Form) -> Self {
        Self { form, sent: None }
    }

    /// Takes a key. A form on its way takes none but the one that leaves it; its entry is announced all the same. Help
    /// and the like are not the form's.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        match (self.sent, action) {
            (_, Some(Action::Help | Action::Palette | Action::Quit | Action::Redraw)) => None,
            (Some(_), Some(Action::Cancel)) => Some(vec![Wish::Leave]),
            (Some(_), _) => Some(vec![Wish::Refuse(say::SENDING.to_owned())]),
            (None, Some(Action::DropDraft)) => Some(vec![self.dropping()]),
            (None, _) => Some(wishes(self.form.key(key, action, scene))),
        }
    }

    /// Asks before what was filled in is thrown away.
    fn dropping(&self) -> Wish {
        if !self.form.is_dirty() {
            return Wish::Refuse(asking::NOTHING_TO_DROP.to_owned());
        }
        let lines = std::iter::once(self.form.title().to_owned()).chain(self.form.notes().iter().cloned());
        let deed = vec![Wish::Discard];
        let question = Question::new(asking::DROP_DRAFT, lines.collect(), asking::DROP_DRAFT_KEYS, deed);
        Wish::Show(Box::new(Overlay::Question(Box::new(question))))
    }

    /// Takes text that came as one piece.
    pub fn text(&mut self, text: &str, scene: &Scene) -> Vec<Wish> {
        if self.sent.is_some() { Vec::new() } else { wishes(self.form.paste(text, scene)) }
    }
}

fn wishes(outcome: Outcome) -> Vec<Wish> {
    match outcome {
        Outcome::Typed => vec![Wish::Typed],
        Outcome::Moved => Vec::new(),
        Outcome::Submit(command) => vec![Wish::Submit(command)],
        Outcome::Leave => vec![Wish::Leave],
        Outcome::Ring => vec![Wish::Do(Effect::Ring)],
        Outcome::NeedUnit(name) => vec![Wish::Fill(FormKind::AddUnit, Targets::Named(name))],
    }
}
