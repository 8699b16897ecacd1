//! Which units the reminders pane lists, what it reminds, and that others do not move the hand.

use super::Reminders;
use crate::desk::msg::Wish;
use crate::desk::overlay::Overlay;
use crate::desk::panes::{Pane, world::World};
use crate::keymap::{Action, Key};
use crate::office::supervision::Way;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::remind::Remind;
use crate::office::verbs::undo::Undo;
use crate::office::{Command, ProposalId, Refusal, TaskId, UnitId, decide};

const EDUCATION: UnitId = UnitId(1);
const FINANCE: UnitId = UnitId(2);

/// Three proposals whose receipt and joint opinion are overdue, one more with a lead alone.
fn late() -> (World, Reminders) {
    let mut world = World::new();
    world.file(3, 1, Some(2));
    world.file(1, 1, None);
    world.wait(30);
    let mut pane = Reminders::default();
    pane.refresh(&world.scene());
    pane.fit(22);
    (world, pane)
}

fn act(pane: &mut Reminders, world: &World, action: Action) -> Vec<Wish> {
    let wishes = pane.act(action, &world.scene()).expect("taken");
    pane.refresh(&world.scene());
    pane.fit(22);
    wishes
}

fn remind(units: Vec<UnitId>) -> Command {
    Command::Remind(Remind { units, way: Way::Letter, letter: "催7号".to_owned(), level: None, on: None })
}

fn receipt(world: &mut World, proposals: &[ProposalId], unit: UnitId) {
    let tasks = proposals.iter().map(|id| TaskId { proposal: *id, unit }).collect();
    world.carry_out(&Command::Receipt(Receipt { tasks, on: None }));
}

/// The rows of the notice asked for.
fn read(wishes: Vec<Wish>) -> Vec<String> {
    let Some(Wish::Show(overlay)) = wishes.into_iter().next() else { panic!("nothing shown") };
    let Overlay::Notice(mut notice) = *overlay else { panic!("no notice") };
    notice.settle((80, 24));
    notice.rows().to_vec()
}

#[test]
fn the_worst_unit_stands_on_top() {
    let (_, pane) = late();
    assert_eq!(
        pane.list.rows(),
        [FINANCE, EDUCATION],
        "three receipts and three opinions against four receipts"
    );
    assert_eq!((pane.totals(), pane.count()), ((2, 10, 0), Some(2)));
}

#[test]
fn marked_units_are_reminded_in_one_step_and_rise_a_level() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::MarkAll);
    let subject = pane.subject(&world.scene());
    assert_eq!((subject.units.len(), subject.proposals.len()), (2, 4));
    let before = pane.owed(EDUCATION).map(|owing| owing.next_level);
    let entry = world.carry_out(&remind(subject.units));
    pane.done(&entry);
    pane.refresh(&world.scene());
    let owing = pane.owed(EDUCATION).expect("still owes");
    assert_eq!((before, owing.next_level, pane.list.marked()), (Some(1), 2, 0));
    assert!(owing.last.is_some() && pane.reminded_today(EDUCATION));
}

#[test]
fn marking_all_leaves_out_whom_the_law_would_refuse_today() {
    let (mut world, mut pane) = late();
    world.carry_out(&remind(vec![FINANCE]));
    pane.refresh(&world.scene());
    let all = decide(&world.register, &remind(vec![FINANCE, EDUCATION]), &world.occasion);
    assert!(matches!(all, Err(Refusal::Already { .. })), "one of them would spoil the whole batch");
    let said = act(&mut pane, &world, Action::MarkAll);
    assert!(matches!(said.as_slice(), [Wish::Say(_)]), "{said:?}");
    let units = pane.subject(&world.scene()).units;
    assert_eq!(units, [EDUCATION]);
    world.carry_out(&remind(units));
    pane.refresh(&world.scene());
    act(&mut pane, &world, Action::UnmarkAll);
    assert!(matches!(act(&mut pane, &world, Action::MarkAll).as_slice(), [Wish::Refuse(_)]));
    world.wait(1);
    pane.refresh(&world.scene());
    assert!(act(&mut pane, &world, Action::MarkAll).is_empty());
    assert_eq!(pane.list.marked(), 2);
}

#[test]
fn an_undone_reminder_counts_no_more() {
    let (mut world, mut pane) = late();
    world.carry_out(&Command::Remind(Remind {
        units: vec![FINANCE],
        way: Way::Telephone,
        letter: String::new(),
        level: None,
        on: None,
    }));
    world.carry_out(&Command::Undo(Undo::default()));
    pane.refresh(&world.scene());
    assert!(!pane.reminded_today(FINANCE));
}

#[test]
fn others_move_neither_cursor_nor_marks() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::Mark);
    assert!(pane.list.is_marked(FINANCE));
    assert_eq!(pane.list.cursor(), Some(EDUCATION));
    let ids: Vec<ProposalId> = (1..=3).map(ProposalId).collect();
    receipt(&mut world, &ids, FINANCE);
    pane.refresh(&world.scene());
    assert_eq!(pane.list.rows(), [EDUCATION, FINANCE], "four items against three now");
    assert_eq!((pane.list.cursor(), pane.list.place()), (Some(EDUCATION), 0));
    assert!(pane.list.is_marked(FINANCE));
    let others = world.carry_out(&remind(vec![EDUCATION]));
    pane.done(&others);
    assert_eq!(pane.list.marked(), 1, "the marked unit was not reminded");
}

#[test]
fn a_unit_that_owes_nothing_more_goes_with_its_mark() {
    let (mut world, mut pane) = late();
    act(&mut pane, &world, Action::MarkAll);
    let ids: Vec<ProposalId> = (1..=4).map(ProposalId).collect();
    receipt(&mut world, &ids, EDUCATION);
    pane.refresh(&world.scene());
    assert_eq!((pane.list.rows(), pane.list.marked()), ([FINANCE].as_slice(), 1));
}

#[test]
fn the_search_goes_by_initials_code_and_other_names_from_the_top() {
    let (mut world, mut pane) = late();
    let aliases = vec!["旧国资办".to_owned()];
    let listing =
        UnitListing { code: "309".into(), name: "市国资委".into(), aliases, ..UnitListing::default() };
    world.carry_out(&Command::ListUnits(ListUnits { units: vec![listing] }));
    world.file(1, 3, None);
    world.wait(30);
    let mut look_for = |text: &str| {
        pane.act(Action::FilterClear, &world.scene());
        pane.act(Action::Search, &world.scene());
        for letter in text.chars() {
            pane.key(Key::char(letter), None, &world.scene());
        }
        pane.refresh(&world.scene());
        (pane.list.rows().to_vec(), pane.list.place())
    };
    assert_eq!(look_for("jyj"), (vec![EDUCATION], 0));
    assert_eq!(look_for("309"), (vec![UnitId(3)], 0));
    assert_eq!(look_for("旧国资"), (vec![UnitId(3)], 0));
    assert_eq!(look_for("s").1, 0, "a new search begins at the first unit found");
}

#[test]
fn the_filter_leaves_only_what_is_overdue_and_hides_without_unmarking() {
    let mut world = World::new();
    world.file(1, 2, None);
    world.wait(30);
    world.file(1, 1, None);
    world.wait(3);
    let mut pane = Reminders::default();
    pane.refresh(&world.scene());
    assert_eq!((pane.list.rows(), pane.totals()), ([FINANCE, EDUCATION].as_slice(), (2, 1, 1)));
    act(&mut pane, &world, Action::MarkAll);
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.list.rows(), pane.list.marked_unseen()), ([FINANCE].as_slice(), 1));
    act(&mut pane, &world, Action::FilterKind);
    assert_eq!((pane.list.rows().len(), pane.list.marked_unseen()), (2, 0));
}

#[test]
fn the_history_shows_what_was_sent_to_the_unit_and_to_all_newest_first() {
    let (mut world, mut pane) = late();
    assert!(matches!(act(&mut pane, &world, Action::ReminderHistory).as_slice(), [Wish::Refuse(_)]));
    world.carry_out(&remind(vec![FINANCE]));
    world.wait(1);
    world.carry_out(&remind(vec![FINANCE, EDUCATION]));
    pane.refresh(&world.scene());
    let rows = read(act(&mut pane, &world, Action::ReminderHistory));
    let office = rows.iter().position(|row| row.starts_with("全办")).expect("the office's part");
    let (unit, office) = rows.split_at(office);
    let sent =
        |rows: &[String]| rows.iter().filter(|row| row.starts_with("  2")).cloned().collect::<Vec<_>>();
    let (unit, office) = (sent(unit), sent(office));
    assert_eq!((unit.len(), office.len()), (2, 3));
    assert!(unit[0] > unit[1], "newest first: {unit:?}");
    for part in ["发函", "6项", "催7号"] {
        assert!(unit[1].contains(part), "{part} in {}", unit[1]);
    }
    assert!(office[0].contains("市教育局") && office[2].contains("市财政局"), "{office:?}");
}

#[test]
fn stepping_goes_through_what_a_unit_owes_and_on_to_the_next_unit() {
    let (world, mut pane) = late();
    assert_eq!(pane.at(), Some(ProposalId(1)));
    let seen: Vec<Option<ProposalId>> = (0..7).map(|_| pane.step(1)).collect();
    let ids = [2, 3, 1, 2, 3, 4].map(|id| Some(ProposalId(id)));
    assert_eq!((seen[..6].to_vec(), seen[6]), (ids.to_vec(), None));
    assert_eq!((pane.list.cursor(), pane.subject(&world.scene()).at), (Some(EDUCATION), ids[5]));
    for _ in 0..4 {
        pane.step(-1);
    }
    assert_eq!((pane.list.cursor(), pane.at()), (Some(FINANCE), Some(ProposalId(3))), "entered from below");
    act(&mut pane, &world, Action::Down);
    assert_eq!(pane.at(), Some(ProposalId(1)), "a unit come to by hand begins at its worst item");
}

#[test]
fn a_jump_lands_on_a_unit_that_owes_it_the_one_at_hand_first() {
    let (_, mut pane) = late();
    assert!(pane.find(ProposalId(4)));
    assert_eq!((pane.list.cursor(), pane.at()), (Some(EDUCATION), Some(ProposalId(4))));
    assert!(pane.find(ProposalId(2)));
    assert_eq!((pane.list.cursor(), pane.at()), (Some(EDUCATION), Some(ProposalId(2))));
    assert!(!pane.find(ProposalId(99)));
}

#[test]
fn a_few_units_leave_the_room_to_what_they_owe() {
    let (_, pane) = late();
    assert_eq!((pane.share(21), Reminders::default().share(21)), (4, 3));
}
