//! Every key does what it says.

use super::{World, digits};
use crate::desk::panes::Pane;
use crate::desk::panes::survey::Step;
use crate::keymap::Action;
use crate::office::verbs::merge::Merge;
use crate::office::{Command, ProposalId};

#[test]
fn a_number_and_six_digits_are_a_form() {
    let mut world = World::replied(30);
    world.type_ahead("12112111⏎");
    world.settle();
    assert_eq!((world.digits(12), world.rings), (Some(vec![1, 1, 2, 1, 1, 1]), 0));
    assert!(world.pane.sheet().is_blank());
}

#[test]
fn the_next_form_is_offered_and_filled_with_one_key() {
    let mut world = World::replied(30);
    world.type_ahead("⏎+⏎⏎+⏎⏎221211⏎");
    world.settle();
    assert_eq!(
        [1, 2, 3].map(|n| world.digits(n)),
        [Some(vec![1; 6]), Some(vec![1; 6]), Some(vec![2, 2, 1, 2, 1, 1])]
    );
}

#[test]
fn a_key_that_fills_ends_the_number_as_well() {
    let mut world = World::replied(30);
    world.type_ahead("7+⏎8*⏎12+⏎99+⏎13+⏎");
    world.settle();
    assert_eq!([7, 8, 12, 13].map(|n| world.digits(n)), [(); 4].map(|()| Some(vec![1; 6])));
    assert_eq!(world.pane.sheet().beside.aside.len(), 1);
}

#[test]
fn a_wrong_digit_rings_and_holds_its_place() {
    let mut world = World::replied(30);
    world.type_ahead("1291");
    assert_eq!((world.rings, world.typed().len()), (1, 2));
    world.type_ahead("--112111⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1, 1, 2, 1, 1, 1]), "taken back, and typed anew");
    // Doubled, the second one being no option of the next question: typed on, it would pass for 112323.
    world.type_ahead("131142323⏎14222222⏎");
    world.settle();
    assert_eq!((world.digits(13), world.digits(14)), (None, Some(vec![2; 6])));
}

#[test]
fn the_last_form_is_corrected_and_both_values_stay() {
    let mut world = World::replied(30);
    world.type_ahead("12111114⏎");
    world.settle();
    world.type_ahead(".111111⏎");
    world.settle();
    let proposal = world.office.register.proposal(ProposalId(12)).expect("there");
    let opinion = proposal.opinions.values().next().expect("asked");
    assert_eq!(opinion.answer.as_ref().map(|answer| digits(&answer.given)), Some(vec![1; 6]));
    assert_eq!(opinion.corrected.len(), 1);
    assert!(proposal.tasks.values().all(|task| task.reworks.is_empty()), "the order to rework is taken back");
}

#[test]
fn an_answered_number_asks_before_it_is_overwritten() {
    let mut world = World::replied(30);
    world.type_ahead("12111111⏎");
    world.settle();
    world.type_ahead("12");
    assert!(matches!(world.pane.sheet().step, Step::Astray { answered: Some(_), .. }));
    world.type_ahead("1");
    assert_eq!(world.rings, 1);
    world.type_ahead(".222222⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![2; 6]));
}

#[test]
fn repeat_back_and_skip_do_what_their_keys_say() {
    let mut world = World::replied(30);
    world.type_ahead("12212121⏎13*⏎");
    world.type_ahead("1411-2111⏎");
    world.settle();
    assert_eq!((world.digits(13), world.digits(14)), (Some(vec![2, 1, 2, 1, 2, 1]), None));
    world.type_ahead(".1⏎");
    world.settle();
    assert_eq!(world.digits(14), Some(vec![1, 2, 1, 1, 1, 1]));
    let offered = world.pane.offered(&world.office.register);
    world.type_ahead("/");
    assert_ne!(world.pane.offered(&world.office.register), offered);
}

#[test]
fn a_dissatisfied_form_reopens_its_proposal() {
    let mut world = World::replied(30);
    world.type_ahead("12111114⏎");
    world.settle();
    let proposal = world.office.register.proposal(ProposalId(12)).expect("there");
    assert_eq!(proposal.tasks.values().map(|task| task.reworks.len()).sum::<usize>(), 1);
}

#[test]
fn a_question_is_reached_and_typed_over_without_losing_those_after_it() {
    let mut world = World::replied(30);
    world.type_ahead("12111111↑↑↑↑↑2⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1, 2, 1, 1, 1, 1]));
    world.type_ahead(".⇥3⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1, 3, 1, 1, 1, 1]), "the recorded values are moved over");
    world.type_ahead("13111⇥11⏎");
    world.settle();
    assert_eq!(world.digits(13), None, "no question is passed over");
    assert_eq!(world.rings, 2, "at the end Tab rings, and the form was put aside");
}

#[test]
fn words_typed_among_the_digits_are_the_remark() {
    let mut world = World::replied(30);
    world.type_ahead("12111");
    let scene = world.office.scene();
    world.pane.text("意见很好", &scene);
    assert!(world.pane.typing());
    world.pane.act(Action::Accept, &scene);
    assert!(!world.pane.typing() && world.sent.is_empty(), "digits are answers again");
    world.type_ahead("111⏎");
    let Some(Command::Answer(answer)) = world.sent.first() else { panic!("an answer") };
    assert_eq!((digits(&answer.given), answer.remark.as_str()), (vec![1; 6], "意见很好"));
    world.settle();
    world.type_ahead("13111111");
    let scene = world.office.scene();
    world.pane.act(Action::SurveyRemark, &scene);
    world.pane.text("再快些", &scene);
    world.type_ahead("⏎");
    world.settle();
    assert_eq!(world.digits(13), Some(vec![1; 6]), "one Enter ends the remark and the form");
}

#[test]
fn a_blank_is_said_to_be_zero_and_an_overall_rating_is_needed() {
    let mut world = World::replied(30);
    world.type_ahead("129");
    assert!(world.pane.sheet().fault.as_deref().is_some_and(|why| why.contains("空着的按 0")));
    world.type_ahead("11110");
    assert!(world.pane.sheet().fault.as_deref().is_some_and(|why| why.contains("必填")));
}

#[test]
fn a_merged_proposal_is_keyed_by_its_own_number_or_by_that_of_its_lead() {
    let mut world = World::replied(2);
    let merged = world.office.file(2, 1, None);
    let into = ProposalId(4);
    world.office.carry_out(&Command::Merge(Merge { into, proposals: vec![merged[0]], on: None }));
    world.refresh();
    world.type_ahead("3⏎111111⏎");
    assert!(world.pane.sheet().beside.aside[0].why.contains("第4号"), "the lead has not been replied to");
    world.office.reply(into, 1);
    world.refresh();
    world.type_ahead("3⏎111111⏎4⏎1222222⏎");
    world.settle();
    let answers = [3, 4].map(|n| world.digits(n));
    assert_eq!(answers, [Some(vec![1; 6]), Some(vec![2; 6])], "each proposer for the own proposal");
}

#[test]
fn keys_are_called_by_what_they_do_just_now() {
    let mut world = World::replied(30);
    let called = |world: &World, action| {
        world.pane.knows(action).then(|| world.pane.calls(action).unwrap_or_else(|| action.row().title))
    };
    assert_eq!(called(&world, Action::SurveyFillFirst), Some("批次"));
    assert_eq!(called(&world, Action::SurveyRepeat), Some("按收件号"));
    world.type_ahead("12");
    assert_eq!(called(&world, Action::SurveyFillFirst), Some("全填首项"));
    world.type_ahead("11111⏎.");
    assert_eq!(called(&world, Action::SurveySkip), Some("丢弃"));
    world.type_ahead("------+");
    assert_eq!(called(&world, Action::SurveyFillFirst), None, "the batches are chosen by digits");
}
