//! Digits, and the keys around them on the numeric keypad.

use super::Survey;
use super::sheet::{Found, Step, find, form};
use crate::desk::form::Scene;
use crate::desk::msg::{Effect, Wish};
use crate::keymap::{Action, Code, Key};
use crate::office::{OpinionId, Register};
use crate::text::locale::say::survey as say;

impl Survey {
    /// Digits and Backspace; everything else means what the keymap says.
    pub(super) fn take_key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        match key.code {
            Code::Char(digit @ '0'..='9') if !key.ctrl && !key.alt && action.is_none() => {
                Some(self.digit(digit, scene))
            }
            Code::Backspace if action.is_none() => Some(self.back()),
            _ => None,
        }
    }

    /// One digit: of the number, of the choice between proposers, or an answer.
    pub(super) fn digit(&mut self, digit: char, scene: &Scene) -> Vec<Wish> {
        self.sheet.fault = None;
        if self.sheet.left {
            return self.wrong(say::LEFT);
        }
        let value = digit.to_digit(10).and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
        match self.sheet.step.clone() {
            Step::Number => self.number(digit, scene),
            Step::Astray { why, .. } => {
                self.sheet.step = Step::Astray { why: why.clone(), typed_on: true };
                self.wrong(&why)
            }
            Step::Which(ids) => self.which(&ids, value, scene),
            Step::Answered(_) => self.wrong(say::ANSWERED),
            Step::Answers { of, .. } => self.answer(of, value, scene),
        }
    }

    /// The number goes on by itself when it has as many digits as the greatest one; a shorter one by Enter, for nothing
    /// else tells `9` from the beginning of a mistyped `91`.
    fn number(&mut self, digit: char, scene: &Scene) -> Vec<Wish> {
        if self.sheet.number.len() >= 9 {
            return self.wrong(say::NUMBER_TOO_LONG);
        }
        self.sheet.number.push(digit);
        let complete = self.sheet.number.len() >= greatest(scene.register).to_string().len();
        if complete { self.seek(scene) } else { Vec::new() }
    }

    /// Looks the number up and goes on to the answers.
    pub(super) fn seek(&mut self, scene: &Scene) -> Vec<Wish> {
        match find(scene.register, &self.sheet.number, &self.sent) {
            Found::One(id) => self.begin(id, false),
            Found::Several(ids) => self.sheet.step = Step::Which(ids),
            Found::Answered(id) => self.sheet.step = Step::Answered(id),
            Found::Nothing(why) => {
                self.sheet.step = Step::Astray { why: why.clone(), typed_on: false };
                return self.wrong(&why);
            }
        }
        Vec::new()
    }

    fn which(&mut self, ids: &[OpinionId], value: u8, scene: &Scene) -> Vec<Wish> {
        let chosen = usize::from(value).checked_sub(1).and_then(|place| ids.get(place));
        match chosen {
            Some(id) if answered(scene.register, *id) => self.sheet.step = Step::Answered(*id),
            Some(id) => self.begin(*id, false),
            None => return self.wrong(&say::choose(ids.len().min(9))),
        }
        Vec::new()
    }

    fn answer(&mut self, of: OpinionId, value: u8, scene: &Scene) -> Vec<Wish> {
        let Some(form) = form(scene.register, of) else { return self.wrong(say::NO_FORM) };
        let place = self.sheet.digits.len();
        let Some(question) = form.questions.get(place) else {
            return self.wrong(say::FULL);
        };
        if question.option(value).is_none() {
            let why = say::only(&question.title, question.options.len());
            return self.wrong(&why);
        }
        self.sheet.digits.push(value);
        Vec::new()
    }

    /// One step back: the last digit, or the choice before.
    pub(super) fn back(&mut self) -> Vec<Wish> {
        self.sheet.fault = None;
        self.sheet.left = false;
        let typed = match self.sheet.step {
            Step::Answers { .. } => self.sheet.digits.pop().is_some(),
            _ => false,
        };
        if !typed {
            match self.sheet.step {
                Step::Number => drop(self.sheet.number.pop()),
                _ => self.sheet.clear(),
            }
        }
        Vec::new()
    }

    /// Starts on the answers of one form.
    pub(super) fn begin(&mut self, of: OpinionId, correcting: bool) {
        self.sheet.step = Step::Answers { of, correcting };
        self.sheet.digits.clear();
    }

    /// Rings and says why; what was typed stays.
    pub(super) fn wrong(&mut self, why: &str) -> Vec<Wish> {
        self.sheet.fault = Some(why.to_owned());
        vec![Wish::Do(Effect::Ring)]
    }
}

/// The greatest docket number of the current session.
fn greatest(register: &Register) -> u64 {
    let session = register.current().map(|session| session.id);
    session.and_then(|id| register.dockets(id).next_back()).map_or(0, u64::from)
}

fn answered(register: &Register, id: OpinionId) -> bool {
    let proposal = register.proposal(id.proposal);
    let opinion = proposal.and_then(|proposal| proposal.opinions.get(&(id.signer, id.round)));
    opinion.is_some_and(|opinion| opinion.answer.is_some())
}
