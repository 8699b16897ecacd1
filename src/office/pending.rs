//! Commands that wait for a second clerk (双人复核): what one clerk asked under a four-eyes rule, until another agrees or
//! refuses.

use super::command::{Command, Granted, Occasion, decide_agreed};
use super::entry::{Turn, Verb};
use super::fact::{Change, Fact};
use super::ids::{ClerkId, PendingId, ProposalId, UnitId};
use super::refusal::Refusal;
use super::register::Register;
use super::session::Session;
use super::verbs::second::Second;
use super::verbs::undo::{Redo, Undo};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// The command as JSON, as `tian do` would read it with numbers in place of names; empty once it was answered.
    /// JSON, so that a later version reads what an earlier one left waiting.
    pub command: String,
    /// What became of it; `None` while it waits.
    pub answer: Option<Seconded>,
}

/// What the second clerk said, or the first who took it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seconded {
    /// Who.
    pub clerk: ClerkId,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Agreed, or not.
    pub agreed: bool,
    /// Why not; may be empty.
    pub note: String,
}

impl Pending {
    /// How a refusal calls it.
    pub fn called(&self) -> String {
        format!("待复核第{}号“{}”", self.id, self.verb.title())
    }

    /// The command that waits; `None` when it was answered, or cannot be read any more.
    pub fn asked(&self) -> Option<Command> {
        serde_json::from_str(&self.command).ok()
    }

    /// Whether this clerk has the same login as the one who asked: two names, one person.
    pub fn shares_login(&self, register: &Register, clerk: ClerkId) -> bool {
        let login = |id| register.clerk(id).and_then(|clerk| clerk.login);
        login(clerk).is_some_and(|own| login(self.clerk) == Some(own))
    }

    /// Refuses agreement from the login of the one who asked.
    pub fn same_login(&self, register: &Register) -> Refusal {
        let asker = register.clerk_name(self.clerk);
        let what = format!("由{asker}送复核，您与其是同一个登录账号，请另一个账号的同事复核");
        Refusal::NotNow { who: self.called(), what }
    }

    /// Whether it waits for this clerk: asked by another login, and its verb is one this clerk's roles have.
    pub fn waits_for(&self, register: &Register, clerk: ClerkId) -> bool {
        let may = |command: Command| super::roles::check_waiting(register, &command, clerk).is_ok();
        let another = self.clerk != clerk && !self.shares_login(register, clerk);
        self.answer.is_none() && another && self.asked().is_some_and(may)
    }
}

/// What follows from a granted command: where the rules ask for a second clerk, that it waits for one.
pub(super) fn ask(
    register: &Register,
    command: &Command,
    granted: Granted,
    occasion: &Occasion,
) -> Result<Granted, Refusal> {
    let Some((command, verbs)) = done_by(register, command, &granted) else { return Ok(granted) };
    let touched = granted.facts.iter().filter_map(Fact::proposal).chain(command.proposals());
    let known: BTreeSet<ProposalId> = touched.filter(|id| register.proposal(*id).is_some()).collect();
    if !needs_second(register, &granted, &verbs, &known) {
        return Ok(granted);
    }
    let mut asked = command;
    asked.detach_texts();
    // A command that cannot be written down as JSON does not exist; were there one, it would be refused here.
    let command = serde_json::to_string(&asked).map_err(|_| Refusal::Nothing)?;
    if let Some(same) = register.pending().find(|pending| pending.command == command) {
        let what = format!("{}已送复核，等另一位同事同意", register.clerk_name(same.clerk));
        return Err(Refusal::Already { who: same.called(), what });
    }
    one_at_a_time(register, &granted, &known)?;
    let (id, verb, proposals) = (register.next_pending(), granted.verb, known.into_iter().collect());
    let (clerk, at) = (occasion.clerk, occasion.at);
    let pending = Pending { id, clerk, at, verb, proposals, command, answer: None };
    let facts = vec![Fact::Pending(Change::new(id, pending))];
    Ok(Granted { verb: Verb::Propose, turn: Turn::Plain, facts })
}

/// What a command does to another step: who agrees that one be taken back or done again does so.
pub(super) fn turn(register: &Register, command: &Command) -> Turn {
    let Command::Second(Second { pending, agree: true, .. }) = command else { return Turn::Plain };
    match register.pending_one(*pending).and_then(Pending::asked) {
        Some(Command::Undo(Undo { entry: Some(seq) })) => Turn::Undoes(seq),
        Some(Command::Redo(Redo { entry: Some(seq) })) => Turn::Redoes(seq),
        _ => Turn::Plain,
    }
}

/// The command as it would wait, and every verb it does. Who takes a step back or does it again does that step, and names
/// it: by the time a second clerk agrees, another may be the last. `None`: it can do without a second clerk.
fn done_by(register: &Register, command: &Command, granted: &Granted) -> Option<(Command, Vec<Verb>)> {
    let (turned, seq) = match granted.turn {
        _ if matches!(granted.verb, Verb::Second | Verb::Propose) => return None,
        Turn::Plain => return Some((command.clone(), command.verbs())),
        Turn::Undoes(seq) => (Command::Undo(Undo { entry: Some(seq) }), seq),
        Turn::Redoes(seq) => (Command::Redo(Redo { entry: Some(seq) }), seq),
    };
    let step = register.trail().of_anyone(seq).filter(|step| step.did())?;
    Some((turned, step.verbs()))
}

/// No second request of the same kind on the same thing while one waits: they may contradict each other, and whoever
/// agrees would see one of them only.
fn one_at_a_time(
    register: &Register,
    granted: &Granted,
    known: &BTreeSet<ProposalId>,
) -> Result<(), Refusal> {
    let wanted: BTreeSet<Place> = granted.facts.iter().filter_map(place).collect();
    let clashes = |pending: &&Pending| {
        let about: Vec<&ProposalId> = pending.proposals.iter().filter(|id| known.contains(id)).collect();
        if pending.verb != granted.verb || about.is_empty() {
            return false;
        }
        let occasion = Occasion { clerk: pending.clerk, at: pending.at };
        let facts = pending.asked().and_then(|asked| decide_agreed(register, &asked, &occasion).ok());
        // What is not possible at present may be so again: then it counts as being about all of its proposals.
        facts.is_none_or(|facts| facts.iter().filter_map(place).any(|place| wanted.contains(&place)))
    };
    let Some(waiting) = register.pending().find(clashes) else { return Ok(()) };
    let about = waiting.proposals.iter().find(|id| known.contains(id)).and_then(|id| register.proposal(*id));
    let about = about.map_or_else(String::new, super::verbs::who);
    let asker = register.clerk_name(waiting.clerk);
    let what = format!("{asker}已就{about}送复核，请先复核、退回或撤回这一件");
    Err(Refusal::Already { who: waiting.called(), what })
}

/// What a fact changes of a proposal: a unit's task, a signer's opinion, or the proposal itself.
type Place = (ProposalId, Option<UnitId>, Option<u16>);

fn place(fact: &Fact) -> Option<Place> {
    match fact {
        Fact::Task(change) => Some((change.of.proposal, Some(change.of.unit), None)),
        Fact::Opinion(change) => Some((change.of.proposal, None, Some(change.of.signer))),
        other => other.proposal().map(|id| (id, None, None)),
    }
}

/// Whether the rules of the sessions concerned ask for a second clerk: those of the proposals; where there are none, those
/// of the current session. Whoever changes rules is asked by the rules that change, with whatever verb that is done.
fn needs_second(
    register: &Register,
    granted: &Granted,
    verbs: &[Verb],
    proposals: &BTreeSet<ProposalId>,
) -> bool {
    let asks = |session: &Session, verb: Verb| session.rules.four_eyes.contains(&verb);
    let asks_any = |session: &Session| verbs.iter().any(|verb| asks(session, *verb));
    let changes = |fact: &Fact| match fact {
        Fact::Session(Change { was, now: Some(now), .. }) => {
            let before = was.as_deref().or_else(|| register.current());
            before.is_some_and(|before| before.rules != now.rules && asks(before, Verb::SetRules))
        }
        _ => false,
    };
    if granted.facts.iter().any(changes) {
        return true;
    }
    let mut sessions = proposals.iter().filter_map(|id| register.session_of(register.proposal(*id)?));
    if proposals.is_empty() { register.current().is_some_and(asks_any) } else { sessions.any(asks_any) }
}
