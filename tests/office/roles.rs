//! Who may do what: every role meets every verb.

use crate::world::{World, a_proposal, day, units};
use std::collections::BTreeSet;
use tian::office::proposer::ProposerKind;
use tian::office::roles::{having, having_at, may_see_contacts};
use tian::office::verbs::amend::Amend;
use tian::office::verbs::file::File;
use tian::office::verbs::listing::ListClerk;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::send_back::SendBack;
use tian::office::verbs::track::LookBackAt;
use tian::office::verbs::undo::Undo;
use tian::office::verbs::withdraw::Withdraw;
use tian::office::*;

/// Lists a clerk with these roles.
fn clerk(world: &mut World, name: &str, roles: &[Role]) -> u32 {
    world.by(1);
    let id = world.register.next_clerk().0;
    let roles = roles.iter().copied().collect();
    world.must(Command::ListClerk(ListClerk { name: name.to_owned(), login: None, roles }));
    id
}

fn withdraw(id: ProposalId) -> Command {
    Command::Withdraw(Withdraw { proposals: vec![id], reason: "本人要求".to_owned(), on: None })
}

fn amend(world: &World, id: ProposalId, notes: &str) -> Command {
    let mut particulars = world.proposal(id).particulars.clone();
    notes.clone_into(&mut particulars.notes);
    Command::Amend(Box::new(Amend {
        proposal: id,
        from: None,
        particulars,
        text: None,
        from_arrival: None,
        arrival: None,
    }))
}

#[test]
fn every_verb_belongs_to_some_role_and_to_no_reader() {
    for verb in Verb::ALL {
        let roles: BTreeSet<Role> = having(*verb).iter().copied().collect();
        assert!(!roles.is_empty(), "{verb:?} belongs to nobody");
        assert!(!roles.contains(&Role::Reader) && !roles.contains(&Role::Auditor), "{verb:?}");
        for stage in [Stage::Received, Stage::SentBack { on: day("2026-03-02"), reason: String::new() }] {
            assert_eq!(having_at(*verb, &stage), having(*verb), "{verb:?}");
        }
    }
}

#[test]
fn a_clerk_has_all_daily_work_and_an_administrator_only_what_is_set_up() {
    let set_up = [
        Verb::Found,
        Verb::ListClerk,
        Verb::ListClerks,
        Verb::SetSession,
        Verb::ListSessions,
        Verb::ListHolidays,
        Verb::SetRules,
    ];
    for verb in Verb::ALL {
        assert_eq!(having(*verb).contains(&Role::Clerk), !set_up.contains(verb), "{verb:?}");
    }
    for verb in set_up {
        assert_eq!(having(verb), [Role::Administrator]);
    }
    assert!(!having(Verb::File).contains(&Role::Administrator));
}

/// The table as the office speaks of it: role, one verb it has, one it has not.
#[test]
fn the_roles_have_the_work_they_are_named_for() {
    let rows: [(Role, &[Verb], &[Verb]); 4] = [
        (
            Role::Intake,
            &[Verb::Receive, Verb::Sign, Verb::SendBack, Verb::Resubmit, Verb::Withdraw, Verb::ListMembers],
            &[Verb::File, Verb::Decline, Verb::Assign, Verb::Remind, Verb::SetRules, Verb::Archive],
        ),
        (
            Role::Reviewer,
            &[Verb::Review, Verb::File, Verb::Decline, Verb::Notify, Verb::Merge, Verb::Split, Verb::Archive],
            &[Verb::Receive, Verb::Assign, Verb::Reply, Verb::Supervise, Verb::ListClerk],
        ),
        (
            Role::Dispatcher,
            &[Verb::Assign, Verb::Reassign, Verb::RuleHandBack, Verb::Reply, Verb::Answer, Verb::Close],
            &[Verb::Receive, Verb::File, Verb::Remind, Verb::Mark, Verb::ListUnits],
        ),
        (
            Role::Supervisor,
            &[Verb::Remind, Verb::Mark, Verb::Track, Verb::RecordActivity, Verb::ListLeaders],
            &[Verb::Receive, Verb::File, Verb::Assign, Verb::Reply, Verb::SetSession],
        ),
    ];
    for (role, has, has_not) in rows {
        for verb in has {
            assert!(having(*verb).contains(&role), "{role:?} {verb:?}");
        }
        for verb in has_not {
            assert!(!having(*verb).contains(&role), "{role:?} {verb:?}");
        }
    }
}

#[test]
fn every_role_meets_every_verb_with_exactly_the_refusal_of_the_table() {
    let mut world = World::new();
    world.receive(2);
    for role in Role::ALL {
        let by = clerk(&mut world, role.title(), &[role]);
        let at = world.at;
        for command in crate::commands::every_command(&crate::seconding::a_session()) {
            let verb = command.verb();
            let occasion = Occasion { clerk: ClerkId(by), at };
            let said = decide(&world.register, &command, &occasion);
            let refused = matches!(said, Err(Refusal::NoRole { .. }));
            let lacking = command.verbs().into_iter().find(|verb| !having(*verb).contains(&role));
            assert_eq!(refused, lacking.is_some(), "{role:?} {verb:?}: {said:?}");
            if let (Err(refusal @ Refusal::NoRole { .. }), Some(lacking)) = (said, lacking) {
                let sentence = refusal.to_string();
                assert!(having(lacking).iter().all(|role| sentence.contains(role.title())), "{sentence}");
            }
        }
    }
}

#[test]
fn what_was_filed_is_out_of_the_hands_of_those_who_register() {
    let mut world = World::new();
    let ids = world.receive(3);
    let (intake, reviewer) =
        (clerk(&mut world, "登记员", &[Role::Intake]), clerk(&mut world, "审查员", &[Role::Reviewer]));
    world.by(intake);
    let early = amend(&world, ids[0], "登记时");
    world.must(early);
    world.by(reviewer).file(&ids[..2]);
    world.by(intake);
    for command in [amend(&world, ids[0], "立案后"), withdraw(ids[0]), withdraw(ids[1])] {
        let Refusal::NoRole { role, .. } = world.refused(command) else { panic!("another refusal") };
        assert_eq!(role, "审查”或“经办");
    }
    let (back, notes) = (ids[2], amend(&world, ids[0], "审查员改"));
    world.must(Command::SendBack(SendBack { proposals: vec![back], reason: "补充".to_owned(), on: None }));
    world.must(withdraw(back));
    world.by(reviewer).must(notes);
    world.must(withdraw(ids[0]));
    let one = a_proposal("关于另一件事的建议", &[("张三", ProposerKind::Member)]);
    let received = Command::Receive(Receive { proposals: vec![one], ..Receive::default() });
    assert!(matches!(world.refused(received), Refusal::NoRole { .. }), "a reviewer receives nothing");
}

#[test]
fn filing_with_units_is_assigning_as_well() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let reviewer = clerk(&mut world, "审查员", &[Role::Reviewer]);
    let both = clerk(&mut world, "审查交办员", &[Role::Reviewer, Role::Dispatcher]);
    let filing = Command::File(File {
        proposals: vec![id],
        category: Some("1".to_owned()),
        to: units(&[1], &[], &[]),
        on: None,
    });
    let refusal = world.by(reviewer).refused(&filing);
    assert_eq!(refusal.to_string(), "您的角色不能办理“交办”，需要“交办”或“经办”角色；角色由管理员登记");
    world.by(both).must(filing);
}

#[test]
fn taking_back_needs_the_role_of_the_step_itself() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let name = "审查员";
    let reviewer = clerk(&mut world, name, &[Role::Reviewer]);
    world.by(reviewer).file(&[id]);
    world.by(1);
    let roles = BTreeSet::from([Role::Intake]);
    world.must(Command::ListClerk(ListClerk { name: name.to_owned(), login: None, roles }));
    let refusal = world.by(reviewer).refused(Command::Undo(Undo { entry: None }));
    assert!(matches!(&refusal, Refusal::NoRole { verb, .. } if verb == "立案"), "{refusal}");
}

#[test]
fn contacts_are_for_those_who_call_the_units() {
    let mut world = World::new();
    for role in Role::ALL {
        let by = clerk(&mut world, role.title(), &[role]);
        let sees = [Role::Clerk, Role::Dispatcher, Role::Supervisor, Role::Administrator].contains(&role);
        assert_eq!(may_see_contacts(&world.register, ClerkId(by)), sees, "{role:?}");
    }
}

#[test]
fn a_verb_inside_another_needs_its_own_role() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let intake = clerk(&mut world, "登记员", &[Role::Intake]);
    let supervisor = clerk(&mut world, "督办员", &[Role::Supervisor]);
    let reviewer = clerk(&mut world, "审查员", &[Role::Reviewer]);
    let new = crate::world::a_proposal("关于灯的建议", &[]);
    let marked = NewProposal { marks: vec![tian::office::supervision::Mark::Key], ..new.clone() };
    let receive = |new| Command::Receive(Receive { proposals: vec![new], ..Receive::default() });
    let lacking = |refusal| match refusal {
        Refusal::NoRole { verb, .. } => verb,
        other => panic!("another refusal: {other}"),
    };
    assert_eq!(lacking(world.by(intake).refused(receive(marked))), "标记");
    world.must(receive(new));
    let look = |class: Option<&str>| {
        let class = class.map(str::to_owned);
        let (proposals, progress, basis) = (vec![id], "已建成".to_owned(), "现场查看".to_owned());
        let (rating, end, next, on) = (None, false, None, None);
        Command::LookBack(LookBackAt { proposals, progress, class, basis, rating, end, next, on })
    };
    assert_eq!(lacking(world.by(supervisor).refused(look(Some("A")))), Verb::Classify.title());
    assert!(!matches!(world.refused(look(None)), Refusal::NoRole { .. }));
    let filed = crate::world::filing(&[ProposalId(2)], crate::world::units(&[1], &[], &[]));
    assert_eq!(lacking(world.by(reviewer).refused(filed)), Verb::Assign.title());
}
