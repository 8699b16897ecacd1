//! The actions of the survey pane: save, fill, repeat, skip, correct.
//!
//! A form is saved only when every place was keyed and nothing more. One that ends otherwise (a digit missing, one too
//! many, a number that leads nowhere) is put aside with what was typed, and the next form begins: whoever keys on without
//! looking loses nothing, and nothing lands in another form.

use super::batch::nothing_to_second;
use super::filled::{self, form, places};
use super::key::PAGE;
use super::shape::{by_enter, is_left_out};
use super::sheet::{Begun, Of, Recent, Step, Work};
use super::{RECENT, Survey};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::Action;
use crate::office::form::{Place, QuestionKind};
use crate::office::given::{BLANK, Given};
use crate::office::verbs::answer;
use crate::office::verbs::keying::{KeySheet, SecondKey, SettleSheet};
use crate::office::{Command, Register};
use crate::text::fold::fold;
use crate::text::locale::say::survey as say;
use std::collections::BTreeSet;

/// The digit of the first option.
const FIRST: u8 = 1;

impl Survey {
    pub(super) fn do_action(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        self.sheet.fault = None;
        if self.sheet.left && matches!(action, Action::Accept | Action::NextField) {
            self.sheet.left = false;
            return Some(Vec::new());
        }
        if self.sheet.left && is_keying(action) {
            return Some(self.wrong(say::LEFT));
        }
        if self.sheet.remark.typing && matches!(action, Action::Accept | Action::NextField | Action::Cancel) {
            return Some(self.remarked(action, scene));
        }
        if action != Action::Accept {
            self.looked();
        }
        let answering = matches!(self.sheet.step, Step::Answers { .. });
        match action {
            Action::NextField | Action::Down if answering => Some(self.step_by(1, scene)),
            Action::PrevField | Action::Up if answering => Some(self.step_by(-1, scene)),
            Action::Accept | Action::NextField => Some(self.accept(scene)),
            Action::SurveyBack | Action::PrevField => Some(self.back(scene)),
            Action::SurveyRemark => Some(self.remark(scene)),
            Action::SurveyFillFirst if self.sheet.is_blank() => Some(self.open_menu()),
            Action::SurveyBatch => Some(self.open_menu()),
            Action::SurveyRepeat if self.sheet.is_blank() => Some(self.number_by_intake()),
            Action::SurveyFillFirst | Action::SurveyRepeat if self.is_without_number() => {
                let begun = self.take_offered(scene);
                Some(self.once_begun(begun, action, scene))
            }
            Action::SurveyFillFirst | Action::SurveyRepeat if self.sheet.step == Step::Number => {
                let begun = self.accept(scene);
                Some(self.once_begun(begun, action, scene))
            }
            Action::SurveyFillFirst => Some(self.fill(scene)),
            Action::SurveyRepeat => Some(self.repeat(scene)),
            Action::SurveySkip => Some(self.skip(scene)),
            Action::SurveyCorrectLast => Some(self.correct(scene)),
            Action::ClearField if self.is_wording(scene) => {
                self.words.clear();
                self.keep_words();
                Some(Vec::new())
            }
            Action::Cancel if !self.sheet.is_blank() || self.sheet.by_intake => Some(self.leave_off()),
            _ => None,
        }
    }

    /// Enter: look the number up, take the one offered, go on, or save.
    pub(super) fn accept(&mut self, scene: &Scene) -> Vec<Wish> {
        if matches!(self.sheet.step, Step::Answers { .. } | Step::Astray { .. } | Step::Which(_))
            && let Some(wishes) = self.enter_after_number(scene)
        {
            return wishes;
        }
        match self.sheet.step.clone() {
            // A number is asked for, that of the form taken up: the one offered is another form.
            Step::Number if self.sheet.number.is_empty() && self.sheet.beside.taken.is_some() => {
                self.wrong(say::NUMBER_OR_BACK)
            }
            Step::Number if self.sheet.number.is_empty() && self.numbered => self.without_number(scene),
            Step::Number if self.sheet.number.is_empty() => self.take_offered(scene),
            Step::Number => self.seek(scene),
            Step::Astray { .. } if self.is_without_number() => self.take_offered(scene),
            Step::Astray { why, answered, enters } => self.astray(why, answered, enters + 1, scene),
            Step::Which(_) => {
                // Whoever presses no Enter after numbers has pressed one more already.
                let enters = if self.typed_on > Some(0) { 2 } else { 1 };
                self.astray(say::NOT_CHOSEN.to_owned(), None, enters, scene)
            }
            Step::Menu | Step::Batches(_) | Step::Disputed(_) => self.wrong(say::PRESS_A_DIGIT),
            Step::Answers { of, correcting } => self.finish(of, correcting, scene),
        }
    }

    /// Fills a form with the key that also ended its number; if that led to one.
    fn once_begun(&mut self, mut begun: Vec<Wish>, action: Action, scene: &Scene) -> Vec<Wish> {
        if matches!(self.sheet.step, Step::Answers { .. }) {
            begun.extend(self.do_action(action, scene).into_iter().flatten());
        }
        begun
    }

    /// Starts on the form that is offered.
    fn take_offered(&mut self, scene: &Scene) -> Vec<Wish> {
        self.sheet.clear();
        let Some(of) = self.offered(scene.register) else { return self.wrong(&self.nothing_left(scene)) };
        self.name(of, scene.register);
        self.sheet.keys.begun = Begun::Offered;
        self.begin_next(of, scene.register)
    }

    /// Enter on a form that leads nowhere: it ends with as many as such a form takes.
    fn astray(&mut self, why: String, answered: Option<Of>, enters: usize, scene: &Scene) -> Vec<Wish> {
        if enters >= self.enters(scene.register) {
            return self.put_aside(say::only_why(&why));
        }
        let wishes = self.wrong(&why);
        self.sheet.step = Step::Astray { why, answered, enters };
        wishes
    }

    /// Enter while answers are typed.
    fn finish(&mut self, of: Of, correcting: bool, scene: &Scene) -> Vec<Wish> {
        if self.sheet.keys.refused {
            return self.put_aside(say::NOT_REPEATED);
        }
        if let Some(given) = self.open_place(scene.register) {
            let typed_over = self.sheet.at.is_some();
            self.next_place(given);
            if !typed_over && self.kind_here(scene.register).is_some() {
                return Vec::new();
            }
        } else if self.pass_missing(of, scene.register) {
            return self.wrong(say::MISSING_HERE);
        }
        let missing = places(scene.register, of).len().saturating_sub(self.sheet.typed.len());
        match (self.sheet.spoilt, missing) {
            (true, _) => self.put_aside(say::TOO_MANY),
            (false, _) if self.no_option(of, scene.register).is_some() => {
                let why = self.no_option(of, scene.register).unwrap_or_default();
                self.put_aside(&why)
            }
            (false, 0) if self.takes_digits_for_words(of) => self.put_aside(say::DIGITS_AS_WORDS),
            (false, 0) => self.save(of, correcting, scene.register),
            (false, missing) => self.put_aside(&say::missing(missing)),
        }
    }

    /// Enter before a question that takes one of its own, with others not answered before it: the Enter was that
    /// question's. The form goes on to its end, and is put aside there.
    fn pass_missing(&mut self, of: Of, register: &Register) -> bool {
        let Some(form) = form(register, of) else { return false };
        let places = places(register, of);
        let kind = |at: usize| filled::question(form, &places, at).map(|question| question.kind);
        let here = self.sheet.here();
        let next = (here..places.len()).find(|at| kind(*at).is_some_and(by_enter));
        let Some(next) = next.filter(|next| next + 1 < places.len()) else { return false };
        for at in here..=next {
            let words = kind(at) == Some(QuestionKind::Words);
            self.next_place(if words { Given::BLANK } else { Given::Several(BTreeSet::new()) });
        }
        true
    }

    /// The first digit typed that is no option of its question. It holds its place, so that nothing after it is shifted.
    pub fn no_option(&self, of: Of, register: &Register) -> Option<String> {
        let form = form(register, of)?;
        let places = places(register, of);
        let typed = self.sheet.typed.iter().enumerate();
        typed.filter_map(|(at, given)| Some((filled::question(form, &places, at)?, given))).find_map(
            |(question, given)| {
                if is_left_out(given) {
                    return Some(say::none_chosen(&question.title));
                }
                let odd = |digit: &u8| *digit == BLANK || !question.takes(*digit);
                let digit = given.chosen().into_iter().find(odd).or_else(|| {
                    (question.kind != QuestionKind::Words && given.is_blank() && !question.takes(BLANK))
                        .then_some(BLANK)
                })?;
                Some(say::no_option(&question.title, digit))
            },
        )
    }

    /// Whether what stands for words is nothing but digits: one pressed twice has slipped into the question after it.
    /// Questionnaires ask for ages and the like, there digits are an answer.
    fn takes_digits_for_words(&self, of: Of) -> bool {
        let slip = |given: &Given| {
            // An input method may have left them full width.
            let words = fold(given.words());
            !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || "+-*/. ".contains(c))
        };
        matches!(of, Of::Opinion(_)) && self.sheet.typed.iter().any(slip)
    }

    fn save(&mut self, of: Of, correcting: bool, register: &Register) -> Vec<Wish> {
        let Some(form) = form(register, of) else { return self.wrong(say::NO_FORM) };
        self.learn();
        self.numbered = self.sheet.keys.begun != Begun::Offered;
        let typed = std::mem::take(&mut self.sheet.typed);
        let given = filled::given(form, &places(register, of), &typed);
        let command = self.command(of, correcting, given.clone());
        let (number, remark) = (self.sheet.number.clone(), self.sheet.remark.text.clone());
        self.sent.insert(of);
        self.recent.retain(|recent| recent.of != of);
        self.recent.push_front(Recent { of, number, typed, given, remark });
        self.recent.truncate(RECENT);
        if let Some(recent) = self.recent.front() {
            let typed = recent.typed.clone();
            self.settle_aside(of, &typed);
        }
        self.last_aside = false;
        self.sheet.clear();
        vec![Wish::Submit(Box::new(command))]
    }

    fn command(&self, of: Of, correcting: bool, given: Vec<Given>) -> Command {
        match of {
            Of::Opinion(id) => {
                let batch = match self.sheet.work {
                    Work::Batch(batch) => Some(batch),
                    Work::Loose | Work::Second(_) => None,
                };
                let (proposal, signer, correct) = (id.proposal, id.signer, correcting);
                let (number, remark) = (self.sheet.number.parse().ok(), self.sheet.remark.text.clone());
                Command::Answer(answer::Survey {
                    proposal,
                    signer,
                    given,
                    correct,
                    batch,
                    number,
                    remark,
                    on: None,
                })
            }
            Of::Serial(_, number) => {
                let batch = self.sheet.batch().unwrap_or_default();
                Command::KeySheet(KeySheet { batch, number: Some(number), given, correct: correcting })
            }
            Of::Second(sheet) => Command::SecondKey(SecondKey { sheet, given }),
            Of::Settle(sheet) => Command::SettleSheet(SettleSheet { sheet, given }),
        }
    }

    /// Fills the places still open, each by its own place.
    fn fill(&mut self, scene: &Scene) -> Vec<Wish> {
        self.fill_with(scene, |_, kind| match kind {
            QuestionKind::Words => Some(Given::BLANK),
            QuestionKind::Several => Some(Given::Several(BTreeSet::from([FIRST]))),
            QuestionKind::Single | QuestionKind::YesNo => Some(Given::Digit(FIRST)),
        })
    }

    /// Fills one place after the other, as far as something is `given` for them.
    fn fill_with(
        &mut self,
        scene: &Scene,
        given: impl Fn(&Place, QuestionKind) -> Option<Given>,
    ) -> Vec<Wish> {
        let of = match &self.sheet.step {
            Step::Answers { of, .. } => *of,
            Step::Which(ids) => return self.wrong(&say::choose(ids.len().min(PAGE))),
            _ => return self.wrong(say::NUMBER_FIRST),
        };
        let Some(form) = form(scene.register, of) else { return self.wrong(say::NO_FORM) };
        if let Some(open) =
            self.open_place(scene.register).filter(|open| !open.is_blank() && !is_left_out(open))
        {
            self.next_place(open);
        }
        self.go_to(self.sheet.typed.len());
        let places = places(scene.register, of);
        for place in places.iter().skip(self.sheet.typed.len()) {
            let kind = form.questions.get(place.question).map(|question| question.kind);
            match given(place, kind.unwrap_or_default()) {
                Some(given) => self.next_place(given),
                None => return self.not_repeated(say::NOT_ALL_REPEATED),
            }
        }
        Vec::new()
    }

    fn repeat(&mut self, scene: &Scene) -> Vec<Wish> {
        if self.last_aside {
            return self.not_repeated(say::LAST_IS_ASIDE);
        }
        let Some(last) = self.recent.front().cloned() else {
            return self.not_repeated(say::NOTHING_BEFORE);
        };
        // The same question, and about the same unit: forms differ in what they ask.
        let of_last = places(scene.register, last.of);
        let same = |place: &Place| of_last.iter().position(|other| other == place);
        self.fill_with(scene, |place, kind| match kind {
            QuestionKind::Words => Some(Given::BLANK),
            _ => same(place).and_then(|at| last.typed.get(at)).cloned(),
        })
    }

    /// The form before could not be repeated: an Enter that comes next ends the form, whatever its questions take.
    fn not_repeated(&mut self, why: &'static str) -> Vec<Wish> {
        self.sheet.keys.refused = matches!(self.sheet.step, Step::Answers { .. });
        self.wrong(why)
    }

    /// Takes up the form that was answered already, or else the one that ended last: saved, or put aside.
    fn correct(&mut self, scene: &Scene) -> Vec<Wish> {
        if self.sheet.step == Step::Number && !self.sheet.number.is_empty() {
            let wishes = self.seek(scene);
            if !matches!(self.sheet.step, Step::Astray { answered: Some(_), .. }) {
                return wishes;
            }
        }
        if let Step::Astray { answered: Some(of), .. } = self.sheet.step {
            let of = correctable(scene.register, of);
            self.begin(of, true);
            return Vec::new();
        }
        // Pressed once more on a form just opened for correction, it means the other kind of last form.
        let again =
            self.sheet.typed.is_empty() && matches!(self.sheet.step, Step::Answers { correcting: true, .. });
        if let Some(place) = self.sheet.beside.taken.as_ref().map(|taken| taken.place) {
            return self.take_up_after(place);
        }
        if self.sheet.has_answers() {
            return self.wrong(say::END_FIRST);
        }
        if self.last_aside || self.recent.is_empty() || again && !self.sheet.beside.aside.is_empty() {
            return self.take_up(0);
        }
        match self.recent.front().cloned() {
            Some(recent) => {
                self.sheet.number = recent.number;
                self.sheet.remark.text = recent.remark;
                self.begin(correctable(scene.register, recent.of), true);
                Vec::new()
            }
            None => self.wrong(say::NOTHING_BEFORE),
        }
    }

    fn number_by_intake(&mut self) -> Vec<Wish> {
        self.sheet.by_intake = !self.sheet.by_intake;
        Vec::new()
    }

    /// Shows the number of a form that was not typed by number.
    fn name(&mut self, of: Of, register: &Register) {
        self.sheet.number = match of {
            Of::Opinion(id) => {
                let docket = register.proposal(id.proposal).and_then(|proposal| proposal.docket());
                self.sheet.by_intake = docket.is_none();
                docket.map_or(id.proposal.0, |docket| docket.number).to_string()
            }
            Of::Serial(_, number) => number.to_string(),
            Of::Second(id) | Of::Settle(id) => {
                register.sheet(id).map_or_else(String::new, |sheet| sheet.number.to_string())
            }
        };
    }

    fn nothing_left(&self, scene: &Scene) -> String {
        match self.sheet.work {
            Work::Second(batch) => nothing_to_second(batch, scene),
            Work::Loose | Work::Batch(_) => say::NOBODY_WAITS.to_owned(),
        }
    }
}

/// Whether an action keys something into the form.
fn is_keying(action: Action) -> bool {
    matches!(
        action,
        Action::SurveyFillFirst | Action::SurveyRepeat | Action::SurveyCorrectLast | Action::SurveyBatch
    )
}

/// A second keying that is recorded is not keyed over: what differs is settled.
fn correctable(register: &Register, of: Of) -> Of {
    match of {
        Of::Second(id) if register.sheet(id).is_some_and(|sheet| sheet.second.is_some()) => Of::Settle(id),
        other => other,
    }
}
