//! Answers that come after closing: each is recorded, whatever it says, and where the rules reopen on it, closing is
//! taken back.

use crate::world::{World, day, survey, units};
use tian::office::opinion::Rating;
use tian::office::verbs::archive::Archive;
use tian::office::*;

/// Closed when the time for the opinion was over and nothing had come back.
fn closed(world: &mut World) -> ProposalId {
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    world.on("2026-09-01").close(id).expect("the time for the opinion is over");
    id
}

fn rating(world: &World, id: ProposalId) -> Option<Rating> {
    let last = world.proposal(id).opinions.values().next_back();
    last.and_then(|opinion| opinion.answer.as_ref()).map(|answer| answer.rating)
}

#[test]
fn a_late_answer_that_reopens_takes_closing_back_and_orders_the_rework() {
    let mut world = World::new();
    let id = closed(&mut world);
    let docket = world.docket(id);
    world.on("2026-09-10").answer(id, 4);
    let Stage::Filed { on, .. } = &world.proposal(id).stage else { panic!("still closed") };
    assert_eq!((*on, world.docket(id)), (day("2026-03-02"), docket));
    assert_eq!(world.status(id), Status::Rework);
    assert_eq!(world.task(id, 1).due_now().date, day("2026-12-10"));
    world.undo().expect("taken back");
    assert_eq!((world.status(id), rating(&world, id)), (Status::Closed, None));
    world.redo().expect("and brought again");
    world.on("2026-10-12").reply(id, 1, "B");
    world.on("2026-10-13").answer(id, 1);
    world.close(id).expect("closed for good");
}

#[test]
fn a_late_answer_that_does_not_reopen_leaves_it_closed() {
    for overall in 1..=3 {
        let mut world = World::new();
        let id = closed(&mut world);
        world.on("2026-09-10").answer(id, overall);
        assert_eq!(world.status(id), Status::Closed);
        assert!(rating(&world, id).is_some());
    }
}

#[test]
fn a_rating_corrected_after_closing_reopens_and_corrected_again_lets_it_be_closed() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    world.on("2026-05-20").answer(id, 1);
    world.close(id).expect("closed");
    world.on("2026-05-25").must(survey(id, 0, 4, true));
    assert_eq!((world.status(id), rating(&world, id)), (Status::Rework, Some(Rating::Dissatisfied)));
    world.must(survey(id, 0, 1, true));
    assert_eq!(world.status(id), Status::Closable);
    world.close(id).expect("closed again");
}

#[test]
fn a_merged_proposer_who_answers_late_reopens_the_lead_proposal() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids[..1], units(&[1], &[], &[]));
    world.merge(ids[0], &ids[1..]);
    world.on("2026-05-11").reply(ids[0], 1, "A");
    world.on("2026-09-01").close(ids[0]).expect("closed");
    world.on("2026-09-10").must(survey(ids[1], 0, 4, false));
    assert_eq!(world.status(ids[0]), Status::Rework);
}

#[test]
fn in_the_archive_an_answer_is_recorded_and_reopens_nothing() {
    let mut world = World::new();
    let id = closed(&mut world);
    world.must(Command::Archive(Archive { proposals: vec![id], on: None }));
    world.on("2026-09-10").answer(id, 4);
    assert_eq!((world.status(id), rating(&world, id)), (Status::Archived, Some(Rating::Dissatisfied)));
    assert!(world.task(id, 1).reworks.is_empty());
    world.must(survey(id, 0, 1, true));
    assert_eq!((world.status(id), rating(&world, id)), (Status::Archived, Some(Rating::Satisfied)));
}
