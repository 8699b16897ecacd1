//! Proves the piles, search and filters of the review pane.

use super::*;
use crate::desk::panes::world::World;
use crate::office::proposal::Particulars;
use crate::office::review::{Gates, ReviewLevel, ReviewStep, Verdict};
use crate::office::verbs::decline::Decline;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::office::verbs::receive::Receive;
use crate::office::verbs::send_back::SendBack;
use crate::office::{Change, Command, Fact, NewProposal, Turn, Verb};

fn receive(world: &mut World, count: u32) -> Vec<ProposalId> {
    let first = world.register.next_proposal().0;
    let new = |number: u32| NewProposal {
        particulars: Particulars { title: format!("建议{number}"), ..Particulars::default() },
        ..NewProposal::default()
    };
    let proposals = (first..first + count).map(new).collect();
    world.carry_out(&Command::Receive(Receive { proposals, ..Receive::default() }));
    (first..first + count).map(ProposalId).collect()
}

/// Lets the rules of the session ask for these levels of review.
fn ask_for(world: &mut World, levels: &[ReviewLevel]) {
    let was = world.register.current().expect("a session").clone();
    let mut now = was.clone();
    now.rules.intake.review = levels.to_vec();
    put(world, Fact::Session(Change::from(was.id, was, now)));
}

fn reviewed(world: &mut World, id: ProposalId, level: ReviewLevel, verdict: Verdict) {
    let was = world.register.proposal(id).expect("received").review.clone();
    let mut now = was.clone();
    let on = world.occasion.today();
    let (by, remark) = ("张审".to_owned(), "可行".to_owned());
    let step = ReviewStep {
        level,
        on,
        by,
        gates: Gates::default(),
        verdict,
        lead: Some(UnitId(1)),
        joint: Vec::new(),
        separate: Vec::new(),
        remark,
    };
    now.steps.push(step);
    put(world, Fact::Review(Change::from(id, was, now)));
}

fn put(world: &mut World, fact: Fact) {
    let entry = Entry {
        seq: world.register.seq() + 1,
        at: world.occasion.at,
        clerk: world.occasion.clerk,
        ticket: [0; 16],
        verb: Verb::Review,
        turn: Turn::Plain,
        facts: vec![fact],
    };
    world.register.apply(&entry).expect("applied");
}

fn shown(pane: &mut Review, world: &World, pile: Pile) -> Vec<u32> {
    let place = Pile::ALL.iter().position(|other| *other == pile).expect("a pile");
    pane.picked(Picked { what: PICK_PILE, place }, &world.scene());
    pane.refresh(&world.scene());
    pane.listed().into_iter().map(|id| id.0).collect()
}

#[test]
fn each_proposal_lies_in_the_pile_of_the_review_it_waits_for() {
    let mut world = World::new();
    ask_for(&mut world, &[ReviewLevel::First, ReviewLevel::Decision]);
    let ids = receive(&mut world, 5);
    reviewed(&mut world, ids[1], ReviewLevel::First, Verdict::File);
    reviewed(&mut world, ids[2], ReviewLevel::First, Verdict::Decline);
    reviewed(&mut world, ids[2], ReviewLevel::Decision, Verdict::Decline);
    let back = SendBack { proposals: vec![ids[3]], reason: "缺签名".to_owned(), on: None };
    world.carry_out(&Command::SendBack(back));
    let ground = world.register.current().expect("a session").rules.grounds[0].code.clone();
    world.carry_out(&Command::Decline(Decline {
        proposals: vec![ids[4]],
        ground,
        diverted: None,
        place: String::new(),
        consented: false,
        notified: None,
        on: None,
    }));
    let mut pane = Review::default();
    let piles = Pile::ALL.map(|pile| shown(&mut pane, &world, pile));
    let [open, first, second, decision, to_file, sent_back, unnotified, diverted, declined] = piles;
    assert_eq!(open, [1, 2, 3, 4, 5]);
    assert_eq!((first, second, decision, to_file), (vec![1], vec![], vec![2], vec![3]));
    assert_eq!((sent_back, unnotified, diverted, declined), (vec![4], vec![5], vec![], vec![5]));
    assert_eq!(pane.count(), Some(5));
}

#[test]
fn where_the_rules_ask_for_no_review_everything_received_waits_to_be_filed() {
    let mut world = World::new();
    receive(&mut world, 2);
    assert_eq!(shown(&mut Review::default(), &world, Pile::ToFile), [1, 2]);
}

#[test]
fn a_search_finds_what_the_reviewer_said_and_the_unit_proposed_and_marks_outlive_it() {
    let mut world = World::new();
    let ids = receive(&mut world, 3);
    reviewed(&mut world, ids[1], ReviewLevel::First, Verdict::File);
    let mut pane = Review::default();
    pane.refresh(&world.scene());
    pane.act(Action::Mark, &world.scene());
    for word in ["张审", "kx", "教育", "拟立案"] {
        pane.text(word, &world.scene());
        pane.refresh(&world.scene());
        assert_eq!(pane.listed(), [ids[1]], "{word}");
    }
    assert_eq!(pane.subject(&world.scene()).proposals, [ids[0]], "the mark stands though it is hidden");
    assert!(pane.act(Action::Cancel, &world.scene()).is_some());
    pane.refresh(&world.scene());
    assert_eq!(pane.listed(), ids);
}

#[test]
fn the_unit_filter_shows_what_is_proposed_for_it() {
    let mut world = World::new();
    let ids = receive(&mut world, 3);
    reviewed(&mut world, ids[2], ReviewLevel::First, Verdict::File);
    let mut pane = Review::default();
    pane.refresh(&world.scene());
    pane.act(Action::FilterUnit, &world.scene());
    pane.picked(Picked { what: PICK_UNIT, place: 1 }, &world.scene());
    pane.refresh(&world.scene());
    assert_eq!((pane.unit(), pane.listed()), (Some(UnitId(1)), vec![ids[2]]));
}

#[test]
fn a_search_finds_a_unit_by_its_new_name_at_once() {
    let mut world = World::new();
    let ids = receive(&mut world, 2);
    reviewed(&mut world, ids[1], ReviewLevel::First, Verdict::File);
    let mut pane = Review::default();
    pane.text("教育", &world.scene());
    pane.refresh(&world.scene());
    assert_eq!(pane.listed(), [ids[1]]);
    let unit =
        UnitListing { code: "1".to_owned(), name: "市教体委".to_owned(), ..UnitListing::default() };
    let entry = world.carry_out(&Command::ListUnits(ListUnits { units: vec![unit] }));
    pane.hear(&entry, &world.scene());
    pane.act(Action::Cancel, &world.scene());
    pane.text("教体委", &world.scene());
    pane.refresh(&world.scene());
    assert_eq!(pane.listed(), [ids[1]]);
}
