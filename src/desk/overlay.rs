//! What lies on top of a pane: a stack, the innermost last. Each kind takes keys before the pane does; Esc takes one away
//! and never throws typed text away.

use super::field::{Item, Picker};
use super::form::{Form, Scene};
use super::layout;
use super::msg::Wish;
use super::overlays::choice::Choice;
use super::overlays::filling::Filling;
use super::overlays::notice::Notice;
use super::panes::Subject;
use crate::keymap::{Action, Key, Scope};

/// Something on top.
#[derive(Debug)]
pub enum Overlay {
    /// A form.
    Form(Box<Filling>),
    /// A list to choose from.
    Choice(Box<Choice>),
    /// A long sentence, or several lines.
    Notice(Notice),
}

impl Overlay {
    /// A form on top.
    pub fn form(form: Form) -> Self {
        Self::Form(Box::new(Filling::new(form)))
    }

    /// A list from which a pane lets the clerk pick; `what` comes back in [`super::panes::Pane::picked`].
    pub fn pick(what: u16, title: impl Into<String>, items: Vec<Item>) -> Self {
        Self::Choice(Box::new(Choice::picked(what, Picker::new(title, items))))
    }

    /// Its scope in the keymap.
    pub fn scope(&self) -> Scope {
        match self {
            Overlay::Form(_) => Scope::Form,
            Overlay::Choice(_) => Scope::Picker,
            Overlay::Notice(_) => Scope::Overlay,
        }
    }

    /// Whether printable keys are text.
    pub fn typing(&self) -> bool {
        match self {
            Overlay::Form(filling) => filling.form.types_text(),
            Overlay::Choice(_) => true,
            Overlay::Notice(_) => false,
        }
    }

    /// What the verbs act on while it is shown; `None`: what the pane says.
    pub fn subject(&self) -> Option<Subject> {
        None
    }

    /// Takes a key, with what it means in the keymap; `None`: not taken.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        match self {
            Overlay::Form(filling) => Some(filling.key(key, action, scene)),
            Overlay::Choice(choice) => choice.key(key, action),
            Overlay::Notice(notice) => notice.key(key, action),
        }
    }

    /// Takes text that came as one piece.
    pub fn text(&mut self, text: &str, scene: &Scene) -> Vec<Wish> {
        match self {
            Overlay::Form(filling) => filling.text(text, scene),
            Overlay::Choice(choice) => {
                choice.picker.paste(text);
                Vec::new()
            }
            Overlay::Notice(_) => Vec::new(),
        }
    }

    /// Follows the register and the size of the screen.
    pub fn settle(&mut self, scene: &Scene, size: (u16, u16)) {
        match self {
            Overlay::Form(filling) => filling.form.refresh(scene),
            Overlay::Choice(_) => {}
            Overlay::Notice(notice) => notice.fit(layout::body_rows(size)),
        }
    }
}
