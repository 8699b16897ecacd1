//! Pieces of units are no proposals: each unit by itself, on time against the original and the extended date.

use crate::kit::Office;
use serde_json::json;

/// Three proposals led by one unit and joined by the other. The first is answered in time, the second within its
/// extension, the third not at all.
fn office() -> Office {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-15", &json!({}), 3);
    office.line(&json!({ "do": "file", "proposals": [1, 2, 3], "lead": "发改委", "joint": ["教育局"],
        "on": "2025-02-20" }));
    for id in 1..=3 {
        office.line(&json!({ "do": "joint_opinion", "proposal": id, "unit": "教育局", "on": "2025-03-10" }));
    }
    office.line(&json!({ "do": "extend", "proposals": [2], "unit": "发改委", "until": "2025-07-20",
        "reason": "需要会商", "on": "2025-05-01" }));
    office.reply("2025-05-10", 1, "A");
    office.reply("2025-07-10", 2, "B");
    office
}

#[test]
fn joint_pieces_do_not_make_more_proposals() {
    let report = office().report("2025-12-31");
    assert_eq!(report.value("after_merge"), 3);
    assert_eq!(report.parts("unit_lead", "unit"), [("发改委".to_owned(), 3)]);
    assert_eq!(report.parts("unit_joint", "unit"), [("教育局".to_owned(), 3)]);
    assert_eq!(report.parts("unit_replied", "unit"), [("发改委".to_owned(), 2)]);
    report.holds();
}

#[test]
fn an_extension_makes_a_reply_punctual_only_by_the_second_reckoning() {
    let report = office().report("2025-12-31");
    assert_eq!(report.values(["due", "on_time_original", "on_time_extended", "overdue"]), [3, 1, 2, 1]);
    assert_eq!(report.share("on_time_original"), ("33.3%".to_owned(), 3));
    assert_eq!(report.share("on_time_extended"), ("66.7%".to_owned(), 3));
    assert_eq!(report.parts("unit_overdue", "unit"), [("发改委".to_owned(), 1)]);
}

#[test]
fn what_is_not_due_yet_is_no_base_of_punctuality() {
    let report = office().report("2025-05-15");
    assert_eq!(report.values(["due", "on_time_original", "overdue"]), [1, 1, 0]);
}
