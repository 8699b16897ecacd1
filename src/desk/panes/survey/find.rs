//! What a number leads to.

use super::sheet::{Of, Work};
use super::{Sheet, Survey};
use crate::office::queries::batches::standing;
use crate::office::queries::survey::{Asked, asked_of};
use crate::office::{BatchId, OpinionId, ProposalId, Register};
use crate::text::locale::say::survey as say;
use std::collections::BTreeSet;

/// What a number leads to.
pub enum Found {
    /// One form.
    One(Of),
    /// Which of several.
    Several(Vec<OpinionId>),
    /// Answered already.
    Answered(Of),
    /// Nothing to key, and why.
    Nothing(String),
}

impl Survey {
    /// What the number typed leads to; forms just sent count as answered.
    pub(super) fn find(&self, register: &Register) -> Found {
        let Ok(number) = self.sheet.number.parse() else {
            return Found::Nothing(say::no_such_number(&self.sheet.number));
        };
        match self.sheet.work {
            Work::Second(batch) => self.find_second(register, batch, number),
            Work::Batch(batch) => match register.batch(batch).and_then(|batch| batch.questionnaire) {
                Some(asked) => {
                    let of = Of::Serial(asked, number);
                    let keyed = register.sheet_numbered(asked, number).is_some() || self.sent.contains(&of);
                    if keyed { Found::Answered(of) } else { Found::One(of) }
                }
                None => find_opinion(register, &self.sheet, number, &self.sent),
            },
            Work::Loose => find_opinion(register, &self.sheet, number, &self.sent),
        }
    }

    /// A sheet of the sample by the number on it. Others of the batch are not told apart from unknown ones.
    fn find_second(&self, register: &Register, batch: BatchId, number: u32) -> Found {
        let Some(batch) = register.batch(batch) else { return Found::Nothing(say::NO_BATCH.to_owned()) };
        let drawn = standing(register, batch).to_second.into_iter().find(|id| {
            let numbered = register.sheet(*id).is_some_and(|sheet| sheet.number == number);
            numbered && !self.sent.contains(&Of::Second(*id))
        });
        drawn.map_or_else(|| Found::Nothing(say::not_drawn(number)), |id| Found::One(Of::Second(id)))
    }
}

fn find_opinion(register: &Register, sheet: &Sheet, number: u32, sent: &BTreeSet<Of>) -> Found {
    let holder = if sheet.by_intake {
        Some(ProposalId(number)).filter(|id| register.proposal(*id).is_some())
    } else {
        register.current().and_then(|session| register.docket_holder(session.id, number))
    };
    let Some(holder) = holder else {
        let taken_in = !sheet.by_intake && register.proposal(ProposalId(number)).is_some();
        return Found::Nothing(match (sheet.by_intake, taken_in) {
            (true, _) => say::no_such_intake(number),
            (false, true) => say::only_intake(number),
            (false, false) => say::no_such_number(&sheet.number),
        });
    };
    let asked = asked_of(register, holder);
    let open = |asked: &&Asked| asked.opinion.answer.is_none() && !sent.contains(&Of::Opinion(asked.id));
    let waiting: Vec<OpinionId> = asked.iter().filter(open).map(|asked| asked.id).collect();
    match (waiting.as_slice(), asked.as_slice()) {
        ([one], _) => Found::One(Of::Opinion(*one)),
        ([_, _, ..], _) => Found::Several(waiting),
        ([], []) => Found::Nothing(say::not_replied(&sheet.number)),
        ([], [one]) => Found::Answered(Of::Opinion(one.id)),
        ([], all) => Found::Several(all.iter().map(|asked| asked.id).collect()),
    }
}

/// Whether a form was answered before.
pub(super) fn is_answered(register: &Register, id: OpinionId) -> bool {
    let proposal = register.proposal(id.proposal);
    let opinion = proposal.and_then(|proposal| proposal.opinions.get(&(id.signer, id.round)));
    opinion.is_some_and(|opinion| opinion.answer.is_some())
}
