//! What proposers said: bases of the rates, merged proposals asked for themselves, first and last ratings.

use crate::kit::Office;
use serde_json::json;

/// 宁波 2011: 588 with a class (148, 364, 66, 10), 527 forms returned, 526 of them satisfied or mostly so (99.8%).
#[test]
fn a_share_of_forms_is_of_those_that_came_back() {
    let classes = json!([
        { "code": "A", "meaning": "已解决" }, { "code": "B", "meaning": "列入计划" },
        { "code": "C", "meaning": "以后解决" }, { "code": "D", "meaning": "留作参考" },
    ]);
    let mut office = Office::with(&json!({ "classes": classes }));
    office.receive("2011-01-15", &json!({}), 591);
    office.file("2011-02-20", 1..=591);
    let counts = [("A", 148), ("B", 364), ("C", 66), ("D", 10)];
    let mut next = 1;
    for (class, count) in counts {
        (next..next + count).for_each(|id| office.reply("2011-05-10", id, class));
        next += count;
    }
    (1..=526).for_each(|id| office.answer("2011-06-01", id, if id <= 400 { 1 } else { 2 }));
    office.answer("2011-06-01", 527, 3);
    let report = office.report("2011-12-31");
    assert_eq!(report.values(["classed", "asked", "returned", "not_returned"]), [588, 588, 527, 61]);
    assert_eq!(report.share("satisfaction_rate"), ("99.8%".to_owned(), 527));
    let shares = ["class_a", "class_b", "class_c", "class_d"].map(|name| report.share(name).0);
    assert_eq!(shares, ["25.2%", "61.9%", "11.2%", "1.7%"]);
    assert_eq!(
        report.share_of("class_a", "after_merge"),
        ("25.0%".to_owned(), 591),
        "the other base is told too"
    );
    report.holds();
}

#[test]
fn every_proposer_of_a_merged_proposal_is_asked_and_one_dissatisfied_spoils_the_whole() {
    let mut office = Office::with(&json!({ "feedback": { "rework_rounds": 0, "meeting": false } }));
    office.receive("2025-01-15", &json!({}), 3);
    office.file("2025-02-20", 1..=3);
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [2], "on": "2025-02-21" }));
    office.reply("2025-05-10", 1, "A");
    office.reply("2025-05-10", 3, "A");
    office.answer("2025-05-20", 1, 1);
    office.answer("2025-05-20", 2, 4);
    office.answer("2025-05-20", 3, 1);
    let report = office.report("2025-06-30");
    assert_eq!(report.values(["asked", "satisfied", "dissatisfied"]), [3, 2, 1]);
    assert_eq!(
        report.values(["rated_proposals", "proposals_satisfied", "proposals_dissatisfied"]),
        [2, 1, 1]
    );
}

#[test]
fn the_first_rating_stays_beside_the_last() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-15", &json!({}), 2);
    office.file("2025-02-20", 1..=2);
    office.reply("2025-05-10", 1, "C");
    office.reply("2025-05-10", 2, "A");
    office.today("2025-05-20");
    office.answer("2025-05-20", 1, 4);
    office.answer("2025-05-20", 2, 1);
    office.today("2025-09-30");
    office.reply("2025-07-10", 1, "A");
    let between = office.report("2025-07-31");
    assert_eq!(between.values(["dissatisfied_first", "reworked", "reworked_replied"]), [1, 1, 1]);
    assert_eq!(between.value("class_a"), 2);
    office.answer("2025-08-01", 1, 1);
    let after = office.report("2025-08-31");
    assert_eq!(after.share("satisfaction_rate_first"), ("50.0%".to_owned(), 2));
    assert_eq!(after.share("satisfaction_rate"), ("100.0%".to_owned(), 2));
    assert_eq!(after.values(["first_class_c", "class_c"]), [1, 0]);
    assert_eq!(
        office.report("2025-06-30").values(["dissatisfied", "class_c"]),
        [1, 1],
        "as it stood in June"
    );
}
