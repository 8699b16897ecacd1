//! What the status line says of an entry: the verb, and which one it was done to, or how many.

use super::called::called_by;
use crate::office::{Entry, Fact, Particulars, ProposalId, Register, TaskId, Turn, UnitId, Verb};
use crate::text::locale::say;
use std::collections::BTreeSet;

/// An entry of my own.
pub fn by_me(entry: &Entry, register: &Register) -> String {
    let verb = step(entry, register);
    let what = what(entry, verb, register);
    match (entry.turn, verb) {
        (Turn::Undoes(_), _) => say::undone(verb.title(), &what),
        (Turn::Redoes(_), _) => say::redone(verb.title(), &what),
        (Turn::Plain, Verb::File) if entry.proposals().len() > 1 => say::filed(&dockets(entry), &what),
        (Turn::Plain, Verb::Answer) if reopens(entry) => say::reopened(&what),
        (Turn::Plain, Verb::Amend) if leaves_the_due_date(entry, register) => say::amended_only(&what),
        (Turn::Plain, verb) => say::done(&done(verb), &what),
    }
}

/// The verb that was done, or that was taken back or done again.
fn step(entry: &Entry, register: &Register) -> Verb {
    let (Turn::Undoes(seq) | Turn::Redoes(seq)) = entry.turn else { return entry.verb };
    register.trail().step(entry.clerk, seq).map_or(entry.verb, |step| step.verb)
}

/// An entry of someone else.
pub fn by_others(who: &str, entry: &Entry, register: &Register) -> String {
    say::others_did(who, entry.verb.title(), &what(entry, step(entry, register), register))
}

/// How it is said that a verb was done: many are named by what is recorded, not by what the clerk does.
fn done(verb: Verb) -> String {
    use Verb::{AdvanceInfo, Consult, DivertFate, FollowUp, JointOpinion, LookBack, Meet, RecordActivity};
    use Verb::{RecordInfo, RecordInstruction, Sign, SubmitDraft, Supervise, Track};
    match verb {
        Verb::HandBack => say::DONE_HAND_BACK.to_owned(),
        Verb::RuleHandBack => say::DONE_RULING.to_owned(),
        Verb::RuleAddition => say::DONE_ADDITION.to_owned(),
        Verb::RuleExtension => say::DONE_EXTENSION.to_owned(),
        Verb::RuleDraft => say::DONE_DRAFT.to_owned(),
        Verb::Answer => say::DONE_ANSWER.to_owned(),
        Verb::ListUnits => say::DONE_UNITS.to_owned(),
        Verb::ListMembers => say::recorded(say::MEMBER),
        Verb::ListLeaders => say::recorded(say::LEADER),
        Verb::ListClerk => say::recorded(say::CLERK),
        Verb::SetSession => say::DONE_SESSION.to_owned(),
        AdvanceInfo
        | Consult
        | DivertFate
        | FollowUp
        | JointOpinion
        | LookBack
        | Meet
        | RecordActivity
        | RecordInfo
        | RecordInstruction
        | Sign
        | SubmitDraft
        | Supervise
        | Track
        | Verb::AskExtension => say::recorded(verb.title()),
        other => other.title().to_owned(),
    }
}

/// The docket numbers an entry gave, in order.
fn dockets(entry: &Entry) -> Vec<String> {
    let given = |fact: &Fact| match fact {
        Fact::Stage(change) => change.now.as_ref()?.docket().map(|docket| docket.label.clone()),
        _ => None,
    };
    entry.facts.iter().filter_map(given).collect()
}

/// Whether an answer opens tasks again.
fn reopens(entry: &Entry) -> bool {
    entry.facts.iter().any(|fact| matches!(fact, Fact::Task(_)))
}

/// Whether another term would hold for what was amended, while a unit already has its date: that date stays.
fn leaves_the_due_date(entry: &Entry, register: &Register) -> bool {
    let leaves = |fact: &Fact| {
        let Fact::Particulars(change) = fact else { return None };
        let (was, now) = (change.was.as_deref()?, change.now.as_deref()?);
        let proposal = register.proposal(change.of)?;
        let rules = &register.session_of(proposal)?.rules;
        let term = |said: &Particulars| {
            let first = said.proposers.first().map(|proposer| proposer.kind);
            rules.reply_term(said.kind, first, proposal.intake.period)
        };
        let running = proposal.replying().any(|(_, task)| task.replies.is_empty());
        Some(running && term(was) != term(now))
    };
    entry.facts.iter().any(|fact| leaves(fact).unwrap_or(false))
}

/// What an entry is about: the one by its name, several by their number; empty where it is about the office itself.
fn what(entry: &Entry, verb: Verb, register: &Register) -> String {
    let units: Vec<UnitId> = entry.facts.iter().filter_map(reminded).collect();
    if let [unit] = units[..] {
        return register.unit_name(unit).to_owned();
    }
    if !units.is_empty() {
        return say::several(units.len(), say::OF_UNITS);
    }
    let tasks: BTreeSet<TaskId> = entry.facts.iter().filter_map(handled).collect();
    let proposals: BTreeSet<ProposalId> = entry.proposals().into_iter().collect();
    match (is_about_tasks(verb), tasks.len(), proposals.len(), proposals.first()) {
        (true, 2.., ..) => say::several(tasks.len(), say::OF_TASKS),
        (_, _, 2.., _) => say::several(proposals.len(), say::OF_PROPOSALS),
        (about_tasks, _, _, Some(id)) => {
            let unit = tasks.first().filter(|_| about_tasks).map(|task| register.unit_name(task.unit));
            named(register, *id, unit.unwrap_or_default())
        }
        _ => String::new(),
    }
}

fn reminded(fact: &Fact) -> Option<UnitId> {
    match fact {
        Fact::Reminder(change) => change.now.as_ref().or(change.was.as_ref()).map(|reminder| reminder.unit),
        _ => None,
    }
}

fn handled(fact: &Fact) -> Option<TaskId> {
    match fact {
        Fact::Task(change) => Some(change.of),
        _ => None,
    }
}

/// Whether single tasks, not proposals, are what was done.
fn is_about_tasks(verb: Verb) -> bool {
    use Verb::{AskExtension, Consult, Extend, HandBack, JointOpinion, Publish, Receipt, Reply};
    use Verb::{RuleAddition, RuleDraft, RuleExtension, RuleHandBack, SubmitDraft};
    matches!(
        verb,
        Receipt
            | JointOpinion
            | Extend
            | AskExtension
            | RuleExtension
            | Reply
            | SubmitDraft
            | RuleDraft
            | Publish
            | Consult
            | HandBack
            | RuleHandBack
            | RuleAddition
    )
}

/// The number, which is what a clerk knows a proposal by, and the unit.
fn named(register: &Register, id: ProposalId, unit: &str) -> String {
    format!("{} {unit}", called_by(register, id)).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::field::trial::{NOW, carry_out, desk, receive, scene};
    use crate::office::calendar::Term;
    use crate::office::proposer::Kind;
    use crate::office::rules::ReplyTerm;
    use crate::office::verbs::amend::Amend;
    use crate::office::verbs::assign::Units;
    use crate::office::verbs::file::File;
    use crate::office::verbs::session::SetSession;
    use crate::office::{ClerkId, Command, decide};

    /// Amends the kind of proposal 1 to a collective one and tells of it.
    fn amended(lead: Vec<UnitId>) -> String {
        let mut register = desk();
        let mut session = register.current().expect("a session").clone();
        let any = session.rules.terms.reply[0];
        let parties = ReplyTerm { kind: Some(Kind::Collective), term: Term::Months(2), ..any };
        session.rules.terms.reply.insert(0, parties);
        carry_out(&mut register, &Command::SetSession(Box::new(SetSession { session, current: false })));
        receive(&mut register, 1);
        let (proposals, category) = (vec![ProposalId(1)], Some("1".to_owned()));
        let to = Units { lead, ..Units::default() };
        carry_out(&mut register, &Command::File(File { proposals, category, to, on: None }));
        let mut particulars = register.proposal(ProposalId(1)).expect("there").particulars.clone();
        particulars.kind = Kind::Collective;
        let amend = Amend {
            proposal: ProposalId(1),
            from: None,
            particulars,
            text: None,
            from_arrival: None,
            arrival: None,
        };
        let granted = decide(&register, &Command::Amend(Box::new(amend)), &scene(&register).occasion);
        let (granted, seq) = (granted.expect("granted"), register.seq() + 1);
        let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
        let entry = Entry { seq, at: NOW, clerk: ClerkId(1), ticket: [0; 16], verb, turn, facts };
        register.apply(&entry).expect("applied");
        by_me(&entry, &register)
    }

    #[test]
    fn a_due_date_that_an_amendment_leaves_behind_is_told() {
        assert!(amended(vec![UnitId(1)]).ends_with("答复期限没有随之改动"));
        assert!(!amended(Vec::new()).contains("期限"), "no unit has a date yet");
    }
}
