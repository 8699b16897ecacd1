//! What the Enter means that comes first after a number. Some clerks press it to end the number, others type the answers on
//! and press it at the end of the form; a digit of the number pressed twice looks like the one, a form without answers like
//! the other. What came until the Enter decides, and the next Enter where that is not enough, so that no slip shifts the
//! forms after it.

use super::Survey;
use super::filled::places;
use super::find::{Found, is_held};
use super::shape::{Shape, is_left_out, is_set};
use super::sheet::{Begun, Of, Step};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::office::Register;
use crate::text::fold;
use crate::text::locale::say::survey as say;

/// So many forms saved one after the other without an Enter after their number make a habit of it; one makes it likely.
const HABIT: u8 = 2;
/// More of them make it no stronger, so that a change of habit is soon believed.
const SETTLED: u8 = 4;

/// Stands among the keys of a run for one that is no digit.
const OTHER: char = '~';

impl Survey {
    /// Something was typed, one of the keys since the last Enter or since the number. An input method may have left digits
    /// full width.
    pub(super) fn ran_on(&mut self, keys: &str) {
        self.sheet.keys.run.push_str(&fold::digits(keys));
        self.sheet.keys.refused = false;
    }

    /// A key came that is no digit: whoever presses it sees what it does.
    pub(super) fn looked(&mut self) {
        self.sheet.keys.run.push(OTHER);
        self.sheet.keys.refused = false;
    }

    /// The Enter after a number or after what was typed on it, where it does not simply end what is in hand.
    pub(super) fn enter_after_number(&mut self, scene: &Scene) -> Option<Vec<Wish>> {
        let run = std::mem::take(&mut self.sheet.keys.run);
        match self.sheet.keys.begun {
            Begun::ByItself => self.first_enter(&run, scene),
            Begun::ByEnter if run.is_empty() && self.is_unanswered(scene.register) => {
                let missing = places_of(scene.register, self.sheet.of());
                Some(self.put_aside(&say::missing(missing)))
            }
            Begun::ByEnter if run.is_empty() && self.is_whole_after_all(scene.register) => {
                let number = self.sheet.number.clone();
                self.typed_on = self.typed_on.max(Some(HABIT));
                self.sheet.clear();
                Some(self.replay(&number, scene))
            }
            Begun::ByEnter if !run.is_empty() && run.chars().all(|key| key.is_ascii_digit()) => {
                self.second_enter(&run, scene)
            }
            _ => None,
        }
    }

    /// The first Enter after a number that went on by itself.
    fn first_enter(&mut self, run: &str, scene: &Scene) -> Option<Vec<Wish>> {
        if !self.sheet.has_answers() && run.is_empty() {
            self.sheet.keys.begun = Begun::ByEnter;
            return Some(match self.sheet.step.clone() {
                Step::Astray { why, .. } => self.wrong(&why),
                _ => Vec::new(),
            });
        }
        let one_digit = run.len() == 1 && !run.contains(OTHER);
        if one_digit && self.is_chosen_of_several(scene.register) {
            self.sheet.keys.begun = Begun::ByEnter;
            return Some(Vec::new());
        }
        if one_digit && self.typed_on < Some(HABIT) {
            return Some(self.too_long(run, scene.register));
        }
        self.sheet.keys.begun = Begun::TypedOn;
        if run.len() > 1 {
            self.typed_on = self.typed_on.max(Some(1));
        }
        None
    }

    /// One digit more than numbers have, and Enter: one of them was pressed twice, the answers come next.
    fn too_long(&mut self, digit: &str, register: &Register) -> Vec<Wish> {
        let (short, shape) = (self.sheet.number.clone(), self.shape(register));
        let number = format!("{short}{digit}");
        self.drop_answers();
        let mut why = say::no_such_number(&number);
        if shape.is_one_digit() {
            why.push_str(&say::or_its_answer(&short, digit));
        }
        (self.sheet.number, self.sheet.keys.begun) = (number, Begun::ByEnter);
        self.go_astray(why.clone(), None);
        self.wrong(&why)
    }

    /// Whether the digit too many is the whole answer, as another Enter says.
    fn is_whole_after_all(&self, register: &Register) -> bool {
        let longer = self.width(register).is_some_and(|width| self.sheet.number.len() == width + 1);
        let waits = matches!(self.sheet.step, Step::Astray { enters: 0, .. }) && self.sheet.spilt.is_empty();
        longer && waits && self.shape(register).is_one_digit()
    }

    /// The Enter after digits that came by themselves after the number's: they may be the next form with its number.
    fn second_enter(&mut self, run: &str, scene: &Scene) -> Option<Vec<Wish>> {
        let (register, number) = (scene.register, self.sheet.number.clone());
        let width = self.width(register)?;
        let shape = self.shape(register);
        let at_once = match self.sheet.step {
            Step::Answers { correcting, .. } => {
                !correcting && (shape.whole || self.sheet.typed.first().is_none_or(is_left_out))
            }
            Step::Astray { enters, .. } => enters == 0,
            Step::Which(_) => true,
            _ => false,
        };
        if !at_once || number.len() < width || self.sheet.beside.taken.is_some() {
            return None;
        }
        let extra = number.len() - width;
        match shape.after_several {
            // The first digit may say which of several proposers it is.
            Some(rest) if extra == 1 && run.len() + 1 >= rest && !is_set(run) && !is_set(&run[1..]) => {
                Some(self.read_anew(&number, run, scene))
            }
            // Nothing was chosen of the first question: these are the answers to the others, or the next form.
            Some(rest) if extra == 0 && !self.sheet.typed.is_empty() => {
                let next = run.len() != rest && self.leads(run, width, register);
                let next = next && run.len() > width && is_set(&run[width..]);
                next.then(|| self.read_anew(&number, run, scene))
            }
            Some(_) if extra == 0 && self.typed_on > Some(0) && !is_set(run) => {
                let chosen = usize::from(matches!(self.find(register), Found::Several(_)));
                (!is_set(&run[chosen..])).then(|| self.put_aside(say::SHIFTED))
            }
            None if shape.whole => self.after_whole(run, &shape, (width, extra), scene),
            _ => None,
        }
    }

    /// The same of a form of single choices.
    fn after_whole(
        &mut self,
        run: &str,
        shape: &Shape,
        (width, extra): (usize, usize),
        scene: &Scene,
    ) -> Option<Vec<Wish>> {
        let (likely, sure) = (self.typed_on > Some(0), self.typed_on >= Some(HABIT));
        let leads = self.leads(run, width, scene.register);
        // The first digit may say which of several proposers it is.
        let chosen = usize::from(matches!(self.find(scene.register), Found::Several(_)));
        let longer = run.len() >= shape.singles + width.min(2) + if sure { 0 } else { chosen };
        // With numbers of one digit, one pressed twice makes the answers as long as the next form.
        let known = sure || width > 1 && leads && (extra == 1 || self.typed_on != Some(0));
        if longer && known {
            let number = self.sheet.number.clone();
            return Some(self.read_anew(&number, run, scene));
        }
        // The answers, or the next form with a digit missing or without answers: after a habit not to press Enter nobody
        // can tell.
        let answers = run.len() == shape.singles + chosen;
        let next = leads && (run.len() == width || run.len() + 1 >= shape.singles + width);
        (extra == 0 && likely && answers && next).then(|| {
            self.typed_on = self.typed_on.map(|count| count - 1);
            self.put_aside(say::TWO_NUMBERS)
        })
    }

    /// Whether nothing but Enter came, as often as a form takes it from a clerk who does not press it after numbers.
    fn is_unanswered(&self, register: &Register) -> bool {
        let sheet = &self.sheet;
        let by_itself = Some(sheet.number.len()) == self.width(register);
        let answering = matches!(sheet.step, Step::Answers { correcting: false, .. });
        let enters = sheet.typed.len() + 2;
        self.typed_on > Some(0)
            && answering
            && sheet.typed.iter().all(is_left_out)
            && by_itself
            && enters >= self.enters(register)
    }

    /// Reads what was typed once more, as typed by a clerk who ends forms by Enter, not numbers.
    fn read_anew(&mut self, number: &str, next: &str, scene: &Scene) -> Vec<Wish> {
        self.typed_on = self.typed_on.max(Some(HABIT));
        let only_number = Some(number.len()) == self.width(scene.register);
        let mut wishes = if only_number {
            let why = match &self.sheet.step {
                Step::Astray { why, .. } => why.clone(),
                Step::Which(_) => say::NOT_CHOSEN.to_owned(),
                _ => say::missing(places_of(scene.register, self.sheet.of())),
            };
            self.drop_answers();
            self.put_aside(&why)
        } else {
            self.sheet.clear();
            self.replay(number, scene)
        };
        wishes.extend(self.replay(next, scene));
        wishes
    }

    fn replay(&mut self, digits: &str, scene: &Scene) -> Vec<Wish> {
        let mut wishes: Vec<Wish> = digits.chars().flat_map(|digit| self.digit(digit, scene)).collect();
        wishes.extend(self.accept(scene));
        wishes
    }

    /// A form was saved, which shows the habit. One put aside shows nothing: the slip in it may have been there.
    pub(super) fn learn(&mut self) {
        match self.sheet.keys.begun {
            Begun::ByEnter => self.typed_on = Some(0),
            Begun::ByItself | Begun::TypedOn => {
                self.typed_on = Some((self.typed_on.unwrap_or(0) + 1).min(SETTLED));
            }
            Begun::Offered => {}
        }
    }

    /// Whether the only digit after the number said which of several proposers it is.
    fn is_chosen_of_several(&self, register: &Register) -> bool {
        let begun = matches!(self.sheet.step, Step::Answers { .. }) && !self.sheet.has_answers();
        begun && matches!(self.find(register), Found::Several(_))
    }

    /// Whether digits begin with a number somebody has.
    fn leads(&self, digits: &str, width: usize, register: &Register) -> bool {
        let number = digits.get(..width).and_then(|number| number.parse().ok());
        number.is_some_and(|number| is_held(register, &self.sheet, number))
    }
}

fn places_of(register: &Register, of: Option<Of>) -> usize {
    of.map_or(0, |of| places(register, of).len())
}
