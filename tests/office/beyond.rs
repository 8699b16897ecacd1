//! Activities, information items and instructions: what public reports count can be held.

use crate::world::{World, day};
use std::collections::BTreeMap;
use tian::office::activity::{Activity, ActivityKind, Demand, Measure};
use tian::office::info::{InfoFate, Subject};
use tian::office::stage::Level;
use tian::office::verbs::activity::{FollowUpDemand, RecordActivity};
use tian::office::verbs::decline::Decline;
use tian::office::verbs::info::{AdvanceInfo, NewInfo, RecordInfo};
use tian::office::verbs::instruction::RecordInstruction;
use tian::office::*;

fn an_activity(title: &str, on: &str) -> Activity {
    let demand = |text: &str| Demand { text: text.to_owned(), followed: Vec::new() };
    Activity {
        id: ActivityId(0),
        session: SessionId(1),
        kind: ActivityKind::Supervision,
        title: title.to_owned(),
        on: day(on),
        place: "会议室".to_owned(),
        host: "叶韩清".to_owned(),
        leaders: Vec::new(),
        attendees: vec!["提案者代表".to_owned()],
        reporting: vec![UnitId(1)],
        proposals: Vec::new(),
        demands: vec![demand("提高认识"), demand("抓紧落实")],
        counts: BTreeMap::from([(Measure::Suggestions, 68), (Measure::Questionnaires, 6731)]),
        notes: String::new(),
    }
}

fn recording(activity: Activity) -> Command {
    Command::RecordActivity(RecordActivity { activity: Box::new(activity) })
}

fn following(demand: u16, done: bool) -> Command {
    let note = "已落实".to_owned();
    Command::FollowUp(FollowUpDemand { activity: ActivityId(1), demand, note, done, on: None })
}

fn an_info(title: &str, proposal: Option<ProposalId>) -> NewInfo {
    let (title, source) = (title.to_owned(), String::new());
    NewInfo { title, source, proposal, consented: true, collected: None, session: None }
}

fn advancing(items: std::ops::RangeInclusive<u32>, what: InfoFate) -> Command {
    let items = items.map(InfoId).collect();
    Command::AdvanceInfo(AdvanceInfo { items, what, note: String::new(), on: None })
}

fn instructing(subject: Subject) -> Command {
    Command::RecordInstruction(RecordInstruction {
        by: "某书记".to_owned(),
        office: "市委书记".to_owned(),
        level: Level::City,
        subject,
        words: "请认真研究。".to_owned(),
        session: None,
        on: None,
    })
}

#[test]
fn demands_are_followed_up_and_stay_when_the_activity_is_put_right() {
    let mut world = World::new();
    let tomorrow = recording(an_activity("督办会", "2026-03-03"));
    assert!(matches!(world.refused(tomorrow), Refusal::Date { .. }));
    world.must(recording(an_activity("督办会", "2026-03-01")));
    assert!(matches!(world.refused(following(3, false)), Refusal::NotNow { .. }));
    world.must(following(2, true));
    assert!(matches!(world.refused(following(2, true)), Refusal::Already { .. }));
    let mut right = an_activity("重点提案督办会", "2026-02-28");
    right.id = ActivityId(1);
    world.must(recording(right.clone()));
    let held = world.register.activity(ActivityId(1)).expect("it");
    assert_eq!((held.demands[1].followed.len(), held.count(Measure::Times)), (1, 1));
    right.demands.pop();
    assert!(matches!(world.refused(recording(right)), Refusal::NotNow { .. }));
}

#[test]
fn the_figures_of_information_items_can_be_held_and_undone() {
    let mut world = World::new();
    let items = (1..=179).map(|n| an_info(&format!("信息{n}"), None)).collect();
    let entered = world.must(Command::RecordInfo(RecordInfo { items }));
    world.must(advancing(1..=86, InfoFate::Sent { to: Level::Province }));
    let again = advancing(86..=87, InfoFate::Sent { to: Level::Province });
    assert!(matches!(world.refused(again), Refusal::Already { .. }));
    world.must(advancing(1..=36, InfoFate::Adopted { by: Level::Province }));
    world.must(instructing(Subject::Info(InfoId(1))));
    let had = |fate: InfoFate| {
        world.register.infos().filter(|info| info.steps.iter().any(|step| step.what == fate)).count()
    };
    assert_eq!(had(InfoFate::Sent { to: Level::Province }), 86);
    assert_eq!(had(InfoFate::Adopted { by: Level::Province }), 36);
    assert!(matches!(world.undo_entry(entered), Err(Refusal::MovedOn { .. })));
    let no_issue = InfoFate::Compiled { bulletin: "简讯".to_owned(), issue: 0 };
    assert!(matches!(world.refused(advancing(1..=1, no_issue)), Refusal::Empty(_)));
}

#[test]
fn an_item_comes_from_a_declined_proposal_which_stays_declined() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let from = || Command::RecordInfo(RecordInfo { items: vec![an_info("转来的", Some(id))] });
    assert!(matches!(world.refused(from()), Refusal::Stage { .. }));
    let ground = "10".to_owned();
    let decline = Decline {
        proposals: vec![id],
        ground,
        diverted: None,
        on: None,
        place: String::new(),
        consented: false,
        notified: None,
    };
    let declined = world.must(Command::Decline(decline));
    let unasked = NewInfo { consented: false, ..an_info("转来的", Some(id)) };
    let refusal = world.refused(Command::RecordInfo(RecordInfo { items: vec![unasked] }));
    assert!(refusal.to_string().contains("征得提案者同意"), "{refusal}");
    world.must(from());
    assert!(matches!(world.undo_entry(declined), Err(Refusal::MovedOn { .. })));
}

#[test]
fn instructions_are_written_on_something() {
    let mut world = World::new();
    let document = |number: &str| Subject::Document { number: number.to_owned(), title: String::new() };
    assert!(matches!(world.refused(instructing(document(""))), Refusal::Empty(_)));
    assert!(matches!(world.refused(instructing(Subject::Activity(ActivityId(4)))), Refusal::NotNow { .. }));
    world.must(instructing(document("咸政协办发〔2021〕47号")));
    assert_eq!(world.register.instructions().count(), 1);
    world.must(recording(an_activity("调研", "2026-03-02")));
    world.must(instructing(Subject::Activity(ActivityId(1))));
    assert!(matches!(world.undo_entry(world.register.seq() - 1), Err(Refusal::MovedOn { .. })));
}
