//! 重庆 in five years: 7667 = 5952 filed + 1715 declined; 5289 after merging = 1208 + 4081; classes 4014, 931, 344;
//! ratings 4116, 1118, 49 and 6 not returned. The place printed 77.1% and 5.3% for the first and last class, and 21.2%
//! for the second rating: counted from the rows they are 75.9%, 6.5% and 21.1%.

use crate::kit::Office;
use serde_json::json;

fn office() -> Office {
    let mut office = Office::with(&json!({
        "figures": { "satisfied_of": "asked", "satisfied": ["satisfied"] },
    }));
    let party = json!({ "kind": "collective", "proposers": [{ "name": "民盟市委", "kind": "party" }] });
    office.receive("2017-01-20", &party, 1208);
    office.receive("2017-01-20", &json!({}), 4081 + 663 + 1715);
    let ids = |from: u32, count: u32| (from..from + count).collect::<Vec<u32>>();
    office.file("2017-02-20", ids(1, 5952));
    office.line(&json!({ "do": "merge", "into": 5289, "proposals": ids(5290, 663), "on": "2017-02-25" }));
    office.line(&json!({ "do": "decline", "proposals": ids(5953, 1715), "ground": "10",
        "diverted": "opinion", "consented": true, "on": "2017-02-25" }));
    for id in 1..=5289 {
        office.reply(
            "2017-05-10",
            id,
            if id <= 4014 {
                "A"
            } else if id <= 4014 + 931 {
                "B"
            } else {
                "C"
            },
        );
    }
    office
}

#[test]
fn wrong_shares_in_print_come_out_right_with_their_base() {
    let mut office = office();
    let report = office.report("2017-12-31");
    assert_eq!(
        report.values(["received", "filed", "declined", "diverted", "after_merge"]),
        [7667, 5952, 1715, 1715, 5289]
    );
    assert_eq!(report.broken("after_merge", "nature"), [4081, 1208]);
    assert_eq!(report.values(["class_a", "class_b", "class_c"]), [4014, 931, 344]);
    assert_eq!(report.share("class_a"), ("75.9%".to_owned(), 5289), "not 77.1%");
    assert_eq!(report.share("class_b"), ("17.6%".to_owned(), 5289));
    assert_eq!(report.share("class_c"), ("6.5%".to_owned(), 5289), "not 5.3%");

    // Those merged are asked for themselves; the report counts one form a proposal, so only the others send theirs in.
    for id in 1..=5283 {
        office.answer(
            "2017-06-01",
            id,
            if id <= 4116 {
                1
            } else if id <= 4116 + 1118 {
                2
            } else {
                3
            },
        );
    }
    let report = office.report("2017-12-31");
    let of_proposals = |name: &str| report.share_of(name, "after_merge");
    assert_eq!(of_proposals("proposals_satisfied"), ("77.8%".to_owned(), 5289));
    assert_eq!(of_proposals("proposals_mostly"), ("21.1%".to_owned(), 5289), "not 21.2%");
    assert_eq!(of_proposals("proposals_understood"), ("0.9%".to_owned(), 5289));
    assert_eq!(report.value("after_merge") - report.value("rated_proposals"), 6, "not returned is no rating");
    assert_eq!(
        report.share("satisfaction_rate").1,
        report.value("asked"),
        "this place takes all asked as base"
    );
}
