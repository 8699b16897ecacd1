//! One paper form while it is keyed.

use crate::office::form::Form;
use crate::office::queries::survey::{Asked, asked_of};
use crate::office::{OpinionId, ProposalId, Register};
use crate::text::locale::say::survey as say;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form being keyed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// Where the clerk is.
    pub step: Step,
    /// Digits of the docket number typed so far.
    pub number: String,
    /// Digits of the answers typed so far.
    pub digits: Vec<u8>,
    /// What is wrong with the last key, until the next one.
    pub fault: Option<String>,
    /// It was left half keyed in an earlier sitting: nothing is keyed into it before the clerk has taken it up.
    #[serde(skip)]
    pub left: bool,
    /// Forms put aside in this sitting; they are not offered again by themselves.
    pub skipped: BTreeSet<OpinionId>,
}

/// Where the clerk is in the form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Step {
    /// Typing the docket number.
    #[default]
    Number,
    /// The number led nowhere: what was typed ahead for that form is swallowed until Enter, so that it cannot land in
    /// another form.
    Astray {
        /// Why.
        why: String,
        /// Something was typed after it, so that the next Enter is the end of that form.
        typed_on: bool,
    },
    /// Several proposers are asked: which of them.
    Which(Vec<OpinionId>),
    /// This one answered already: correct it?
    Answered(OpinionId),
    /// Typing the answers.
    Answers {
        /// Whose form it is.
        of: OpinionId,
        /// It replaces an answer recorded before.
        correcting: bool,
    },
}

/// A form keyed in this sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Whose.
    pub id: OpinionId,
    /// As keyed.
    pub digits: Vec<u8>,
}

/// What a docket number leads to.
pub enum Found {
    /// One form.
    One(OpinionId),
    /// Which of several.
    Several(Vec<OpinionId>),
    /// Answered already.
    Answered(OpinionId),
    /// Nothing to key, and why.
    Nothing(String),
}

impl Sheet {
    /// Nothing typed yet.
    pub fn is_blank(&self) -> bool {
        self.number.is_empty() && self.step == Step::Number
    }

    /// The form named so far.
    pub fn of(&self) -> Option<OpinionId> {
        match &self.step {
            Step::Answers { of, .. } | Step::Answered(of) => Some(*of),
            Step::Number | Step::Astray { .. } | Step::Which(_) => None,
        }
    }

    /// The proposal named so far.
    pub fn proposal(&self) -> Option<ProposalId> {
        match &self.step {
            Step::Which(ids) => ids.first().map(|id| id.proposal),
            _ => self.of().map(|id| id.proposal),
        }
    }

    /// A blank form; what was put aside stays aside.
    pub fn clear(&mut self) {
        *self = Self { skipped: std::mem::take(&mut self.skipped), ..Self::default() };
    }

    /// Whether every form this refers to is still asked for.
    pub fn still_makes_sense(&self, register: &Register) -> bool {
        let there = |id: &OpinionId| {
            register.proposal(id.proposal).is_some_and(|p| p.opinions.contains_key(&(id.signer, id.round)))
        };
        match &self.step {
            Step::Number | Step::Astray { .. } => true,
            Step::Which(ids) => ids.iter().all(there),
            Step::Answered(id) | Step::Answers { of: id, .. } => there(id),
        }
    }
}

/// The survey form of the proposal asked about.
pub fn form(register: &Register, id: OpinionId) -> Option<&Form> {
    let proposal = register.proposal(id.proposal)?;
    register.session_of(proposal).map(|session| &session.rules.form)
}

/// What the docket number leads to; forms just sent count as answered.
pub fn find(register: &Register, number: &str, sent: &BTreeSet<OpinionId>) -> Found {
    let holder = register.current().and_then(|session| {
        let number = number.parse().ok()?;
        register.docket_holder(session.id, number)
    });
    let Some(holder) = holder else {
        return Found::Nothing(say::no_such_number(number));
    };
    let asked = asked_of(register, holder);
    let open = |asked: &&Asked| asked.opinion.answer.is_none() && !sent.contains(&asked.id);
    let waiting: Vec<OpinionId> = asked.iter().filter(open).map(|asked| asked.id).collect();
    match (waiting.as_slice(), asked.as_slice()) {
        ([one], _) => Found::One(*one),
        ([_, _, ..], _) => Found::Several(waiting),
        ([], []) => Found::Nothing(say::not_replied(number)),
        ([], [one]) => Found::Answered(one.id),
        ([], all) => Found::Several(all.iter().map(|asked| asked.id).collect()),
    }
}
