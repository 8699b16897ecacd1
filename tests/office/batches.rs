//! A batch goes through as a whole or not at all, and says beforehand and afterwards whom it stumbles over.

use crate::world::{World, filing, task, units};
use tian::office::reminder::Way;
use tian::office::supervision::Mark;
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::receipt::Receipt;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::send_back::SendBack;
use tian::office::*;

fn send_back(world: &mut World, ids: &[ProposalId]) {
    world.must(Command::SendBack(SendBack {
        proposals: ids.to_vec(),
        reason: "补签名".to_owned(),
        on: None,
    }));
}

#[test]
fn a_refused_batch_names_the_culprit_and_files_nobody() {
    let mut world = World::new();
    let ids = world.receive(20);
    send_back(&mut world, &ids[6..7]);
    let refusal = world.refused(filing(&ids, units(&[1], &[], &[])));
    assert_eq!(
        refusal.to_string(),
        "收件7《关于第6件事的建议》现为“退回修改”，不能立案；改好交回后请先重新收件"
    );
    assert!(ids.iter().all(|id| world.docket(*id) == 0));
}

#[test]
fn prospects_tell_that_eighteen_of_twenty_can_be_filed() {
    let mut world = World::new();
    let ids = world.receive(20);
    send_back(&mut world, &[ids[3], ids[11]]);
    let command = filing(&ids, units(&[1], &[2], &[]));
    let all = prospects(&world.register, &command, &world.occasion());
    let cannot: Vec<ProposalId> = all.iter().filter(|(_, may)| may.is_err()).map(|(id, _)| *id).collect();
    assert_eq!((all.len(), cannot.as_slice()), (20, &[ids[3], ids[11]][..]));
    world.must(command.without(&cannot));
    let numbers: Vec<u32> = ids.iter().map(|id| world.docket(*id)).filter(|number| *number > 0).collect();
    assert_eq!(numbers, (1..=18).collect::<Vec<_>>());
}

#[test]
fn of_two_clerks_filing_one_proposal_the_second_is_told_its_stage() {
    let mut world = World::new();
    let ids = world.receive(1);
    world.by(2).file(&ids);
    let refusal = world.by(3).refused(filing(&ids, units(&[], &[], &[])));
    let Refusal::Stage { stage, verb, .. } = refusal else { panic!("{refusal}") };
    assert_eq!((stage.as_str(), verb.as_str()), ("立案", "立案"));
}

#[test]
fn one_named_twice_is_refused_by_name() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let refusal = world.refused(Command::Receipt(Receipt::of(vec![task(id, 1), task(id, 1)])));
    assert_eq!(refusal, Refusal::Twice("市教育局 第1号《关于第0件事的建议》".to_owned()));
}

#[test]
fn docket_numbers_follow_the_order_of_the_pile() {
    let mut world = World::new();
    let ids = world.receive(3);
    world.file(&[ids[2], ids[0], ids[1]]);
    assert_eq!([ids[2], ids[0], ids[1]].map(|id| world.docket(id)), [1, 2, 3]);
}

/// Edge 20: key is not important is not excellent is not cross-year, and several hold at once.
#[test]
fn marks_are_independent_of_each_other() {
    let mut world = World::new();
    let ids = world.receive(2);
    for mark in [Mark::Key, Mark::Important, Mark::CrossYear] {
        world.must(Command::Mark(SetMark { proposals: ids.clone(), mark, set: true, on: None }));
    }
    world.must(Command::Mark(SetMark {
        proposals: vec![ids[0]],
        mark: Mark::Important,
        set: false,
        on: None,
    }));
    let marks = |id| world.proposal(id).supervision.marks.iter().copied().collect::<Vec<_>>();
    assert_eq!(marks(ids[0]), [Mark::Key, Mark::CrossYear]);
    assert_eq!(marks(ids[1]), [Mark::Key, Mark::Important, Mark::CrossYear]);
    let again = SetMark { proposals: ids, mark: Mark::Key, set: true, on: None };
    assert!(matches!(world.refused(Command::Mark(again)), Refusal::Already { .. }));
}

/// Edge 26: reminding the same unit again on the same day does not pile up; edge 25: letters of a batch count up.
#[test]
fn units_are_reminded_together_with_numbers_that_count_up_and_once_a_day() {
    let mut world = World::new();
    world.handled(&[1], &[], &[]);
    world.handled(&[2], &[], &[]);
    world.on("2026-06-10");
    let letter = "政提催〔2026〕9号".to_owned();
    let both = vec![UnitId(1), UnitId(2)];
    let remind = Remind { units: both, way: Way::Letter, letter, level: None, on: None };
    world.must(Command::Remind(remind.clone()));
    let sent: Vec<(u8, String)> =
        world.register.reminders().map(|reminder| (reminder.level, reminder.letter.clone())).collect();
    assert_eq!(sent, [(1, "政提催〔2026〕9号".to_owned()), (1, "政提催〔2026〕10号".to_owned())]);
    let refusal = world.by(2).refused(Command::Remind(remind.clone()));
    assert_eq!(refusal.to_string(), "市教育局：2026-06-10已经催办过，同一天不重复");
    world.on("2026-06-18").must(Command::Remind(remind));
    assert_eq!(
        world.register.reminders_to(UnitId(1)).map(|reminder| reminder.level).collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn an_urge_for_the_overdue_only_lists_nothing_else_and_needs_something_overdue() {
    let mut world = World::new();
    let late = world.handled(&[1], &[], &[]);
    world.on("2026-03-12").handled(&[1], &[], &[]);
    let at_level = |level| {
        let units = vec![UnitId(1)];
        Command::Remind(Remind {
            units,
            way: Way::Telephone,
            letter: String::new(),
            level: Some(level),
            on: None,
        })
    };
    world.receipt(late, 1);
    world.receipt(ProposalId(2), 1);
    let refusal = world.on("2026-05-28").refused(at_level(1));
    assert_eq!(refusal.to_string(), "市教育局：没有逾期的事项，不能“催办”");
    world.on("2026-06-08").must(at_level(1));
    let about: Vec<ProposalId> =
        world.register.reminders().flat_map(|r| r.items.iter().map(|item| item.proposal)).collect();
    assert_eq!(about, [late], "the other falls due on 12 June");
    assert_eq!(
        world.on("2026-06-20").refused(at_level(9)).to_string(),
        "市教育局：没有第10级催办，最高第5级"
    );
}

#[test]
fn a_verb_at_the_wrong_stage_is_told_what_to_do_instead() {
    let mut world = World::new();
    let ids = world.receive(3);
    send_back(&mut world, &ids[..1]);
    world.merge(ids[1], &ids[2..]);
    let to = || units(&[1], &[], &[]);
    let assign = |id| Command::Assign(verbs::assign::Assign { proposals: vec![id], to: to(), on: None });
    let told = |world: &mut World, id| world.refused(assign(id)).to_string();
    assert!(told(&mut world, ids[0]).ends_with("；改好交回后请先重新收件"));
    assert!(told(&mut world, ids[1]).ends_with("不能交办；请先立案"));
    assert!(told(&mut world, ids[2]).ends_with("；请办理主案，或先拆案"));
}
