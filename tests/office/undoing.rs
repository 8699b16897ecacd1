//! Undo and redo: an own step that still stands, the step of nobody else, and no letter that left.

use crate::picture::{assert_order, picture};
use crate::world::{World, a_proposal, filing, task, units};
use std::collections::BTreeSet;
use tian::office::reminder::Way;
use tian::office::supervision::Mark;
use tian::office::verbs::listing::ListClerk;
use tian::office::verbs::merge::Merge;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::session::SetSession;
use tian::office::*;

fn moved_on(answer: Result<u64, Refusal>) -> String {
    match answer {
        Err(refusal @ Refusal::MovedOn { .. }) => refusal.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_others_built_upon_stays() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.by(2).file(&ids);
    world.by(3).assign(&ids[..1], units(&[1], &[], &[]));
    let sentence = moved_on(world.by(2).undo());
    assert_eq!(sentence, "“立案”之后第1号《关于第0件事的建议》又有变动，不能再撤销或恢复；请按现状办理");
    world.by(3).undo().expect("the later step goes first");
    world.by(2).undo().expect("then the earlier one");
    assert_eq!([world.docket(ids[0]), world.docket(ids[1])], [0, 0]);
}

#[test]
fn undo_takes_back_my_last_step_and_nobody_elses() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.by(2).file(&ids[..1]);
    world.by(3).file(&ids[1..]);
    world.by(2).undo().expect("my own step");
    assert_eq!([world.docket(ids[0]), world.docket(ids[1])], [0, 2]);
    assert_eq!(world.by(2).undo(), Err(Refusal::NothingToUndo));
    world.by(3).file(&ids[..1]);
    assert_eq!(world.docket(ids[0]), 1, "the next filing fills the gap");
    moved_on(world.by(2).redo());
}

#[test]
fn a_letter_that_left_the_office_cannot_be_undone_but_a_call_can() {
    let mut world = World::new();
    world.handled(&[1], &[], &[]);
    world.handled(&[2], &[], &[]);
    world.on("2026-06-10").remind(1, Way::Letter).expect("overdue");
    assert_eq!(world.undo(), Err(Refusal::LetterLeft));
    world.by(2).remind(2, Way::Telephone).expect("overdue");
    world.undo().expect("a call that was recorded by mistake");
    world.redo().expect("and was made after all");
    assert_eq!(world.register.reminders().count(), 2);
}

#[test]
fn a_task_someone_was_urged_about_does_not_vanish() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    world.by(2).file_to(&[id], units(&[1], &[], &[]));
    world.by(3).on("2026-06-10").remind(1, Way::Letter).expect("overdue");
    moved_on(world.by(2).undo());
}

#[test]
fn an_import_that_brought_marks_can_be_taken_back_but_not_after_others_marked_it() {
    let mut world = World::new();
    let before = picture(&world.register);
    let marked = NewProposal { marks: vec![Mark::Key], ..a_proposal("关于地铁的建议", &[]) };
    world.enter(vec![marked]);
    world.undo().expect("nothing else happened to it");
    assert_eq!(picture(&world.register), before);
    let id = world.receive(1)[0];
    let mark = verbs::mark::SetMark { proposals: vec![id], mark: Mark::Key, set: true, on: None };
    world.by(2).must(Command::Mark(mark));
    moved_on(world.by(1).undo());
}

#[test]
fn intake_numbers_are_not_given_again_after_an_undo() {
    let mut world = World::new();
    world.receive(2);
    world.undo().expect("an own step");
    assert_eq!(world.receive(1), [ProposalId(3)]);
}

#[test]
fn opening_a_session_and_entering_it_is_taken_back_as_a_whole() {
    let mut world = World::new();
    let before = picture(&world.register);
    let mut session = world.register.current().expect("a session").clone();
    (session.id, session.name) = (SessionId(0), "十五届三次会议".to_owned());
    world.must(Command::SetSession(Box::new(SetSession { session, current: true })));
    world.undo().expect("nothing entered it yet");
    assert_eq!(picture(&world.register), before);
    world.redo().expect("and again");
    world.receive(1);
    let opened =
        world.register.trail().of(ClerkId(1)).find(|step| step.verb == Verb::SetSession).map(|s| s.seq);
    moved_on(world.undo_entry(opened.expect("the step")));
}

#[test]
fn a_session_that_is_gone_is_not_entered_again() {
    let mut world = World::new();
    world.must(Command::ListClerk(ListClerk {
        name: "王芳".to_owned(),
        login: None,
        roles: BTreeSet::from([Role::Clerk, Role::Administrator]),
    }));
    let mut session = world.register.current().expect("a session").clone();
    (session.id, session.name) = (SessionId(0), "十五届三次会议".to_owned());
    world.must(Command::SetSession(Box::new(SetSession { session: session.clone(), current: false })));
    session.id = SessionId(2);
    world.by(3).must(Command::SetSession(Box::new(SetSession { session, current: true })));
    world.undo().expect("王芳 leaves it");
    world.by(1).undo().expect("周敏 takes it back");
    moved_on(world.by(3).redo());
    assert_order(&world.register);
}

#[test]
fn a_sheet_another_clerk_imported_meanwhile_is_not_imported_again_by_redo() {
    let mut world = World::new();
    let row = NewProposal { fingerprint: Some([7; 16]), ..a_proposal("关于地铁的建议", &[]) };
    let import = Command::Receive(Receive { proposals: vec![row], ..Receive::default() });
    world.by(2).must(import.clone());
    world.undo().expect("an own step");
    world.by(3).must(import);
    moved_on(world.by(2).redo());
    assert_eq!(world.register.count(), 1);
}

#[test]
fn redo_does_not_merge_into_what_was_answered_meanwhile_nor_make_a_chain() {
    let mut world = World::new();
    let ids = world.receive(3);
    world.file_to(&ids, units(&[1], &[], &[]));
    let merge = |into, id| Command::Merge(Merge { into, proposals: vec![id], on: None });
    world.by(2).must(merge(ids[0], ids[1]));
    world.undo().expect("an own step");
    world.by(3).must(merge(ids[1], ids[2]));
    moved_on(world.by(2).redo());
    world.by(3).undo().expect("an own step");
    world.by(3).reply(ids[0], 1, "A");
    moved_on(world.by(2).redo());
}

#[test]
fn redo_does_not_assign_what_is_no_longer_there() {
    let mut world = World::new();
    let id = world.by(2).receive(1)[0];
    world.file(&[id]);
    world.by(3).assign(&[id], units(&[1], &[], &[]));
    world.undo().expect("an own step");
    world.by(2).undo().expect("the filing");
    world.by(2).undo().expect("the intake");
    moved_on(world.by(3).redo());
    assert_order(&world.register);
}

#[test]
fn a_reply_the_opinions_rest_upon_stays() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.by(2).reply(id, 1, "A");
    world.by(3).reply(id, 2, "B");
    moved_on(world.by(2).undo());
    world.by(3).undo().expect("the last reply takes the questions with it");
    assert!(world.proposal(id).opinions.is_empty());
    world.by(2).undo().expect("now nothing rests upon it");
}

#[test]
fn a_rating_that_reopened_stays_while_another_still_asks_for_the_rework() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids[..1], units(&[1], &[], &[]));
    world.merge(ids[0], &ids[1..]);
    world.reply(ids[0], 1, "A");
    world.by(2).answer(ids[0], 4);
    world.by(3).answer(ids[1], 4);
    moved_on(world.by(2).undo());
    world.by(3).undo().expect("it ordered nothing");
    world.by(2).undo().expect("now nobody else asks for it");
    assert_eq!(world.status(ids[0]), Status::ToAnswer);
}

#[test]
fn undo_needs_the_role_of_the_step_and_never_locks_the_office_out() {
    let mut world = World::new();
    let roles = |roles: &[Role]| roles.iter().copied().collect::<BTreeSet<_>>();
    let list =
        |name: &str, roles| Command::ListClerk(ListClerk { name: name.to_owned(), login: None, roles });
    world.must(list("李强", roles(&[Role::Clerk, Role::Administrator])));
    world.by(2).must(list("周敏", roles(&[Role::Clerk])));
    let refusal = world.by(1).undo().expect_err("周敏 no longer administers");
    assert_eq!(refusal.to_string(), "您的角色不能办理“人员登记”，需要“管理”角色；角色由管理员登记");
    assert!(matches!(world.by(2).refused(list("李强", roles(&[Role::Clerk]))), Refusal::NotNow { .. }));
}

#[test]
fn a_step_undone_is_not_undone_twice_and_history_only_grows() {
    let mut world = World::new();
    let ids = world.receive(1);
    let filed = world.file(&ids);
    world.undo_entry(filed).expect("an own step");
    assert_eq!(world.undo_entry(filed), Err(Refusal::NothingToUndo));
    assert_eq!(world.undo_entry(1), Err(Refusal::NothingToUndo), "the founding stays");
    world.redo().expect("an undone step");
    assert_eq!(world.redo(), Err(Refusal::NothingToRedo));
    let turns: Vec<Turn> = world.entries.iter().rev().take(2).map(|entry| entry.turn).collect();
    assert_eq!(turns, [Turn::Redoes(filed), Turn::Undoes(filed)]);
}

#[test]
fn receipts_of_a_batch_are_taken_back_together() {
    let mut world = World::new();
    let ids = world.receive(3);
    world.must(filing(&ids, units(&[1], &[], &[])));
    let tasks = ids.iter().map(|id| task(*id, 1)).collect();
    world.must(Command::Receipt(verbs::receipt::Receipt::of(tasks)));
    world.undo().expect("one step");
    assert!(ids.iter().all(|id| world.task(*id, 1).receipted.is_none()));
}
