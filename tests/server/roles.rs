//! Roles through the socket: what a desk may submit depends on its clerk's roles and on nothing the desk says.

use crate::commands::every_command;
use crate::room::{Office, bounded, file, receive};
use std::collections::BTreeSet;
use tian::office::roles::{having, having_at};
use tian::office::unit::CONTACT_MARK;
use tian::office::verbs::answer::Survey;
use tian::office::verbs::assign::{Assign, Units};
use tian::office::verbs::close::Close;
use tian::office::verbs::listing::{ListClerk, ListUnits, UnitListing};
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::second::Second;
use tian::office::verbs::session::SetSession;
use tian::office::{Command, Given, PendingId, ProposalId, Refusal, Role, TaskId, UnitId, Verb};
use tian::wire::connection::{Connection, SubmitError, ticket};
use tian::wire::{Answer, Question};

fn list(name: &str, login: u32, roles: &[Role]) -> Command {
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    Command::ListClerk(ListClerk { name: name.to_owned(), login: Some(login), roles })
}

/// The same command about the first proposal, and the second one beside it.
fn about_the_first(command: &Command) -> Command {
    let line = serde_json::to_string(command).expect("JSON");
    let about = |line: &str| serde_json::from_str(line).expect("the same command");
    about(&line.replace("\"proposal\":99", "\"proposal\":1").replace("[98,99]", "[1]").replace("[99]", "[1]"))
}

/// An office whose first proposal was received, and then, as far as asked, filed and closed.
fn at_stage(stage: &str) -> Office {
    let office = Office::new();
    let mut owner = office.desk();
    let unit = UnitListing { name: "市教育局".to_owned(), ..UnitListing::default() };
    owner.submit(Command::ListUnits(ListUnits { units: vec![unit] }));
    owner.submit(list("经办人", 6_000, &[Role::Clerk]));
    let mut clerk = office.desk_of(6_000);
    clerk.submit(receive("修缮老桥"));
    if stage == "received" {
        return office;
    }
    clerk.submit(file(1));
    let (id, unit) = (ProposalId(1), UnitId(1));
    if stage == "closed" {
        let to = Units { lead: vec![unit], ..Units::default() };
        clerk.submit(Command::Assign(Assign { proposals: vec![id], to, on: None }));
        clerk.submit(Command::Reply(GiveReply::new(TaskId { proposal: id, unit }, "A")));
        let given = vec![Given::Digit(1); 6];
        clerk.submit(Command::Answer(Survey { proposal: id, given, ..Survey::default() }));
        clerk.submit(Command::Close(Close { proposals: vec![id], on: None }));
    }
    office
}

/// Every role with every verb, on a proposal that is not there, and on one that was received, filed or closed: what one
/// of the commands moves on, the next finds there.
#[test]
fn every_role_is_refused_exactly_what_is_not_its_own_at_every_stage() {
    bounded(|| {
        for stage in ["nowhere", "received", "filed", "closed"] {
            for (login, role) in (5_000_u32..).zip(Role::ALL) {
                let office = at_stage(stage);
                office.desk().submit(list(role.title(), login, &[role]));
                let mut desk = office.desk_of(login);
                let session = desk.register.current().expect("a session").clone();
                let is = desk.register.proposal(ProposalId(1)).expect("received").stage.name();
                assert_eq!(is, if stage == "nowhere" { "filed" } else { stage });
                for command in every_command(&session) {
                    let verb = command.verb();
                    let here = desk.register.proposal(ProposalId(1)).expect("received").stage.clone();
                    let (command, has) = match stage {
                        "nowhere" => (command, having(verb)),
                        _ => (about_the_first(&command), having_at(verb, &here)),
                    };
                    let said = desk.submit_as(ticket(), command);
                    let refused = matches!(said, Err(SubmitError::Refused(Refusal::NoRole { .. })));
                    assert_eq!(refused, !has.contains(&role), "{stage} {role:?} {verb:?}: {said:?}");
                }
            }
        }
    });
}

#[test]
fn who_joins_an_office_that_has_its_people_reads_until_the_administrator_says_more() {
    bounded(|| {
        let office = Office::new();
        assert_eq!(office.desk_of(5_001).submit(receive("第一件")).verb, Verb::Receive);
        let (connection, greeting) = Connection::open(office.stream(5_002), None).unwrap();
        let told = greeting.notices.iter().any(|notice| notice.contains("请管理员"));
        assert!(told, "{:?}", greeting.notices);
        drop(connection);
        let mut late = office.desk_of(5_002);
        let said = late.submit_as(ticket(), receive("第二件"));
        let Err(SubmitError::Refused(refusal)) = said else { panic!("{said:?}") };
        assert!(refusal.to_string().contains("管理员"), "{refusal}");
        let name = late.register.clerk(late.clerk).expect("listed").name.clone();
        office.desk().submit(list(&name, 5_002, &[Role::Intake]));
        assert_eq!(office.desk_of(5_002).submit(receive("第二件")).verb, Verb::Receive);
    });
}

/// Names without a login are open to all: the server knows who is calling all the same.
#[test]
fn one_login_is_not_two_clerks_under_another_name() {
    bounded(|| {
        let office = Office::new();
        let mut owner = office.desk();
        owner.submit(list("甲", 5_001, &[Role::Clerk]));
        let roles = BTreeSet::from([Role::Clerk]);
        owner.submit(Command::ListClerk(ListClerk { name: "值班".to_owned(), login: None, roles }));
        let mut session = owner.register.current().unwrap().clone();
        session.rules.four_eyes = BTreeSet::from([Verb::Receive]);
        owner.submit(Command::SetSession(Box::new(SetSession { session, current: false })));
        let agree =
            |number| Command::Second(Second { pending: PendingId(number), agree: true, note: String::new() });
        let (mut own, mut duty) = (office.desk_of(5_001), office.desk_as(5_001, "值班"));
        own.submit(receive("第一件"));
        duty.submit(receive("第二件"));
        for (desk, number) in [(&mut duty, 1), (&mut own, 2)] {
            let said = desk.submit_as(ticket(), agree(number));
            let Err(SubmitError::Refused(refusal)) = said else { panic!("{said:?}") };
            assert!(refusal.to_string().contains("同一个登录账号"), "{refusal}");
        }
        own.submit(Command::Second(Second { pending: PendingId(2), agree: false, note: String::new() }));
        assert_eq!(office.desk_as(5_002, "值班").submit(agree(1)).verb, Verb::Second);
    });
}

#[test]
fn who_asked_is_known_after_the_server_was_stopped() {
    bounded(|| {
        let mut office = Office::new();
        let mut owner = office.desk();
        owner.submit(list("甲", 5_001, &[Role::Clerk]));
        owner.submit(list("乙", 5_002, &[Role::Clerk]));
        let roles = BTreeSet::from([Role::Clerk]);
        owner.submit(Command::ListClerk(ListClerk { name: "值班".to_owned(), login: None, roles }));
        let mut session = owner.register.current().unwrap().clone();
        session.rules.four_eyes = BTreeSet::from([Verb::Receive]);
        owner.submit(Command::SetSession(Box::new(SetSession { session, current: false })));
        office.desk_as(5_001, "值班").submit(receive("第一件"));
        drop(owner);
        office.restart();
        let agree = || Command::Second(Second { pending: PendingId(1), agree: true, note: String::new() });
        let said = office.desk_of(5_001).submit_as(ticket(), agree());
        let Err(SubmitError::Refused(refusal)) = said else { panic!("{said:?}") };
        assert!(refusal.to_string().contains("同一个登录账号"), "{refusal}");
        assert_eq!(office.desk_of(5_002).submit(agree()).verb, Verb::Second);
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
