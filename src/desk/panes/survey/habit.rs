//! Whether the clerk presses Enter after a number that could go on by itself. Once it is known, a digit too many in the
//! number, or a form without answers, cannot shift the forms after it: with Enter a number goes on by Enter only, without
//! it the first Enter ends the form.

use super::Survey;
use super::filled::{form, places};
use super::find::Found;
use super::sheet::{Begun, Of, Step};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::office::Register;
use crate::office::form::{Form, Paper, QuestionKind};
use crate::text::locale::say::survey as say;

/// What the clerk does after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Habit {
    /// Nothing is known yet: a number goes on by itself, and one Enter after it is let pass.
    #[default]
    Unknown,
    /// Enter.
    Enters,
    /// The first answer.
    GoesOn,
}

impl Survey {
    /// Whether a number goes on by itself as soon as it is as long as the greatest one.
    pub(super) fn goes_on_by_itself(&self, register: &Register) -> bool {
        let width = self.width(register);
        self.habit != Habit::Enters && width.is_some_and(|width| self.sheet.number.len() >= width)
    }

    /// An Enter with nothing typed: that of the number, or the end of a form of which nothing was typed. `None`: it ends
    /// the form, or the question in hand.
    pub(super) fn enter_after_number(&mut self) -> Option<Vec<Wish>> {
        if self.sheet.has_answers() {
            return None;
        }
        match (self.sheet.begun, self.habit) {
            (Begun::ByItself, Habit::Unknown | Habit::Enters) => {
                self.habit = Habit::Enters;
                self.sheet.begun = Begun::ByEnter;
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// A form was keyed to its end: answers followed a number that went on by itself.
    pub(super) fn learn(&mut self) {
        if self.sheet.begun == Begun::ByItself {
            self.habit = Habit::GoesOn;
        }
    }

    /// Enter after more digits than a number has: the clerk has changed to going on without Enter, or pressed a digit of
    /// the number too often. Only a whole form of single choices can be told for sure.
    pub(super) fn overlong(&mut self, scene: &Scene) -> Option<Vec<Wish>> {
        let width = self.width(scene.register).filter(|width| self.sheet.number.len() > *width)?;
        let whole = self.sheet.number.clone();
        let (number, digits) = whole.split_at(width);
        if digits.len() > 1 {
            self.habit = Habit::Unknown;
        }
        number.clone_into(&mut self.sheet.number);
        if let Found::One(of) = self.find(scene.register)
            && digits.len() > 1
            && digits.len() == singles(scene.register, of)
        {
            self.begin(of, false);
            self.sheet.begun = Begun::ByItself;
            let mut wishes: Vec<Wish> = digits.chars().flat_map(|digit| self.digit(digit, scene)).collect();
            wishes.extend(self.accept(scene));
            return Some(wishes);
        }
        self.sheet.number = whole;
        let why = say::no_such_number(&self.sheet.number);
        self.sheet.step = Step::Astray { why: why.clone(), answered: None, typed_on: true, enters: 0 };
        Some(self.wrong(&why))
    }

    /// How many Enters a form of the kind in hand takes after its number, the last of which ends it.
    pub(super) fn enters(&self, register: &Register) -> usize {
        let of_batch = self.sheet.batch().and_then(|id| register.batch(id));
        let asked = of_batch.and_then(|batch| register.questionnaire(batch.questionnaire?));
        let survey = || register.current().map(|session| &session.rules.form);
        asked.map(|asked| &asked.form).or_else(survey).map_or(1, enters_of)
    }

    /// Digits of the greatest number there is, where that is known.
    fn width(&self, register: &Register) -> Option<usize> {
        Some(self.greatest(register)?.to_string().len())
    }
}

fn enters_of(form: &Form) -> usize {
    let places = form.places(&Paper::default());
    let kinds: Vec<QuestionKind> = places.iter().map(|place| form.questions[place.question].kind).collect();
    let by_enter = |kind: &&QuestionKind| matches!(kind, QuestionKind::Several | QuestionKind::Words);
    let last = kinds.last().is_none_or(|kind| !by_enter(&kind));
    kinds.iter().filter(by_enter).count() + usize::from(last)
}

/// How many digits a form is: 0 where some of it takes an Enter of its own before the end.
fn singles(register: &Register, of: Of) -> usize {
    let Some(form) = form(register, of) else { return 0 };
    let places = places(register, of);
    let kind = |place: &crate::office::form::Place| form.questions[place.question].kind;
    let single = |place: &&crate::office::form::Place| {
        matches!(kind(place), QuestionKind::Single | QuestionKind::YesNo)
    };
    let count = places.iter().take_while(single).count();
    // Words at the end are left blank by the Enter that ends the form.
    let rest = &places[count..];
    if rest.len() <= 1 && rest.iter().all(|place| kind(place) == QuestionKind::Words) { count } else { 0 }
}
