//! Forms that ended with something wrong: they are put aside with what was typed of them, taken up again one by one, and
//! thrown away only on purpose.

use super::Survey;
use super::filled;
use super::find::is_answered;
use super::sheet::{Aside, Begun, Of, Step, Taken, Work};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::office::Register;
use crate::office::given::Given;
use crate::text::locale::say::survey as say;

impl Survey {
    /// The form in hand is left: what was typed of it is put aside, one taken up lies where it lay unless it was changed.
    pub(super) fn leave_off(&mut self) -> Vec<Wish> {
        if self.sheet.has_answers() && !self.is_as_taken() {
            self.put_aside(say::LEFT_HALFWAY)
        } else {
            self.lay_down()
        }
    }

    /// Whether the form in hand was taken up from those put aside and nothing was changed since.
    pub(super) fn is_as_taken(&self) -> bool {
        let sheet = &self.sheet;
        sheet.beside.taken.as_ref().is_some_and(|Taken { aside, .. }| {
            let same = (&aside.number, &aside.typed, &aside.spilt, &aside.remark)
                == (&sheet.number, &sheet.typed, &sheet.spilt, &sheet.remark.text);
            same && sheet.several.is_empty() && sheet.words.is_empty()
        })
    }

    /// Ends a form that cannot be saved: it is kept with what was typed, and the next one begins.
    pub(super) fn put_aside(&mut self, why: &str) -> Vec<Wish> {
        self.numbered = self.sheet.keys.begun != Begun::Offered;
        let sheet = &mut self.sheet;
        if sheet.at.is_none() && !sheet.several.is_empty() {
            sheet.typed.push(sheet.chosen());
            sheet.several.clear();
        } else if sheet.at.is_none() && !sheet.words.trim().is_empty() {
            sheet.typed.push(Given::Words(sheet.words.trim().to_owned()));
        }
        let correcting = matches!(sheet.step, Step::Answers { correcting: true, .. });
        let of = match sheet.step {
            Step::Answers { of, .. } => Some(of),
            _ => None,
        };
        let (typed, spilt) = (std::mem::take(&mut sheet.typed), std::mem::take(&mut sheet.spilt));
        let (number, by_intake, work) = (sheet.number.clone(), sheet.by_intake, sheet.work);
        let (remark, why_so) = (std::mem::take(&mut sheet.remark.text), why.to_owned());
        let aside = &mut sheet.beside.aside;
        aside.retain(|aside| {
            of.is_none() || aside.of != of || (&aside.typed, &aside.spilt) != (&typed, &spilt)
        });
        aside.insert(0, Aside { number, by_intake, work, of, correcting, typed, spilt, remark, why: why_so });
        sheet.clear();
        self.last_aside = true;
        self.wrong(&say::put_aside(why))
    }

    /// A form was saved: one put aside that was a slip of the same paper is done with. One that says otherwise is another
    /// paper, or this one is, and stays until somebody has looked.
    pub(super) fn settle_aside(&mut self, of: Of, typed: &[Given]) {
        let saved: String = typed.iter().map(Given::to_string).collect();
        self.sheet.beside.aside.retain_mut(|aside| {
            if aside.of != Some(of) {
                return true;
            }
            let digits: String = aside.typed.iter().map(Given::to_string).collect();
            say::OTHER_PAPER.clone_into(&mut aside.why);
            !is_slip_of(&format!("{digits}{}", aside.spilt), &saved)
        });
    }

    /// A form left half keyed was answered since: what was typed of it is put aside, nobody goes on with it by mistake.
    pub(super) fn answered_meanwhile(&mut self, register: &Register) {
        if let Step::Answers { of: Of::Opinion(id), correcting: false } = self.sheet.step
            && is_answered(register, id)
        {
            self.put_aside(say::ANSWERED_MEANWHILE);
            self.sheet.left = false;
        }
    }

    /// Skips the form in hand, or the one offered; another one is offered next. One taken up from those put aside is
    /// thrown away for good: what it was is said.
    pub(super) fn skip(&mut self, scene: &Scene) -> Vec<Wish> {
        if let Some(Taken { aside, .. }) = &self.sheet.beside.taken {
            let digits: String = aside.typed.iter().map(Given::to_string).collect();
            let called = say::called(&aside.number, aside.by_intake);
            let said = say::thrown_away(&called, &format!("{digits}{}", aside.spilt));
            self.sheet.clear();
            self.last_aside = !self.sheet.beside.aside.is_empty();
            self.sheet.fault = Some(said);
            return Vec::new();
        }
        let blank = self.sheet.is_blank();
        let named = self.sheet.of().or_else(|| self.offered(scene.register).filter(|_| blank));
        self.sheet.clear();
        self.sheet.beside.skipped.extend(named.and_then(|of| filled::opinion(scene.register, of)));
        Vec::new()
    }

    /// Lets the form taken up lie, as long as nothing was changed in it, and takes up the one put aside before it; after
    /// the oldest the newest again.
    pub(super) fn take_up_after(&mut self, place: usize) -> Vec<Wish> {
        if !self.is_as_taken() {
            return self.wrong(say::END_FIRST);
        }
        self.sheet.give_back();
        self.take_up((place + 1) % self.sheet.beside.aside.len().max(1))
    }

    /// Takes up a form put aside, with what was typed of it.
    pub(super) fn take_up(&mut self, place: usize) -> Vec<Wish> {
        if place >= self.sheet.beside.aside.len() {
            return self.wrong(say::NOTHING_BEFORE);
        }
        self.sheet.clear();
        let aside = self.sheet.beside.aside.remove(place);
        let from = self.sheet.work;
        self.sheet.beside.taken = Some(Taken { aside: aside.clone(), place, from });
        self.sheet.work = match aside.work {
            Work::Batch(id) | Work::Second(id) if !self.open.contains(&id) => Work::Loose,
            work => work,
        };
        self.last_aside = true;
        (self.sheet.number, self.sheet.by_intake) = (aside.number, aside.by_intake);
        if let Some(of) = aside.of {
            self.begin(of, aside.correcting);
            self.sheet.typed = aside.typed;
        }
        self.sheet.remark.text = aside.remark;
        self.sheet.fault = Some(say::taken_up(&aside.why));
        self.sheet.spilt = aside.spilt;
        Vec::new()
    }

    /// Nothing is left to take back: the form is let go. One taken up from those put aside lies there again.
    pub(super) fn lay_down(&mut self) -> Vec<Wish> {
        let taken = self.sheet.beside.taken.as_ref();
        let called = taken.map(|taken| say::called(&taken.aside.number, taken.aside.by_intake));
        self.sheet.give_back();
        if let Some(called) = called {
            self.last_aside = true;
            self.sheet.fault = Some(say::given_back(&called));
        }
        Vec::new()
    }
}

/// Whether what was typed is the beginning of what was saved, or differs from it in one key.
fn is_slip_of(typed: &str, saved: &str) -> bool {
    let (typed, saved): (Vec<char>, Vec<char>) = (typed.chars().collect(), saved.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let begins = same(&mut typed.iter().zip(&saved));
    let ends = same(&mut typed.iter().rev().zip(saved.iter().rev()));
    begins == typed.len() || begins + ends + 1 >= typed.len().max(saved.len())
}
