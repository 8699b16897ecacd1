//! The actions of the survey pane: save, fill, repeat, skip, correct.
//!
//! A form is saved only when every place was keyed and nothing more. One that ends otherwise (a digit missing, one too
//! many, a number that leads nowhere) is put aside with what was typed, and the next form begins: whoever keys on without
//! looking loses nothing, and nothing lands in another form.

use super::filled::{self, form, places};
use super::sheet::{Aside, Of, Recent, Step, Work};
use super::{RECENT, Survey};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::Action;
use crate::office::form::QuestionKind;
use crate::office::given::Given;
use crate::office::verbs::answer;
use crate::office::verbs::keying::{KeySheet, SecondKey, SettleSheet};
use crate::office::{Command, Register};
use crate::text::locale::say::survey as say;
use std::collections::BTreeSet;

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
        match action {
            Action::Accept | Action::NextField => Some(self.accept(scene)),
            Action::PrevField => Some(self.back()),
            Action::SurveyFillFirst if self.sheet.is_blank() => Some(self.open_menu()),
            Action::SurveyBatch => Some(self.open_menu()),
            Action::SurveyFillFirst => Some(self.fill(scene, |_| 1)),
            Action::SurveyRepeat if self.sheet.is_blank() => Some(self.number_by_intake()),
            Action::SurveyRepeat => Some(self.repeat(scene)),
            Action::SurveySkip => Some(self.skip(scene)),
            Action::SurveyCorrectLast => Some(self.correct(scene)),
            Action::ClearField if self.is_wording(scene) => {
                self.words.clear();
                self.sheet.words.clear();
                Some(Vec::new())
            }
            Action::Cancel if self.sheet.has_answers() => Some(self.put_aside(say::LEFT_HALFWAY)),
            Action::Cancel if !self.sheet.is_blank() || self.sheet.by_intake => {
                self.sheet.clear();
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// Enter: look the number up, take the one offered, go on, or save.
    fn accept(&mut self, scene: &Scene) -> Vec<Wish> {
        match self.sheet.step.clone() {
            Step::Number if self.sheet.number.is_empty() => match self.offered(scene.register) {
                Some(of) => {
                    self.name(of, scene.register);
                    self.begin(of, false);
                    Vec::new()
                }
                None => self.wrong(self.nothing_left()),
            },
            Step::Number => self.seek(scene),
            // The first Enter may belong to the number itself; one after it ends the form that leads nowhere.
            Step::Astray { why, answered, typed_on: false } => {
                self.sheet.step = Step::Astray { why: why.clone(), answered, typed_on: true };
                self.wrong(&why)
            }
            Step::Astray { why, .. } => self.put_aside(&why),
            Step::Which(ids) => self.wrong(&say::choose(ids.len().min(9))),
            Step::Menu | Step::Batches(_) | Step::Disputed(_) => self.wrong(say::PRESS_A_DIGIT),
            Step::Answers { of, correcting } => self.finish(of, correcting, scene),
        }
    }

    /// Enter while answers are typed.
    fn finish(&mut self, of: Of, correcting: bool, scene: &Scene) -> Vec<Wish> {
        let open = self.open_place(scene.register);
        // The number may have gone on by itself: an Enter typed after it by habit asks for nothing.
        let nothing_typed = self.sheet.typed.is_empty() && self.sheet.several.is_empty();
        if nothing_typed && self.sheet.words.is_empty() && places(scene.register, of).len() > 1 {
            return Vec::new();
        }
        if let Some(given) = open {
            self.next_place(given);
            if self.kind_here(scene.register).is_some() {
                return Vec::new();
            }
        }
        let missing = places(scene.register, of).len().saturating_sub(self.sheet.typed.len());
        match (self.sheet.spoilt, missing) {
            (true, _) => self.put_aside(say::TOO_MANY),
            (false, 0) => self.save(of, correcting, scene.register),
            (false, missing) => self.put_aside(&say::missing(missing)),
        }
    }

    fn save(&mut self, of: Of, correcting: bool, register: &Register) -> Vec<Wish> {
        let Some(form) = form(register, of) else { return self.wrong(say::NO_FORM) };
        let typed = std::mem::take(&mut self.sheet.typed);
        let given = filled::given(form, &places(register, of), &typed);
        let command = self.command(of, correcting, given.clone());
        self.sent.insert(of);
        self.recent.retain(|recent| recent.of != of);
        self.recent.push_front(Recent { of, number: self.sheet.number.clone(), typed, given });
        self.recent.truncate(RECENT);
        self.sheet.aside.retain(|aside| aside.of != Some(of));
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
                let number = self.sheet.number.parse().ok();
                let survey =
                    answer::Survey { proposal, signer, given, correct, batch, number, ..Default::default() };
                Command::Answer(survey)
            }
            Of::Serial(_, number) => {
                let batch = self.sheet.batch().unwrap_or_default();
                Command::KeySheet(KeySheet { batch, number: Some(number), given, correct: correcting })
            }
            Of::Second(sheet) => Command::SecondKey(SecondKey { sheet, given }),
            Of::Settle(sheet) => Command::SettleSheet(SettleSheet { sheet, given }),
        }
    }

    /// Ends a form that cannot be saved: it is kept with what was typed, and the next one begins.
    fn put_aside(&mut self, why: &str) -> Vec<Wish> {
        let sheet = &mut self.sheet;
        let correcting = matches!(sheet.step, Step::Answers { correcting: true, .. });
        let of = match sheet.step {
            Step::Answers { of, .. } => Some(of),
            _ => None,
        };
        let (typed, spilt) = (std::mem::take(&mut sheet.typed), std::mem::take(&mut sheet.spilt));
        let (number, by_intake) = (sheet.number.clone(), sheet.by_intake);
        sheet.aside.retain(|aside| of.is_none() || aside.of != of);
        sheet.aside.insert(0, Aside { number, by_intake, of, correcting, typed, spilt, why: why.to_owned() });
        sheet.aside.truncate(RECENT);
        sheet.clear();
        self.last_aside = true;
        self.wrong(&say::put_aside(why))
    }

    /// Fills the places still open, each by its own place.
    fn fill(&mut self, scene: &Scene, digit: impl Fn(usize) -> u8) -> Vec<Wish> {
        self.fill_with(scene, |place, kind| match kind {
            QuestionKind::Words => Given::BLANK,
            QuestionKind::Several => Given::Several(BTreeSet::from([digit(place)])),
            QuestionKind::Single | QuestionKind::YesNo => Given::Digit(digit(place)),
        })
    }

    fn fill_with(&mut self, scene: &Scene, given: impl Fn(usize, QuestionKind) -> Given) -> Vec<Wish> {
        let Step::Answers { of, .. } = self.sheet.step else {
            return self.wrong(say::NUMBER_FIRST);
        };
        let Some(form) = form(scene.register, of) else { return self.wrong(say::NO_FORM) };
        if let Some(open) = self.open_place(scene.register).filter(|open| !open.is_blank()) {
            self.next_place(open);
        }
        let places = places(scene.register, of);
        for place in self.sheet.typed.len()..places.len() {
            let kind = filled::question(form, &places, place).map(|question| question.kind);
            self.next_place(given(place, kind.unwrap_or_default()));
        }
        Vec::new()
    }

    fn repeat(&mut self, scene: &Scene) -> Vec<Wish> {
        let Some(last) = self.recent.front().map(|recent| recent.typed.clone()) else {
            return self.wrong(say::NOTHING_BEFORE);
        };
        self.fill_with(scene, |place, kind| match (kind, last.get(place)) {
            (QuestionKind::Words, _) | (_, None) => Given::BLANK,
            (_, Some(given)) => given.clone(),
        })
    }

    /// Puts the form aside on purpose; another one is offered next.
    fn skip(&mut self, scene: &Scene) -> Vec<Wish> {
        let named = self.sheet.of().or_else(|| self.offered(scene.register));
        let offered = self.sheet.of().is_none() && self.sheet.is_blank();
        self.sheet.clear();
        self.sheet
            .skipped
            .extend(named.and_then(|of| filled::opinion(scene.register, of)).filter(|_| offered));
        if !offered {
            self.sheet.skipped.extend(named.and_then(|of| filled::opinion(scene.register, of)));
        }
        Vec::new()
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
        if self.last_aside || self.recent.is_empty() || again && !self.sheet.aside.is_empty() {
            return self.take_up();
        }
        match self.recent.front().cloned() {
            Some(recent) => {
                self.sheet.number = recent.number;
                self.begin(correctable(scene.register, recent.of), true);
                Vec::new()
            }
            None => self.wrong(say::NOTHING_BEFORE),
        }
    }

    /// Takes up the form put aside last, with what was typed of it.
    fn take_up(&mut self) -> Vec<Wish> {
        if self.sheet.aside.is_empty() {
            return self.wrong(say::NOTHING_BEFORE);
        }
        let aside = self.sheet.aside.remove(0);
        self.last_aside = !self.sheet.aside.is_empty();
        self.sheet.clear();
        (self.sheet.number, self.sheet.by_intake) = (aside.number, aside.by_intake);
        if let Some(of) = aside.of {
            self.begin(of, aside.correcting);
            self.sheet.typed = aside.typed;
        }
        self.sheet.fault = Some(say::taken_up(&aside.why, &aside.spilt));
        self.sheet.spilt = aside.spilt;
        Vec::new()
    }

    fn number_by_intake(&mut self) -> Vec<Wish> {
        self.sheet.by_intake = !self.sheet.by_intake;
        Vec::new()
    }

    /// Shows the number of a form that was not typed by number.
    fn name(&mut self, of: Of, register: &Register) {
        self.sheet.number = match of {
            Of::Opinion(id) => match register.proposal(id.proposal) {
                Some(proposal) => proposal.docket().map_or(proposal.id.0, |docket| docket.number).to_string(),
                None => String::new(),
            },
            Of::Serial(_, number) => number.to_string(),
            Of::Second(id) | Of::Settle(id) => {
                register.sheet(id).map_or_else(String::new, |sheet| sheet.number.to_string())
            }
        };
    }

    fn nothing_left(&self) -> &'static str {
        match self.sheet.work {
            Work::Second(_) => say::NOTHING_TO_SECOND,
            Work::Loose | Work::Batch(_) => say::NOBODY_WAITS,
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
