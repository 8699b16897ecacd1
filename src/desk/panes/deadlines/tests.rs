//! What the deadlines pane lists, and that others do not move the hand.

use super::{Deadlines, Horizon};
use crate::desk::panes::{Pane, world::World};
use crate::keymap::{Action, Key};
use crate::office::queries::running::{Light, Waiting};
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::undo::Undo;
use crate::office::{Command, ProposalId, TaskId, UnitId};

fn pane(world: &World) -> Deadlines {
    let mut pane = Deadlines::default();
    pane.refresh(&world.scene());
    pane.fit(22);
    pane
}

fn act(pane: &mut Deadlines, world: &World, action: Action) {
    let wishes = pane.act(action, &world.scene());
    assert!(wishes.is_some(), "{action:?}");
    pane.refresh(&world.scene());
}

#[test]
fn what_is_due_first_stands_on_top() {
    let mut world = World::new();
    world.file(2, 1, Some(2));
    let pane = pane(&world);
    let dates: Vec<_> =
        pane.roll.list.rows().iter().filter_map(|id| pane.running(*id)).map(|r| r.due.date).collect();
    assert!(
        dates.is_sorted() && dates.len() == 12,
        "receipt, window and reply or joint opinion of two units, twice"
    );
    assert_eq!(pane.total(Light::Overdue), 0);
}

#[test]
fn days_go_by_and_lights_change() {
    let mut world = World::new();
    world.file(1, 1, None);
    world.wait(30);
    let pane = pane(&world);
    assert_eq!((pane.total(Light::Overdue), pane.count()), (1, Some(1)), "the receipt is overdue");
    assert_eq!(pane.roll.list.rows().len(), 2, "the hand-back window closed");
}

#[test]
fn filters_by_kind_and_days_narrow_and_open_again() {
    let mut world = World::new();
    world.file(3, 1, Some(2));
    world.wait(30);
    let mut pane = pane(&world);
    act(&mut pane, &world, Action::FilterDays);
    assert_eq!(pane.filter.days, Horizon::Overdue);
    assert_eq!(pane.roll.list.rows().len(), 9, "three receipts each of two units, three joint opinions");
    act(&mut pane, &world, Action::FilterClear);
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.filter.kind, pane.roll.list.rows().len()), (Some(Waiting::Receipt), 6));
    act(&mut pane, &world, Action::Cancel);
    assert_eq!(pane.filter.kind, None);
}

#[test]
fn search_finds_units_by_initials() {
    let mut world = World::new();
    world.file(2, 1, Some(2));
    let mut pane = pane(&world);
    act(&mut pane, &world, Action::Search);
    for letter in "sczj".chars() {
        assert!(pane.key(Key::char(letter), None, &world.scene()).is_some());
    }
    pane.refresh(&world.scene());
    assert!(
        !pane.roll.list.rows().is_empty()
            && pane.roll.list.rows().iter().all(|id| id.unit == Some(UnitId(2)))
    );
}

#[test]
fn what_others_do_moves_neither_cursor_nor_marks() {
    let mut world = World::new();
    world.file(5, 1, None);
    let mut pane = pane(&world);
    pane.roll.list.step(7);
    act(&mut pane, &world, Action::Mark);
    let (cursor, marked) = (pane.roll.list.cursor(), pane.roll.list.chosen());
    let first = pane.roll.list.rows()[0].proposal;
    let tasks = vec![TaskId { proposal: first, unit: UnitId(1) }];
    let entry = world.carry_out(&Command::Receipt(Receipt::of(tasks)));
    pane.hear(&entry, &world.scene());
    pane.refresh(&world.scene());
    assert_eq!((pane.roll.list.cursor(), pane.roll.list.chosen()), (cursor, marked));
}

#[test]
fn the_verbs_act_on_the_marked_rows_proposals_and_units() {
    let mut world = World::new();
    world.file(3, 1, Some(2));
    let mut pane = pane(&world);
    act(&mut pane, &world, Action::MarkAll);
    let subject = pane.subject(&world.scene());
    assert_eq!(subject.proposals.len(), 3);
    assert_eq!(subject.units, [UnitId(1), UnitId(2)]);
    assert!(pane.find(ProposalId(2)));
}

#[test]
fn verbs_about_tasks_act_on_exactly_the_marked_ones() {
    let mut world = World::new();
    world.file(2, 1, Some(2));
    let mut pane = pane(&world);
    let row = |proposal, unit| super::DueId {
        proposal: ProposalId(proposal),
        unit: Some(UnitId(unit)),
        signer: None,
        what: Waiting::Receipt,
    };
    for id in [row(1, 1), row(2, 2)] {
        assert!(pane.roll.list.go(id));
        pane.roll.list.act(Action::Mark);
    }
    let subject = pane.subject(&world.scene());
    let task = |proposal, unit| TaskId { proposal: ProposalId(proposal), unit: UnitId(unit) };
    assert_eq!(subject.tasks, [task(1, 1), task(2, 2)]);
    assert!(subject.concerns(task(2, 2)) && !subject.concerns(task(2, 1)));
}

#[test]
fn the_order_turns_and_what_is_due_first_stays_first_within_a_unit() {
    let mut world = World::new();
    world.file(2, 2, Some(1));
    let mut pane = pane(&world);
    act(&mut pane, &world, Action::Sort);
    let units: Vec<_> = pane.roll.list.rows().iter().map(|id| id.unit.map(|unit| unit.0)).collect();
    assert!(units.is_sorted() && units[0] == Some(1));
    let dates = pane.roll.list.rows().iter().filter(|id| id.unit == Some(UnitId(1)));
    assert!(dates.filter_map(|id| pane.running(*id)).map(|r| r.due.date).is_sorted());
    act(&mut pane, &world, Action::Sort);
    assert!(pane.roll.list.rows().is_sorted_by_key(|id| id.proposal));
}

#[test]
fn dates_beyond_the_published_holidays_are_known_as_provisional() {
    let mut world = World::new();
    world.file(1, 1, None);
    let mut pane = pane(&world);
    assert!(!pane.provisional(), "three months from February");
    world.wait(300);
    world.file(1, 1, None);
    pane.refresh(&world.scene());
    assert!(pane.provisional(), "the reply is due next year");
}

#[test]
fn what_is_kept_entry_by_entry_is_what_is_worked_out_anew() {
    let mut world = World::new();
    let mut kept = pane(&world);
    let filed = world.file(3, 1, Some(2));
    let receipt = Receipt::of(vec![TaskId { proposal: filed[1], unit: UnitId(1) }]);
    kept.refresh(&world.scene());
    let steps = [
        world.carry_out(&Command::Receipt(receipt)),
        world.reply(filed[0], 1),
        world.carry_out(&Command::Undo(Undo::default())),
        world.reply(filed[2], 1),
    ];
    // The register is that after the last step: what is heard of one by one comes to the same.
    for entry in &steps {
        kept.hear(entry, &world.scene());
    }
    kept.refresh(&world.scene());
    let anew = pane(&world);
    assert_eq!(kept.roll.list.rows(), anew.roll.list.rows());
    for light in [Light::Overdue, Light::Soon, Light::Calm] {
        assert_eq!(kept.total(light), anew.total(light), "{light:?}");
    }
    assert!(kept.roll.list.rows().iter().all(|id| kept.running(*id) == anew.running(*id)));
}
