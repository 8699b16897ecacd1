//! 平湖 2024: 提案 272 件，立案 252 件，并案后 226 件；9 个方面 10 件重点提案和 6 件重要提案。

use crate::kit::{Office, Report};
use serde_json::json;
use tian::office::ProposalId;

/// Docket numbers, class as printed (`None`: the print cannot be read) and field of the key proposals.
const KEY: [(u32, Option<&str>, &str); 10] = [
    (4, None, "汽车产业"),
    (173, Some("B"), "园区转型"),
    (23, Some("A"), "开放经济"),
    (36, Some("A"), "农业农村"),
    (161, Some("A"), "教育"),
    (8, Some("A"), "医疗"),
    (51, Some("B"), "社会治理"),
    (17, Some("A"), "劳动用工"),
    (9, Some("A"), "城市管理"),
    (11, None, "城市管理"),
];
const IMPORTANT: [u32; 6] = [20, 40, 60, 80, 100, 120];

/// 272 received; the first 252 filed in order, so that docket number and intake number agree; the last 26 of them merged.
fn office() -> Office {
    let mut office = Office::with(&json!({}));
    office.receive("2024-01-15", &json!({}), 272);
    office.file("2024-02-20", 1..=252);
    office.line(&json!({ "do": "decline", "proposals": (253..=272).collect::<Vec<u32>>(), "ground": "10",
        "diverted": "reference", "consented": true, "on": "2024-02-21" }));
    office.line(&json!({ "do": "merge", "into": 10, "proposals": (227..=252).collect::<Vec<u32>>(),
        "on": "2024-02-25" }));
    for (id, class, theme) in KEY {
        office.line(&json!({ "do": "supervise", "proposals": [id], "theme": theme }));
        if let Some(class) = class {
            office.reply("2024-09-30", id, class);
        }
    }
    office.mark("key", &KEY.map(|(id, ..)| id));
    office.mark("important", &IMPORTANT);
    office
}

fn report(office: &Office) -> Report {
    office.report("2024-12-31")
}

#[test]
fn three_totals_stand_side_by_side() {
    let report = report(&office());
    assert_eq!(
        report.values(["received", "filed", "after_merge", "merged", "declined"]),
        [272, 252, 226, 26, 20]
    );
    assert_eq!(report.share("filed"), ("92.6%".to_owned(), 272));
    report.holds();
}

#[test]
fn the_other_convention_of_merging_changes_only_what_filed_means() {
    let mut office = office();
    office.line(&json!({ "do": "set_session", "rules": { "figures": { "merged_are_filed": false } } }));
    let report = report(&office);
    let names = ["received", "filed", "filed_with_merged", "filed_without_merged", "merged", "after_merge"];
    assert_eq!(report.values(names), [272, 226, 252, 226, 26, 226]);
}

#[test]
fn key_and_important_proposals_are_counted_apart_with_their_classes() {
    let report = report(&office());
    assert_eq!(report.values(["key", "important", "excellent"]), [10, 6, 0]);
    let parts = report.parts("key", "class");
    assert_eq!(parts, [("A类".to_owned(), 6), ("B类".to_owned(), 2)]);
    assert_eq!(report.parts("themed", "theme").len(), 9, "ten proposals in nine fields");
    assert_eq!(report.value("classed"), 8, "what cannot be read has no class");
}

#[test]
fn a_related_proposal_is_not_a_merged_one() {
    let mut office = office();
    office.line(&json!({ "do": "supervise", "proposals": [23], "related": [1] }));
    let report = report(&office);
    assert_eq!(report.values(["after_merge", "merged"]), [226, 26]);
    assert!(report.rows("after_merge").contains(&ProposalId(1)));
}
