//! Roles through the socket: what a desk may submit depends on its clerk's roles and on nothing the desk says.

use crate::commands::every_command;
use crate::room::{Office, bounded, receive};
use std::collections::BTreeSet;
use tian::office::roles::having;
use tian::office::unit::CONTACT_MARK;
use tian::office::verbs::listing::{ListClerk, ListUnits, UnitListing};
use tian::office::verbs::second::Second;
use tian::office::verbs::session::SetSession;
use tian::office::{Command, PendingId, Refusal, Role, Verb};
use tian::wire::connection::{SubmitError, ticket};
use tian::wire::{Answer, Question};

fn list(name: &str, login: u32, roles: &[Role]) -> Command {
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    Command::ListClerk(ListClerk { name: name.to_owned(), login: Some(login), roles })
}

#[test]
fn every_role_is_refused_exactly_what_is_not_its_own() {
    bounded(|| {
        let office = Office::new();
        let mut owner = office.desk();
        for (login, role) in (5_000_u32..).zip(Role::ALL) {
            owner.submit(list(role.title(), login, &[role]));
            let mut desk = office.desk_of(login);
            let session = desk.register.current().expect("a session").clone();
            for command in every_command(&session) {
                let verb = command.verb();
                let said = desk.submit_as(ticket(), command);
                let refused = matches!(said, Err(SubmitError::Refused(Refusal::NoRole { .. })));
                assert_eq!(refused, !having(verb).contains(&role), "{role:?} {verb:?}: {said:?}");
            }
        }
    });
}

#[test]
fn a_second_desk_agrees_to_what_the_first_asked_and_the_text_comes_along() {
    bounded(|| {
        let office = Office::new();
        let mut owner = office.desk();
        owner.submit(list("甲", 5_001, &[Role::Clerk]));
        owner.submit(list("乙", 5_002, &[Role::Clerk]));
        let mut session = owner.register.current().unwrap().clone();
        session.rules.four_eyes = BTreeSet::from([Verb::Receive]);
        owner.submit(Command::SetSession(Box::new(SetSession { session, current: false })));
        let (mut one, mut other) = (office.desk_of(5_001), office.desk_of(5_002));
        let asked = one.submit(crate::room::titled("修缮老桥", Some("老桥年久失修。")));
        assert_eq!((asked.verb, one.register.count()), (Verb::Propose, 0));
        let agree = || Command::Second(Second { pending: PendingId(1), agree: true, note: String::new() });
        assert!(matches!(one.submit_as(ticket(), agree()), Err(SubmitError::Refused(_))));
        other.submit(agree());
        assert_eq!(other.register.count(), 1);
        let proposal = other.register.proposals().next().unwrap();
        let (id, digest) = (Some(proposal.id), proposal.particulars.text.unwrap());
        let text = Some("老桥年久失修。".to_owned());
        assert_eq!(other.ask(Question::Text(digest)), Answer::Text(text));
        let history = other.ask(Question::History(tian::wire::Past {
            proposal: id,
            limit: 9,
            ..tian::wire::Past::default()
        }));
        assert!(matches!(history, Answer::History(entries) if entries[0].verb == Verb::Second));
        assert_eq!(one.submit(receive("又一件")).verb, Verb::Propose);
    });
}

#[test]
fn how_to_reach_a_unit_is_told_only_to_those_who_may_know() {
    bounded(|| {
        let office = Office::new();
        let mut owner = office.desk();
        let contact = Some("王某 138".to_owned());
        let unit = UnitListing { name: "市教育局".to_owned(), contact, ..UnitListing::default() };
        owner.submit(Command::ListUnits(ListUnits { units: vec![unit] }));
        let digest = owner.register.units().next().unwrap().contact.unwrap();
        for (login, role) in (5_000_u32..).zip(Role::ALL) {
            owner.submit(list(role.title(), login, &[role]));
            let answer = office.desk_of(login).ask(Question::Text(digest));
            let may = [Role::Clerk, Role::Dispatcher, Role::Supervisor, Role::Administrator].contains(&role);
            let told = answer == Answer::Text(Some(format!("{CONTACT_MARK}王某 138")));
            assert_eq!(told, may, "{role:?}: {answer:?}");
            assert_eq!(matches!(answer, Answer::No(_)), !may, "{role:?}: {answer:?}");
        }
    });
}
