//! 阳泉 2024: 提出 418 件，立案 387 件；集体 53 件，委员 334 件；五个方面 122 + 23 + 90 + 135 + 17；办结率 100%。

use crate::kit::Office;
use serde_json::json;

const FIELDS: [u32; 5] = [122, 23, 90, 135, 17];

/// The first 53 filed ones were handed in by bodies; some of the others by several members together.
fn office() -> Office {
    let mut office = Office::with(&json!({}));
    let party =
        |name: &str| json!({ "kind": "collective", "proposers": [{ "name": name, "kind": "party" }] });
    office.receive("2024-01-20", &party("民盟市委"), 30);
    office.receive("2024-01-20", &party("民建市委"), 20);
    let committee =
        json!({ "kind": "collective", "proposers": [{ "name": "经济委", "kind": "committee" }, "王明"] });
    office.receive("2024-01-20", &committee, 3);
    office.receive("2024-01-20", &json!({ "kind": "joint", "proposers": ["王明", "李红"] }), 33);
    office.receive("2024-01-20", &json!({ "kind": "joint", "proposers": ["李红", "王 明"] }), 1);
    office.receive("2024-01-20", &json!({}), 300);
    office.receive("2024-01-20", &json!({ "period": "intersession" }), 31);
    let mut next = 1;
    for (category, count) in (1..).zip(FIELDS) {
        let ids: Vec<u32> = (next..next + count).collect();
        let category: u32 = category;
        office.line(&json!({ "do": "file", "proposals": ids, "category": category.to_string(),
            "lead": "发改委", "on": "2024-02-20" }));
        next += count;
    }
    for id in 1..=387 {
        office.reply("2024-05-10", id, "A");
    }
    office.close("2024-11-30", 1..=387);
    office
}

#[test]
fn filed_ones_are_collective_or_of_members_and_in_five_fields() {
    let report = office().report("2025-02-25");
    assert_eq!(report.values(["received", "filed", "pending_review"]), [418, 387, 31]);
    let nature = report.parts("filed", "nature");
    assert_eq!(nature, [("委员提案".to_owned(), 334), ("集体提案".to_owned(), 53)]);
    assert_eq!(report.broken("filed", "category"), FIELDS.map(u64::from));
    assert_eq!(report.share("closed"), ("100.0%".to_owned(), 387));
    report.holds();
}

#[test]
fn bodies_are_counted_one_by_one_and_by_what_they_are() {
    let report = office().report("2025-02-25");
    let bodies = report.parts("filed", "organisation");
    for (name, count) in [("民盟市委", 30), ("民建市委", 20), ("经济委", 3)] {
        assert!(bodies.contains(&(name.to_owned(), count)), "{bodies:?}");
    }
    assert_eq!(bodies.len(), 3);
    assert_eq!(report.broken("filed", "proposer"), [334, 50, 3]);
    assert_eq!(report.broken("filed", "kind"), [300, 34, 53]);
}

#[test]
fn a_member_who_signs_often_and_in_any_company_took_part_once() {
    let report = office().report("2025-02-25");
    // 331 members alone, 王明 and 李红 together; 王明 also beside a committee, and once written with a blank.
    assert_eq!(report.value("members_taking_part"), 331 + 2);
}

#[test]
fn plenary_and_intersession_are_counted_apart() {
    let report = office().report("2025-02-25");
    assert_eq!(report.broken("received", "period"), [387, 31]);
}
