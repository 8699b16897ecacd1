//! Proves that every part of a component has a name and that facts are told with both ends.

use super::leaves::leaves;
use super::*;
use crate::desk::panes::world::World;
use crate::office::review::{Gate, Gates, Review, ReviewLevel, ReviewStep, Verdict};
use crate::office::{Register, TaskId, UnitId};
use crate::text::locale::say::fields::{known, label};
use chrono::NaiveDate;
use serde_json::Value;

/// Every name under which a part is stored, at any depth.
fn parts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                out.push(name.clone());
                parts(inner, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| parts(item, out)),
        _ => {}
    }
}

fn is_hanzi(text: &str) -> bool {
    !text.chars().any(|c| c.is_ascii_lowercase())
}

#[test]
fn every_part_of_the_rules_and_of_a_proposal_in_hand_has_a_name() {
    let mut world = World::new();
    let ids = world.file(1, 1, Some(2));
    world.reply(ids[0], 1);
    let proposal = world.register.proposal(ids[0]).expect("filed");
    let session = world.register.current().expect("a session");
    let mut names = Vec::new();
    let tasks: Vec<_> = proposal.tasks.values().collect();
    let opinions: Vec<_> = proposal.opinions.values().collect();
    for stored in [
        serde_json::to_value(session),
        serde_json::to_value(&proposal.particulars),
        serde_json::to_value(&proposal.intake),
        serde_json::to_value(tasks),
        serde_json::to_value(opinions),
        serde_json::to_value(&proposal.supervision),
        serde_json::to_value(&proposal.review),
        serde_json::to_value(&proposal.outcome),
        serde_json::to_value(world.register.unit(UnitId(1))),
    ] {
        parts(&stored.expect("stored"), &mut names);
    }
    // These stand for due dates and lengths of time, which are told in one.
    let told_in_one = ["date", "provisional", "on_rest_day", "days", "working_days", "months", "id"];
    for name in names.iter().filter(|name| !told_in_one.contains(&name.as_str())) {
        assert!(known(name).is_some() || label("session", name) != "其他", "{name}");
    }
}

#[test]
fn no_word_of_the_rules_is_left_as_it_is_stored() {
    let world = World::new();
    let session = world.register.current().expect("a session");
    for leaf in leaves("session", session, &world.register) {
        // Templates and codes of classes are data of the office.
        let template = leaf.text.contains('{') || leaf.text.len() < 3;
        assert!(template || is_hanzi(&leaf.text), "{}：{}", leaf.path, leaf.text);
        assert!(is_hanzi(&leaf.path), "{}", leaf.path);
    }
}

#[test]
fn a_task_that_changes_is_told_part_by_part_with_both_ends() {
    let mut world = World::new();
    let ids = world.file(1, 1, None);
    world.wait(1);
    let task = TaskId { proposal: ids[0], unit: UnitId(1) };
    let receipt = crate::office::verbs::receipt::Receipt::of(vec![task]);
    let entry = world.carry_out(&crate::office::Command::Receipt(receipt));
    let told: Vec<String> = entry.facts.iter().flat_map(|fact| tell(fact, &world.register)).collect();
    assert_eq!(told, ["第1号(收件1号) 市教育局 办理项", "  签收日：无 改为 2026-02-03"]);
}

#[test]
fn filing_tells_the_stage_it_left_and_the_number_it_gave() {
    let mut world = World::new();
    let ids = world.file(1, 1, None);
    let entry = world.reply(ids[0], 1);
    let told: Vec<String> = entry.facts.iter().flat_map(|fact| tell(fact, &world.register)).collect();
    assert!(told.iter().any(|line| line.starts_with("  答复(1) 类别：无 改为 A")), "{told:#?}");
    assert!(told.iter().any(|line| line.ends_with("委员1反馈 反馈意见：新记")), "{told:#?}");
    let stage = Fact::Stage(Change::from(
        ids[0],
        crate::office::Stage::Received,
        world.register.proposal(ids[0]).expect("filed").stage.clone(),
    ));
    let told = tell(&stage, &world.register);
    assert_eq!(told[1], "  阶段：已收件 改为 立案", "{told:#?}");
    assert!(told.contains(&"  案号 印法：无 改为 第1号".to_owned()), "{told:#?}");
}

#[test]
fn a_review_is_told_in_the_words_of_the_office_and_taken_back_as_gone() {
    let world = World::new();
    let step = ReviewStep {
        level: ReviewLevel::Second,
        on: NaiveDate::from_ymd_opt(2026, 2, 2).expect("a day"),
        by: String::new(),
        gates: Gates { policy: Gate::Passed, ..Gates::default() },
        verdict: Verdict::Decline,
        lead: Some(UnitId(2)),
        joint: Vec::new(),
        separate: Vec::new(),
        remark: "空泛".to_owned(),
    };
    let change = Change::from(ProposalId(1), Review::default(), Review { steps: vec![step] });
    let told = tell(&Fact::Review(change.clone()), &Register::default());
    for line in [
        "  经过(1) 层级：无 改为 复审",
        "  经过(1) 结论：无 改为 拟不予立案",
        "  经过(1) 三关 政治关：无 改为 通过",
    ] {
        assert!(told.contains(&line.to_owned()), "{told:#?}");
    }
    let told = tell(&Fact::Review(change).inverse(), &world.register);
    assert!(told.contains(&"  经过(1) 拟主办：市财政局 改为 无".to_owned()), "{told:#?}");
}
