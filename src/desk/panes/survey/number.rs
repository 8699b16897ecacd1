//! The number of a form: typed, looked up, and what it leads to.

use super::Survey;
use super::filled;
use super::find::Found;
use super::sheet::{Begun, Of, Step, Work};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::office::entry::Verb;
use crate::office::given::Given;
use crate::office::roles::check_verb;
use crate::office::{OpinionId, Register};
use crate::text::locale::say::{intake, survey as say};

/// Most digits of a number.
const LONGEST: usize = 60;

impl Survey {
    /// A docket number goes on by itself when it has as many digits as the greatest one; a shorter one by Enter, for
    /// nothing else tells `9` from the beginning of a mistyped `91`. Other numbers go on by Enter.
    pub(super) fn number(&mut self, digit: char, scene: &Scene) -> Vec<Wish> {
        if self.sheet.number.len() >= LONGEST {
            return self.wrong(say::NUMBER_TOO_LONG);
        }
        // Said at the first digit, not after a whole form.
        if let Err(refusal) = check_verb(scene.register, Verb::Answer, &[], scene.occasion.clerk) {
            return self.wrong(&refusal.to_string());
        }
        if self.is_wrong_number() {
            self.sheet.number.clear();
        }
        self.sheet.number.push(digit);
        if self.width(scene.register).is_none_or(|width| self.sheet.number.len() < width) {
            return Vec::new();
        }
        self.sheet.keys.begun = Begun::ByItself;
        self.seek(scene)
    }

    /// Whether the number is still that of a form taken up because it led nowhere: the right one takes its place.
    fn is_wrong_number(&self) -> bool {
        let taken = self.sheet.beside.taken.as_ref();
        taken.is_some_and(|taken| taken.aside.of.is_none() && taken.aside.number == self.sheet.number)
    }

    /// The greatest number that can be typed, where it is known: the greatest docket number of the current session, or
    /// among the sheets of the batch keyed a second time.
    pub(super) fn greatest(&self, register: &Register) -> Option<u64> {
        let of_batch = self.sheet.batch().and_then(|id| register.batch(id));
        match (self.sheet.work, of_batch) {
            (Work::Second(_), Some(batch)) => {
                register.sheets(batch.id).map(|(_, sheet)| u64::from(sheet.number)).max()
            }
            (_, Some(batch)) if batch.questionnaire.is_some() => None,
            _ if self.sheet.by_intake => None,
            _ => register.dockets(register.current()?.id).next_back().map(u64::from),
        }
    }

    /// Digits of the greatest number there is, where that is known.
    pub(super) fn width(&self, register: &Register) -> Option<usize> {
        Some(self.greatest(register)?.to_string().len())
    }

    /// Looks the number up and goes on to the answers.
    pub(super) fn seek(&mut self, scene: &Scene) -> Vec<Wish> {
        match self.find(scene.register) {
            Found::One(of) => return self.begin_with_spilt(of, scene.register),
            Found::Several(ids) => self.sheet.step = Step::Which(ids),
            Found::Answered(of) => self.is_done(of, scene),
            Found::Nothing(why) => {
                self.go_astray(why.clone(), None);
                return self.wrong(&why);
            }
        }
        Vec::new()
    }

    /// Starts on a form whose answers may have been typed already, under a number that had led nowhere.
    fn begin_with_spilt(&mut self, of: Of, register: &Register) -> Vec<Wish> {
        let spilt = std::mem::take(&mut self.sheet.spilt);
        let begun = self.begin_next(of, register);
        let digits = spilt.bytes().map(|digit| digit.wrapping_sub(b'0'));
        let typed: Vec<Wish> = digits.flat_map(|digit| self.answer(of, digit, register)).collect();
        begun.into_iter().chain(typed).collect()
    }

    pub(super) fn is_done(&mut self, of: Of, scene: &Scene) {
        let register = scene.register;
        let digits: String = filled::recorded(scene, of).iter().map(Given::to_string).collect();
        let day = filled::opinion(register, of).and_then(|id| filled::answer(register, id));
        let day = day.map(|answer| answer.on.format("%m-%d").to_string());
        let why = if digits.is_empty() {
            say::ANSWERED.to_owned()
        } else {
            say::on_record(&digits, day.as_deref())
        };
        self.go_astray(why, Some(of));
    }

    /// The number led nowhere, or to a form that is answered.
    pub(super) fn go_astray(&mut self, why: String, answered: Option<Of>) {
        self.sheet.step = Step::Astray { why, answered, enters: 0 };
    }

    /// Enter where a number was expected, by a clerk who types numbers: the form offered is meant if another Enter, or a key
    /// that fills it, comes next; answers belong to a form whose number is lacking.
    pub(super) fn without_number(&mut self, scene: &Scene) -> Vec<Wish> {
        let Some(offered) = self.offered(scene.register) else { return self.wrong(say::NOBODY_WAITS) };
        let why = say::without_number(&called(offered, scene.register));
        self.sheet.step = Step::Astray { why: why.clone(), answered: None, enters: 0 };
        self.wrong(&why)
    }

    /// Whether such an Enter came, and nothing after it.
    pub(super) fn is_without_number(&self) -> bool {
        let astray = matches!(self.sheet.step, Step::Astray { answered: None, .. });
        astray && self.sheet.number.is_empty() && self.sheet.spilt.is_empty()
    }
}

/// The number of a form, as it would be typed.
fn called(of: Of, register: &Register) -> String {
    let docket = |id: OpinionId| register.proposal(id.proposal).and_then(|proposal| proposal.docket());
    match of {
        Of::Opinion(id) => docket(id).map_or_else(|| intake(id.proposal.0), |docket| docket.label.clone()),
        Of::Serial(_, number) => say::sheet_number(&number.to_string()),
        Of::Second(id) | Of::Settle(id) => {
            let number = register.sheet(id).map_or(0, |sheet| sheet.number);
            say::sheet_number(&number.to_string())
        }
    }
}
