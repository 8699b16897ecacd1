//! What the detail of a proposal says of axis A beside the first line: reviews, signatures, telling and passing on.

use super::detail_lines::{Sheet, Weight};
use crate::office::UnitId;
use crate::office::opinion::Opinion;
use crate::office::review::{Gate, ReviewStep};
use crate::office::stage::Diverted;
use crate::office::{Proposal, Register, Stage};
use crate::text::date::show;
use crate::text::locale::say::filing as say;

/// Signatures, the reason against publication, the number within the category and the first filing.
pub(super) fn particulars(sheet: &mut Sheet, proposal: &Proposal) {
    let p = &proposal.particulars;
    sheet.field(say::CONSENT_REASON, &p.consent_reason);
    sheet.field(say::SECRET, if p.secret { say::SECRET_MEANS } else { "" });
    sheet.field(say::SIGNATURES, &signatures(proposal).join("、"));
    let Some(docket) = proposal.docket() else { return };
    sheet.field(say::IN_CATEGORY, docket.in_category.as_ref().map_or("", |within| within.label.as_str()));
    let again = matches!(&proposal.stage, Stage::Filed { on, .. } if *on != docket.filed);
    sheet.field(say::FIRST_FILED, &if again { show(docket.filed) } else { String::new() });
}

/// Who signed when, where signatures are waited for or were recorded.
fn signatures(proposal: &Proposal) -> Vec<String> {
    let proposers = &proposal.particulars.proposers;
    let due = proposal.intake.signatures_due;
    if due.is_none() && proposers.iter().all(|proposer| proposer.signed.is_none()) {
        return Vec::new();
    }
    let missing: Vec<u16> = proposal.unsigned().map(|(place, _)| place).collect();
    let each = (0..).zip(proposers).filter_map(|(place, proposer)| match proposer.signed {
        Some(on) => Some(say::signed(&proposer.name, &show(on))),
        None => missing.contains(&place).then(|| say::not_signed(&proposer.name)),
    });
    each.chain(due.map(|due| say::signatures_due(&show(due)))).collect()
}

/// What follows the line of the stage: telling, passing on and what became of it.
pub(super) fn after_declining(sheet: &mut Sheet, stage: &Stage) {
    let Stage::Declined { notified, diverted, .. } = stage else { return };
    match notified {
        Some(on) => sheet.put(Weight::Plain, &say::notified(&show(*on))),
        None => sheet.put(Weight::Plain, say::NOT_NOTIFIED),
    }
    for line in diverted.iter().flat_map(passed_on) {
        sheet.put(Weight::Plain, &line);
    }
}

/// How it was passed on, and each thing that became of it.
fn passed_on(diverted: &Diverted) -> Vec<String> {
    let first = say::diverted(&show(diverted.on), diverted.to.title(), &diverted.place);
    let fates = diverted.fates.iter();
    let fates =
        fates.map(|fate| say::fate(&show(fate.on), fate.level.title(), fate.what.title(), &fate.note));
    std::iter::once(first).chain(fates).collect()
}

/// What the reviewers said, in the order they said it.
pub(super) fn reviews(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    if proposal.review.steps.is_empty() {
        return;
    }
    sheet.part(say::REVIEWS);
    for step in &proposal.review.steps {
        sheet.put(
            Weight::Plain,
            &say::review(step.level.title(), &show(step.on), &step.by, step.verdict.title()),
        );
        for row in told(step, register) {
            sheet.put(Weight::Plain, &format!("  {row}"));
        }
    }
}

fn told(step: &ReviewStep, register: &Register) -> Vec<String> {
    let gates = step.gates.each().into_iter().filter(|(_, gate)| *gate != Gate::Unsaid);
    let gates: Vec<String> = gates.map(|(name, gate)| say::gate(name, gate.title())).collect();
    let lead = step.lead.map_or("", |unit| register.unit_name(unit));
    let named = |units: &[UnitId]| -> String {
        units.iter().map(|unit| register.unit_name(*unit)).collect::<Vec<_>>().join("、")
    };
    let proposed = say::proposed(lead, &named(&step.joint), &named(&step.separate));
    let rows = [gates.join("，"), proposed, step.remark.clone()];
    rows.into_iter().filter(|row| !row.is_empty()).collect()
}

/// Who is asked for an opinion: the proposer, or whoever stands in and why.
pub(super) fn asked(proposer: &str, opinion: &Opinion) -> String {
    match &opinion.stand_in {
        Some(stand_in) => say::stand_in(&stand_in.name, proposer, &stand_in.reason),
        None => proposer.to_owned(),
    }
}
