//! What happened later does not change what a past day's figures say: stages left again, tasks ended, answers corrected.

use crate::kit::{Office, Report};
use serde_json::json;

fn filed(count: u32) -> Office {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), count);
    office.file("2025-02-01", 1..=count);
    office
}

fn of_unit(report: &Report, name: &str) -> Vec<(String, u64)> {
    report.parts(name, "unit")
}

#[test]
fn a_task_that_was_given_away_was_the_first_units_until_then() {
    let mut office = filed(1);
    office.line(&json!({ "do": "reassign", "proposal": 1, "unit": "1", "to": "2", "restart": true,
        "on": "2025-05-15" }));
    let before = office.report("2025-05-10");
    assert_eq!(before.values(["after_merge", "assigned", "due_original", "overdue"]), [1, 1, 1, 1]);
    assert_eq!(of_unit(&before, "unit_lead"), [("发改委".to_owned(), 1)]);
    assert_eq!(of_unit(&before, "unit_overdue"), [("发改委".to_owned(), 1)]);
    let after = office.report("2025-05-15");
    assert_eq!(of_unit(&after, "unit_lead"), [("教育局".to_owned(), 1)]);
    assert_eq!(after.values(["assigned", "overdue"]), [1, 0], "and nobody is late any more");
    office.line(&json!({ "do": "reassign", "proposal": 1, "unit": "2", "to": "1", "restart": true,
        "on": "2025-06-01" }));
    assert_eq!(of_unit(&office.report("2025-05-10"), "unit_overdue"), [("发改委".to_owned(), 1)]);
    assert_eq!(of_unit(&office.report("2025-05-20"), "unit_lead"), [("教育局".to_owned(), 1)]);
    assert_eq!(of_unit(&office.report("2025-06-01"), "unit_lead"), [("发改委".to_owned(), 1)]);
}

#[test]
fn a_mark_counts_from_its_own_date_until_it_is_taken_off() {
    let mut office = filed(2);
    office
        .line(&json!({ "do": "mark", "proposals": [1, 2], "mark": "key", "set": true, "on": "2025-03-10" }));
    office.line(&json!({ "do": "mark", "proposals": [2], "mark": "key", "set": false, "on": "2025-05-01" }));
    let mut keys = |day: &str| office.report(day).values(["key"]);
    assert_eq!(["2025-03-09", "2025-03-10", "2025-04-30", "2025-05-01"].map(&mut keys), [[0], [2], [2], [1]]);
    office.line(&json!({ "do": "mark", "proposals": [2], "mark": "key", "set": true, "on": "2025-06-01" }));
    office.line(&json!({ "do": "undo" }));
    assert_eq!(office.report("2025-06-02").values(["key"]), [1], "what was taken back never counted");
}

#[test]
fn what_came_again_did_so_on_its_own_date() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 1);
    office.line(&json!({ "do": "send_back", "proposals": [1], "reason": "太短", "on": "2025-01-20" }));
    office.line(&json!({ "do": "resubmit", "proposals": [1], "on": "2025-01-25" }));
    assert_eq!(["2025-01-24", "2025-01-25"].map(|day| office.report(day).values(["sent_back"])), [[1], [0]]);
}

#[test]
fn merging_and_splitting_leave_the_days_before_alone() {
    let mut office = filed(2);
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [2], "on": "2025-02-20" }));
    office.line(&json!({ "do": "split", "proposals": [2], "on": "2025-04-01" }));
    let names = ["merged", "after_merge", "filed", "assigned"];
    for (day, values) in
        [("2025-02-10", [0, 2, 2, 2]), ("2025-03-01", [1, 1, 2, 1]), ("2025-04-01", [0, 2, 2, 2])]
    {
        assert_eq!(office.report(day).values(names), values, "{day}");
    }
}

#[test]
fn what_was_sent_back_or_declined_and_came_again_was_so_until_then() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 2);
    office.line(&json!({ "do": "send_back", "proposals": [1], "reason": "补充", "on": "2025-01-15" }));
    office.line(&json!({ "do": "decline", "proposals": [2], "ground": "10", "on": "2025-01-15" }));
    office.today("2025-02-05");
    office.line(&json!({ "do": "resubmit", "proposals": [1, 2] }));
    office.today("2026-03-02");
    office.file("2025-02-20", 1..=2);
    let names = ["pending_review", "sent_back", "declined", "filed"];
    for (day, values) in [
        ("2025-01-12", [2, 0, 0, 0]),
        ("2025-01-20", [0, 1, 1, 0]),
        ("2025-02-10", [2, 0, 0, 0]),
        ("2025-02-20", [0, 0, 0, 2]),
    ] {
        let report = office.report(day);
        report.holds();
        assert_eq!(report.values(names), values, "{day}");
        assert_eq!(report.parts("declined", "ground").len() as u64, values[2], "{day}");
    }
}

#[test]
fn a_withdrawal_takes_nothing_from_the_days_before_and_its_answers_from_those_after() {
    let mut office = filed(2);
    office.reply("2025-04-10", 1, "A");
    office.reply("2025-04-10", 2, "A");
    office.answer("2025-04-20", 2, 1);
    office.line(&json!({ "do": "withdraw", "proposals": [2], "reason": "撤回", "on": "2025-05-01" }));
    let names = ["replied", "classed", "assigned", "asked", "returned", "rated_proposals"];
    assert_eq!(office.report("2025-04-25").values(names), [2, 2, 2, 2, 1, 1]);
    assert_eq!(office.report("2025-06-01").values(names), [1, 1, 1, 1, 0, 0]);
}

#[test]
fn a_rework_taken_back_with_its_answer_was_ordered_until_then() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 1);
    office.file("2025-02-01", [1]);
    office.reply("2025-03-10", 1, "A");
    office.answer("2025-03-15", 1, 4);
    let report = office.report("2025-03-20");
    assert_eq!(report.values(["dissatisfied", "reworked"]), [1, 1]);
    office.line(
        &json!({ "do": "answer", "proposal": 1, "digits": "111111", "on": "2025-05-20", "correct": true }),
    );
    assert_eq!(office.report("2025-05-01").values(["dissatisfied", "reworked"]), [1, 1], "as it was");
    assert_eq!(office.report("2025-05-20").values(["dissatisfied", "reworked"]), [0, 0]);
}

#[test]
fn only_what_had_a_number_was_filed() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 4);
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [3], "on": "2025-01-15" }));
    office.file("2025-02-01", [1, 2]);
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [2], "on": "2025-02-10" }));
    office.line(&json!({ "do": "decline", "proposals": [4], "ground": "10", "on": "2025-02-10" }));
    let names = ["received", "filed", "filed_with_merged", "after_merge", "merged"];
    assert_eq!(office.report("2025-03-01").values(names), [4, 2, 2, 1, 2]);
    let split = ["merged_before_filing", "merged_after_filing", "declined"];
    assert_eq!(office.report("2025-03-01").values(split), [1, 1, 1]);
    assert_eq!(office.report("2025-01-20").values(names), [4, 0, 0, 0, 1], "nothing is filed yet");
}

#[test]
fn each_reckoning_of_punctuality_has_its_own_base() {
    let mut office = filed(2);
    office.reply("2025-04-10", 1, "A");
    office.line(&json!({ "do": "extend", "proposals": [2], "unit": "1", "until": "2025-07-01",
        "reason": "调研", "on": "2025-04-20" }));
    let report = office.report("2025-06-01");
    assert_eq!(report.share("on_time_original"), ("50.0%".to_owned(), 2));
    assert_eq!(report.share("on_time_extended"), ("100.0%".to_owned(), 1));
    let late = office.report("2025-07-02");
    assert_eq!(late.share("on_time_extended"), ("50.0%".to_owned(), 2));
    assert_eq!(late.value("overdue"), 1);
}

#[test]
fn one_of_several_units_past_its_day_makes_the_proposal_due() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 1);
    office.line(&json!({ "do": "file", "proposals": [1], "separate": ["1", "2"], "on": "2025-02-01" }));
    office.line(&json!({ "do": "extend", "proposals": [1], "unit": "2", "until": "2025-07-30",
        "reason": "调研", "on": "2025-04-20" }));
    let report = office.report("2025-06-01");
    assert_eq!(report.values(["overdue", "due", "on_time_extended"]), [1, 1, 0]);
}

#[test]
fn the_date_that_decides_also_tells_whether_there_was_a_reply() {
    let mut office = Office::with(&json!({ "on_time": "signed" }));
    office.receive("2025-01-10", &json!({}), 1);
    office.file("2025-02-01", [1]);
    office.line(&json!({ "do": "reply", "proposal": 1, "class": "A", "document": "2025-04-25",
        "signed": "2025-04-25", "delivered": "2025-05-10" }));
    let names = ["on_time_original", "overdue", "replied"];
    assert_eq!(office.report("2025-05-05").values(names), [1, 0, 0]);
    assert_eq!(office.report("2025-05-12").values(names), [1, 0, 1]);
}

#[test]
fn a_class_counts_from_the_day_it_was_settled() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 1);
    office.line(&json!({ "do": "file", "proposals": [1], "separate": ["1", "2"], "on": "2025-02-01" }));
    for (unit, class) in [("1", "A"), ("2", "B")] {
        office.line(&json!({ "do": "reply", "proposal": 1, "unit": unit, "class": class,
            "delivered": "2025-04-10" }));
    }
    office.line(
        &json!({ "do": "classify", "proposals": [1], "class": "B", "basis": "综合", "on": "2025-09-01" }),
    );
    let names = ["classed", "first_classed", "undecided"];
    assert_eq!(office.report("2025-06-01").values(names), [0, 0, 1]);
    assert_eq!(office.report("2025-09-01").values(names), [1, 1, 0]);
}

#[test]
fn marks_and_leaders_count_for_what_is_handled() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 4);
    office.file("2025-02-01", 1..=3);
    office.mark("key", &[1, 2, 3, 4]);
    office.line(&json!({ "do": "withdraw", "proposals": [2], "reason": "撤回", "on": "2025-03-01" }));
    office.line(&json!({ "do": "merge", "into": 1, "proposals": [3], "on": "2025-03-02" }));
    let key = |day: &str| (office.report(day).value("key"), office.report(day).of("key").bases[1].value);
    assert_eq!(key("2025-01-11"), (0, 0));
    assert_eq!(key("2025-02-02"), (3, 3));
    assert_eq!(key("2025-04-01"), (1, 1), "over what is handled, as one of its bases");
}

#[test]
fn a_later_reply_without_a_list_leaves_the_recommendations_as_they_were() {
    let mut office = filed(1);
    let point = |adopted: &str| json!({ "text": "一条", "adopted": adopted });
    office.line(&json!({ "do": "reply", "proposal": 1, "class": "B", "delivered": "2025-04-10",
        "points": [point("adopted"), point("partly"), point("not_adopted")] }));
    office.answer("2025-04-20", 1, 4);
    office.reply("2025-05-10", 1, "A");
    let report = office.report("2025-06-01");
    report.holds();
    assert_eq!(report.values(["points", "points_adopted"]), [3, 2]);
    assert_eq!(report.broken("points", "adoption"), [1, 1, 1]);
}

#[test]
fn only_members_on_the_roll_who_signed_take_part() {
    let mut office = Office::with(&json!({}));
    office.line(&json!({ "do": "list_members", "members": [{ "name": "王一" }, { "name": "魏 娜" }] }));
    office.receive(
        "2025-01-10",
        &json!({ "kind": "joint", "signatures_due": "2025-01-20",
        "proposers": ["王一", "魏　娜", "外来人"] }),
        1,
    );
    assert_eq!(office.report("2025-02-01").share("members_taking_part"), ("50.0%".to_owned(), 2));
    office.line(&json!({ "do": "list_members", "members": [{ "name": "王一", "left": "2025-06-01" }] }));
    assert_eq!(office.report("2025-12-01").share("members_taking_part"), ("0.0%".to_owned(), 1));
}

#[test]
fn a_fate_counts_once_for_a_proposal_however_often_it_was_told() {
    let mut office = Office::with(&json!({}));
    office.receive("2025-01-10", &json!({}), 2);
    office.line(&json!({ "do": "decline", "proposals": [1, 2], "ground": "10", "on": "2025-01-15",
        "diverted": "opinion", "consented": true }));
    for level in ["city", "province"] {
        office.line(&json!({ "do": "divert_fate", "proposals": [1], "what": "adopted", "level": level,
            "on": "2025-03-01" }));
    }
    let report = office.report("2025-04-01");
    assert_eq!(report.broken("diverted_fate", "fate"), [1]);
    assert_eq!(report.broken("diverted_fate", "fate_level"), [1, 1]);
}

#[test]
fn nothing_is_a_figure_too() {
    let report = filed(2).report("2025-03-01");
    let categories = report.parts("filed", "category");
    assert!(categories.len() > 1 && categories.iter().filter(|(_, value)| *value == 0).count() > 0);
    assert_eq!(of_unit(&report, "unit_on_time_original"), [("发改委".to_owned(), 0)]);
    assert_eq!(report.values(["units", "units_leading", "units_joining"]), [1, 1, 0]);
}
