//! Commands that wait for a second clerk (双人复核): what one clerk asked under a four-eyes rule, until another agrees or
//! refuses.

use super::entry::Verb;
use super::ids::{ClerkId, PendingId, ProposalId};
use serde::{Deserialize, Serialize};

/// A command that waits for a second clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Number in the register.
    pub id: PendingId,
    /// Who asked; that clerk may take it back, but not agree to it.
    pub clerk: ClerkId,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// What kind of step.
    pub verb: Verb,
    /// The proposals it is about.
    pub proposals: Vec<ProposalId>,
    /// The command as JSON, as `tian do` would read it with numbers in place of names. JSON, so that a later version
    /// reads what an earlier one left waiting.
    pub command: String,
}
