//! What the detail of a proposal says of two-person control: what waits for a second clerk, and what one answered.

use crate::office::calendar::beijing;
use crate::office::pending::Pending;
use crate::office::{Proposal, Register};
use crate::text::date::show;
use crate::text::locale::say::second as say;

/// Label and text of each command that waits, or waited, for a second clerk.
pub fn rows(proposal: &Proposal, register: &Register) -> Vec<(&'static str, String)> {
    let all = register.pending().chain(register.seconded());
    all.filter(|pending| pending.proposals.contains(&proposal.id)).map(|one| row(one, register)).collect()
}

fn row(pending: &Pending, register: &Register) -> (&'static str, String) {
    let asker = register.clerk_name(pending.clerk);
    let asked = say::asked_by(pending.verb.title(), asker, pending.id.0);
    let Some(answer) = &pending.answer else { return (say::WAITING_SECOND, asked) };
    let (on, by) = (show(beijing(answer.at).date()), register.clerk_name(answer.clerk));
    (say::SECONDED, asked + &say::said(&on, by, answer.agreed, &answer.note))
}
