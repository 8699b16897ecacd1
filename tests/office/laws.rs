//! What holds of every history.

use crate::moves::{Move, moves};
use crate::picture::{assert_order, picture};
use crate::world::World;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use tian::office::rules::Asked;
use tian::office::verbs::second::Second;
use tian::office::verbs::undo::{Redo, Undo};
use tian::office::*;

/// Lives through the moves; `see` looks at the world before and after each granted one.
fn live(moves: &[Move], every: bool, mut see: impl FnMut(&World, &World)) -> World {
    let mut world = World::new();
    if every {
        world.rules(|rules| {
            (rules.feedback.asked, rules.feedback.rework_rounds) = (Asked::Every, 2);
            rules.numbering.in_category = Some("{category}类{c}号".to_owned());
        });
    }
    for step in moves {
        let command = step.command(&mut world);
        if turns_rules(&world, &command) {
            continue;
        }
        let before = world.clone();
        match world.ask(&command) {
            Ok(_) => see(&before, &world),
            Err(_) => assert!(before.register == world.register, "a refused command changed something"),
        }
    }
    world
}

/// Where a second clerk is asked for a step, one is asked for taking it back as well; what waited is told beside.
fn agreed(tried: &mut World, before: &World) {
    let asked = tried.register.pending().map(|pending| pending.id).max().expect("it waits");
    let second = Second { pending: asked, agree: true, note: String::new() };
    for clerk in (1..=3).filter(|clerk| ClerkId(*clerk) != tried.clerk) {
        if tried.clone().by(clerk).ask(&Command::Second(second.clone())).is_ok() {
            tried.by(clerk).must(Command::Second(second));
            let apart = |world: &World| picture(&world.register).without_seconds();
            return assert_eq!(apart(tried), apart(before));
        }
    }
}

/// Whether rules that proposals were handled by would be taken back or brought again: what was decided under them stays.
fn turns_rules(world: &World, command: &Command) -> bool {
    let Ok(granted) = decide(&world.register, command, &world.occasion()) else { return false };
    let ruled = |fact: &Fact| matches!(fact, Fact::Session(c) if c.was.is_some() && c.now.is_some());
    granted.turn != Turn::Plain && granted.facts.iter().any(ruled)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn undo_gives_back_what_was_and_redo_what_had_become(moves in moves(60), every: bool) {
        live(&moves, every, |before, after| {
            let entry = after.entries.last().expect("an entry");
            if entry.turn != Turn::Plain {
                return;
            }
            let mut tried = after.clone();
            match tried.ask(&Command::Undo(Undo { entry: Some(entry.seq) })) {
                Ok(_) if tried.entries.last().is_some_and(|entry| entry.verb == Verb::Propose) => {
                    agreed(&mut tried, before);
                    return;
                }
                Ok(_) => assert_eq!(picture(&tried.register), picture(&before.register)),
                Err(Refusal::LetterLeft) if entry.verb == Verb::Remind => return,
                Err(refusal) => panic!("an own step just made cannot be taken back: {refusal}\n{entry:?}"),
            }
            tried.ask(&Command::Redo(Redo { entry: Some(entry.seq) })).expect("what was just undone can be redone");
            assert_eq!(picture(&tried.register), picture(&after.register));
        });
    }

    #[test]
    fn every_history_keeps_the_office_in_order(moves in moves(90), every: bool) {
        live(&moves, every, |_, after| assert_order(&after.register));
    }

    #[test]
    fn replaying_the_entries_gives_the_living_register(moves in moves(60)) {
        let world = live(&moves, false, |_, _| ());
        let mut again = Register::default();
        for entry in &world.entries {
            again.apply(entry).expect("the entry continues the register");
        }
        prop_assert!(again == world.register);
    }

    #[test]
    fn an_entry_that_does_not_continue_the_register_changes_nothing(moves in moves(40), pick: prop::sample::Index) {
        let mut world = live(&moves, false, |_, _| ());
        let before = world.register.clone();
        let mut stale = world.entries[pick.index(world.entries.len())].clone();
        prop_assert!(world.register.apply(&stale).is_err(), "a number of the past");
        prop_assert!(world.register == before);
        stale.seq = before.seq() + 1;
        if world.register.apply(&stale).is_err() {
            prop_assert!(world.register == before);
        }
    }

    #[test]
    fn each_fact_of_an_entry_touches_a_component_of_its_own(moves in moves(60)) {
        let world = live(&moves, true, |_, _| ());
        for entry in &world.entries {
            let mut touched = BTreeSet::new();
            for fact in &entry.facts {
                prop_assert!(touched.insert(component(fact)), "twice: {}", component(fact));
            }
        }
    }

    #[test]
    fn docket_numbers_have_no_gap_but_where_an_undo_left_one(moves in moves(90)) {
        let mut gaps: BTreeMap<SessionId, BTreeSet<u32>> = BTreeMap::new();
        live(&moves, false, |before, after| {
            for session in after.register.sessions().map(|session| session.id) {
                let numbers = |world: &World| world.register.dockets(session).collect::<BTreeSet<u32>>();
                let (was, now) = (numbers(before), numbers(after));
                let open = gaps.entry(session).or_default();
                let given: Vec<u32> = now.difference(&was).copied().collect();
                if after.entries.last().is_some_and(|entry| entry.verb == Verb::File) {
                    let expected: Vec<u32> = (1..).filter(|n| !was.contains(n)).take(given.len()).collect();
                    assert_eq!(given, expected, "the lowest free numbers, in order");
                }
                let last = now.last().copied().unwrap_or(0);
                let missing: BTreeSet<u32> = (1..=last).filter(|n| !now.contains(n)).collect();
                let turned = after.entries.last().is_some_and(|entry| entry.turn != Turn::Plain);
                assert!(turned || missing.is_subset(open), "a gap that no undo left: {missing:?}");
                *open = missing;
            }
        });
    }

    #[test]
    fn a_register_and_its_entries_survive_the_codec(moves in moves(40)) {
        let world = live(&moves, true, |_, _| ());
        let bytes = bincode::serialize(&world.register).expect("it encodes");
        prop_assert!(bincode::deserialize::<Register>(&bytes).expect("it decodes") == world.register);
        let bytes = bincode::serialize(&world.entries).expect("they encode");
        prop_assert_eq!(bincode::deserialize::<Vec<Entry>>(&bytes).expect("they decode"), world.entries);
    }

    #[test]
    fn prospects_tell_what_each_command_alone_would_meet(moves in moves(60)) {
        let mut world = World::new();
        for step in &moves {
            let command = step.command(&mut world);
            for (id, prospect) in prospects(&world.register, &command, &world.occasion()) {
                let alone = decide(&world.register, &command.only(id), &world.occasion()).map(|_| ());
                prop_assert_eq!(prospect, alone);
            }
            drop(world.ask(&command));
        }
    }
}

#[test]
fn the_generated_histories_reach_every_verb_and_every_status() {
    let mut runner = TestRunner::deterministic();
    let (mut verbs, mut statuses) = (BTreeMap::new(), BTreeMap::new());
    for turn in 0..800 {
        let moves = moves(120).new_tree(&mut runner).expect("moves").current();
        let world = live(&moves, turn % 2 == 0, |_, _| ());
        world.entries.iter().for_each(|entry| *verbs.entry(entry.verb).or_insert(0) += 1);
        world.register.proposals().for_each(|p| *statuses.entry(world.status(p.id)).or_insert(0) += 1);
    }
    assert_eq!(verbs.len(), Verb::ALL.len(), "{verbs:?}");
    let missing: Vec<Status> = Status::ALL.into_iter().filter(|s| !statuses.contains_key(s)).collect();
    assert_eq!(missing, [], "{statuses:?}");
}

/// Names the component a fact changes.
fn component(fact: &Fact) -> String {
    match fact {
        Fact::Intake(c) => format!("intake {}", c.of),
        Fact::Particulars(c) => format!("particulars {}", c.of),
        Fact::Stage(c) => format!("stage {}", c.of),
        Fact::Task(c) => format!("task {:?}", c.of),
        Fact::Opinion(c) => format!("opinion {:?}", c.of),
        Fact::Supervision(c) => format!("supervision {}", c.of),
        Fact::Reminder(c) => format!("reminder {}", c.of),
        Fact::Unit(c) => format!("unit {}", c.of),
        Fact::Member(c) => format!("member {}", c.of),
        Fact::Clerk(c) => format!("clerk {}", c.of),
        Fact::Session(c) => format!("session {}", c.of),
        Fact::Current(_) => "current".to_owned(),
        Fact::Review(c) => format!("review {}", c.of),
        Fact::Outcome(c) => format!("outcome {}", c.of),
        Fact::Leader(c) => format!("leader {}", c.of),
        Fact::Activity(c) => format!("activity {}", c.of),
        Fact::Info(c) => format!("info {}", c.of),
        Fact::Instruction(c) => format!("instruction {}", c.of),
        Fact::Holidays(c) => format!("holidays {}", c.of),
        Fact::Pending(c) => format!("pending {}", c.of),
        Fact::Day(c) => format!("day {:?}", c.of),
        Fact::Batch(c) => format!("batch {}", c.of),
        Fact::Sheet(c) => format!("sheet {:?}", c.of),
        Fact::Questionnaire(c) => format!("questionnaire {}", c.of),
    }
}
