//! Digits, letters of options and words, and the keys around them on the numeric keypad.

use super::filled::{self, form, places};
use super::find::is_done;
use super::shape::is_left_out;
use super::sheet::{Of, Step, Work};
use super::{Survey, WORDS};
use crate::desk::field::Reaction;
use crate::desk::form::Scene;
use crate::desk::msg::{Effect, Wish};
use crate::keymap::{Action, Code, Key};
use crate::office::form::QuestionKind;
use crate::office::given::{BLANK, Given};
use crate::office::{OpinionId, Register};
use crate::text::locale::say::survey as say;

/// So many of those asked, or of the open batches, can be chosen by one digit.
pub const PAGE: usize = 9;

impl Survey {
    /// Digits, letters of options, words and Backspace; everything else means what the keymap says.
    pub(super) fn take_key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        if self.is_wording(scene) {
            return self.sign_before_words(key, scene).or_else(|| self.word_key(key, action));
        }
        match key.code {
            Code::Char(digit @ '0'..='9') if !key.ctrl && !key.alt && action.is_none() => {
                Some(self.digit(digit, scene))
            }
            Code::Char(letter @ ('a'..='i' | 'A'..='I')) if !key.ctrl && !key.alt && action.is_none() => {
                let digit = char::from(letter.to_ascii_lowercase() as u8 - b'a' + b'1');
                self.lettered(scene.register).then(|| self.letter(digit, scene))
            }
            _ => None,
        }
    }

    /// Before the first of the words the signs of the keypad mean what they mean everywhere, so that it is enough.
    fn sign_before_words(&mut self, key: Key, scene: &Scene) -> Option<Vec<Wish>> {
        if !self.words.text().is_empty() || self.sheet.remark.typing || key.ctrl || key.alt {
            return None;
        }
        let action = match key.code {
            Code::Char('-') => Action::SurveyBack,
            Code::Char('+') => Action::SurveyFillFirst,
            Code::Char('*') => Action::SurveyRepeat,
            Code::Char('/') => Action::SurveySkip,
            Code::Char('.') => Action::SurveyCorrectLast,
            _ => return None,
        };
        self.do_action(action, scene)
    }

    /// Whether the question in hand asks for words, so that every printable key is text.
    pub(super) fn is_wording(&self, scene: &Scene) -> bool {
        let asked = || self.kind_here(scene.register) == Some(QuestionKind::Words);
        !self.sheet.left && (self.sheet.remark.typing || asked())
    }

    /// How the question in hand is answered; `None`: no answer is being typed, or all are.
    pub(super) fn kind_here(&self, register: &Register) -> Option<QuestionKind> {
        let Step::Answers { of, .. } = self.sheet.step else { return None };
        let form = form(register, of)?;
        filled::question(form, &places(register, of), self.sheet.here()).map(|question| question.kind)
    }

    /// The letter of an option: no number has it.
    fn letter(&mut self, digit: char, scene: &Scene) -> Vec<Wish> {
        let wishes = self.digit(digit, scene);
        self.looked();
        wishes
    }

    fn word_key(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        let erases = key.code == Code::Backspace && !self.words.text().is_empty();
        let moves = matches!(key.code, Code::Left | Code::Right | Code::Home | Code::End | Code::Delete);
        if action.is_some() && !erases && !moves {
            return None;
        }
        self.sheet.fault = None;
        match key.code {
            Code::Char(typed) => self.ran_on(&typed.to_string()),
            _ => self.looked(),
        }
        let rang = self.words.key(key) == Reaction::Ring;
        self.keep_words();
        Some(if rang { vec![Wish::Do(Effect::Ring)] } else { Vec::new() })
    }

    /// Words that came as one piece, from an input method or a paste.
    pub(super) fn word_text(&mut self, text: &str) -> Vec<Wish> {
        self.ran_on(text);
        let rang = self.words.paste(text) == Reaction::Ring;
        self.keep_words();
        if rang { self.wrong(&say::too_long(WORDS)) } else { Vec::new() }
    }

    pub(super) fn keep_words(&mut self) {
        let words = self.words.text().to_owned();
        if self.sheet.remark.typing { self.sheet.remark.text = words } else { self.sheet.words = words }
    }

    /// One digit: of the number, of a choice, or an answer.
    pub(super) fn digit(&mut self, digit: char, scene: &Scene) -> Vec<Wish> {
        self.sheet.fault = None;
        if self.sheet.left {
            // Whoever types on without looking keys another form.
            self.sheet.left = false;
            let left = self.leave_off();
            return left.into_iter().chain(self.digit(digit, scene)).collect();
        }
        if matches!(self.sheet.step, Step::Astray { .. } | Step::Which(_) | Step::Answers { .. }) {
            self.ran_on(&digit.to_string());
        }
        let value = digit.to_digit(10).and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
        match self.sheet.step.clone() {
            Step::Number => self.number(digit, scene),
            Step::Astray { why, .. } => {
                self.sheet.spilt.push(digit);
                self.wrong(&why)
            }
            Step::Which(ids) => {
                if value == 0 && ids.len() > PAGE {
                    self.sheet.keys.run.pop();
                    self.turn_page(ids);
                    return Vec::new();
                }
                match usize::from(value).checked_sub(1).and_then(|place| ids.get(place)) {
                    Some(id) => self.take_chosen(*id, scene),
                    None => self.wrong(&say::choose(ids.len().min(PAGE))),
                }
            }
            Step::Menu => self.choose_work(value, scene),
            Step::Batches(ids) => self.choose_batch(&ids, value, scene),
            Step::Disputed(id) => self.settle(id, value, scene),
            Step::Answers { of, .. } => self.answer(of, value, scene.register),
        }
    }

    /// The form of the proposer chosen among several.
    fn take_chosen(&mut self, id: OpinionId, scene: &Scene) -> Vec<Wish> {
        if let Work::Second(batch) = self.sheet.work {
            return if let Some(of) = self.drawn_of(scene.register, batch, id) {
                self.begin_chosen(of, scene.register)
            } else {
                let why = say::not_drawn(&self.sheet.number);
                self.go_astray(why.clone(), None);
                self.wrong(&why)
            };
        }
        if is_done(scene.register, id, &self.sent) {
            self.is_done(Of::Opinion(id), scene);
            return Vec::new();
        }
        self.begin_chosen(Of::Opinion(id), scene.register)
    }

    /// Starts on the form chosen. Digits before that were no choice: nobody can tell which one was too many.
    fn begin_chosen(&mut self, of: Of, register: &Register) -> Vec<Wish> {
        let mut odd = self.sheet.keys.run.clone();
        odd.pop();
        let begun = self.begin_next(of, register);
        if !odd.is_empty() {
            self.sheet.spoilt = true;
            self.sheet.spilt = odd;
        }
        begun
    }

    /// The next nine of those asked; after the last the first again.
    fn turn_page(&mut self, mut ids: Vec<OpinionId>) {
        ids.rotate_left(PAGE);
        self.sheet.step = Step::Which(ids);
    }

    pub(super) fn answer(&mut self, of: Of, value: u8, register: &Register) -> Vec<Wish> {
        let Some(form) = form(register, of) else { return self.wrong(say::NO_FORM) };
        let places = places(register, of);
        let Some(question) = filled::question(form, &places, self.sheet.here()) else {
            self.sheet.spoilt = true;
            self.sheet.spilt.push_str(&value.to_string());
            return self.wrong(say::TOO_MANY_NOW);
        };
        if !question.takes(value) {
            // It holds its place: whether it is wrong or one too many, what comes after it is not shifted.
            let why = say::only(&question.title, question.options.len(), value == BLANK);
            match question.kind {
                QuestionKind::Several => drop(self.sheet.several.insert(value)),
                _ => self.next_place(Given::Digit(value)),
            }
            return self.wrong(&why);
        }
        match question.kind {
            // Doubled, or another one meant: nobody can tell.
            QuestionKind::Several if !self.sheet.several.insert(value) => {
                let option = question.option(value).map_or("", |option| option.title.as_str());
                let why = say::chosen_already(option);
                self.sheet.spoilt = true;
                self.sheet.spilt.push_str(&value.to_string());
                return self.wrong(&why);
            }
            QuestionKind::Several => {}
            _ => self.next_place(Given::Digit(value)),
        }
        Vec::new()
    }

    /// Takes what was typed at this place and goes on to the next.
    pub(super) fn next_place(&mut self, typed: Given) {
        let here = self.sheet.here();
        match self.sheet.typed.get_mut(here) {
            // A blank that is passed over stays the blank that was typed.
            Some(there) if is_left_out(&typed) && there.is_blank() => {}
            Some(there) => *there = typed,
            None => self.sheet.typed.push(typed),
        }
        self.go_to(here + 1);
    }

    /// Puts the hand on a place; what is typed there already can be typed over.
    pub(super) fn go_to(&mut self, place: usize) {
        let sheet = &mut self.sheet;
        sheet.at = (place < sheet.typed.len()).then_some(place);
        sheet.several.clear();
        sheet.words.clear();
        self.words.clear();
        match sheet.at.and_then(|at| sheet.typed.get(at)) {
            Some(Given::Several(chosen)) => sheet.several.clone_from(chosen),
            Some(Given::Words(words)) => {
                sheet.words.clone_from(words);
                self.words.set(words);
            }
            _ => {}
        }
    }

    /// What is typed at this place, if it is complete only when the clerk says so: several options, or words.
    pub(super) fn open_place(&self, register: &Register) -> Option<Given> {
        match self.kind_here(register)? {
            QuestionKind::Several => Some(self.sheet.chosen()),
            QuestionKind::Words if self.sheet.words.trim().is_empty() => Some(Given::BLANK),
            QuestionKind::Words => Some(Given::Words(self.sheet.words.trim().to_owned())),
            QuestionKind::Single | QuestionKind::YesNo => None,
        }
    }

    /// One step back: the last digit, or the choice before.
    pub(super) fn back(&mut self, scene: &Scene) -> Vec<Wish> {
        self.looked();
        let sheet = &mut self.sheet;
        (sheet.fault, sheet.left) = (None, false);
        match sheet.step {
            Step::Answers { .. } if sheet.spoilt => {
                sheet.spilt.pop();
                sheet.spoilt = !sheet.spilt.is_empty();
            }
            Step::Answers { .. } if sheet.at.is_some() => return self.step_by(-1, scene),
            Step::Answers { .. } if !sheet.several.is_empty() => sheet.several.clear(),
            Step::Answers { .. } if sheet.typed.pop().is_some() => self.go_to(self.sheet.typed.len()),
            // The number of a form taken up is typed over, not taken away digit by digit: what was typed of one form
            // never waits for the number of another.
            Step::Number if sheet.number.len() > 1 => drop(sheet.number.pop()),
            _ => return self.lay_down(),
        }
        Vec::new()
    }

    /// Moves among the answers without taking anything away; what was typed at the place left counts. Of an answer that
    /// is corrected the recorded values are moved over, to be typed over one by one.
    pub(super) fn step_by(&mut self, by: isize, scene: &Scene) -> Vec<Wish> {
        let Step::Answers { of, correcting } = self.sheet.step else { return self.wrong(say::NUMBER_FIRST) };
        if correcting && !self.sheet.has_answers() {
            self.sheet.typed = filled::recorded(scene, of);
            self.go_to(0);
        } else if let Some(open) = self.open_place(scene.register)
            && (self.sheet.at.is_some() || !open.is_blank())
        {
            let here = self.sheet.here();
            self.next_place(open);
            self.go_to(here);
        }
        let there = self.sheet.here().checked_add_signed(by).filter(|place| *place <= self.sheet.typed.len());
        match there {
            Some(place) => {
                self.go_to(place);
                Vec::new()
            }
            None => vec![Wish::Do(Effect::Ring)],
        }
    }

    /// Starts on the answers of a form found by its number; one more than the batch was counted to hold is told.
    pub(super) fn begin_next(&mut self, of: Of, register: &Register) -> Vec<Wish> {
        self.begin(of, false);
        match self.is_full(register) {
            Some(count) => self.wrong(&say::batch_full(count)),
            None => Vec::new(),
        }
    }

    /// How many sheets the batch worked on was counted to hold, if all of them are keyed or on their way.
    fn is_full(&self, register: &Register) -> Option<u32> {
        let Work::Batch(id) = self.sheet.work else { return None };
        let count = register.batch(id)?.header.count;
        let sent = self.sent.iter().filter(|of| matches!(of, Of::Opinion(_) | Of::Serial(..))).count();
        (register.sheets(id).count() + sent >= count as usize).then_some(count)
    }

    /// Forgets what was typed of the answers.
    pub(super) fn drop_answers(&mut self) {
        let sheet = &mut self.sheet;
        (sheet.spoilt, sheet.remark.typing) = (false, false);
        sheet.spilt.clear();
        sheet.keys.run.clear();
        sheet.remark.text.clear();
        sheet.typed.clear();
        self.go_to(0);
    }

    /// Starts on the answers of one form.
    pub(super) fn begin(&mut self, of: Of, correcting: bool) {
        self.sheet.step = Step::Answers { of, correcting };
        self.sheet.spoilt = false;
        self.sheet.spilt.clear();
        self.sheet.typed.clear();
        self.go_to(0);
    }

    /// Rings and says why; what was typed stays.
    pub(super) fn wrong(&mut self, why: &str) -> Vec<Wish> {
        self.sheet.fault = Some(why.to_owned());
        vec![Wish::Do(Effect::Ring)]
    }
}
