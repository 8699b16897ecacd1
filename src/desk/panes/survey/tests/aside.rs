//! What ended with something wrong, and what was left halfway.

use super::{World, digits};
use crate::desk::panes::Pane;
use crate::desk::panes::survey::{Of, Step, Survey};
use crate::keymap::Action;

#[test]
fn a_form_with_an_unknown_number_is_put_aside_whole() {
    let mut world = World::replied(30);
    world.type_ahead("99112111⏎");
    assert_eq!(world.rings, 8, "one bell for the number, one for each digit typed after it, one for its end");
    world.type_ahead("98⏎222222⏎12111111⏎");
    world.settle();
    let answered = (1..=30).filter(|n| world.digits(*n).is_some()).count();
    assert_eq!((world.digits(12), answered), (Some(vec![1; 6]), 1));
    let aside: Vec<(&str, &str)> = world
        .pane
        .sheet()
        .beside
        .aside
        .iter()
        .map(|aside| (aside.number.as_str(), aside.spilt.as_str()))
        .collect();
    assert_eq!(aside, [("98", "222222"), ("99", "112111")], "what was typed is kept");
    world.type_ahead("..14⏎⏎");
    world.settle();
    assert_eq!(world.digits(14), Some(vec![2; 6]), "only the number had to be put right");
}

#[test]
fn a_form_with_a_digit_missing_or_too_many_is_put_aside_and_the_next_one_is_keyed() {
    let mut world = World::replied(30);
    world.type_ahead("1211211⏎13111111⏎141121111⏎15222222⏎");
    world.settle();
    assert_eq!([12, 13, 14, 15].map(|n| world.digits(n).is_some()), [false, true, false, true]);
    assert_eq!(world.pane.sheet().beside.aside.len(), 2);
    world.type_ahead("..-1⏎");
    world.settle();
    assert_eq!(world.digits(14), Some(vec![1, 1, 2, 1, 1, 1]), "taken up with what was typed of it");
    world.type_ahead("12112111⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1, 1, 2, 1, 1, 1]), "or keyed anew by its number");
    assert!(world.pane.sheet().beside.aside.is_empty());
}

#[test]
fn what_another_clerk_was_faster_with_is_put_aside() {
    let mut world = World::replied(30);
    world.type_ahead("12111111⏎");
    let command = world.sent.pop().expect("sent");
    world.pane.refused(&command, "已反馈");
    assert_eq!(world.pane.recent(9).count(), 0);
    let aside = &world.pane.sheet().beside.aside[0];
    assert_eq!(
        (aside.number.as_str(), digits(&aside.typed), aside.why.as_str()),
        ("12", vec![1; 6], "已反馈")
    );
}

#[test]
fn a_half_keyed_form_comes_back_from_its_draft() {
    let mut world = World::replied(30);
    world.type_ahead("12112");
    let (name, body) = (crate::desk::panes::survey::DRAFT, world.pane.draft().expect("worth keeping"));
    let mut other = Survey::default();
    let scene = world.office.scene();
    assert!(other.restore(name, &body, &scene));
    assert_eq!(other.sheet().typed, world.pane.sheet().typed);
    assert!(other.sheet().fault.is_some(), "the clerk is told that it was left");
    other.act(Action::Accept, &scene);
    other.digit('1', &scene);
    assert_eq!(digits(&other.sheet().typed), [1, 1, 2, 1]);
    assert!(!other.restore(name, b"nonsense", &scene));
    let mut blind = Survey::default();
    assert!(blind.restore(name, &body, &scene));
    "13".chars().for_each(|digit| drop(blind.digit(digit, &scene)));
    let aside = &blind.sheet().beside.aside[0];
    assert_eq!((aside.number.as_str(), digits(&aside.typed)), ("12", vec![1, 1, 2]));
    assert_eq!(blind.sheet().number, "13", "whoever types on without looking keys another form");
}

#[test]
fn digits_of_a_form_put_aside_never_wait_for_another_number() {
    let mut world = World::replied(30);
    world.type_ahead("9933⏎");
    world.type_ahead(".--");
    assert!(world.pane.sheet().is_blank(), "it lies where it lay");
    assert_eq!(world.pane.sheet().beside.aside[0].spilt, "33");
    world.type_ahead("12+⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1; 6]));
    world.type_ahead("..⏎");
    assert_eq!(world.rings, 5, "Enter on its number leads nowhere again");
}

#[test]
fn those_put_aside_are_gone_through_one_by_one_and_thrown_away_only_on_purpose() {
    let mut world = World::replied(30);
    world.type_ahead("12111⏎13111⏎14111⏎");
    let taken = |world: &World| world.pane.sheet().number.clone();
    world.type_ahead(".");
    assert_eq!(taken(&world), "14");
    world.type_ahead(".");
    assert_eq!(taken(&world), "13");
    world.type_ahead("..");
    assert_eq!(taken(&world), "14", "after the oldest the newest");
    world.type_ahead("1.");
    assert_eq!(taken(&world), "14", "what was changed is ended first");
    world.type_ahead("-.");
    world.type_ahead("/");
    assert!(world.pane.sheet().fault.as_deref().is_some_and(|said| said.contains("13号")), "it is said");
    let aside: Vec<&str> =
        world.pane.sheet().beside.aside.iter().map(|aside| aside.number.as_str()).collect();
    assert_eq!(aside, ["14", "12"]);
    let offered = world.pane.offered(&world.office.register);
    assert!(matches!(offered, Some(Of::Opinion(id)) if id.proposal.0 == 1), "nothing else was skipped");
}

#[test]
fn the_menu_of_batches_loses_nothing_that_was_typed() {
    let mut world = World::replied(30);
    world.type_ahead("12111");
    let scene = world.office.scene();
    world.pane.act(Action::SurveyBatch, &scene);
    assert_eq!(world.pane.sheet().step, Step::Menu);
    assert_eq!(world.pane.sheet().beside.aside[0].number, "12");
}

#[test]
fn a_draft_of_a_form_that_was_answered_since_is_put_aside() {
    let mut world = World::replied(30);
    world.type_ahead("12112");
    let body = world.pane.draft().expect("worth keeping");
    world.type_ahead("111⏎");
    world.settle();
    let mut other = Survey::default();
    assert!(other.restore(crate::desk::panes::survey::DRAFT, &body, &world.office.scene()));
    assert_eq!(other.sheet().step, Step::Number, "nothing typed on goes into it");
    assert_eq!((other.sheet().left, digits(&other.sheet().beside.aside[0].typed)), (false, vec![1, 1, 2]));
}

#[test]
fn two_papers_with_one_number_are_both_kept() {
    let mut world = World::replied(30);
    world.type_ahead("14⏎33333⏎15⏎111111⏎14⏎2222⏎");
    let typed = |world: &World| -> Vec<Vec<u8>> {
        world.pane.sheet().beside.aside.iter().map(|aside| digits(&aside.typed)).collect()
    };
    assert_eq!(typed(&world), [vec![2; 4], vec![3; 5]]);
    world.type_ahead("14⏎222222⏎");
    world.settle();
    assert_eq!(
        typed(&world),
        [vec![3; 5]],
        "the slip of the paper that was saved is done with, the other paper is not"
    );
    assert!(world.pane.sheet().beside.aside[0].why.contains("另一份"));
}
