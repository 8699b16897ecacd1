//! Commands that wait for a second clerk (双人复核).

use crate::commands::every_command;
use crate::world::{World, filing, units};
use std::collections::BTreeSet;
use tian::office::stage::Diversion;
use tian::office::supervision::Mark;
use tian::office::verbs::assign::Units;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::listing::ListClerk;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::second::Second;
use tian::office::verbs::session::SetSession;
use tian::office::verbs::withdraw::Withdraw;
use tian::office::*;

/// A session as it is after founding.
pub fn a_session() -> tian::office::session::Session {
    World::new().register.current().expect("a session").clone()
}

fn withdraw(ids: &[ProposalId]) -> Command {
    Command::Withdraw(Withdraw { proposals: ids.to_vec(), reason: "本人要求".to_owned(), on: None })
}

fn second(pending: u32, agree: bool) -> Command {
    Command::Second(Second { pending: PendingId(pending), agree, note: "请再议".to_owned() })
}

/// A world in which some verbs need a second clerk.
fn careful(verbs: &[Verb]) -> World {
    let mut world = World::new();
    world.rules(|rules| rules.four_eyes = verbs.iter().copied().collect());
    world
}

fn withdrawn(world: &World, id: ProposalId) -> bool {
    matches!(world.proposal(id).stage, Stage::Withdrawn { .. })
}

#[test]
fn every_command_survives_being_written_down() {
    for mut command in every_command(&a_session()) {
        for detached in [false, true] {
            if detached {
                command.detach_texts();
            }
            let line = serde_json::to_string(&command).expect("JSON");
            assert_eq!(serde_json::from_str::<Command>(&line).expect(&line), command);
        }
    }
}

#[test]
fn a_step_that_needs_a_second_clerk_waits_and_is_done_when_one_agrees() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(2);
    world.by(2).must(withdraw(&ids));
    let asked = world.entries.last().expect("an entry");
    assert_eq!((asked.verb, asked.facts.len()), (Verb::Propose, 1));
    assert!(ids.iter().all(|id| !withdrawn(&world, *id)), "nothing happened yet");
    let pending = world.register.pending().next().expect("it waits").clone();
    assert_eq!((pending.clerk, pending.verb, &pending.proposals), (ClerkId(2), Verb::Withdraw, &ids));
    assert!(
        pending.waits_for(&world.register, ClerkId(3)) && !pending.waits_for(&world.register, ClerkId(2))
    );
    assert!(!pending.waits_for(&world.register, ClerkId(4)), "a reader agrees to nothing");
    world.by(3).must(second(1, true));
    assert_eq!(world.entries.last().expect("an entry").verb, Verb::Second);
    assert!(ids.iter().all(|id| withdrawn(&world, *id)));
    assert_eq!(world.register.pending().count(), 0);
    let answered = world.register.pending_one(PendingId(1)).expect("kept").clone();
    let answer = answered.answer.expect("an answer");
    assert_eq!((answered.clerk, answer.clerk, answer.agreed), (ClerkId(2), ClerkId(3), true));
    assert!(matches!(world.refused(second(1, true)), Refusal::NotNow { .. }), "answered once");
}

#[test]
fn nobody_agrees_to_an_own_step_but_may_take_it_back() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(1);
    world.by(2).must(withdraw(&ids));
    let refusal = world.refused(second(1, true));
    assert_eq!(refusal.to_string(), "待复核第1号“撤案”：由李强送复核，不能由本人同意，请另一位同事复核");
    assert!(matches!(world.by(4).refused(second(1, true)), Refusal::NoRole { .. }));
    assert!(matches!(world.by(4).refused(second(1, false)), Refusal::NoRole { .. }));
    world.by(2).must(second(1, false));
    assert!(!withdrawn(&world, ids[0]) && world.register.pending().next().is_none());
}

#[test]
fn a_refused_step_is_not_done_and_says_why() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(1);
    world.by(2).must(withdraw(&ids));
    world.by(3).must(second(1, false));
    assert!(!withdrawn(&world, ids[0]));
    let answer =
        world.register.seconded().next().and_then(|pending| pending.answer.clone()).expect("an answer");
    assert_eq!((answer.clerk, answer.agreed, answer.note.as_str()), (ClerkId(3), false, "请再议"));
    world.by(2).must(withdraw(&ids));
    assert_eq!(world.register.pending().next().map(|pending| pending.id), Some(PendingId(2)));
}

#[test]
fn what_the_law_refuses_anyway_does_not_wait_and_nothing_waits_twice() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(1);
    assert!(matches!(world.by(2).refused(withdraw(&[ProposalId(9)])), Refusal::UnknownProposal(_)));
    world.must(withdraw(&ids));
    let refusal = world.by(3).refused(withdraw(&ids));
    assert!(matches!(refusal, Refusal::Already { .. }), "{refusal}");
}

#[test]
fn what_is_no_longer_possible_stays_waiting_until_it_is_refused() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(2);
    world.by(2).must(withdraw(&ids));
    world.by(1).rules(|rules| rules.four_eyes = BTreeSet::new());
    world.by(3).must(withdraw(&ids[1..]));
    let refusal = world.refused(second(1, true));
    assert!(matches!(refusal, Refusal::Stage { .. }), "the law's own reason: {refusal}");
    assert!(!withdrawn(&world, ids[0]) && world.register.pending().count() == 1);
    world.must(second(1, false));
    assert_eq!(world.register.pending().count(), 0);
}

#[test]
fn an_agreed_step_is_taken_back_by_who_agreed_and_waits_again() {
    let mut world = careful(&[Verb::File]);
    let ids = world.receive(1);
    world.by(2).must(filing(&ids, units(&[1], &[], &[])));
    world.by(3).must(second(1, true));
    assert!(matches!(world.by(2).undo(), Err(Refusal::MovedOn { .. })), "the asker's step was answered");
    let filed = |world: &World| matches!(world.proposal(ids[0]).stage, Stage::Filed { .. });
    world.by(3).undo().expect("asked for");
    assert!(filed(&world) && world.register.pending().count() == 1, "taking it back waits as well");
    world.by(2).must(second(2, true));
    assert!(matches!(world.proposal(ids[0]).stage, Stage::Received));
    assert_eq!(world.register.pending().map(|pending| pending.id).collect::<Vec<_>>(), [PendingId(1)]);
    world.by(3).redo().expect("asked for");
    world.by(2).must(second(3, true));
    assert!(filed(&world), "it stands again");
    assert_eq!(world.register.pending().count(), 0);
}

#[test]
fn a_step_taken_back_by_two_is_the_first_clerks_to_do_again() {
    let mut world = World::new();
    let ids = world.receive(1);
    let before = world.register.proposals().cloned().collect::<Vec<_>>();
    let step = world.by(2).file(&ids);
    world.by(1).rules(|rules| rules.four_eyes = BTreeSet::from([Verb::File]));
    world.by(2).undo().expect("asked for");
    let waits = world.register.pending().next().expect("it waits").clone();
    assert_eq!((waits.verb, waits.clerk, &waits.proposals), (Verb::Undo, ClerkId(2), &ids));
    assert!(waits.waits_for(&world.register, ClerkId(3)) && !waits.waits_for(&world.register, ClerkId(4)));
    world.by(3).must(second(1, true));
    let entry = world.entries.last().expect("an entry");
    assert_eq!((entry.verb, entry.turn), (Verb::Second, Turn::Undoes(step)));
    assert_eq!(world.register.proposals().cloned().collect::<Vec<_>>(), before, "as if it had not been");
    assert_eq!(
        world.register.trail().step(ClerkId(2), step).and_then(|step| step.undone_by),
        Some(entry.seq)
    );
    world.by(2).redo().expect("asked for");
    assert!(matches!(world.by(2).refused(second(2, true)), Refusal::NotNow { .. }), "not by who asked");
    world.by(3).must(second(2, true));
    assert!(matches!(world.proposal(ids[0]).stage, Stage::Filed { .. }));
}

#[test]
fn a_verb_inside_another_waits_as_itself() {
    let waits = |verbs: &[Verb], command: &dyn Fn(&mut World) -> Command| {
        let mut world = World::new();
        let command = command(&mut world);
        world.rules(|rules| rules.four_eyes = verbs.iter().copied().collect());
        world.must(command);
        world.entries.last().expect("an entry").verb == Verb::Propose
    };
    let file = |world: &mut World| filing(&world.receive(1), units(&[1], &[], &[]));
    assert!(waits(&[Verb::Assign], &file));
    assert!(!waits(&[Verb::Assign], &|world| filing(&world.receive(1), Units::default())));
    let ruling = |to: Option<u32>| {
        move |world: &mut World| {
            let id = world.handled(&[1], &[], &[]);
            let task = crate::world::task(id, 1);
            world.must(Command::HandBack(HandBackAsk::new(task, "不属本单位职责")));
            let to = to.map(UnitId);
            Command::RuleHandBack(HandBackRuling { to, ..HandBackRuling::new(task, true) })
        }
    };
    assert!(waits(&[Verb::Reassign], &ruling(Some(2))) && !waits(&[Verb::Reassign], &ruling(None)));
    let declining = |diverted: Option<Diversion>| {
        move |world: &mut World| {
            let (proposals, ground, place) = (world.receive(1), "10".to_owned(), String::new());
            let (notified, consented) = (None, true);
            Command::Decline(Decline { proposals, ground, notified, diverted, consented, place, on: None })
        }
    };
    assert!(waits(&[Verb::Divert], &declining(Some(Diversion::Letter))));
    assert!(!waits(&[Verb::Divert], &declining(None)));
    let receiving = |marks: &[Mark]| {
        let marks = marks.to_vec();
        move |_: &mut World| {
            let new =
                NewProposal { marks: marks.clone(), ..crate::world::a_proposal("关于灯的建议", &[]) };
            Command::Receive(Receive { proposals: vec![new], ..Receive::default() })
        }
    };
    assert!(waits(&[Verb::Mark], &receiving(&[Mark::Key])) && !waits(&[Verb::Mark], &receiving(&[])));
}

#[test]
fn taking_back_what_carried_another_verb_is_asked_by_that_verb() {
    let mut world = World::new();
    let ids = world.receive(1);
    world.by(2).must(filing(&ids, units(&[1], &[], &[])));
    world.by(1).rules(|rules| rules.four_eyes = BTreeSet::from([Verb::Assign]));
    world.by(2).undo().expect("asked for");
    assert_eq!(world.entries.last().map(|entry| entry.verb), Some(Verb::Propose));
}

#[test]
fn a_step_that_waits_is_taken_back_by_undoing_it() {
    let mut world = careful(&[Verb::File]);
    let ids = world.receive(1);
    world.by(2).must(filing(&ids, Units::default()));
    world.undo().expect("an own step");
    assert!(world.register.pending().next().is_none());
    assert!(matches!(world.by(3).refused(second(1, true)), Refusal::NotNow { .. }));
}

#[test]
fn texts_stay_known_by_their_digest_while_a_step_waits() {
    let mut world = careful(&[Verb::Receive]);
    let mut one = crate::world::a_proposal("关于修桥的建议", &[]);
    one.text = Some("老桥年久失修。".to_owned());
    let mut command = Command::Receive(Receive { proposals: vec![one], ..Receive::default() });
    command.detach_texts();
    let digests = command.digests();
    world.by(2).must(&command);
    assert_eq!(world.register.count(), 0);
    let waits = world.register.pending().next().and_then(pending::Pending::asked).expect("readable");
    assert_eq!(waits.digests(), digests);
    world.by(3).must(second(1, true));
    assert_eq!(world.proposal(ProposalId(1)).particulars.text, Some(digests[0]));
}

#[test]
fn who_lost_the_role_since_asking_gets_nothing_agreed() {
    let mut world = careful(&[Verb::Withdraw]);
    let ids = world.receive(1);
    world.by(2).must(withdraw(&ids));
    let roles = BTreeSet::from([Role::Reader]);
    world.by(1).must(Command::ListClerk(ListClerk { name: "李强".to_owned(), login: None, roles }));
    let refusal = world.by(3).refused(second(1, true));
    assert!(refusal.to_string().contains("李强现在的角色"), "{refusal}");
}

#[test]
fn two_names_of_one_login_are_one_person() {
    let mut world = careful(&[Verb::Withdraw]);
    let list = |name: &str, login| {
        let (name, roles) = (name.to_owned(), BTreeSet::from([Role::Clerk]));
        Command::ListClerk(ListClerk { name, login: Some(login), roles })
    };
    world.must(list("李强", 1001));
    world.must(list("王芳", 1001));
    let ids = world.receive(1);
    world.by(2).must(withdraw(&ids));
    let pending = world.register.pending().next().expect("it waits");
    assert!(!pending.waits_for(&world.register, ClerkId(3)));
    let refusal = world.by(3).refused(second(1, true)).to_string();
    assert!(refusal.contains("同一个登录账号"), "{refusal}");
    world.by(1).must(list("王芳", 1002));
    world.by(3).must(second(1, true));
    assert!(withdrawn(&world, ids[0]));
}

#[test]
fn requests_of_one_kind_on_one_proposal_wait_one_after_the_other() {
    let mut world = careful(&[Verb::Withdraw, Verb::Reply]);
    let ids = world.receive(3);
    world.by(2).must(withdraw(&ids[..2]));
    let refusal = world.by(3).refused(withdraw(&ids[1..])).to_string();
    let waiting = "待复核第1号“撤案”：李强已就收件2《关于第1件事的建议》送复核";
    assert!(refusal.starts_with(waiting), "{refusal}");
    world.must(withdraw(&ids[2..]));
    world.by(2).must(second(1, false));
    world.by(3).must(withdraw(&ids[1..2]));
    let id = world.handled(&[], &[], &[1, 2]);
    for unit in [1, 2] {
        let reply = crate::world::plain_reply(crate::world::task(id, unit), "A");
        world.must(Command::Reply(reply));
    }
    let other = crate::world::plain_reply(crate::world::task(id, 2), "B");
    assert!(matches!(world.refused(Command::Reply(other)), Refusal::Already { .. }), "of the same unit");
}

#[test]
fn rules_that_need_a_second_clerk_are_not_changed_by_another_verb() {
    let mut world = careful(&[Verb::SetRules]);
    let mut session = world.register.current().expect("a session").clone();
    session.rules.four_eyes.clear();
    let setting = |session: Session| Command::SetSession(Box::new(SetSession { session, current: false }));
    world.must(setting(session.clone()));
    assert_eq!(world.entries.last().map(|entry| entry.verb), Some(Verb::Propose));
    assert!(world.register.current().expect("a session").rules.four_eyes.contains(&Verb::SetRules));
    session.rules = world.register.current().expect("a session").rules.clone();
    session.name = "改名的届次".to_owned();
    world.must(setting(session));
    assert_eq!(world.entries.last().map(|entry| entry.verb), Some(Verb::SetSession), "a name is no rule");
}
