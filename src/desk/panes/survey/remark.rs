//! What the proposer wrote on the paper besides the answers.

use super::Survey;
use super::filled::{form, places};
use super::sheet::{Of, Step};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::Action;
use crate::office::Register;
use crate::office::form::{Form, QuestionKind};
use crate::text::locale::say::survey as say;

impl Survey {
    /// Begins or goes on with the remark.
    pub(super) fn remark(&mut self, scene: &Scene) -> Vec<Wish> {
        if !matches!(self.sheet.step, Step::Answers { .. }) {
            return self.wrong(say::NUMBER_FIRST);
        }
        if !self.can_remark(scene.register) {
            return self.wrong(say::NO_REMARK);
        }
        self.begin_remark();
        Vec::new()
    }

    /// Ends the remark; Enter also ends the form if nothing else is open on it.
    pub(super) fn remarked(&mut self, action: Action, scene: &Scene) -> Vec<Wish> {
        self.end_remark();
        match self.sheet.step {
            Step::Answers { of, .. } if action == Action::Accept => {
                let whole = self.sheet.typed.len() == places(scene.register, of).len();
                if whole && !self.sheet.spoilt { self.accept(scene) } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    /// Whether text that came in one piece begins a remark: words where a digit was expected.
    pub(super) fn writes_a_remark(&mut self, text: &str, scene: &Scene) -> bool {
        let words = text.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
        let begins = words && !self.sheet.left && self.can_remark(scene.register);
        if begins {
            self.begin_remark();
        }
        begins
    }

    /// Whether a remark has a place to be kept in: beside an opinion, on a form without a question for words.
    pub(super) fn can_remark(&self, register: &Register) -> bool {
        let Step::Answers { of: of @ Of::Opinion(_), .. } = self.sheet.step else { return false };
        let words = |form: &Form| form.questions.iter().any(|question| question.kind == QuestionKind::Words);
        form(register, of).is_some_and(|form| !words(form))
    }

    pub(super) fn begin_remark(&mut self) {
        self.sheet.remark.typing = true;
        self.words.set(&self.sheet.remark.text.clone());
    }

    /// The remark stands; digits are answers again.
    pub(super) fn end_remark(&mut self) {
        self.sheet.remark.typing = false;
        self.sheet.remark.text = self.sheet.remark.text.trim().to_owned();
        self.words.set(&self.sheet.words.clone());
    }
}
