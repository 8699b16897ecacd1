//! Who may do what: one table, role × verb, checked before every decision.

use super::entry::Verb;
use super::ids::ClerkId;
use super::refusal::Refusal;
use super::register::Register;
use super::unit::Role;

/// The least role that has a verb.
pub fn needed(verb: Verb) -> Role {
    match verb {
        Verb::Found | Verb::ListMembers | Verb::ListClerk | Verb::SetSession => Role::Administrator,
        Verb::Receive
        | Verb::Amend
        | Verb::SendBack
        | Verb::Resubmit
        | Verb::Withdraw
        | Verb::Decline
        | Verb::File
        | Verb::Assign
        | Verb::Reassign
        | Verb::Merge
        | Verb::Split
        | Verb::Receipt
        | Verb::HandBack
        | Verb::RuleHandBack
        | Verb::Extend
        | Verb::JointOpinion
        | Verb::Reply
        | Verb::Answer
        | Verb::Remind
        | Verb::Close
        | Verb::Mark
        | Verb::ListUnits
        | Verb::Undo
        | Verb::Redo => Role::Clerk,
    }
}

/// Whether a clerk may use a verb.
pub fn check(register: &Register, verb: Verb, clerk: ClerkId) -> Result<(), Refusal> {
    let clerk = register.clerk(clerk).ok_or(Refusal::UnknownClerk)?;
    let role = needed(verb);
    if clerk.roles.iter().any(|held| *held >= role) {
        return Ok(());
    }
    Err(Refusal::NoRole { verb: verb.title().to_owned(), role: role.title().to_owned() })
}
