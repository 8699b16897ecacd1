//! Who may do what: one table, role × verb, checked before every decision.

use super::entry::Verb;
use super::ids::ClerkId;
use super::refusal::Refusal;
use super::register::Register;
use super::unit::Role;

/// The least role that has a verb.
pub fn needed(verb: Verb) -> Role {
    const ADMINISTERS: [Verb; 6] = [
        Verb::Found,
        Verb::ListMembers,
        Verb::ListClerk,
        Verb::SetSession,
        Verb::ListHolidays,
        Verb::SetRules,
    ];
    if ADMINISTERS.contains(&verb) { Role::Administrator } else { Role::Clerk }
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
