//! How a proposal is called: by its docket number, or by its intake number as long as it has none.

use crate::office::{Proposal, ProposalId, Register};
use crate::text::locale::say;

/// How a proposal is called.
pub fn called(proposal: &Proposal) -> String {
    proposal.docket().map_or_else(|| say::intake(proposal.id.0), |docket| docket.label.clone())
}

/// How a proposal is called of which only the number is known; one that is not there has its intake number.
pub fn called_by(register: &Register, id: ProposalId) -> String {
    register.proposal(id).map_or_else(|| say::intake(id.0), called)
}
