//! The blind second keying, and what differs.

use super::{World, digits};
use crate::desk::panes::survey::{Of, Step, Survey, Work, recorded};
use crate::office::proposal::Particulars;
use crate::office::proposer::Proposer;
use crate::office::rules::{Asked, KeyingRules};
use crate::office::verbs::assign::Units;
use crate::office::verbs::batch::OpenBatch;
use crate::office::verbs::file::File;
use crate::office::verbs::listing::ListClerk;
use crate::office::verbs::receive::Receive;
use crate::office::verbs::rules::SetRules;
use crate::office::{BatchId, ClerkId, Command, NewProposal, ProposalId, Role, SheetId, UnitId};
use std::collections::BTreeSet;

const BATCH: BatchId = BatchId(1);

/// A batch of which every sheet is keyed twice, opened by clerk 1, with a proposal of one proposer and one of two; clerk 2
/// is there as well.
fn office() -> World {
    let mut world = World::replied(2);
    let office = &mut world.office;
    let mut rules = office.register.current().expect("a session").rules.clone();
    rules.feedback.keying = KeyingRules { second_share: 100, error_limit: 50 };
    rules.feedback.asked = Asked::Every;
    office.carry_out(&Command::SetRules(SetRules {
        session: None,
        rules: Box::new(rules),
        recompute: false,
    }));
    let roles = BTreeSet::from([Role::Clerk]);
    office.carry_out(&Command::ListClerk(ListClerk { name: "乙二".to_owned(), login: None, roles }));
    let proposers = ["委员甲", "委员乙"];
    let proposers = proposers.map(|name| Proposer { name: name.to_owned(), ..Proposer::default() }).into();
    let particulars = Particulars { title: "联名建议".to_owned(), proposers, ..Particulars::default() };
    let proposals = vec![NewProposal { particulars, ..NewProposal::default() }];
    office.carry_out(&Command::Receive(Receive { proposals, ..Receive::default() }));
    let to = Units { lead: vec![UnitId(1)], ..Units::default() };
    let proposals = vec![ProposalId(3)];
    office.carry_out(&Command::File(File { proposals, category: Some("1".to_owned()), to, on: None }));
    office.reply(ProposalId(3), 1);
    office.carry_out(&Command::OpenBatch(OpenBatch { count: 3, ..OpenBatch::default() }));
    world.refresh();
    world.pane.sheet.work = Work::Batch(BATCH);
    world
}

/// Clerk 2 sits down and begins the second keying.
fn second(world: &mut World) {
    world.office.occasion.clerk = ClerkId(2);
    world.pane = Survey::default();
    world.refresh();
    world.pane.sheet.work = Work::Second(BATCH);
}

fn sheet(place: u32) -> SheetId {
    SheetId { batch: BATCH, place }
}

#[test]
fn the_second_keying_asks_which_of_several_and_compares_the_right_ones() {
    let mut world = office();
    world.type_ahead("1⏎111111⏎3⏎1222222⏎3⏎2333333⏎");
    world.settle();
    second(&mut world);
    // The paper of the second proposer comes first this time.
    world.type_ahead("3⏎2333333⏎3⏎1222222⏎1⏎111111⏎");
    world.settle();
    let sheets: Vec<_> = world.office.register.sheets(BATCH).map(|(_, sheet)| sheet).collect();
    assert!(sheets.iter().all(|sheet| sheet.second.is_some() && !sheet.is_disputed()), "{sheets:?}");
    assert_eq!(world.rings, 0);
}

#[test]
fn whoever_keys_a_second_time_sees_nothing_of_the_first() {
    let mut world = office();
    world.type_ahead("1⏎121212⏎");
    world.settle();
    let (opinion, _) = world.office.register.sheets(BATCH).next().expect("keyed");
    let of = world.office.register.sheet(opinion).and_then(|sheet| sheet.opinion).map(Of::Opinion);
    let of = of.expect("an opinion");
    assert_eq!(digits(&recorded(&world.office.scene(), of)), [1, 2, 1, 2, 1, 2], "the own one is seen");
    second(&mut world);
    assert_eq!(recorded(&world.office.scene(), of), []);
    world.pane.sheet.work = Work::Loose;
    world.type_ahead("1⏎");
    let Step::Astray { why, .. } = &world.pane.sheet().step else { panic!("{:?}", world.pane.sheet().step) };
    assert!(!why.contains("121212"), "{why}");
}

#[test]
fn what_differs_is_settled_by_another_than_who_keyed_first() {
    let mut world = office();
    world.type_ahead("1⏎111111⏎");
    world.settle();
    second(&mut world);
    world.type_ahead("1⏎111112⏎");
    world.settle();
    world.office.occasion.clerk = ClerkId(1);
    world.type_ahead("+4");
    assert_eq!(world.pane.sheet().step, Step::Number, "nothing is offered to who keyed first");
    assert!(world.pane.sheet().fault.as_deref().is_some_and(|why| why.contains("另一人")));
    world.office.occasion.clerk = ClerkId(2);
    world.type_ahead("+4");
    assert_eq!(world.pane.sheet().step, Step::Disputed(sheet(1)));
    world.type_ahead("2");
    world.settle();
    assert_eq!(world.digits(1), Some(vec![1, 1, 1, 1, 1, 2]));
}
