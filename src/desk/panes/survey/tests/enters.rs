//! The Enter after the number, pressed or not.

use super::World;
use crate::desk::panes::Pane;
use crate::office::Command;
use crate::office::verbs::rules::SetRules;

#[test]
fn an_enter_after_a_number_that_went_on_by_itself_does_no_harm() {
    let mut world = World::replied(30);
    world.type_ahead("12⏎112111⏎3⏎111111⏎");
    world.settle();
    assert_eq!((world.digits(12), world.digits(3)), (Some(vec![1, 1, 2, 1, 1, 1]), Some(vec![1; 6])));
    assert_eq!(world.rings, 0);
}

#[test]
fn a_slip_shifts_no_form_after_it_with_or_without_enter_after_the_number() {
    for enter in ["", "⏎"] {
        let mut world = World::replied(30);
        let form = |n: u32, typed: &str| format!("{n:02}{enter}{typed}⏎");
        world.type_ahead(&form(11, "111111"));
        // Nothing typed; the number doubled; a number nobody has.
        world.type_ahead(&form(12, ""));
        world.type_ahead(&form(13, "121212"));
        world.type_ahead(&format!("144{enter}111111⏎"));
        world.type_ahead(&form(15, "212121"));
        world.type_ahead(&form(99, "111111"));
        world.type_ahead(&form(16, "222222"));
        world.settle();
        let held: Vec<u32> = (1..=30).filter(|n| world.digits(*n).is_some()).collect();
        assert_eq!(held, [11, 13, 15, 16], "enter: {enter:?}");
        assert_eq!(world.pane.sheet().beside.aside.len(), 3);
    }
}

#[test]
fn a_clerk_may_change_the_habit_at_once() {
    let mut world = World::replied(30);
    world.type_ahead("12⏎111111⏎13121212⏎14212121⏎15⏎222222⏎16⏎111111⏎");
    world.settle();
    let held: Vec<u32> = (1..=30).filter(|n| world.digits(*n).is_some()).collect();
    assert!(
        held.iter().all(|n| (12..=16).contains(n)) && held.contains(&13) && held.contains(&14),
        "{held:?}"
    );
}

#[test]
fn a_number_left_out_is_asked_about_and_its_answers_go_into_no_other_form() {
    let mut world = World::replied(30);
    world.type_ahead("11⏎111111⏎⏎121212⏎13⏎131313⏎");
    world.settle();
    let held: Vec<u32> = (1..=30).filter(|n| world.digits(*n).is_some()).collect();
    assert_eq!(held, [11, 13]);
    assert_eq!(world.pane.sheet().beside.aside[0].spilt, "121212", "what was typed is kept");
    // Another Enter, or a key that fills it, means the form offered.
    world.type_ahead("⏎⏎222222⏎");
    world.type_ahead("16⏎111111⏎⏎+⏎");
    world.settle();
    assert_eq!((world.digits(14), world.digits(17)), (Some(vec![2; 6]), Some(vec![1; 6])));
}

#[test]
fn digits_that_come_in_one_piece_are_what_they_are_key_by_key() {
    let mut world = World::replied(30);
    for piece in ["12", "112111"] {
        let scene = world.office.scene();
        world.pane.text(piece, &scene);
        world.type_ahead("⏎");
    }
    world.settle();
    assert_eq!(world.digits(12), Some(vec![1, 1, 2, 1, 1, 1]));
}

#[test]
fn a_form_of_one_digit_typed_on_its_number_is_taken_at_another_enter() {
    let mut world = World::replied(30);
    let mut rules = world.office.register.current().expect("a session").rules.clone();
    rules.form.questions.drain(..5);
    world.office.carry_out(&Command::SetRules(SetRules {
        session: None,
        rules: Box::new(rules),
        recompute: false,
    }));
    world.refresh();
    world.type_ahead("223⏎");
    assert!(world.pane.sheet().fault.as_deref().is_some_and(|why| why.contains("22号填3")));
    world.type_ahead("⏎");
    world.settle();
    assert_eq!(world.digits(22), Some(vec![3]));
    // From then on it is known.
    world.type_ahead("231⏎242⏎");
    world.settle();
    assert_eq!([23, 24].map(|n| world.digits(n)), [Some(vec![1]), Some(vec![2])]);
}

#[test]
fn a_slip_in_a_form_offered_moves_none_of_those_after_it() {
    let mut world = World::replied(30);
    // Of the second a digit is missing, of the fifth everything.
    world.type_ahead("⏎111111⏎⏎12121⏎⏎333333⏎⏎111112⏎⏎⏎⏎222222⏎");
    world.settle();
    let held = [1, 2, 3, 4, 5, 6].map(|n| world.digits(n));
    assert_eq!(
        held,
        [Some(vec![1; 6]), None, Some(vec![3; 6]), Some(vec![1, 1, 1, 1, 1, 2]), None, Some(vec![2; 6])]
    );
}
