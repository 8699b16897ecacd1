//! One paper form while it is keyed, and what became of those before it.

use super::filled;
use crate::office::given::{BLANK, Given};
use crate::office::{BatchId, OpinionId, ProposalId, QuestionnaireId, Register, SheetId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form being keyed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// What the clerk works on.
    pub work: Work,
    /// Where the clerk is.
    pub step: Step,
    /// Digits of the number typed so far.
    pub number: String,
    /// The number is an intake number, not a docket number.
    pub by_intake: bool,
    /// What its keys tell besides what they type.
    pub keys: Keys,
    /// What was typed so far, one for each place of the form.
    pub typed: Vec<Given>,
    /// The place among those typed that is typed over; `None`: the one after them.
    pub at: Option<usize>,
    /// Options chosen so far of a question that takes several.
    pub several: BTreeSet<u8>,
    /// Words typed so far of a question that asks for words.
    pub words: String,
    /// What the proposer wrote on the paper besides.
    pub remark: Remark,
    /// More was typed than the form has places: it is not saved, for nobody can tell which digit was too many.
    pub spoilt: bool,
    /// Digits typed where they could mean nothing, kept so that the form need not be looked up again.
    pub spilt: String,
    /// What is wrong with the last key, until the next one.
    pub fault: Option<String>,
    /// It was left half keyed in an earlier sitting: nothing is keyed into it before the clerk has taken it up.
    #[serde(skip)]
    pub left: bool,
    /// Forms that lie beside this one.
    pub beside: Beside,
}

/// Forms that lie beside the one in hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Put aside on purpose in this sitting; they are not offered again by themselves.
    pub skipped: BTreeSet<OpinionId>,
    /// Ended with something wrong, newest first: nothing of them is saved.
    pub aside: Vec<Aside>,
    /// The one of those that is in hand again.
    pub taken: Option<Taken>,
}

/// A form taken up from those put aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// As it lay there.
    pub aside: Aside,
    /// Its place among them.
    pub place: usize,
    /// What the clerk worked on before, and goes on with after.
    pub from: Work,
}

/// A remark in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remark {
    /// What is written.
    pub text: String,
    /// It is being typed: printable keys are its text.
    pub typing: bool,
}

/// What the keys of a form tell besides what they type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// How the answers were come to.
    pub begun: Begun,
    /// The keys of answers since the last Enter, or since the number; one that is no digit stands as another sign.
    pub run: String,
    /// The last key was to repeat the form before, and could not.
    pub refused: bool,
}

/// What the clerk works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Work {
    /// Forms one by one, in no batch.
    #[default]
    Loose,
    /// The first keying of a batch.
    Batch(BatchId),
    /// The blind second keying of a batch.
    Second(BatchId),
}

/// How the answers of a form were come to: what an Enter with nothing typed means hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Begun {
    /// Enter ended the number: another Enter ends a form of which nothing was typed.
    #[default]
    ByEnter,
    /// The number was as long as a number can be: the Enter after it, or after one digit more, may be its own.
    ByItself,
    /// The answers were typed on such a number, and an Enter came after them.
    TypedOn,
    /// It was the one offered: nothing of it was typed yet, not even its number.
    Offered,
}

/// Which form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Of {
    /// A survey form.
    Opinion(OpinionId),
    /// The sheet of a questionnaire with this number.
    Serial(QuestionnaireId, u32),
    /// The second keying of a sheet.
    Second(SheetId),
    /// The settling of a sheet, keyed from the paper.
    Settle(SheetId),
}

/// Where the clerk is in the form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Step {
    /// Typing the number.
    #[default]
    Number,
    /// The number led nowhere, or to a form that is answered: what was typed ahead for that form is kept apart until Enter,
    /// so that it cannot land in another form.
    Astray {
        /// Why.
        why: String,
        /// The form that is answered already, if it is that: it can be corrected.
        answered: Option<Of>,
        /// How many Enters came after that of the number.
        #[serde(default)]
        enters: usize,
    },
    /// Several proposers are asked: which of them.
    Which(Vec<OpinionId>),
    /// What to do about batches.
    Menu,
    /// Which of the open batches.
    Batches(Vec<BatchId>),
    /// The two keyings of a sheet differ: which is right.
    Disputed(SheetId),
    /// Typing the answers.
    Answers {
        /// Whose form it is.
        of: Of,
        /// It replaces an answer recorded before.
        correcting: bool,
    },
}

/// A form that ended with something wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The number as typed.
    pub number: String,
    /// The number is an intake number.
    pub by_intake: bool,
    /// What the clerk worked on.
    #[serde(default)]
    pub work: Work,
    /// Which form it is, where that is known.
    pub of: Option<Of>,
    /// It was to replace an answer recorded before.
    pub correcting: bool,
    /// What was typed.
    pub typed: Vec<Given>,
    /// Digits typed where they could mean nothing.
    pub spilt: String,
    /// Its remark.
    #[serde(default)]
    pub remark: String,
    /// What is wrong with it.
    pub why: String,
}

/// A form keyed in this sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Which.
    pub of: Of,
    /// The number on it.
    pub number: String,
    /// As typed, one for each place.
    pub typed: Vec<Given>,
    /// As sent, one for each question.
    pub given: Vec<Given>,
    /// What was written besides.
    pub remark: String,
}

impl Sheet {
    /// Nothing typed yet, and nothing in hand again.
    pub fn is_blank(&self) -> bool {
        self.number.is_empty() && self.step == Step::Number && self.beside.taken.is_none()
    }

    /// The place in hand.
    pub fn here(&self) -> usize {
        self.at.unwrap_or(self.typed.len())
    }

    /// What is chosen so far of a question that takes several. None is an answer only by the digit for it.
    pub fn chosen(&self) -> Given {
        if self.several == BTreeSet::from([BLANK]) {
            Given::BLANK
        } else {
            Given::Several(self.several.clone())
        }
    }

    /// Whether any answer was typed, wherever it went.
    pub fn has_answers(&self) -> bool {
        let nothing = self.typed.is_empty() && self.several.is_empty() && self.words.is_empty();
        !(nothing && self.spilt.is_empty() && self.remark.text.is_empty())
    }

    /// Whether a draft of it is worth keeping.
    pub fn is_worth_keeping(&self) -> bool {
        !self.is_blank() || !self.beside.aside.is_empty() || self.work != Work::Loose
    }

    /// The form named so far.
    pub fn of(&self) -> Option<Of> {
        match &self.step {
            Step::Answers { of, .. } => Some(*of),
            Step::Astray { answered, .. } => *answered,
            _ => None,
        }
    }

    /// The proposal named so far.
    pub fn proposal(&self, register: &Register) -> Option<ProposalId> {
        match &self.step {
            Step::Which(ids) => ids.first().map(|id| id.proposal),
            _ => filled::opinion(register, self.of()?).map(|id| id.proposal),
        }
    }

    /// The batch worked on.
    pub fn batch(&self) -> Option<BatchId> {
        match self.work {
            Work::Loose => None,
            Work::Batch(id) | Work::Second(id) => Some(id),
        }
    }

    /// A blank form; the work goes on, and what was put aside stays aside. One that is in hand again is done with.
    pub fn clear(&mut self) {
        let work = self.beside.taken.as_ref().map_or(self.work, |taken| taken.from);
        let beside = Beside { taken: None, ..std::mem::take(&mut self.beside) };
        *self = Self { work, beside, ..Self::default() };
    }

    /// A blank form; one that is in hand again lies where it lay, as it was.
    pub fn give_back(&mut self) {
        if let Some(Taken { aside, place, .. }) = self.beside.taken.clone() {
            let place = place.min(self.beside.aside.len());
            self.beside.aside.insert(place, aside);
        }
        self.clear();
    }

    /// Whether everything this refers to is still there.
    pub fn still_makes_sense(&self, register: &Register) -> bool {
        let asked = |id: &OpinionId| {
            register.proposal(id.proposal).is_some_and(|p| p.opinions.contains_key(&(id.signer, id.round)))
        };
        let open = |id: BatchId| register.batch(id).is_some_and(|batch| batch.closed.is_none());
        let there = |of: &Of| match of {
            Of::Opinion(id) => asked(id),
            Of::Serial(id, _) => register.questionnaire(*id).is_some(),
            Of::Second(id) | Of::Settle(id) => register.sheet(*id).is_some(),
        };
        let step = match &self.step {
            Step::Number | Step::Menu => true,
            Step::Astray { answered, .. } => answered.iter().all(there),
            Step::Which(ids) => ids.iter().all(asked),
            Step::Batches(ids) => ids.iter().all(|id| open(*id)),
            Step::Disputed(id) => register.sheet(*id).is_some(),
            Step::Answers { of, .. } => there(of),
        };
        step && self.batch().is_none_or(open)
            && self.beside.all_aside().flat_map(|aside| &aside.of).all(there)
    }
}

impl Beside {
    /// All that were put aside, the one in hand again among them.
    pub fn all_aside(&self) -> impl Iterator<Item = &Aside> {
        self.aside.iter().chain(self.taken.iter().map(|taken| &taken.aside))
    }
}
