//! Keys on the survey pane, as a clerk types them.

use super::{Step, Survey};
use crate::desk::msg::{Effect, Wish};
use crate::desk::panes::{Pane, world};
use crate::keymap::{Action, Key};
use crate::office::{Command, Given, ProposalId};

/// The digits of single choices, 0 for anything else.
fn digits(given: &[Given]) -> Vec<u8> {
    let digit = |given: &Given| match given {
        Given::Digit(digit) => *digit,
        _ => 0,
    };
    given.iter().map(digit).collect()
}

struct World {
    office: world::World,
    pane: Survey,
    sent: Vec<Command>,
    rings: usize,
}

impl World {
    /// An office with so many proposals filed and replied to.
    fn replied(count: u32) -> Self {
        let mut office = world::World::new();
        for proposal in office.file(count, 1, None) {
            office.reply(proposal, 1);
        }
        let mut world = Self { office, pane: Survey::default(), sent: Vec::new(), rings: 0 };
        world.refresh();
        world
    }

    fn refresh(&mut self) {
        self.pane.refresh(&self.office.scene());
    }

    /// Digits and the keypad's signs, without waiting for the server.
    fn type_ahead(&mut self, keys: &str) {
        for key in keys.chars() {
            let scene = self.office.scene();
            let action = match key {
                '⏎' => Some(Action::Accept),
                '+' => Some(Action::SurveyFillFirst),
                '*' => Some(Action::SurveyRepeat),
                '-' => Some(Action::SurveyBack),
                '↑' => Some(Action::Up),
                '↓' => Some(Action::Down),
                '⇥' => Some(Action::NextField),
                '/' => Some(Action::SurveySkip),
                '.' => Some(Action::SurveyCorrectLast),
                _ => None,
            };
            let wishes = match action {
                Some(action) => self.pane.act(action, &scene),
                None => self.pane.key(Key::char(key), None, &scene),
            };
            for wish in wishes.unwrap_or_default() {
                match wish {
                    Wish::Submit(command) => self.sent.push(*command),
                    Wish::Do(Effect::Ring) => self.rings += 1,
                    other => panic!("unexpected {other:?}"),
                }
            }
        }
    }

    /// The server carries out what was sent, and the desk hears of it.
    fn settle(&mut self) {
        for command in std::mem::take(&mut self.sent) {
            let entry = self.office.carry_out(&command);
            self.pane.hear(&entry, &self.office.scene());
            self.refresh();
        }
    }

    fn digits(&self, proposal: u32) -> Option<Vec<u8>> {
        let opinions = &self.office.register.proposal(ProposalId(proposal))?.opinions;
        Some(digits(&opinions.values().next()?.answer.as_ref()?.given))
    }

    /// Digits typed of the form in hand.
    fn typed(&self) -> Vec<u8> {
        digits(&self.pane.sheet().typed)
    }
}

#[test]
fn a_number_and_six_digits_are_a_form() {
    let mut world = World::replied(30);
    world.type_ahead("12112111⏎");
    world.settle();
    assert_eq!((world.digits(12), world.rings), (Some(vec![1, 1, 2, 1, 1, 1]), 0));
    assert!(world.pane.sheet().is_blank());
}

#[test]
fn an_enter_after_a_number_that_went_on_by_itself_does_no_harm() {
    let mut world = World::replied(30);
    world.type_ahead("12⏎112111⏎3⏎111111⏎");
    world.settle();
    assert_eq!((world.digits(12), world.digits(3)), (Some(vec![1, 1, 2, 1, 1, 1]), Some(vec![1; 6])));
    assert_eq!(world.rings, 0);
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
    world.type_ahead("12222222⏎");
    world.settle();
    assert_eq!(world.digits(12), Some(vec![2; 6]), "or keyed anew by its number");
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
fn a_half_keyed_form_comes_back_from_its_draft() {
    let mut world = World::replied(30);
    world.type_ahead("12112");
    let (name, body) = (super::DRAFT, world.pane.draft().expect("worth keeping"));
    let mut other = Survey::default();
    let scene = world.office.scene();
    assert!(other.restore(name, &body, &scene));
    assert_eq!(other.sheet().typed, world.pane.sheet().typed);
    assert!(other.sheet().fault.is_some(), "the clerk is told that it was left");
    "126".chars().for_each(|digit| drop(other.digit(digit, &scene)));
    assert_eq!(
        digits(&other.sheet().typed),
        [1, 1, 2],
        "another number typed at once is not taken for answers"
    );
    other.act(Action::Accept, &scene);
    other.digit('1', &scene);
    assert_eq!(digits(&other.sheet().typed), [1, 1, 2, 1]);
    assert!(!other.restore(name, b"nonsense", &scene));
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
    assert!(
        matches!(offered, Some(super::Of::Opinion(id)) if id.proposal.0 == 1),
        "nothing else was skipped"
    );
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
fn a_draft_of_a_form_that_was_answered_since_is_put_aside() {
    let mut world = World::replied(30);
    world.type_ahead("12112");
    let body = world.pane.draft().expect("worth keeping");
    world.type_ahead("111⏎");
    world.settle();
    let mut other = Survey::default();
    assert!(other.restore(super::DRAFT, &body, &world.office.scene()));
    assert_eq!(other.sheet().step, Step::Number, "nothing typed on goes into it");
    assert_eq!((other.sheet().left, digits(&other.sheet().beside.aside[0].typed)), (false, vec![1, 1, 2]));
}
