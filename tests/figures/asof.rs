//! As of a day: what lies after it has not happened yet, whatever the register knows today.

use crate::kit::Office;
use serde_json::json;

fn office() -> Office {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-15", &json!({}), 6);
    office.receive("2025-03-20", &json!({ "period": "intersession" }), 1);
    office.file("2025-02-20", 1..=5);
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [5], "on": "2025-03-10" }));
    office.line(&json!({ "do": "decline", "proposals": [6], "ground": "10", "on": "2025-03-01" }));
    (1..=4).for_each(|id| office.reply(if id < 3 { "2025-04-10" } else { "2025-05-12" }, id, "A"));
    office.close("2025-09-01", 1..=4);
    office
}

#[test]
fn each_day_has_its_own_figures() {
    let office = office();
    let names = ["received", "filed", "after_merge", "merged", "declined", "replied", "closed"];
    for (day, values) in [
        ("2025-01-14", [0, 0, 0, 0, 0, 0, 0]),
        ("2025-01-15", [6, 0, 0, 0, 0, 0, 0]),
        ("2025-02-20", [6, 5, 5, 0, 0, 0, 0]),
        ("2025-03-01", [6, 5, 5, 0, 1, 0, 0]),
        ("2025-03-10", [6, 5, 4, 1, 1, 0, 0]),
        ("2025-04-30", [7, 5, 4, 1, 1, 2, 0]),
        ("2025-08-31", [7, 5, 4, 1, 1, 4, 0]),
        ("2025-09-01", [7, 5, 4, 1, 1, 4, 4]),
    ] {
        assert_eq!(office.report(day).holds().values(names), values, "{day}");
    }
}

#[test]
fn archiving_does_not_undo_that_it_was_closed() {
    let mut office = office();
    office.line(&json!({ "do": "archive", "proposals": [1, 2, 3, 4], "on": "2025-12-01" }));
    assert_eq!(office.report("2025-10-01").value("closed"), 4);
    assert_eq!(office.report("2025-12-31").value("closed"), 4);
}

#[test]
fn replies_are_told_by_month() {
    let report = office().report("2025-12-31");
    let months = [("2025-04".to_owned(), 2), ("2025-05".to_owned(), 2)];
    assert_eq!(report.parts("replied", "month"), months);
}
