//! What lies on top of a pane: a stack, the innermost last. Each kind takes keys before the pane does; Esc takes one away
//! and never throws typed text away.

use super::field::{Item, Picker};
use super::form::{Form, Scene};
use super::layout::FORM_COLS;
use super::msg::Wish;
use super::overlays::begin::Begin;
use super::overlays::choice::Choice;
use super::overlays::detail::Detail;
use super::overlays::export::Export;
use super::overlays::filling::Filling;
use super::overlays::import::Import;
use super::overlays::notice::Notice;
use super::overlays::prompt::Jump;
use super::overlays::question::Question;
use super::panes::Subject;
use crate::keymap::{Action, Key, Scope};
use crate::office::Ticket;

/// Something on top.
#[derive(Debug)]
pub enum Overlay {
    /// A form.
    Form(Box<Filling>),
    /// A list to choose from: the verbs, the palette, a pane's filter.
    Choice(Box<Choice>),
    /// One proposal with everything about it.
    Detail(Box<Detail>),
    /// A long sentence, or several lines: help, refusals, the office.
    Notice(Notice),
    /// A question before something is done.
    Question(Box<Question>),
    /// A number to jump to.
    Jump(Jump),
    /// An import.
    Import(Box<Import>),
    /// An export.
    Export(Box<Export>),
    /// The three ways to begin.
    Begin(Begin),
}

impl Overlay {
    /// A form on top.
    pub fn form(form: Form) -> Self {
        Self::Form(Box::new(Filling::new(form)))
    }

    /// An import on top.
    pub fn import() -> Self {
        Self::Import(Box::default())
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
            Overlay::Detail(_) => Scope::Detail,
            Overlay::Notice(_)
            | Overlay::Question(_)
            | Overlay::Jump(_)
            | Overlay::Import(_)
            | Overlay::Export(_)
            | Overlay::Begin(_) => Scope::Overlay,
        }
    }

    /// Whether printable keys are text.
    pub fn typing(&self) -> bool {
        match self {
            Overlay::Form(filling) => filling.form.types_text(),
            Overlay::Choice(_) | Overlay::Jump(_) | Overlay::Export(_) => true,
            Overlay::Import(import) => import.typing(),
            Overlay::Detail(detail) => detail.typing(),
            Overlay::Notice(_) | Overlay::Question(_) | Overlay::Begin(_) => false,
        }
    }

    /// What the verbs act on while it is shown; `None`: no verb works here, or what the pane says.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Overlay::Detail(detail) => Some(detail.subject()),
            _ => None,
        }
    }

    /// Takes a key, with what it means in the keymap; `None`: not taken.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        match self {
            Overlay::Form(filling) => filling.key(key, action, scene),
            Overlay::Choice(choice) => choice.key(key, action),
            Overlay::Detail(detail) => detail.key(key, action),
            Overlay::Notice(notice) => notice.key(key, action),
            Overlay::Question(question) => question.key(key, action),
            Overlay::Jump(jump) => jump.key(key, action, scene),
            Overlay::Import(import) => import.key(key, action, scene),
            Overlay::Export(export) => export.key(key, action, scene),
            Overlay::Begin(begin) => begin.key(key, action),
        }
    }

    /// Takes text that came as one piece; where nothing can be typed it is dropped.
    pub fn text(&mut self, text: &str, scene: &Scene) -> Vec<Wish> {
        match self {
            Overlay::Form(filling) => return filling.text(text, scene),
            Overlay::Choice(choice) => choice.picker.paste(text),
            Overlay::Jump(jump) => jump.line.push(text),
            Overlay::Import(import) => import.text(text),
            Overlay::Export(export) => export.path.push(text.trim()),
            Overlay::Detail(detail) => detail.text(text),
            Overlay::Notice(_) | Overlay::Question(_) | Overlay::Begin(_) => {}
        }
        Vec::new()
    }

    /// Follows the register and the size of the screen.
    pub fn settle(&mut self, scene: &Scene, size: (u16, u16)) {
        match self {
            Overlay::Form(filling) => {
                filling.form.set_width(size.0.min(FORM_COLS).saturating_sub(2));
                filling.form.refresh(scene);
            }
            Overlay::Detail(detail) => detail.settle(scene, size),
            Overlay::Notice(notice) => notice.settle(size),
            Overlay::Question(question) => question.notice.settle(size),
            Overlay::Import(import) => import.settle(scene, size),
            Overlay::Choice(_) | Overlay::Jump(_) | Overlay::Export(_) | Overlay::Begin(_) => {}
        }
    }

    /// The ticket of the command it sent and waits for.
    pub fn sent(&mut self) -> Option<&mut Option<Ticket>> {
        match self {
            Overlay::Form(filling) => Some(&mut filling.sent),
            Overlay::Import(import) => Some(&mut import.sent),
            _ => None,
        }
    }
}
