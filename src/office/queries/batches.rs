//! How far a batch of forms has come: its totals beside the announced ones, what a second clerk still has to key, what is
//! disputed, and how many sheets were wrong.

use crate::office::batch::{Batch, Sheet, SheetId};
use crate::office::form::{Form, Paper};
use crate::office::ids::{ClerkId, OpinionId};
use crate::office::register::Register;
use std::collections::BTreeSet;

/// How far a batch has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Sheets keyed.
    pub keyed: u32,
    /// Their digits of the overall rating, added up.
    pub ratings: u32,
    /// Their numbers, added up.
    pub numbers: u64,
    /// Sheets a second clerk has to key and has not, in order.
    pub to_second: Vec<SheetId>,
    /// Sheets whose two keyings differ and that nobody settled, in order.
    pub disputed: Vec<SheetId>,
    /// Sheets keyed twice.
    pub twice: u32,
    /// Sheets keyed twice whose first keying was wrong.
    pub wrong: u32,
    /// The sample held more wrong sheets than the rules allow: all sheets are keyed a second time.
    pub whole: bool,
}

/// One total of a batch: what was announced and what was keyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// Which.
    pub of: TotalOf,
    /// On the cover; `None`: not counted.
    pub announced: Option<u64>,
    /// Of the sheets keyed.
    pub keyed: u64,
}

/// What a total counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalOf {
    /// 份数.
    Count,
    /// 评价合计.
    Ratings,
    /// 号码合计.
    Numbers,
}

impl TotalOf {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            TotalOf::Count => "份数",
            TotalOf::Ratings => "评价合计",
            TotalOf::Numbers => "号码合计",
        }
    }
}

impl Total {
    /// What was announced and what was keyed, in words.
    pub fn told(&self) -> String {
        let announced = self.announced.unwrap_or_default();
        format!("{}封面{announced}、已录{}", self.of.title(), self.keyed)
    }

    /// Whether both are the same, or nothing was announced.
    pub fn agrees(&self) -> bool {
        self.announced.is_none_or(|announced| announced == self.keyed)
    }
}

/// How far a batch has come.
pub fn standing(register: &Register, batch: &Batch) -> Standing {
    let overall = form_of(register, batch).and_then(Form::overall);
    let share = keying_rules(register, batch).second_share;
    let sheets: Vec<(SheetId, &Sheet)> = register.sheets(batch.id).collect();
    let mut standing = Standing::default();
    let mut sample: Vec<&(SheetId, &Sheet)> = sheets.iter().filter(|(id, _)| is_drawn(*id, share)).collect();
    if share > 0 && sample.is_empty() {
        sample.extend(sheets.first());
    }
    for (id, sheet) in &sheets {
        standing.keyed += 1;
        standing.numbers += u64::from(sheet.number);
        let given = overall.and_then(|place| sheet.given().get(place));
        standing.ratings +=
            given.map_or(0, |given| given.chosen().iter().map(|digit| u32::from(*digit)).sum());
        standing.twice += u32::from(sheet.second.is_some());
        standing.wrong += u32::from(sheet.was_wrong());
        if sheet.is_disputed() {
            standing.disputed.push(*id);
        }
    }
    standing.whole = is_over_limit(&sample, keying_rules(register, batch).error_limit);
    let all: Vec<&(SheetId, &Sheet)> = sheets.iter().collect();
    let due = if standing.whole { all } else { sample };
    standing.to_second = due.iter().filter(|(_, sheet)| sheet.second.is_none()).map(|(id, _)| *id).collect();
    standing
}

impl Standing {
    /// The totals beside the announced ones.
    pub fn totals(&self, batch: &Batch) -> [Total; 3] {
        let header = &batch.header;
        let total = |of, announced, keyed| Total { of, announced, keyed };
        [
            total(TotalOf::Count, Some(header.count.into()), self.keyed.into()),
            total(TotalOf::Ratings, header.ratings.map(u64::from), self.ratings.into()),
            total(TotalOf::Numbers, header.numbers, self.numbers),
        ]
    }
}

/// The form the sheets of a batch answer.
pub fn form_of<'r>(register: &'r Register, batch: &Batch) -> Option<&'r Form> {
    match batch.questionnaire {
        Some(id) => register.questionnaire(id).map(|questionnaire| &questionnaire.form),
        None => register.session(batch.session).map(|session| &session.rules.form),
    }
}

/// The form on which an opinion is given: that of the session of its proposal.
pub fn form_for(register: &Register, id: OpinionId) -> Option<&Form> {
    let proposal = register.proposal(id.proposal)?;
    register.session_of(proposal).map(|session| &session.rules.form)
}

/// What the form of an opinion has to answer: of a collective proposal or not, and about which units.
pub fn paper(register: &Register, id: OpinionId) -> Paper {
    let Some(proposal) = register.proposal(id.proposal) else { return Paper::default() };
    let lead = match &proposal.stage {
        crate::office::Stage::Merged { into, .. } => register.proposal(*into).unwrap_or(proposal),
        _ => proposal,
    };
    let mut units: Vec<_> = lead.replying().map(|(unit, _)| unit).collect();
    if units.len() < 2 {
        units.clear();
    }
    Paper { collective: proposal.particulars.kind == crate::office::proposer::Kind::Collective, units }
}

/// The open batches, oldest first.
pub fn open(register: &Register) -> impl DoubleEndedIterator<Item = &Batch> {
    register.batches().filter(|batch| batch.closed.is_none())
}

/// The first sheet that this clerk may key a second time: drawn, not keyed twice yet, and first keyed by another.
pub fn next_to_second(register: &Register, standing: &Standing, clerk: ClerkId) -> Option<SheetId> {
    let others = |id: &&SheetId| register.sheet(**id).is_some_and(|sheet| sheet.first.clerk != clerk);
    standing.to_second.iter().find(others).copied()
}

/// Whether a sheet waits for its blind second keying: what was keyed first is shown to nobody meanwhile but to whoever
/// keyed it.
pub fn is_blind(register: &Register, id: SheetId) -> bool {
    let open = register.batch(id.batch).filter(|batch| batch.closed.is_none());
    open.is_some_and(|batch| standing(register, batch).to_second.contains(&id))
}

/// The same for the sheet an opinion was keyed from.
pub fn is_blind_opinion(register: &Register, id: OpinionId) -> bool {
    register.sheet_of(id).is_some_and(|sheet| is_blind(register, sheet))
}

/// All sheets that wait for their blind second keying.
pub fn blind(register: &Register) -> BTreeSet<SheetId> {
    open(register).flat_map(|batch| standing(register, batch).to_second).collect()
}

/// The rules a batch is keyed by: those of its session.
pub fn keying_rules(register: &Register, batch: &Batch) -> crate::office::rules::KeyingRules {
    register.session(batch.session).map(|session| session.rules.feedback.keying).unwrap_or_default()
}

/// Whether the sample is keyed twice and settled throughout, and holds more wrong sheets than allowed.
fn is_over_limit(sample: &[&(SheetId, &Sheet)], limit: u8) -> bool {
    let done = |(_, sheet): &&(SheetId, &Sheet)| sheet.second.is_some() && !sheet.is_disputed();
    if sample.is_empty() || !sample.iter().copied().all(|sheet| done(&sheet)) {
        return false;
    }
    let wrong = sample.iter().filter(|(_, sheet)| sheet.was_wrong()).count();
    wrong * 100 > usize::from(limit) * sample.len()
}

/// Whether a sheet is in the sample. The sheets are parted into groups as long as the share asks for, and one of each group
/// is drawn by lot; so the share holds whatever the length of the batch, and what was drawn stays drawn while it grows.
fn is_drawn(id: SheetId, share: u8) -> bool {
    let share = u64::from(share.min(100));
    if share == 0 || id.place == 0 {
        return false;
    }
    let place = u64::from(id.place - 1);
    let group = place * share / 100;
    let first = (group * 100).div_ceil(share);
    let end = ((group + 1) * 100).div_ceil(share);
    first + lot(u64::from(id.batch.0), group) % (end - first) == place
}

/// A number that looks like chance and is the same on every machine (the mixing step of `SplitMix64`).
fn lot(batch: u64, group: u64) -> u64 {
    let mut mixed = (batch << 32 | group).wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::ids::BatchId;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_share_holds_in_every_batch_and_what_was_drawn_stays_drawn(batch: u32, share in 1u8..=100, sheets in 1u32..600) {
            let drawn = (1..=sheets).filter(|place| is_drawn(SheetId { batch: BatchId(batch), place: *place }, share));
            let wanted = f64::from(sheets) * f64::from(share) / 100.0;
            let drawn = f64::from(u32::try_from(drawn.count()).expect("few"));
            prop_assert!((drawn - wanted).abs() <= 1.0, "{drawn} of {wanted}");
        }
    }
}
