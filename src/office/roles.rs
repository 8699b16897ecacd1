//! Who may do what: one table, verb × role, and what a proposal's stage changes about it; checked before every decision.

use super::command::Command;
use super::entry::Verb;
use super::fact::Fact;
use super::ids::{ClerkId, ProposalId};
use super::refusal::Refusal;
use super::register::Register;
use super::stage::Stage;
use super::trail::Step;
use super::unit::Role;

use Role::{Administrator, Clerk, Dispatcher, Intake, Reviewer, Supervisor};

/// The roles that may change something; the others only read.
const WRITERS: &[Role] = &[Clerk, Intake, Reviewer, Dispatcher, Supervisor, Administrator];

/// Who sets the office up.
const SET_UP: &[Role] = &[Administrator];

/// Who sees to the handling: from assignment to closing, with the opinions on it.
const HANDLING: &[Verb] = &[
    Verb::Assign,
    Verb::Reassign,
    Verb::Receipt,
    Verb::HandBack,
    Verb::RuleHandBack,
    Verb::RuleAddition,
    Verb::Extend,
    Verb::AskExtension,
    Verb::RuleExtension,
    Verb::JointOpinion,
    Verb::Consult,
    Verb::SubmitDraft,
    Verb::RuleDraft,
    Verb::Reply,
    Verb::Classify,
    Verb::Publish,
    Verb::Answer,
    Verb::StandIn,
    Verb::Meet,
    Verb::Close,
    Verb::OpenBatch,
    Verb::CloseBatch,
    Verb::KeySheet,
    Verb::SecondKey,
    Verb::SettleSheet,
    Verb::ListQuestionnaire,
];

/// The roles that have a verb, the one whose daily work it is first. A verb on other steps (undoing, redoing, agreeing)
/// is open to all who write: the step itself is checked besides.
pub fn having(verb: Verb) -> &'static [Role] {
    match verb {
        verb if HANDLING.contains(&verb) => &[Dispatcher, Clerk],
        Verb::Undo | Verb::Redo | Verb::Second | Verb::Propose => WRITERS,
        Verb::Receive | Verb::Resubmit | Verb::Sign => &[Intake, Clerk],
        Verb::Amend | Verb::SendBack | Verb::Withdraw => &[Intake, Reviewer, Clerk],
        Verb::ListMembers => &[Intake, Administrator, Clerk],
        Verb::Review
        | Verb::File
        | Verb::Decline
        | Verb::Notify
        | Verb::Divert
        | Verb::Merge
        | Verb::Split => &[Reviewer, Clerk],
        Verb::Archive => &[Dispatcher, Reviewer, Clerk],
        Verb::DivertFate => &[Reviewer, Supervisor, Clerk],
        Verb::Remind
        | Verb::Mark
        | Verb::Supervise
        | Verb::Track
        | Verb::LookBack
        | Verb::RecordActivity
        | Verb::FollowUp
        | Verb::RecordInfo
        | Verb::AdvanceInfo
        | Verb::RecordInstruction => &[Supervisor, Clerk],
        Verb::ListLeaders => &[Supervisor, Administrator, Clerk],
        Verb::ListUnits => &[Administrator, Clerk],
        Verb::Found
        | Verb::ListClerk
        | Verb::ListClerks
        | Verb::SetSession
        | Verb::ListSessions
        | Verb::ListHolidays
        | Verb::SetRules => SET_UP,
        // A verb that no row names is nobody's; a test asks for each.
        _ => &[],
    }
}

/// The roles that may still have the verb when the proposal stands at this stage: what was filed or declined is no
/// longer in the hands of those who register.
pub fn having_at(verb: Verb, stage: &Stage) -> &'static [Role] {
    match (verb, stage) {
        (Verb::Amend | Verb::Withdraw, Stage::Received | Stage::SentBack { .. }) => having(verb),
        (Verb::Amend | Verb::Withdraw, _) | (Verb::Resubmit, Stage::Declined { .. }) => &[Reviewer, Clerk],
        _ => having(verb),
    }
}

/// Whether a clerk may give this command, as the proposals it names stand now. What it carries needs its own role.
pub fn check(register: &Register, command: &Command, clerk: ClerkId) -> Result<(), Refusal> {
    let mut verbs = command.verbs().into_iter();
    verbs.next().map_or(Ok(()), |own| check_verb(register, own, &command.concerns(), clerk))?;
    verbs.try_for_each(|carried| check_verb(register, carried, &[], clerk))
}

/// Whether a clerk may agree to a command that waits: what may be given, and where a step of another is to be taken back
/// or done again, that step.
pub fn check_waiting(register: &Register, command: &Command, clerk: ClerkId) -> Result<(), Refusal> {
    check(register, command, clerk)?;
    let turned = match command {
        Command::Undo(undo) => undo.entry,
        Command::Redo(redo) => redo.entry,
        _ => None,
    };
    let step = turned.and_then(|seq| register.trail().of_anyone(seq));
    step.map_or(Ok(()), |step| check_step(register, step, clerk))
}

/// Whether a clerk may take back a step, or do it again: that needs the verbs of the step itself.
pub(super) fn check_step(register: &Register, step: &Step, clerk: ClerkId) -> Result<(), Refusal> {
    let proposals: Vec<ProposalId> = step.facts.iter().filter_map(Fact::proposal).collect();
    let mut verbs = step.verbs().into_iter();
    verbs.next().map_or(Ok(()), |own| check_verb(register, own, &proposals, clerk))?;
    verbs.try_for_each(|carried| check_verb(register, carried, &[], clerk))
}

/// Whether a clerk has a verb, at the stages of the proposals it is about.
pub fn check_verb(
    register: &Register,
    verb: Verb,
    proposals: &[ProposalId],
    clerk: ClerkId,
) -> Result<(), Refusal> {
    let clerk = register.clerk(clerk).ok_or(Refusal::UnknownClerk)?;
    let stages = proposals.iter().filter_map(|id| register.proposal(*id)).map(|proposal| &proposal.stage);
    let tables = std::iter::once(having(verb)).chain(stages.map(|stage| having_at(verb, stage)));
    let lacking = tables.filter(|roles| !roles.iter().any(|role| clerk.roles.contains(role)));
    // The narrowest: a role that has the verb at another stage only would be no help.
    match lacking.min_by_key(|roles| roles.len()) {
        None => Ok(()),
        Some(roles) => Err(missing(verb, roles)),
    }
}

fn missing(verb: Verb, roles: &[Role]) -> Refusal {
    let names: Vec<&str> = roles.iter().map(|role| role.title()).collect();
    Refusal::NoRole { verb: verb.title().to_owned(), role: names.join("”或“") }
}

/// Whether a clerk may look up how to reach a unit (联络方式).
pub fn may_see_contacts(register: &Register, clerk: ClerkId) -> bool {
    let sees = [Clerk, Dispatcher, Supervisor, Administrator];
    register.clerk(clerk).is_some_and(|clerk| sees.iter().any(|role| clerk.roles.contains(role)))
}
