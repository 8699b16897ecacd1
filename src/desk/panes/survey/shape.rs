//! What a form looks like to whoever types it without looking: which questions take a digit, and which an Enter of their own.

use super::Survey;
use super::filled::{form, places};
use super::sheet::Step;
use crate::office::Register;
use crate::office::form::{Form, Paper, QuestionKind};
use crate::office::given::Given;

/// What a form looks like to whoever types it without looking.
pub(super) struct Shape {
    /// Single choices at its beginning.
    pub(super) singles: usize,
    /// They are the whole form, but for words at its end.
    pub(super) whole: bool,
    /// It begins with a choice of several, and this many single choices are the rest.
    pub(super) after_several: Option<usize>,
}

impl Shape {
    fn of(kinds: &[QuestionKind]) -> Self {
        let single = |kind: &&QuestionKind| matches!(kind, QuestionKind::Single | QuestionKind::YesNo);
        let only_words = |rest: &[QuestionKind]| matches!(rest, [] | [QuestionKind::Words]);
        let singles = kinds.iter().take_while(single).count();
        let after_several = match kinds {
            [QuestionKind::Several, rest @ ..] => {
                let count = rest.iter().take_while(single).count();
                only_words(&rest[count..]).then_some(count)
            }
            _ => None,
        };
        // Words at the end are left blank by the Enter that ends the form.
        Self { singles, whole: singles > 0 && only_words(&kinds[singles..]), after_several }
    }

    /// A single digit answers it.
    pub(super) fn is_one_digit(&self) -> bool {
        self.whole && self.singles == 1
    }
}

impl Survey {
    /// What the form in hand looks like; where none is, one about a proposal of which nothing is known.
    pub(super) fn shape(&self, register: &Register) -> Shape {
        let kinds = match self.sheet.of().and_then(|of| Some((form(register, of)?, of))) {
            Some((form, of)) => {
                places(register, of).iter().map(|place| form.questions[place.question].kind).collect()
            }
            None => self.form_expected(register).map(kinds).unwrap_or_default(),
        };
        Shape::of(&kinds)
    }

    /// The form of what is worked on.
    fn form_expected<'r>(&self, register: &'r Register) -> Option<&'r Form> {
        let of_batch = self.sheet.batch().and_then(|id| register.batch(id));
        let asked = of_batch.and_then(|batch| register.questionnaire(batch.questionnaire?));
        let survey = || register.current().map(|session| &session.rules.form);
        asked.map(|asked| &asked.form).or_else(survey)
    }

    /// How many Enters a form of the kind in hand takes after its number, the last of which ends it.
    pub(super) fn enters(&self, register: &Register) -> usize {
        let kinds = self.form_expected(register).map(kinds).unwrap_or_default();
        let last = kinds.last().is_none_or(|kind| !by_enter(*kind));
        kinds.iter().filter(|kind| by_enter(**kind)).count() + usize::from(last)
    }

    /// Whether options may be typed by their letters.
    pub(super) fn lettered(&self, register: &Register) -> bool {
        match self.sheet.step {
            Step::Answers { of, .. } => form(register, of).is_some_and(|form| form.letters),
            Step::Astray { .. } => self.form_expected(register).is_some_and(|form| form.letters),
            _ => false,
        }
    }
}

/// The kinds of all places of a form.
fn kinds(form: &Form) -> Vec<QuestionKind> {
    form.places(&Paper::default()).iter().map(|place| form.questions[place.question].kind).collect()
}

/// Whether a question takes an Enter of its own.
pub(super) fn by_enter(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Several | QuestionKind::Words)
}

/// Whether digits can be a choice of several as it is typed: each once, in their order.
pub(super) fn is_set(digits: &str) -> bool {
    digits.as_bytes().is_sorted_by(|one, next| one < next)
}

/// Whether an Enter passed a question over that asks for a digit.
pub(super) fn is_left_out(given: &Given) -> bool {
    matches!(given, Given::Several(chosen) if chosen.is_empty())
}
