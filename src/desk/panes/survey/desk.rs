//! The actions of the survey pane: save, fill, repeat, skip, correct.

use super::sheet::{Recent, Step, form};
use super::{RECENT, Survey};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::Action;
use crate::office::verbs::answer;
use crate::office::{Command, OpinionId};
use crate::text::locale::say::survey as say;

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
            Action::SurveyFillFirst => Some(self.fill(scene, |_| 1)),
            Action::SurveyRepeat => Some(self.repeat(scene)),
            Action::SurveySkip => Some(self.skip()),
            Action::SurveyCorrectLast => Some(self.correct(scene)),
            Action::Cancel if !self.sheet.is_blank() => {
                self.sheet.clear();
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// Enter: look the number up, take the one offered, or save.
    fn accept(&mut self, scene: &Scene) -> Vec<Wish> {
        match self.sheet.step.clone() {
            Step::Number if self.sheet.number.is_empty() => match self.offered() {
                Some(id) => {
                    self.name(id, scene);
                    self.begin(id, false);
                    Vec::new()
                }
                None => self.wrong(say::NOBODY_WAITS),
            },
            Step::Number => self.seek(scene),
            // The first Enter may belong to the number itself; one after it ends the form that leads nowhere.
            Step::Astray { why, typed_on: false } => {
                self.sheet.step = Step::Astray { why: why.clone(), typed_on: true };
                self.wrong(&why)
            }
            Step::Astray { .. } => {
                self.sheet.clear();
                Vec::new()
            }
            Step::Which(ids) => self.wrong(&say::choose(ids.len().min(9))),
            Step::Answered(_) => self.wrong(say::ANSWERED),
            // The number may have gone on by itself: an Enter typed after it by habit asks for nothing.
            Step::Answers { .. } if self.sheet.digits.is_empty() => Vec::new(),
            Step::Answers { of, correcting } => self.save(of, correcting, scene),
        }
    }

    fn save(&mut self, of: OpinionId, correcting: bool, scene: &Scene) -> Vec<Wish> {
        let questions = form(scene.register, of).map_or(0, |form| form.questions.len());
        let missing = questions.saturating_sub(self.sheet.digits.len());
        if missing > 0 {
            return self.wrong(&say::missing(missing));
        }
        let digits = std::mem::take(&mut self.sheet.digits);
        let survey = answer::Survey {
            proposal: of.proposal,
            signer: of.signer,
            digits: digits.clone(),
            on: None,
            remark: String::new(),
            correct: correcting,
        };
        self.sent.insert(of);
        self.recent.retain(|recent| recent.id != of);
        self.recent.push_front(Recent { id: of, digits });
        self.recent.truncate(RECENT);
        self.sheet.clear();
        vec![Wish::Submit(Box::new(Command::Answer(survey)))]
    }

    /// Fills the questions still open, each by its place.
    fn fill(&mut self, scene: &Scene, digit: impl Fn(usize) -> u8) -> Vec<Wish> {
        let Step::Answers { of, .. } = self.sheet.step else {
            return self.wrong(say::NUMBER_FIRST);
        };
        let questions = form(scene.register, of).map_or(0, |form| form.questions.len());
        self.sheet.digits.extend((self.sheet.digits.len()..questions).map(digit));
        Vec::new()
    }

    fn repeat(&mut self, scene: &Scene) -> Vec<Wish> {
        let Some(last) = self.recent.front().map(|recent| recent.digits.clone()) else {
            return self.wrong(say::NOTHING_BEFORE);
        };
        self.fill(scene, |place| last.get(place).copied().unwrap_or(1))
    }

    /// Puts the form aside; another one is offered next.
    fn skip(&mut self) -> Vec<Wish> {
        let put_aside = self.sheet.of().or_else(|| self.offered());
        self.sheet.clear();
        self.sheet.skipped.extend(put_aside);
        Vec::new()
    }

    /// Takes up the form that was answered already, or else the one keyed last, to correct it.
    fn correct(&mut self, scene: &Scene) -> Vec<Wish> {
        let named = match self.sheet.step {
            Step::Answered(id) => Some(id),
            _ => None,
        };
        let Some(of) = named.or_else(|| self.recent.front().map(|recent| recent.id)) else {
            return self.wrong(say::NOTHING_BEFORE);
        };
        self.name(of, scene);
        self.begin(of, true);
        Vec::new()
    }

    /// Shows the docket number of a form that was not typed by number.
    fn name(&mut self, of: OpinionId, scene: &Scene) {
        let docket = scene.register.proposal(of.proposal).and_then(|proposal| proposal.docket());
        self.sheet.number = docket.map_or_else(String::new, |docket| docket.number.to_string());
    }
}

/// Whether an action keys something into the form.
fn is_keying(action: Action) -> bool {
    matches!(action, Action::SurveyFillFirst | Action::SurveyRepeat | Action::SurveyCorrectLast)
}
