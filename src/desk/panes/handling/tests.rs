//! Proves the rows, piles and filters of the handling pane.

use super::*;
use crate::desk::panes::world::World;
use crate::office::Command;
use crate::office::task::TaskRole;
use crate::office::verbs::hand_back::HandBackAsk;
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::office::verbs::receipt::Receipt;

fn id(proposal: ProposalId, unit: u32) -> TaskId {
    TaskId { proposal, unit: UnitId(unit) }
}

fn shown(pane: &mut Handling, world: &World) -> Vec<TaskId> {
    pane.refresh(&world.scene());
    pane.roll.list.rows().to_vec()
}

fn waits_for(pane: &mut Handling, world: &World, work: Work) -> Vec<TaskId> {
    let place = Work::ALL.iter().position(|other| *other == work).expect("a stage") + 1;
    pane.picked(Picked { what: PICK_WORK, place }, &world.scene());
    shown(pane, world)
}

#[test]
fn a_row_stands_for_each_units_task_and_the_piles_follow_the_work() {
    let mut world = World::new();
    let [one, two] = world.file(2, 1, Some(2))[..] else { panic!("two") };
    let mut pane = Handling::default();
    assert_eq!(shown(&mut pane, &world), [id(one, 1), id(two, 1), id(one, 2), id(two, 2)]);
    assert_eq!(waits_for(&mut pane, &world, Work::Receipt).len(), 4);
    world.carry_out(&Command::Receipt(Receipt::of(vec![id(one, 1), id(one, 2)])));
    assert_eq!(waits_for(&mut pane, &world, Work::Receipt), [id(two, 1), id(two, 2)]);
    assert_eq!(waits_for(&mut pane, &world, Work::Joint), [id(one, 2), id(two, 2)]);
    world.carry_out(&Command::JointOpinion(JointOpinion::of(vec![id(one, 2)])));
    assert_eq!(waits_for(&mut pane, &world, Work::Joint), [id(two, 2)]);
    let (task, reason) = (id(two, 1), "职责不符".to_owned());
    world.carry_out(&Command::HandBack(HandBackAsk::new(task, &reason)));
    assert_eq!(waits_for(&mut pane, &world, Work::Ruling), [task]);
    world.reply(one, 1);
    assert_eq!(waits_for(&mut pane, &world, Work::Reply), [task]);
    assert_eq!(pane.unfulfilled(), 2, "of four one replied and one gave its opinion");
}

#[test]
fn verbs_act_on_exactly_the_marked_rows() {
    let mut world = World::new();
    let [one, two] = world.file(2, 1, Some(2))[..] else { panic!("two") };
    let mut pane = Handling::default();
    shown(&mut pane, &world);
    pane.roll.list.mark_those(&[id(one, 1), id(two, 2)]);
    let subject = pane.subject(&world.scene());
    assert_eq!(subject.tasks, [id(one, 1), id(two, 2)]);
    assert_eq!((subject.proposals, subject.marked), (vec![one, two], 2));
    assert!(subject.tasks.iter().all(|task| subject.units.contains(&task.unit)));
}

#[test]
fn filters_by_unit_role_and_days_meet_and_clear_together() {
    let mut world = World::new();
    let [one, two] = world.file(2, 1, Some(2))[..] else { panic!("two") };
    let mut pane = Handling::default();
    shown(&mut pane, &world);
    pane.act(Action::FilterUnit, &world.scene());
    pane.picked(Picked { what: PICK_UNIT, place: 2 }, &world.scene());
    assert_eq!(shown(&mut pane, &world), [id(one, 2), id(two, 2)]);
    pane.filter.role = Some(TaskRole::Lead);
    pane.changed();
    assert!(shown(&mut pane, &world).is_empty());
    pane.act(Action::FilterClear, &world.scene());
    assert_eq!(shown(&mut pane, &world).len(), 4);
    world.wait(60);
    pane.act(Action::FilterDays, &world.scene());
    let overdue = shown(&mut pane, &world);
    assert!(
        !overdue.is_empty() && overdue.iter().all(|task| task.unit == UnitId(2)),
        "joint opinions are due first"
    );
    assert_eq!(pane.overdue(), overdue.len());
    pane.text("财政", &world.scene());
    assert_eq!(shown(&mut pane, &world), overdue);
    pane.text("教育", &world.scene());
    assert!(shown(&mut pane, &world).is_empty());
}
