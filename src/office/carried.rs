//! Which verbs a command or a step is, besides its own: who files with units assigns as well. Roles and second clerks are
//! asked for every one of them, and by this one account, so that no verb goes unasked inside another.

use super::command::Command;
use super::entry::Verb;
use super::fact::{Change, Fact};
use super::stage::Stage;
use super::trail::Step;

impl Command {
    /// Its own verb, and that of another that it carries. Who takes a step back or does it again does that step; which one
    /// the trail knows.
    pub fn verbs(&self) -> Vec<Verb> {
        let carried = match self {
            Command::File(file) => (!file.to.is_empty()).then_some(Verb::Assign),
            Command::RuleHandBack(ruling) => ruling.to.map(|_| Verb::Reassign),
            Command::Decline(decline) => decline.diverted.map(|_| Verb::Divert),
            Command::Receive(receive) => {
                receive.proposals.iter().any(|new| !new.marks.is_empty()).then_some(Verb::Mark)
            }
            Command::ListClerks(_) => Some(Verb::ListClerk),
            Command::ListSessions(_) => Some(Verb::SetSession),
            Command::LookBack(look) => look.class.as_ref().map(|_| Verb::Classify),
            _ => None,
        };
        std::iter::once(self.verb()).chain(carried).collect()
    }
}

impl Step {
    /// The verb of what was done, and that of another that it carried. Of a request or an answer to one, those of the
    /// command that was asked for.
    pub(super) fn verbs(&self) -> Vec<Verb> {
        let asked = self.facts.iter().find_map(|fact| match fact {
            Fact::Pending(change) => Some(change.was.as_ref().or(change.now.as_ref())?.verb),
            _ => None,
        });
        let own = asked.unwrap_or(self.verb);
        std::iter::once(own).chain(carried(own, &self.facts)).collect()
    }

    /// Whether it changed anything besides what waits: a request has not, nor has an answer that refuses one.
    pub(super) fn did(&self) -> bool {
        self.facts.iter().any(|fact| !matches!(fact, Fact::Pending(_)))
    }
}

/// The other verb that facts show. It is what [`Command::verbs`] tells of the command they follow from.
fn carried(own: Verb, facts: &[Fact]) -> Option<Verb> {
    let tasks = || facts.iter().filter(|fact| matches!(fact, Fact::Task(_))).count();
    let any = |shows: &dyn Fn(&Fact) -> bool| facts.iter().any(shows);
    let (shown, verb) = match own {
        Verb::File => (tasks() > 0, Verb::Assign),
        // The task that ends, and the one of the unit that takes over.
        Verb::RuleHandBack => (tasks() > 1, Verb::Reassign),
        Verb::Decline => (any(&diverts), Verb::Divert),
        Verb::Receive => (any(&|fact| matches!(fact, Fact::Supervision(_))), Verb::Mark),
        Verb::ListClerks => (true, Verb::ListClerk),
        Verb::ListSessions => (true, Verb::SetSession),
        Verb::LookBack => (any(&|fact| matches!(fact, Fact::Outcome(_))), Verb::Classify),
        _ => return None,
    };
    shown.then_some(verb)
}

fn diverts(fact: &Fact) -> bool {
    let Fact::Stage(Change { now: Some(now), .. }) = fact else { return false };
    matches!(**now, Stage::Declined { diverted: Some(_), .. })
}
