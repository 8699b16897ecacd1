//! Roles through the socket: what a desk may submit depends on its clerk's roles and on nothing the desk says.

use crate::room::{Desk, Office, bounded, receive};
use std::collections::BTreeSet;
use tian::office::roles::having;
use tian::office::unit::CONTACT_MARK;
use tian::office::verbs::listing::{ListClerk, ListUnits, UnitListing};
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::second::Second;
use tian::office::verbs::session::SetSession;
use tian::office::{Command, PendingId, Refusal, Role, Verb};
use tian::wire::connection::{SubmitError, ticket};
use tian::wire::{Answer, Question};

/// One harmless command of many verbs; most are refused for another reason by those who have the verb.
const COMMANDS: &[&str] = &[
    r#"{"receive":{"proposals":[{"particulars":{"title":"修桥"}}]}}"#,
    r#"{"send_back":{"proposals":[99],"reason":"补充"}}"#,
    r#"{"resubmit":{"proposals":[99]}}"#,
    r#"{"withdraw":{"proposals":[99],"reason":"本人要求"}}"#,
    r#"{"decline":{"proposals":[99],"ground":"10"}}"#,
    r#"{"file":{"proposals":[99],"category":"1"}}"#,
    r#"{"assign":{"proposals":[99],"to":{"lead":[1],"joint":[],"separate":[]}}}"#,
    r#"{"merge":{"into":98,"proposals":[99]}}"#,
    r#"{"split":{"proposals":[99]}}"#,
    r#"{"receipt":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"rule_hand_back":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"reply":{"task":{"proposal":99,"unit":1},"class":"A"}}"#,
    r#"{"answer":{"proposal":99,"signer":0,"digits":[1,1,1,1,1,1]}}"#,
    r#"{"remind":{"units":[99],"way":"telephone"}}"#,
    r#"{"close":{"proposals":[99]}}"#,
    r#"{"mark":{"proposals":[99],"mark":"key","set":true}}"#,
    r#"{"list_units":{"units":[{"name":""}]}}"#,
    r#"{"list_members":{"members":[{"name":""}]}}"#,
    r#"{"list_clerk":{"name":"","roles":[]}}"#,
    r#"{"list_holidays":{"year":2027,"off":[]}}"#,
    r#"{"undo":{"entry":1}}"#,
    r#"{"redo":{"entry":1}}"#,
    r#"{"second":{"pending":99,"agree":true}}"#,
    r#"{"review":{"proposals":[99],"level":"first","verdict":"file"}}"#,
    r#"{"notify":{"proposals":[99]}}"#,
    r#"{"divert":{"proposals":[99],"to":"opinion","consented":true}}"#,
    r#"{"divert_fate":{"proposals":[99],"what":"adopted"}}"#,
    r#"{"archive":{"proposals":[99]}}"#,
    r#"{"sign":{"proposal":99}}"#,
    r#"{"stand_in":{"proposal":99,"name":"李四","reason":"离任"}}"#,
    r#"{"rule_addition":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"ask_extension":{"tasks":[{"proposal":99,"unit":1}],"until":"2026-09-01","reason":"调研"}}"#,
    r#"{"rule_extension":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"consult":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"submit_draft":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"rule_draft":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"classify":{"proposals":[99],"class":"A"}}"#,
    r#"{"meet":{"proposals":[99],"minutes":"已说明"}}"#,
    r#"{"publish":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"supervise":{"proposals":[99],"theme":"民生"}}"#,
    r#"{"track":{"proposals":[99]}}"#,
    r#"{"look_back":{"proposals":[99],"progress":"开工"}}"#,
    r#"{"list_leaders":{"leaders":[{"id":0,"name":"","offices":[],"body":"government","level":"city","left":null}]}}"#,
    r#"{"record_activity":{"activity":{"id":0,"session":1,"kind":"visit","title":"","on":"2026-01-01","place":"","host":"","leaders":[],"attendees":[],"reporting":[],"proposals":[],"demands":[],"counts":{},"notes":""}}}"#,
    r#"{"follow_up":{"activity":9,"demand":1,"note":"已办"}}"#,
    r#"{"record_info":{"items":[{"title":""}]}}"#,
    r#"{"advance_info":{"items":[9],"what":{"sent":{"to":"province"}}}}"#,
    r#"{"record_instruction":{"by":"","subject":{"document":{"number":"","title":"报告"}}}}"#,
    r#"{"amend":{"proposal":99,"particulars":{"title":"修桥"}}}"#,
    r#"{"reassign":{"task":{"proposal":99,"unit":1},"to":2,"restart":true}}"#,
    r#"{"hand_back":{"task":{"proposal":99,"unit":1},"reason":"不归我办"}}"#,
    r#"{"extend":{"tasks":[{"proposal":99,"unit":1}],"until":"2026-09-01","reason":"调研"}}"#,
    r#"{"joint_opinion":{"tasks":[{"proposal":99,"unit":2}]}}"#,
];

/// The commands above, and the two that are made of what a desk has before it; a clerk's own steps aside, every verb.
fn commands(desk: &Desk) -> Vec<Command> {
    let mut all: Vec<Command> = COMMANDS.iter().map(|line| serde_json::from_str(line).expect(line)).collect();
    let session = desk.register.current().expect("a session").clone();
    let rules = Box::new(session.rules.clone());
    all.push(Command::SetRules(SetRules { session: None, rules, recompute: false }));
    all.push(Command::SetSession(Box::new(SetSession { session, current: true })));
    let have: BTreeSet<Verb> = all.iter().map(Command::verb).collect();
    let given = |verb: &&Verb| !matches!(verb, Verb::Found | Verb::Propose);
    assert!(Verb::ALL.iter().filter(given).all(|verb| have.contains(verb)), "a verb has no command here");
    all
}

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
            for command in commands(&desk) {
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
