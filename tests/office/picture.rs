//! Everything a pane can see of a register, for comparing: all but its entry count, its trail and the numbers it
//! remembers as given. And the order that must hold in every picture, worked out from the proposals alone.

use std::collections::{BTreeMap, BTreeSet};
use tian::office::opinion::Opinion;
use tian::office::reminder::Reminder;
use tian::office::task::TaskRole;
use tian::office::*;

#[derive(Debug, PartialEq)]
pub struct Picture {
    proposals: Vec<Proposal>,
    reminders: Vec<Reminder>,
    units: Vec<Unit>,
    members: Vec<Member>,
    clerks: Vec<Clerk>,
    sessions: Vec<Session>,
    current: Option<SessionId>,
    seconds: Vec<pending::Pending>,
    lookups: Lookups,
}

impl Picture {
    /// The same without what waits for a second clerk, or waited.
    pub fn without_seconds(self) -> Self {
        Self { seconds: Vec::new(), ..self }
    }
}

/// What the register looks up without walking through the proposals.
#[derive(Debug, PartialEq, Default)]
struct Lookups {
    dockets: BTreeMap<(SessionId, u32), ProposalId>,
    categories: BTreeMap<(SessionId, String, u32), ProposalId>,
    merged: BTreeMap<ProposalId, Vec<ProposalId>>,
    handled: BTreeMap<UnitId, Vec<ProposalId>>,
    reminded: BTreeMap<UnitId, Vec<ReminderId>>,
    imported: BTreeMap<[u8; 16], ProposalId>,
}

pub fn picture(register: &Register) -> Picture {
    Picture {
        proposals: register.proposals().cloned().collect(),
        reminders: register.reminders().cloned().collect(),
        units: register.units().cloned().collect(),
        members: register.members().cloned().collect(),
        clerks: register.clerks().cloned().collect(),
        sessions: register.sessions().cloned().collect(),
        current: register.current().map(|session| session.id),
        seconds: register.pending().chain(register.seconded()).cloned().collect(),
        lookups: looked_up(register),
    }
}

fn looked_up(register: &Register) -> Lookups {
    let mut found = Lookups::default();
    for session in register.sessions() {
        for number in register.dockets(session.id) {
            let holder = register.docket_holder(session.id, number).expect("a number that is listed is held");
            found.dockets.insert((session.id, number), holder);
        }
        for category in &session.rules.categories {
            for (number, holder) in register.category_table(session.id, &category.code).into_iter().flatten()
            {
                found.categories.insert((session.id, category.code.clone(), *number), *holder);
            }
        }
    }
    for proposal in register.proposals() {
        let merged: Vec<_> = register.merged_into(proposal.id).collect();
        if !merged.is_empty() {
            found.merged.insert(proposal.id, merged);
        }
        if let Some(print) = proposal.intake.fingerprint
            && let Some(id) = register.imported(&print)
        {
            found.imported.insert(print, id);
        }
    }
    for unit in register.units() {
        let handled: Vec<_> = register.handled_by(unit.id).map(|proposal| proposal.id).collect();
        let reminded: Vec<_> = register.reminders_to(unit.id).map(|reminder| reminder.id).collect();
        assert_eq!(register.unit_in_use(unit.id), !(handled.is_empty() && reminded.is_empty()));
        if !handled.is_empty() {
            found.handled.insert(unit.id, handled);
        }
        if !reminded.is_empty() {
            found.reminded.insert(unit.id, reminded);
        }
    }
    found
}

/// The same look-ups, found by walking.
fn walked(register: &Register) -> Lookups {
    let mut found = Lookups::default();
    for proposal in register.proposals() {
        if let Some(docket) = proposal.docket() {
            let taken = found.dockets.insert((proposal.intake.session, docket.number), proposal.id);
            assert_eq!(taken, None, "two proposals hold docket {}", docket.number);
            if let Some(within) = &docket.in_category {
                let key = (proposal.intake.session, within.category.clone(), within.number);
                let taken = found.categories.insert(key, proposal.id);
                assert_eq!(taken, None, "two proposals hold {}", within.label);
            }
        }
        if let Stage::Merged { into, .. } = proposal.stage {
            found.merged.entry(into).or_default().push(proposal.id);
        }
        for unit in proposal.tasks.keys() {
            found.handled.entry(*unit).or_default().push(proposal.id);
        }
        if let Some(print) = proposal.intake.fingerprint {
            let twice = found.imported.insert(print, proposal.id);
            assert_eq!(twice, None, "one row is in the register twice");
        }
    }
    for reminder in register.reminders() {
        found.reminded.entry(reminder.unit).or_default().push(reminder.id);
    }
    found
}

/// Fails when the register is in a state that no office could explain.
pub fn assert_order(register: &Register) {
    assert_eq!(looked_up(register), walked(register), "a look-up differs from the proposals");
    assert!(register.current().is_some(), "new proposals have no session to enter");
    assert!(register.clerks().any(|clerk| clerk.roles.contains(&Role::Administrator)), "nobody administers");
    let names: BTreeSet<_> = register.units().map(|unit| &unit.name).collect();
    assert_eq!(names.len(), register.units().count(), "two units have one name");
    for proposal in register.proposals() {
        assert_proposal(register, proposal);
    }
    let mut days = BTreeSet::new();
    for reminder in register.reminders() {
        assert!(register.unit(reminder.unit).is_some(), "a reminder to nobody");
        assert!(days.insert((reminder.unit, reminder.on)), "reminded twice a day");
        for item in &reminder.items {
            let tasks = register.proposal(item.proposal).map(|proposal| &proposal.tasks);
            assert!(tasks.is_some_and(|tasks| tasks.contains_key(&reminder.unit)), "reminded of nothing");
        }
    }
}

fn assert_proposal(register: &Register, proposal: &Proposal) {
    let id = proposal.id;
    assert!(register.session_of(proposal).is_some(), "proposal {id} counts under no session");
    assert!(proposal.tasks.keys().all(|unit| register.unit(*unit).is_some()), "{id}: a task of nobody");
    let handled =
        matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. });
    assert!(handled || proposal.running().next().is_none(), "{id}: tasks run in stage {:?}", proposal.stage);
    if let Stage::Merged { into, .. } = proposal.stage {
        let lead = register.proposal(into).expect("the lead proposal is there");
        let live = matches!(
            lead.stage,
            Stage::Received | Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. }
        );
        assert!(live, "{id} is merged into {into} in stage {:?}", lead.stage);
        assert_eq!(rounds(proposal), rounds(lead), "{id}: not asked together with its lead {into}");
        assert_eq!(register.merged_into(id).next(), None, "{id}: a chain of mergers");
    }
    if handled {
        assert_asked(register, proposal);
    }
}

/// Opinions are asked for exactly when all who must reply have; a rating that reopens was followed by its order.
fn assert_asked(register: &Register, proposal: &Proposal) {
    let id = proposal.id;
    let replying: Vec<_> =
        proposal.running().map(|(_, task)| task).filter(|task| task.role != TaskRole::Joint).collect();
    let complete = !replying.is_empty() && replying.iter().all(|task| task.replied());
    let round = replying.iter().map(|task| task.round()).max().unwrap_or(1);
    let asked = usize::from(rounds(proposal).last().copied().unwrap_or(0));
    assert_eq!(
        asked,
        if complete { round } else { round - 1 },
        "{id}: opinions asked for in the wrong round"
    );
    let rules = &register.session_of(proposal).expect("a session").rules;
    if matches!(proposal.stage, Stage::Filed { .. }) {
        for ((_, asked), opinion) in all_opinions(register, proposal) {
            let reopens = opinion.answer.as_ref().is_some_and(|a| rules.feedback.reopens.contains(&a.rating));
            if reopens && asked <= rules.feedback.rework_rounds {
                assert!(round > usize::from(asked), "{id}: a rating that reopens was passed over");
            }
        }
    }
    if let Stage::Closed { on, .. } | Stage::Archived { closed: on, .. } = proposal.stage {
        assert!(complete, "{id}: closed without a reply");
        let waited =
            status::opinions(register, proposal).any(|(_, o)| o.answer.is_none() && o.due.date >= on);
        assert!(!waited, "{id}: closed while an opinion was waited for");
    }
}

fn rounds(proposal: &Proposal) -> BTreeSet<u8> {
    proposal.opinions.keys().map(|(_, round)| *round).collect()
}

fn all_opinions<'r>(
    register: &'r Register,
    lead: &'r Proposal,
) -> impl Iterator<Item = ((u16, u8), &'r Opinion)> {
    let merged = register.merged_into(lead.id).filter_map(|id| register.proposal(id));
    std::iter::once(lead).chain(merged).flat_map(|p| p.opinions.iter().map(|(key, opinion)| (*key, opinion)))
}
