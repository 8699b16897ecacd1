//! What units ask of the office, and the rulings: adding a unit, handing back, more time, drafts.

use crate::world::{World, day, plain_reply, task};
use tian::office::asking::Extension;
use tian::office::queries::owing::owed_by;
use tian::office::queries::running::{Running, Waiting, of_proposal};
use tian::office::task::{EndedWhy, Handed, TaskRole};
use tian::office::verbs::addition::RuleAddition;
use tian::office::verbs::ask_extension::{AskExtension, RuleExtension};
use tian::office::verbs::draft_reply::{RuleDraft, SubmitDraft};
use tian::office::verbs::extend::Extend;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::joint_opinion::JointOpinion;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::receipt::{Receipt, Wanted};
use tian::office::verbs::reply::GiveReply;
use tian::office::*;

fn add(id: ProposalId, unit: u32, wanted: u32, role: Option<TaskRole>) -> Command {
    let wanted = Wanted { unit: UnitId(wanted), role, reason: "涉及该局职责".to_owned() };
    Command::Receipt(Receipt { add: Some(wanted), ..Receipt::of(vec![task(id, unit)]) })
}

fn rule_addition(id: ProposalId, unit: u32, granted: bool) -> Command {
    let note = String::new();
    Command::RuleAddition(RuleAddition { task: task(id, unit), granted, note, on: None })
}

fn ask_time(id: ProposalId, unit: u32, until: &str) -> Command {
    let (tasks, reason) = (vec![task(id, unit)], "需实地调研".to_owned());
    Command::AskExtension(AskExtension { tasks, until: day(until), reason, on: None })
}

fn rule_time(id: ProposalId, unit: u32, granted: bool, until: Option<&str>) -> Command {
    let (until, note) = (until.map(day), "会商后定".to_owned());
    Command::RuleExtension(RuleExtension { task: task(id, unit), granted, until, note, on: None })
}

fn send_draft(id: ProposalId, unit: u32) -> Command {
    Command::SubmitDraft(SubmitDraft { tasks: vec![task(id, unit)], class: "B".to_owned(), on: None })
}

fn rule_draft(id: ProposalId, unit: u32, granted: bool, note: &str) -> Command {
    Command::RuleDraft(RuleDraft { task: task(id, unit), granted, note: note.to_owned(), on: None })
}

fn waits(world: &World, id: ProposalId, what: Waiting) -> Vec<Running> {
    let all = of_proposal(&world.register, world.proposal(id), world.today());
    all.into_iter().filter(|row| row.what == what).collect()
}

#[test]
fn a_unit_added_on_request_has_dates_of_its_own() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-03-04").must(add(id, 1, 2, None));
    assert_eq!(world.task(id, 1).receipted, Some(day("2026-03-04")));
    assert!(!world.proposal(id).tasks.contains_key(&UnitId(2)), "only the ruling gives it a task");
    let waiting = waits(&world, id, Waiting::Ruling);
    assert_eq!((waiting.len(), waiting[0].unit, waiting[0].is_owed()), (1, Some(UnitId(1)), false));
    world.on("2026-03-10").must(rule_addition(id, 1, true));
    let added = world.task(id, 2);
    assert_eq!((added.role, added.due.date), (TaskRole::Joint, day("2026-04-10")));
    assert_eq!(world.task(id, 1).due.date, day("2026-06-02"), "the clock of the first unit goes on");
    assert!(waits(&world, id, Waiting::Ruling).is_empty());
    assert!(matches!(world.refused(rule_addition(id, 1, true)), Refusal::NotNow { .. }));
    world.undo().expect("the ruling is taken back with the task it made");
    assert!(!world.proposal(id).tasks.contains_key(&UnitId(2)));
}

#[test]
fn adding_a_unit_is_refused_where_it_cannot_be() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    assert!(matches!(world.refused(add(id, 1, 2, None)), Refusal::HasTask { .. }));
    let refusal = world.refused(add(id, 1, 3, Some(TaskRole::Separate)));
    assert!(refusal.to_string().ends_with("只能增加会办单位"), "{refusal}");
    world.must(add(id, 1, 3, None));
    assert!(matches!(world.refused(add(id, 1, 4, None)), Refusal::Already { .. }));
    world.must(rule_addition(id, 1, false));
    assert!(!world.proposal(id).tasks.contains_key(&UnitId(3)));
    world.must(add(id, 1, 4, None));
}

#[test]
fn a_unit_added_to_separate_ones_must_reply_too() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1]);
    world.must(add(id, 1, 2, None));
    world.must(rule_addition(id, 1, true));
    world.reply(id, 1, "A");
    assert!(world.proposal(id).opinions.is_empty());
    world.reply(id, 2, "A");
    assert_eq!(world.status(id), Status::ToAnswer);
}

/// Edge 14: the ruling says whether the clock starts again, and the old unit is not blamed.
#[test]
fn a_hand_back_can_be_ruled_and_given_on_in_one_step() {
    for restart in [true, false] {
        let mut world = World::new();
        let id = world.handled(&[1], &[], &[]);
        let ask = HandBackAsk { propose: Some(UnitId(2)), ..HandBackAsk::new(task(id, 1), "不属职责") };
        world.on("2026-03-05").must(Command::HandBack(ask));
        assert_eq!(world.status(id), Status::HandBack);
        let to = Some(UnitId(2));
        let ruling = HandBackRuling { to, restart, ..HandBackRuling::new(task(id, 1), true) };
        world.on("2026-03-12").must(Command::RuleHandBack(ruling));
        let ended = world.task(id, 1).ended.clone().expect("it ended");
        assert_eq!(
            (ended.why, ended.handed),
            (EndedWhy::HandedBack, Some(Handed { to: UnitId(2), restart }))
        );
        let due = if restart { "2026-06-12" } else { "2026-06-02" };
        assert_eq!(world.task(id, 2).due.date, day(due));
        let late = day("2026-12-01");
        assert!(owed_by(&world.register, UnitId(1), late).is_nothing(), "nothing is asked of the old unit");
        assert!(!owed_by(&world.register, UnitId(2), late).is_nothing());
        world.undo().expect("one step");
        assert_eq!(world.status(id), Status::HandBack);
    }
}

#[test]
fn a_refused_hand_back_gives_nothing_on_and_a_unit_cannot_be_proposed_twice() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    let propose = |unit| {
        let ask = HandBackAsk::new(task(id, 1), "不属职责");
        Command::HandBack(HandBackAsk { propose: Some(UnitId(unit)), ..ask })
    };
    assert!(matches!(world.refused(propose(2)), Refusal::HasTask { .. }), "it is a joint unit already");
    assert!(matches!(world.refused(propose(99)), Refusal::UnknownUnit(99)));
    world.must(propose(3));
    let ruling = HandBackRuling { to: Some(UnitId(3)), ..HandBackRuling::new(task(id, 1), false) };
    assert!(matches!(world.refused(Command::RuleHandBack(ruling)), Refusal::NotNow { .. }));
    world.must(Command::RuleHandBack(HandBackRuling::new(task(id, 1), false)));
    world.reply(id, 1, "A");
}

#[test]
fn reassigning_rules_on_the_request_that_waited() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-03-04").must(Command::HandBack(HandBackAsk::new(task(id, 1), "不属职责")));
    let on = Some(day("2026-03-03"));
    let early = Reassign { task: task(id, 1), to: UnitId(2), restart: false, on };
    assert!(matches!(world.refused(Command::Reassign(early)), Refusal::Date { .. }), "before the request");
    let on = None;
    world.must(Command::Reassign(Reassign { task: task(id, 1), to: UnitId(2), restart: false, on }));
    let asked = &world.task(id, 1).hand_backs[0];
    assert!(asked.ruling.as_ref().is_some_and(|ruling| ruling.granted));
    assert_eq!(world.task(id, 1).ended.as_ref().map(|ended| ended.why), Some(EndedWhy::Reassigned));
}

/// Edge 10: the due date as first set stays; another date than the one asked for may be granted.
#[test]
fn more_time_is_asked_for_and_ruled_on() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let beyond = world.refused(ask_time(id, 1, "2026-09-03"));
    assert_eq!(beyond.to_string(), "延期至2026-09-03不对：至迟不得超过2026-09-02(6个月)");
    world.on("2026-05-20").must(ask_time(id, 1, "2026-08-01"));
    assert_eq!(world.task(id, 1).due_now().date, day("2026-06-02"), "a request moves nothing");
    assert_eq!(waits(&world, id, Waiting::Ruling).len(), 1);
    assert!(matches!(world.refused(ask_time(id, 1, "2026-07-01")), Refusal::Already { .. }));
    let (tasks, until) = (vec![task(id, 1)], day("2026-07-01"));
    let extend = Extend { tasks, until, reason: "难".to_owned(), on: None };
    assert!(matches!(world.refused(Command::Extend(extend)), Refusal::Already { .. }));
    world.on("2026-05-25").must(rule_time(id, 1, true, Some("2026-07-01")));
    let now = world.task(id, 1);
    assert_eq!((now.due.date, now.due_now().date), (day("2026-06-02"), day("2026-07-01")));
    assert!(matches!(now.extensions[..], [Extension { ruling: Some(_), .. }]));
    world.must(ask_time(id, 1, "2026-08-01"));
    world.must(rule_time(id, 1, false, None));
    assert_eq!(world.task(id, 1).due_now().date, day("2026-07-01"), "a refused request moves nothing");
    assert!(matches!(world.refused(rule_time(id, 1, true, None)), Refusal::NotNow { .. }));
}

#[test]
fn a_reply_does_not_leave_while_its_draft_waits_or_was_sent_back() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    assert!(
        matches!(world.refused(send_draft(id, 2)), Refusal::NotNow { .. }),
        "a joint unit replies to nobody"
    );
    world.on("2026-04-01").must(send_draft(id, 1));
    assert_eq!(waits(&world, id, Waiting::Ruling)[0].due.date, day("2026-06-02"));
    let reply = Command::Reply(plain_reply(task(id, 1), "B"));
    assert!(world.refused(&reply).to_string().ends_with("还没有审核，请先审核"));
    assert!(matches!(world.refused(send_draft(id, 1)), Refusal::Already { .. }));
    assert_eq!(world.refused(rule_draft(id, 1, false, "")), Refusal::Empty("审核意见".to_owned()));
    world.on("2026-04-03").must(rule_draft(id, 1, false, "未逐条答复"));
    let refusal = world.refused(&reply).to_string();
    assert!(refusal.ends_with("被退回重拟，请重新送审，通过后再登记答复"), "{refusal}");
    let early = SubmitDraft { tasks: vec![task(id, 1)], class: String::new(), on: Some(day("2026-04-02")) };
    assert!(matches!(world.refused(Command::SubmitDraft(early)), Refusal::Date { .. }));
    world.must(send_draft(id, 1));
    world.must(rule_draft(id, 1, true, ""));
    world.must(reply);
    assert_eq!(world.task(id, 1).drafts.len(), 2);
}

#[test]
fn the_dates_of_rulings_follow_what_they_rule_on() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-03-04").must(add(id, 1, 2, None));
    let on = Some(day("2026-03-03"));
    let early = RuleAddition { task: task(id, 1), granted: true, note: String::new(), on };
    assert_eq!(
        world.refused(Command::RuleAddition(early)).to_string(),
        "裁定日期2026-03-03不对：早于申请日2026-03-04"
    );
    let on = Some(day("2026-03-05"));
    let late = RuleAddition { task: task(id, 1), granted: true, note: String::new(), on };
    assert!(matches!(world.refused(Command::RuleAddition(late)), Refusal::Date { .. }), "that is tomorrow");
}

#[test]
fn a_reply_leaves_as_its_draft_was_passed_and_not_before() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-04-01").must(send_draft(id, 1));
    world.on("2026-04-10").must(rule_draft(id, 1, true, ""));
    world.on("2026-04-20");
    let reply = |class: &str, delivered: &str, signed: Option<&str>| {
        let (delivered, signed) = (Some(day(delivered)), signed.map(day));
        Command::Reply(GiveReply { delivered, signed, ..plain_reply(task(id, 1), class) })
    };
    let refusal = world.refused(reply("A", "2026-04-15", None)).to_string();
    assert!(refusal.contains("审核通过的答复稿是B类，登记的是A类"), "{refusal}");
    for early in [reply("B", "2026-04-09", None), reply("B", "2026-04-15", Some("2026-04-09"))] {
        let refusal = world.refused(early);
        assert!(matches!(refusal, Refusal::Date { .. }), "{refusal}");
        assert!(refusal.to_string().contains("早于答复稿审核通过日2026-04-10"), "{refusal}");
    }
    world.must(reply("B", "2026-04-10", None));
    world.on("2026-04-25").answer(id, 4);
    world.on("2026-05-06").must(reply("A", "2026-05-06", None));
}

#[test]
fn a_unit_that_asked_to_hand_back_gives_no_joint_opinion_meanwhile() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    world.must(Command::HandBack(HandBackAsk::new(task(id, 2), "不属职责")));
    let opinion = || Command::JointOpinion(JointOpinion::of(vec![task(id, 2)]));
    let refusal = world.refused(opinion()).to_string();
    assert!(refusal.ends_with("退办申请还没有裁定，请先裁定"), "{refusal}");
    world.must(Command::RuleHandBack(HandBackRuling::new(task(id, 2), false)));
    world.must(opinion());
}
