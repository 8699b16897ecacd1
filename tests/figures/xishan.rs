//! 锡山 2022: 158 件 = 53 + 39 + 41 + 25，全部办结，满意和基本满意 100%，两档结果 122 件 77.2%、36 件 22.8%，
//! 重点 10 件，跨年度跟踪 2 件。

use crate::kit::Office;
use serde_json::json;
use std::collections::BTreeSet;

const CATEGORIES: [(&str, u32); 4] =
    [("经济发展", 53), ("城乡建设管理", 39), ("社会事业", 41), ("社会治理及其他", 25)];
/// Those the report names among the 36 that are being solved step by step.
const PLANNED: [u32; 5] = [3, 4, 8, 12, 53];
const KEY: [u32; 10] = [22, 27, 29, 30, 31, 32, 33, 34, 35, 36];

fn office() -> Office {
    let codes = ["1", "2", "3", "4"];
    let categories: Vec<_> =
        CATEGORIES.iter().zip(codes).map(|((name, _), code)| json!({ "code": code, "name": name })).collect();
    let mut office = Office::with(&json!({
        "categories": categories,
        "classes": [
            { "code": "A", "meaning": "已解决或基本解决", "adopted": true },
            { "code": "B", "meaning": "正在解决或列入计划逐步解决", "adopted": true, "tracked": true },
        ],
    }));
    for (name, count) in CATEGORIES {
        office.receive("2022-01-10", &json!({ "category": name }), count);
    }
    office.file("2022-02-10", 1..=158);
    let planned: BTreeSet<u32> = PLANNED.into_iter().chain(128..=158).collect();
    for id in 1..=158 {
        office.reply("2022-05-20", id, if planned.contains(&id) { "B" } else { "A" });
        office.answer("2022-05-30", id, if id % 7 == 0 { 2 } else { 1 });
    }
    office.close("2022-09-30", 1..=158);
    office.mark("key", &KEY);
    office
}

#[test]
fn categories_add_up_to_what_was_received() {
    let report = office().report("2022-10-27");
    let expected = CATEGORIES.map(|(name, count)| (name.to_owned(), u64::from(count)));
    assert_eq!(report.parts("received", "category"), expected);
    assert_eq!(report.broken("received", "category").iter().sum::<u64>(), report.value("received"));
    assert_eq!(report.share("closed"), ("100.0%".to_owned(), 158));
    report.holds();
}

#[test]
fn two_classes_are_enough_and_their_shares_print_as_published() {
    let report = office().report("2022-10-27");
    assert_eq!(report.value("classed"), 158);
    assert_eq!((report.value("class_a"), report.share("class_a")), (122, ("77.2%".to_owned(), 158)));
    assert_eq!((report.value("class_b"), report.share("class_b")), (36, ("22.8%".to_owned(), 158)));
}

#[test]
fn the_rest_of_a_class_is_told_by_its_first_numbers() {
    let office = office();
    let report = office.report("2022-10-27");
    let rest = |name: &str, told: [u32; 2]| {
        let mut numbers = office.dockets(&report.rows(name));
        numbers.retain(|number| !told.contains(number));
        (numbers[..3].to_vec(), numbers.len())
    };
    assert_eq!(rest("class_a", [69, 18]), (vec![1, 2, 5], 120));
    assert_eq!(rest("class_b", [12, 53]), (vec![3, 4, 8], 34));
}

#[test]
fn satisfied_and_mostly_satisfied_are_one_rate_that_names_its_base() {
    let report = office().report("2022-10-27");
    assert_eq!(report.share("satisfaction_rate"), ("100.0%".to_owned(), 158));
    assert_eq!(report.share("satisfaction_of_returned"), ("100.0%".to_owned(), 158));
    assert_eq!(report.values(["satisfied", "mostly", "not_returned"]), [136, 22, 0]);
    assert_eq!(report.share("satisfaction_of_asked"), ("86.1%".to_owned(), 158));
}

#[test]
fn key_and_tracked_proposals_are_counted_by_themselves() {
    let mut office = office();
    office.line(&json!({ "do": "track", "proposals": [12, 53], "promise": "分步实施", "on": "2022-10-01" }));
    let report = office.report("2022-10-27");
    assert_eq!(report.values(["key", "tracked", "class_moved"]), [10, 2, 0]);
    assert_eq!(report.parts("key", "class"), [("A类".to_owned(), 10)]);

    office.line(&json!({ "do": "look_back", "proposals": [12], "progress": "已建成", "class": "A",
        "basis": "现场查看", "rating": "satisfied", "on": "2023-06-01" }));
    let later = office.report("2023-10-01");
    assert_eq!(
        later.values(["tracked", "looked_back", "class_moved", "class_a", "class_b"]),
        [2, 1, 1, 123, 35]
    );
    assert_eq!(later.values(["first_class_a", "first_class_b"]), [122, 36], "the first class stays");
    let then = office.report("2022-10-27");
    assert_eq!(
        then.values(["class_a", "class_b", "looked_back"]),
        [122, 36, 0],
        "as of the report nothing moved"
    );
}
