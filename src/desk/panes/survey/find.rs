//! What a number leads to.

use super::sheet::{Of, Work};
use super::{Sheet, Survey};
use crate::desk::called::called;
use crate::office::batch::Sheet as Keyed;
use crate::office::queries::batches::standing;
use crate::office::queries::survey::asked_of;
use crate::office::{BatchId, OpinionId, ProposalId, Register, SheetId, Stage};
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

    /// A sheet of the sample by the number on it. Others of the batch are not told apart from unknown ones; where several
    /// proposers' sheets have the number it is asked which, drawn or not, as in the first keying.
    fn find_second(&self, register: &Register, batch: BatchId, number: u32) -> Found {
        let numbered = register.sheets(batch).filter(|(_, sheet)| sheet.number == number);
        let sheets: Vec<(SheetId, &Keyed)> = numbered.collect();
        if sheets.len() > 1 && sheets.iter().all(|(_, sheet)| sheet.opinion.is_some()) {
            return Found::Several(sheets.iter().filter_map(|(_, sheet)| sheet.opinion).collect());
        }
        let drawn = sheets.first().map(|(id, _)| *id).filter(|id| self.is_to_second(register, *id));
        let unknown = || Found::Nothing(say::not_drawn(&self.sheet.number));
        drawn.map_or_else(unknown, |id| Found::One(Of::Second(id)))
    }

    /// The second keying of an opinion's sheet in a batch, if it is drawn and still to do.
    pub(super) fn drawn_of(&self, register: &Register, batch: BatchId, id: OpinionId) -> Option<Of> {
        let sheet = register.sheet_of(id).filter(|sheet| sheet.batch == batch)?;
        self.is_to_second(register, sheet).then_some(Of::Second(sheet))
    }

    fn is_to_second(&self, register: &Register, id: SheetId) -> bool {
        let batch = register.batch(id.batch);
        let drawn = batch.is_some_and(|batch| standing(register, batch).to_second.contains(&id));
        drawn && !self.sent.contains(&Of::Second(id))
    }
}

/// Whether anything has this number, answered or not.
pub(super) fn is_held(register: &Register, sheet: &Sheet, number: u32) -> bool {
    match sheet.work {
        Work::Second(batch) => register.sheets(batch).any(|(_, sheet)| sheet.number == number),
        Work::Loose | Work::Batch(_) => {
            register.current().is_some_and(|session| register.docket_holder(session.id, number).is_some())
        }
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
    // Of several it is always asked which, answered or not: the same number takes the same keys, whatever came before,
    // and a form handed in twice is not taken for another proposer's.
    match asked_of(register, holder).as_slice() {
        [] => Found::Nothing(not_asked(register, &sheet.number, holder)),
        [one] if is_done(register, one.id, sent) => Found::Answered(Of::Opinion(one.id)),
        [one] => Found::One(Of::Opinion(one.id)),
        all => Found::Several(all.iter().map(|asked| asked.id).collect()),
    }
}

/// Whether a form was answered before, or has just been sent.
pub(super) fn is_done(register: &Register, id: OpinionId, sent: &BTreeSet<Of>) -> bool {
    is_answered(register, id) || sent.contains(&Of::Opinion(id))
}

/// Why nobody is asked about a proposal.
fn not_asked(register: &Register, number: &str, id: ProposalId) -> String {
    let lead = match register.proposal(id).map(|proposal| &proposal.stage) {
        Some(Stage::Merged { into, .. }) => register.proposal(*into),
        _ => None,
    };
    match lead {
        Some(lead) => say::merged_not_replied(number, &called(lead)),
        None => say::not_replied(number),
    }
}

/// Whether a form was answered before.
pub fn is_answered(register: &Register, id: OpinionId) -> bool {
    let proposal = register.proposal(id.proposal);
    let opinion = proposal.and_then(|proposal| proposal.opinions.get(&(id.signer, id.round)));
    opinion.is_some_and(|opinion| opinion.answer.is_some())
}
