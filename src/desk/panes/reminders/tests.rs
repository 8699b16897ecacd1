//! What the reminders pane lists, what the verbs act on, and that others do not move the hand.

use super::filter::Next;
use super::history::{Standing, standing};
use super::{Reminders, Shape};
use crate::desk::panes::{Pane, world::World};
use crate::keymap::{Action, Code, Key};
use crate::office::reminder::Way;
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::remind::Remind;
use crate::office::{Command, Entry, ProposalId, TaskId, UnitId};

/// Three proposals whose receipts and joint opinions are overdue, one more with a lead alone.
fn late() -> (World, Reminders) {
    let mut world = World::new();
    world.file(3, 1, Some(2));
    world.file(1, 1, None);
    world.wait(30);
    let mut pane = Reminders::default();
    settle(&mut pane, &world);
    (world, pane)
}

fn settle(pane: &mut Reminders, world: &World) {
    pane.refresh(&world.scene());
    pane.widen(80);
    pane.fit(21);
}

fn act(pane: &mut Reminders, world: &World, action: Action) {
    let wishes = pane.act(action, &world.scene());
    assert!(wishes.is_some(), "{action:?}");
    settle(pane, world);
}

fn type_in(pane: &mut Reminders, world: &World, text: &str) {
    for c in text.chars() {
        let key = if c == '\n' { Key::plain(Code::Enter) } else { Key::char(c) };
        assert!(pane.key(key, None, &world.scene()).is_some());
        settle(pane, world);
    }
}

fn remind(world: &mut World, units: &[u32]) -> Entry {
    let units = units.iter().copied().map(UnitId).collect();
    world.carry_out(&Command::Remind(Remind {
        units,
        way: Way::Telephone,
        letter: String::new(),
        level: None,
        on: None,
    }))
}

fn receipt(world: &mut World, pane: &mut Reminders, tasks: &[(u32, u32)]) {
    let task =
        |(proposal, unit): &(u32, u32)| TaskId { proposal: ProposalId(*proposal), unit: UnitId(*unit) };
    let tasks = tasks.iter().map(task).collect();
    let entry = world.carry_out(&Command::Receipt(Receipt::of(tasks)));
    pane.hear(&entry, &world.scene());
    settle(pane, world);
}

#[test]
fn the_worst_unit_stands_on_top_and_its_items_below_oldest_first() {
    let (_, pane) = late();
    let pair = &pane.owed.pair;
    assert_eq!(pair.upper.rows(), [UnitId(2), UnitId(1)], "six items against four receipts");
    assert_eq!((pane.owed.totals(), pane.count()), ((10, 0), Some(2)));
    let dues: Vec<_> =
        pair.lower.rows().iter().filter_map(|id| pane.owed.running(*id)).map(|r| r.due.date).collect();
    assert!(dues.len() == 6 && dues.is_sorted());
}

#[test]
fn the_items_follow_the_unit_under_the_cursor() {
    let (world, mut pane) = late();
    act(&mut pane, &world, Action::Down);
    let rows = pane.owed.pair.lower.rows();
    assert!(rows.len() == 4 && rows.iter().all(|id| id.unit == Some(UnitId(1))));
}

#[test]
fn marked_units_are_reminded_in_one_step_and_rise_a_level() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::MarkAll);
    let subject = pane.subject(&world.scene());
    assert_eq!((subject.units.len(), subject.proposals.len(), subject.marked), (2, 4, 2));
    let level = |pane: &Reminders| pane.owed.of(UnitId(1)).map(|owing| owing.next_level);
    let before = level(&pane);
    let entry = remind(&mut world, &[1, 2]);
    pane.done(&entry);
    settle(&mut pane, &world);
    assert_eq!((before, level(&pane), pane.owed.pair.upper.marked()), (Some(1), Some(2), 0));
}

#[test]
fn below_the_verbs_act_on_exactly_the_marked_tasks() {
    let (world, mut pane) = late();
    act(&mut pane, &world, Action::Open);
    act(&mut pane, &world, Action::Mark);
    act(&mut pane, &world, Action::Mark);
    let subject = pane.subject(&world.scene());
    let tasks: Vec<(u32, u32)> = subject.tasks.iter().map(|task| (task.proposal.0, task.unit.0)).collect();
    assert_eq!((tasks, subject.marked), (vec![(1, 2), (2, 2)], 2));
    act(&mut pane, &world, Action::Cancel);
    assert!(pane.owed.pair.lower.marked() == 0 && pane.owed.pair.is_below(), "first the marks go");
    act(&mut pane, &world, Action::Cancel);
    assert!(!pane.owed.pair.is_below(), "then the hand goes up");
    assert!(pane.act(Action::Cancel, &world.scene()).is_none());
}

#[test]
fn what_others_do_moves_neither_unit_nor_item() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::Down);
    act(&mut pane, &world, Action::Open);
    act(&mut pane, &world, Action::Down);
    act(&mut pane, &world, Action::Down);
    let item = pane.owed.pair.lower.cursor();
    receipt(&mut world, &mut pane, &[(1, 1), (1, 2), (2, 2), (3, 2)]);
    assert_eq!(pane.owed.pair.upper.cursor(), Some(UnitId(1)));
    assert_eq!((pane.owed.pair.lower.cursor(), pane.owed.pair.is_below()), (item, true));
}

#[test]
fn the_hand_comes_up_when_nothing_is_left_below() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::Down);
    act(&mut pane, &world, Action::Open);
    receipt(&mut world, &mut pane, &[(1, 1), (2, 1), (3, 1), (4, 1)]);
    assert_eq!(pane.owed.pair.upper.rows(), [UnitId(2)]);
    assert_eq!((pane.owed.pair.upper.cursor(), pane.owed.pair.is_below()), (Some(UnitId(2)), false));
}

#[test]
fn filters_by_next_step_leave_out_who_was_reminded_today() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[2]);
    settle(&mut pane, &world);
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.owed.filter.next, pane.owed.pair.upper.rows()), (Next::Today, &[UnitId(1)][..]));
    act(&mut pane, &world, Action::FilterKind);
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.owed.filter.next, pane.owed.pair.upper.rows().len()), (Next::Level(1), 1));
    world.wait(1);
    settle(&mut pane, &world);
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.owed.filter.next, pane.owed.pair.upper.rows()), (Next::Level(2), &[UnitId(2)][..]));
    act(&mut pane, &world, Action::Cancel);
    assert!(pane.owed.is_plain() && pane.owed.pair.upper.rows().len() == 2);
}

#[test]
fn filters_by_days_overdue() {
    let (world, mut pane) = late();
    for (days, units) in [(1, 2), (7, 2), (15, 2), (30, 0)] {
        act(&mut pane, &world, Action::FilterDays);
        assert_eq!((pane.owed.filter.late, pane.owed.pair.upper.rows().len()), (days, units));
    }
}

#[test]
fn the_search_finds_units_by_initials_and_by_what_they_owe() {
    let (world, mut pane) = late();
    act(&mut pane, &world, Action::Search);
    type_in(&mut pane, &world, "jyj\n");
    assert_eq!(pane.owed.pair.upper.rows(), [UnitId(1)]);
    act(&mut pane, &world, Action::Cancel);
    pane.text("建议4", &world.scene());
    settle(&mut pane, &world);
    assert_eq!(pane.owed.pair.upper.rows(), [UnitId(1)], "only it has the fourth");
}

#[test]
fn a_jump_puts_the_hand_on_the_item() {
    let (world, mut pane) = late();
    assert!(pane.find(ProposalId(4)));
    settle(&mut pane, &world);
    assert_eq!(pane.subject(&world.scene()).at, Some(ProposalId(4)));
    assert!(pane.owed.pair.is_below() && !pane.find(ProposalId(9)));
}

#[test]
fn the_history_shows_one_unit_then_all_newest_first_and_esc_leaves_it() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[2]);
    world.wait(1);
    remind(&mut world, &[1, 2]);
    settle(&mut pane, &world);
    act(&mut pane, &world, Action::ReminderHistory);
    let rows = |pane: &Reminders| -> Vec<(u32, String)> {
        let history = pane.history.as_ref().expect("open");
        let shown = history.pair.upper.rows().iter().filter_map(|id| history.reminder(*id));
        shown.map(|r| (r.unit.0, r.on.to_string())).collect()
    };
    let [yesterday, today] = ["2026-03-04", "2026-03-05"].map(str::to_owned);
    assert_eq!(rows(&pane), [(2, today.clone()), (2, yesterday.clone())]);
    act(&mut pane, &world, Action::ReminderHistory);
    assert_eq!(rows(&pane), [(2, today.clone()), (1, today), (2, yesterday)]);
    act(&mut pane, &world, Action::Cancel);
    assert!(pane.history.is_none());
}

#[test]
fn a_unit_never_reminded_shows_the_history_of_all() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[1]);
    settle(&mut pane, &world);
    assert_eq!(pane.owed.pair.upper.cursor(), Some(UnitId(2)));
    act(&mut pane, &world, Action::ReminderHistory);
    let history = pane.history.as_ref().expect("open");
    assert_eq!((history.filter.unit, history.pair.upper.rows().len()), (None, 1));
}

#[test]
fn the_history_tells_how_each_item_stands_now() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[1]);
    receipt(&mut world, &mut pane, &[(1, 1)]);
    let today = world.occasion.today();
    act(&mut pane, &world, Action::ReminderHistory);
    let reminder = pane.history.as_ref().and_then(|history| history.at()).expect("one");
    let stands = |place| standing(reminder, place, &world.scene());
    assert_eq!(stands(0), Standing::Settled(Some(today)));
    assert!(matches!(stands(1), Standing::Open(..0)));
}

#[test]
fn reminders_cannot_be_marked_but_what_they_were_about_can() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[1]);
    settle(&mut pane, &world);
    act(&mut pane, &world, Action::ReminderHistory);
    act(&mut pane, &world, Action::MarkAll);
    assert_eq!(pane.subject(&world.scene()).marked, 0);
    act(&mut pane, &world, Action::Open);
    act(&mut pane, &world, Action::MarkAll);
    let subject = pane.subject(&world.scene());
    assert_eq!((subject.marked, subject.proposals.len(), subject.units), (4, 4, vec![UnitId(1)]));
}

#[test]
fn both_lists_have_rows_on_every_screen() {
    for rows in 13..100 {
        for cols in [60, 80, 109, 110, 300] {
            for count in [0, 1, 5, 500] {
                let (upper, lower) = Shape::of(cols, rows, count).pages();
                assert!(upper >= 3 && lower >= 4, "{cols}x{rows}");
                let heads = if cols < 110 { 4 } else { rows - upper };
                assert!(upper + heads + if cols < 110 { lower } else { 0 } == rows);
            }
        }
    }
}

#[test]
fn the_order_turns_and_moves_no_cursor() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[2]);
    settle(&mut pane, &world);
    let rows = |pane: &Reminders| pane.owed.pair.upper.rows().iter().map(|unit| unit.0).collect::<Vec<_>>();
    assert_eq!(rows(&pane), [2, 1], "worst first");
    act(&mut pane, &world, Action::Sort);
    act(&mut pane, &world, Action::Sort);
    assert_eq!(rows(&pane), [1, 2], "never reminded first");
    act(&mut pane, &world, Action::Sort);
    assert_eq!(rows(&pane), [1, 2], "by code");
    assert_eq!(pane.owed.pair.upper.cursor(), Some(UnitId(2)));
}

#[test]
fn marking_all_leaves_out_who_was_reminded_today() {
    let (mut world, mut pane) = late();
    remind(&mut world, &[2]);
    settle(&mut pane, &world);
    act(&mut pane, &world, Action::MarkAll);
    assert_eq!(pane.owed.pair.upper.chosen(), [UnitId(1)]);
}

#[test]
fn stepping_goes_through_the_items_and_on_to_the_next_unit() {
    let (world, mut pane) = late();
    act(&mut pane, &world, Action::Open);
    let step = |pane: &mut Reminders, by| {
        let found = pane.step(by).map(|id| id.0);
        settle(pane, &world);
        found
    };
    let on: Vec<_> = std::iter::from_fn(|| step(&mut pane, 1)).collect();
    assert_eq!(on, [2, 3, 1, 2, 3, 1, 2, 3, 4], "five more of the first unit, four of the second");
    let back: Vec<_> = std::iter::from_fn(|| step(&mut pane, -1)).collect();
    assert_eq!(back.len(), 9);
}

#[test]
fn what_is_kept_entry_by_entry_is_what_is_worked_out_anew() {
    let (mut world, mut kept) = late();
    receipt(&mut world, &mut kept, &[(1, 1), (2, 2)]);
    for entry in [remind(&mut world, &[2]), world.reply(ProposalId(4), 1)] {
        kept.hear(&entry, &world.scene());
    }
    settle(&mut kept, &world);
    let mut anew = Reminders::default();
    settle(&mut anew, &world);
    assert_eq!(kept.owed.units(), anew.owed.units());
    for unit in [UnitId(1), UnitId(2)] {
        assert_eq!(kept.owed.of(unit), anew.owed.of(unit));
        assert_eq!(kept.owed.reminded_today(unit), anew.owed.reminded_today(unit));
    }
    assert_eq!(kept.owed.totals(), anew.owed.totals());
}
